// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/artifacttext.h"

#include "models/tr.h"

using namespace Qt::StringLiterals;

namespace models {

namespace {

bool hasOneOf(const QString &type, const QList<QLatin1StringView> &words)
{
    for (const QLatin1StringView word : words) {
        if (type.contains(word, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

/// Empty if the type is not known.
QString kindOf(const QString &type)
{
    if (hasOneOf(type, {"spdx"_L1, "cyclonedx"_L1, "syft"_L1, "sbom"_L1}))
        //: What software is in an image: an SBOM.
        return Tr::tr("Bill of materials");
    if (hasOneOf(type, {"slsa"_L1, "provenance"_L1}))
        //: How and from what an image was built.
        return Tr::tr("Provenance");
    if (hasOneOf(type, {"cosign"_L1, "sigstore"_L1, "notary"_L1, "signature"_L1}))
        return Tr::tr("Signature");
    return hasOneOf(type, {"in-toto"_L1}) ? Tr::tr("Attestation") : QString();
}

} // namespace

QString artifactType(const registry::AttachedArtifact &artifact)
{
    return artifact.predicates.isEmpty() ? artifact.descriptor.artifactType
                                         : artifact.predicates.join(u", "_s);
}

QString artifactText(const registry::AttachedArtifact &artifact)
{
    QStringList kinds;
    for (const QString &predicate : artifact.predicates)
        kinds += kindOf(predicate);
    kinds.removeAll(QString());
    kinds.removeDuplicates();
    if (!kinds.isEmpty())
        return kinds.join(u", "_s);
    const QString &type = artifact.descriptor.artifactType;
    if (const QString kind = kindOf(type); !kind.isEmpty())
        return kind;
    return type.isEmpty() ? Tr::tr("Artifact") : type;
}

} // namespace models
