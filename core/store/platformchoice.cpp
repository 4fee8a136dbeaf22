// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/platformchoice.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace store {

Result<PlatformImage> choosePlatform(const Image &image, const std::optional<oci::Digest> &manifest,
                                     const std::optional<oci::Platform> &platform)
{
    if (image.platforms.isEmpty())
        return core::fail(ErrorCode::Corrupt,
                          Tr::tr("The manifest of this image cannot be read. Check the store, or "
                                 "pull the image again."),
                          image.target.digest.toString());
    QList<oci::Platform> platforms;
    QStringList names;
    for (const PlatformImage &one : image.platforms) {
        if (manifest == one.manifest.digest)
            return one;
        platforms.append(one.platform);
        names.append(one.platform.toString());
    }
    const qsizetype best = oci::bestMatch(platform.value_or(oci::Platform::host()), platforms);
    if (best >= 0)
        return image.platforms[best];
    if (platform)
        return core::fail(ErrorCode::NotFound,
                          Tr::tr("This image is not here for %1. Here are: %2.")
                              .arg(platform->toString(), names.join(u", "_s)));
    return image.platforms.first();
}

} // namespace store
