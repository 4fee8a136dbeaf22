// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/imagesource.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/cli/progressline.h"
#include "app/cli/terminal.h"
#include "app/tr.h"
#include "core/layers/archivereader.h"
#include "core/registry/client.h"
#include "core/registry/remoteimage.h"
#include "core/registry/userclient.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <future>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

/// A file or folder, and which of the images in it.
struct Place
{
    QString path;
    QString image; ///< Empty: the only one.
};

/// "PATH" or, as skopeo and umoci write it, "PATH:NAME".
std::optional<Place> placeOf(const QString &word, bool (*isPlace)(const QString &path))
{
    if (isPlace(word))
        return Place{word, {}};
    for (qsizetype colon = word.indexOf(u':'); colon > 0; colon = word.indexOf(u':', colon + 1)) {
        if (isPlace(word.first(colon)))
            return Place{word.first(colon), word.sliced(colon + 1)};
    }
    return std::nullopt;
}

bool isLayout(const QString &folder)
{
    return QFileInfo::exists(folder + u"/oci-layout"_s);
}

bool isFile(const QString &path)
{
    return QFileInfo(path).isFile();
}

/// The one among \a images that \a platform chooses, if they are platforms of one image: an index
/// may list manifests without an index around them. Null if there are several.
const store::Image *chosen(const QList<store::Image> &images,
                           const std::optional<oci::Platform> &platform)
{
    const auto isOther = [&images](const store::Image &image) {
        return image.names != images.first().names;
    };
    if (!platform && std::ranges::any_of(images, isOther))
        return nullptr;
    QList<oci::Platform> platforms;
    for (const store::Image &image : images) {
        for (const store::PlatformImage &one : image.platforms)
            platforms.append(one.platform);
    }
    const qsizetype best = oci::bestMatch(platform.value_or(oci::Platform::host()), platforms);
    const auto suits = [&](const store::Image &image) {
        return best >= 0
               && std::ranges::contains(image.platforms, platforms[best],
                                        &store::PlatformImage::platform);
    };
    return std::ranges::count_if(images, suits) == 1 ? &*std::ranges::find_if(images, suits)
                                                     : nullptr;
}

core::Result<QString> onlyImage(store::ImageStore &store, const QString &folder,
                                const std::optional<oci::Platform> &platform)
{
    const auto images = store.list();
    if (!images)
        return std::unexpected(images.error());
    if (images->size() == 1)
        return images->first().target.digest.toString();
    if (const store::Image *image = chosen(*images, platform))
        return image->target.digest.toString();
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

core::Result<std::shared_ptr<store::ImageStore>> openFolder(const Console &console,
                                                            const QString &folder)
{
    if (folder.isEmpty())
        return openAnyStore(console);
    return store::OciStore::open(folder, layers::TocCache::user(), false);
}

core::Result<ImageSource> openStored(const Console &console, const QString &folder, QString name,
                                     const std::optional<oci::Platform> &platform)
{
    const auto store = openFolder(console, folder);
    if (!store)
        return std::unexpected(store.error());
    if (name.isEmpty()) {
        auto only = onlyImage(**store, folder, platform);
        if (!only)
            return std::unexpected(only.error());
        name = *only;
    }
    const auto details = (*store)->inspect(name, platform, console.stop());
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
        .openLayer = [store = *store, details = *details, stop = console.stop()](
                         qsizetype layer) { return store->openLayer(details, layer, stop); },
    };
}

/// \a place is how a person writes where the archive is.
ImageSource sourceOf(const Console &console, layers::ArchiveImage image, const QString &title,
                     const QString &place)
{
    if (!image.others.isEmpty())
        console.say(Tr::tr("There are other images in it: %1. Write %2:NAME to choose one.")
                        .arg(image.others.join(u", "_s), place));
    return {
        .reference = image.reference.isEmpty() ? title : image.reference,
        .layers = image.layers,
        .config = image.config,
        .tocs = std::move(image.tocs),
    };
}

core::Result<ImageSource> openArchive(const Console &console, const Place &file,
                                      const std::optional<oci::Platform> &platform)
{
    auto image =
        layers::readArchive(file.path, {.platform = platform, .name = file.image}, console.stop());
    if (!image)
        return std::unexpected(image.error());
    auto openLayer = layers::openArchive(file.path, *image);
    ImageSource source = sourceOf(console, std::move(*image), file.path, file.path);
    source.openLayer = std::move(openLayer);
    return source;
}

core::Result<ImageSource> openStandardInput(const Console &console, const QString &name,
                                            const std::optional<oci::Platform> &platform)
{
    if (isTerminal(stdin))
        return core::fail(core::ErrorCode::InvalidArgument,
                          Tr::tr("An archive is expected on standard input, for instance from "
                                 "“docker save”."));
    auto image = layers::readArchive(
        [&console](std::span<char> out) { return readStandardInput(out, console.stop()); },
        {.platform = platform, .name = name}, console.stop());
    if (!image)
        return std::unexpected(image.error());
    return sourceOf(console, std::move(*image), Tr::tr("standard input"), u"-"_s);
}

} // namespace

core::Result<ImageSource> openImage(const Console &console, const QString &word,
                                    const std::optional<oci::Platform> &platform)
{
    if (isStandardInput(word))
        return openStandardInput(console, word.sliced(1).mid(1), platform);
    if (const auto layout = placeOf(word, isLayout))
        return openStored(console, layout->path, layout->image, platform);
    if (const auto file = placeOf(word, isFile))
        return openArchive(console, *file, platform);
    if (word.startsWith(u'/') || word.startsWith(u'.'))
        return openArchive(console, {word, {}}, platform);
    return openStored(console, {}, word, platform);
}

core::Result<ImageSource> openRemoteImage(const Console &console, const QString &word,
                                          const std::optional<oci::Platform> &platform)
{
    using namespace std::chrono_literals;
    const auto reference = oci::Reference::parse(word);
    if (!reference)
        return std::unexpected(reference.error());
    const registry::Client client(registry::userClientOptions(console.insecureRegistries()));
    registry::PullProgress progress;
    auto reading = std::async(std::launch::async, [&] {
        return registry::readRemoteImage(client, layers::TocCache::user(), *reference, platform,
                                         progress, console.stop());
    });
    while (reading.wait_for(100ms) != std::future_status::ready)
        console.showProgress(progressLine(progress.status()));
    console.endProgress();
    auto image = reading.get();
    if (!image)
        return std::unexpected(image.error());
    return ImageSource{
        .reference = reference->toString(),
        .layers = image->layers,
        .config = image->config,
        .tocs = std::move(image->tocs),
    };
}

} // namespace cli
