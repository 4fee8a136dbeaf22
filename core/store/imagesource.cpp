// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/imagesource.h"

#include "core/base/limits.h"

using namespace Qt::StringLiterals;

namespace store {

namespace {

constexpr QLatin1StringView SourcePrefix("containerd.io/distribution.source.");

void append(const QString &repository, const oci::Digest &digest, QList<oci::Reference> &sources)
{
    const auto source = oci::Reference::parse(repository + u'@' + digest.toString());
    // A bare host "localhost" stands for names that a layout gives by itself.
    if (source && source->domain() != "localhost"_L1 && sources.size() < core::limits::ImageSources
        && !sources.contains(*source))
        sources.append(*source);
}

} // namespace

oci::Descriptor withSource(oci::Descriptor target, const oci::Reference &reference)
{
    target.annotations.insert(SourcePrefix + reference.domain(), reference.path());
    return target;
}

QList<oci::Reference> sourcesOf(const oci::Descriptor &target)
{
    QList<oci::Reference> sources;
    for (const auto &[key, value] : target.annotations.asKeyValueRange()) {
        if (!key.startsWith(SourcePrefix))
            continue;
        const QString domain = key.sliced(SourcePrefix.size());
        const QStringList paths = value.split(u',', Qt::SkipEmptyParts);
        for (const QString &path : paths)
            append(domain + u'/' + path, target.digest, sources);
    }
    const QString name = target.annotations.value(oci::annotation::RefName);
    if (name.contains(u'/')) {
        if (const auto reference = oci::Reference::parse(name))
            append(reference->repository(), target.digest, sources);
    }
    return sources;
}

} // namespace store
