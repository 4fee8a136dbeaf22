// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/imagefinder.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

/// Found by what identifies it, wholly or by its beginning; more than one is ambiguous.
Result<FoundImage> findById(const QList<store::Image> &images, const QString &hex,
                            const core::Error &notFound)
{
    QList<FoundImage> found;
    for (qsizetype i = 0; i < images.size(); ++i) {
        const store::Image &image = images[i];
        const auto matches = [&hex](const oci::Digest &digest) {
            return digest.encoded().startsWith(hex);
        };
        if (matches(image.target.digest) || std::ranges::any_of(image.registryDigests, matches)) {
            found.append({i, {}, {}});
            continue;
        }
        for (const store::PlatformImage &platform : image.platforms) {
            if (matches(platform.configDigest) || matches(platform.manifest.digest)) {
                found.append({i, {}, platform.manifest.digest});
                break;
            }
        }
    }
    if (found.isEmpty())
        return std::unexpected(notFound);
    if (found.size() > 1)
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("“%1” is the beginning of %n image ID(s). Write more of it.",
                                 nullptr, int(found.size()))
                              .arg(hex));
    return found.first();
}

} // namespace

Result<FoundImage> findImage(const QList<store::Image> &images, const QString &name,
                             const QString &engine)
{
    static const QRegularExpression id(u"^(?:sha256:|sha512:)?([0-9a-f]{4,128})$"_s);
    const core::Error notFound{
        ErrorCode::NotFound, Tr::tr("There is no image “%1” on “%2”.").arg(name, engine), {}};
    const auto wanted = oci::Reference::parse(name);
    if (wanted) {
        for (qsizetype i = 0; i < images.size(); ++i) {
            if (images[i].names.contains(*wanted))
                return FoundImage{i, *wanted, {}};
        }
    }
    if (const auto match = id.match(name); match.hasMatch())
        return findById(images, match.captured(1), notFound);
    if (wanted && wanted->digest())
        return findById(images, wanted->digest()->encoded(), notFound);
    return std::unexpected(notFound);
}

} // namespace engine
