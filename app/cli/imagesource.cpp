// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/imagesource.h"

#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/tr.h"
#include "core/layers/archivereader.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

/// An OCI layout folder, and which of its images.
struct LayoutName
{
    QString folder;
    QString image; ///< Empty: the only one.
};

/// "FOLDER" or, as skopeo and umoci write it, "FOLDER:NAME".
std::optional<LayoutName> layoutName(const QString &word)
{
    const auto isLayout = [](const QString &folder) {
        return QFileInfo::exists(folder + u"/oci-layout"_s);
    };
    if (isLayout(word))
        return LayoutName{word, {}};
    for (qsizetype colon = word.indexOf(u':'); colon > 0; colon = word.indexOf(u':', colon + 1)) {
        if (isLayout(word.first(colon)))
            return LayoutName{word.first(colon), word.sliced(colon + 1)};
    }
    return std::nullopt;
}

core::Result<QString> onlyImage(store::OciStore &store, const QString &folder)
{
    const auto images = store.list();
    if (!images)
        return std::unexpected(images.error());
    if (images->size() == 1)
        return images->first().target.digest.toString();
    QStringList names;
    for (const store::Image &image : *images) {
        for (const oci::Reference &name : image.names)
            names.append(name.toString());
    }
    return core::fail(core::ErrorCode::InvalidArgument,
                      Tr::tr("“%1” holds %n image(s). Write FOLDER:NAME to choose one.", nullptr,
                             int(images->size()))
                          .arg(folder),
                      names.join(u", "_s));
}

core::Result<ImageSource> openStored(const Console &console, const QString &folder, QString name,
                                     const std::optional<oci::Platform> &platform)
{
    const auto store = folder.isEmpty()
                           ? openStore(console)
                           : store::OciStore::open(folder, layers::TocCache::user(), false);
    if (!store)
        return std::unexpected(store.error());
    if (name.isEmpty()) {
        auto only = onlyImage(**store, folder);
        if (!only)
            return std::unexpected(only.error());
        name = *only;
    }
    const auto details = (*store)->inspect(name, platform);
    if (!details)
        return std::unexpected(details.error());
    auto tocs = (*store)->readTocs(*details, console.stop());
    if (!tocs)
        return std::unexpected(tocs.error());
    return ImageSource{
        .reference = details->image.names.isEmpty() ? details->image.target.digest.toString()
                                                    : details->image.names.first().toString(),
        .layers = details->manifest.layers,
        .config = details->config,
        .tocs = std::move(*tocs),
    };
}

core::Result<ImageSource> openArchive(const Console &console, const QString &file,
                                      const std::optional<oci::Platform> &platform)
{
    auto image = layers::readArchive(file, platform, console.stop());
    if (!image)
        return std::unexpected(image.error());
    return ImageSource{
        .reference = image->reference.isEmpty() ? file : image->reference,
        .layers = image->layers,
        .config = image->config,
        .tocs = std::move(image->tocs),
    };
}

} // namespace

core::Result<ImageSource> openImage(const Console &console, const QString &word,
                                    const std::optional<oci::Platform> &platform)
{
    if (const auto layout = layoutName(word))
        return openStored(console, layout->folder, layout->image, platform);
    const bool looksLikeFile = word.startsWith(u'/') || word.startsWith(u'.');
    if (looksLikeFile || QFileInfo(word).isFile())
        return openArchive(console, word, platform);
    return openStored(console, {}, word, platform);
}

} // namespace cli
