// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/images/selectedimage.h"

#include "views/format.h"

namespace views {

QString SelectedImage::digest() const
{
    for (const store::PlatformImage &candidate : image.platforms) {
        if (platform == candidate.platform)
            return candidate.manifest.digest.toString();
    }
    return image.target.digest.toString();
}

QString SelectedImage::title() const
{
    for (const oci::Reference &reference : image.names) {
        if (reference.toString() == name)
            return reference.familiar();
    }
    return format::shortDigest(image.target.digest.toString());
}

QDateTime SelectedImage::created() const
{
    for (const store::PlatformImage &candidate : image.platforms) {
        if (!platform || platform == candidate.platform)
            return candidate.created;
    }
    return {};
}

QMap<QString, QStringList> namesByStore(const QList<SelectedImage> &selection)
{
    QMap<QString, QStringList> names;
    for (const SelectedImage &selected : selection)
        names[selected.store] += selected.name;
    for (QStringList &each : names)
        each.removeDuplicates();
    return names;
}

} // namespace views
