// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/imagesource.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/openstore.h"
#include "app/cli/progressline.h"
#include "app/cli/registries.h"
#include "app/cli/terminal.h"
#include "app/tr.h"
#include "core/base/limits.h"
#include "core/layers/archivereader.h"
#include "core/registry/remoteimage.h"
#include "core/store/baseimage.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <algorithm>
#include <chrono>
#include <future>
#include <vector>

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
        .baseLayers = store::baseLayersOf(*details),
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

/// The archive in the file \a path, called \a title.
core::Result<ImageSource> openArchive(const Console &console, const QString &path,
                                      const layers::ArchiveChoice &choice, const QString &title,
                                      const QString &place)
{
    auto image = layers::readArchive(path, choice, console.stop());
    if (!image)
        return std::unexpected(image.error());
    auto openLayer = layers::openArchive(path, *image);
    ImageSource source = sourceOf(console, std::move(*image), title, place);
    source.openLayer = std::move(openLayer);
    return source;
}

core::Result<void> copyStandardInput(const Console &console, QTemporaryFile &file)
{
    const auto failed = [&file] {
        return core::fail(core::ErrorCode::Io,
                          Tr::tr("What comes on standard input cannot be kept in “%1” while it is "
                                 "read. Make room there, or write it to a file and name that file.")
                              .arg(QDir::tempPath()),
                          file.errorString());
    };
    if (!file.open())
        return failed();
    std::vector<char> piece(std::size_t(core::limits::MiB));
    for (;;) {
        const auto got = readStandardInput(piece, console.stop());
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return file.flush() ? core::Result<void>() : failed();
        if (file.size() + *got > core::limits::BlobSize)
            return core::fail(core::ErrorCode::LimitExceeded, Tr::tr("The archive is too large."));
        if (file.write(piece.data(), *got) != *got)
            return failed();
    }
}

core::Result<ImageSource> openStandardInput(const Console &console,
                                            const layers::ArchiveChoice &choice, Reading reading)
{
    if (isTerminal(stdin))
        return core::fail(core::ErrorCode::InvalidArgument,
                          Tr::tr("An archive is expected on standard input, for instance from "
                                 "“docker save”."));
    const QString title = Tr::tr("standard input");
    if (reading == Reading::Tables) {
        auto image = layers::readArchive(
            [&console](std::span<char> out) { return readStandardInput(out, console.stop()); },
            choice, console.stop());
        if (!image)
            return std::unexpected(image.error());
        return sourceOf(console, std::move(*image), title, u"-"_s);
    }
    auto copy = std::make_shared<QTemporaryFile>();
    if (auto copied = copyStandardInput(console, *copy); !copied)
        return std::unexpected(std::move(copied.error()));
    auto source = openArchive(console, copy->fileName(), choice, title, u"-"_s);
    if (source)
        source->openLayer = [copy, openLayer = std::move(source->openLayer)](qsizetype layer) {
            return openLayer(layer);
        };
    return source;
}

} // namespace

core::Result<ImageSource> openImage(const Console &console, const QString &word,
                                    const std::optional<oci::Platform> &platform, Reading reading)
{
    if (isStandardInput(word))
        return openStandardInput(console, {.platform = platform, .name = word.sliced(1).mid(1)},
                                 reading);
    if (const auto layout = placeOf(word, isLayout))
        return openStored(console, layout->path, layout->image, platform);
    auto file = placeOf(word, isFile);
    if (!file && (word.startsWith(u'/') || word.startsWith(u'.')))
        file = Place{word, {}};
    if (file)
        return openArchive(console, file->path, {.platform = platform, .name = file->image},
                           file->path, file->path);
    return openStored(console, {}, word, platform);
}

core::Result<ImageSource> openRemoteImage(const Console &console, const QString &word,
                                          const std::optional<oci::Platform> &platform)
{
    using namespace std::chrono_literals;
    const auto reference = oci::Reference::parse(word);
    if (!reference)
        return std::unexpected(reference.error());
    const auto client = openRegistries(console);
    registry::PullProgress progress;
    auto reading = std::async(std::launch::async, [&] {
        return registry::readRemoteImage(*client, layers::TocCache::user(), *reference, platform,
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
