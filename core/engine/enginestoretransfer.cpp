// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/durablefile.h"
#include "core/engine/engineinfo.h"
#include "core/engine/enginestore.h"
#include "core/engine/imagefinder.h"
#include "core/engine/messagereader.h"
#include "core/layers/bytepipe.h"
#include "core/layers/tarreader.h"
#include "core/store/archiveplan.h"
#include "core/store/ocistore.h"

#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

/// The part of EngineStore that gives and takes images.
namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

/// Passes an archive on, and knows at its end whether it was whole: a connection that closes too
/// early looks like the end.
class CheckedArchive final : private layers::TarHandler
{
public:
    explicit CheckedArchive(const layers::ByteSink &sink)
        : m_sink(sink)
        , m_reader(*this)
    {}

    Result<void> add(QByteArrayView bytes)
    {
        if (auto read = m_reader.add(bytes); !read)
            return read;
        return m_sink(bytes);
    }

    Result<void> finish()
    {
        if (auto read = m_reader.finish(); !read)
            return read;
        if (m_hasManifest)
            return {};
        return core::fail(ErrorCode::Corrupt, Tr::tr("The engine sent no archive of images."));
    }

private:
    Result<void> beginEntry(const layers::TarEntry &entry) override
    {
        m_hasManifest = m_hasManifest || entry.path == "manifest.json";
        return {};
    }
    Result<void> content(QByteArrayView) override { return {}; }
    Result<void> endEntry() override { return {}; }

    const layers::ByteSink &m_sink;
    layers::TarReader m_reader;
    bool m_hasManifest = false;
};

/// An own store for what is on its way to an engine, or needs another form.
class Staging final
{
public:
    static Result<Staging> open(const layers::TocCache &tocs)
    {
        const QString parent =
            QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
            + u"/millefeuille"_s;
        if (auto made = core::makeFolder(parent); !made)
            return std::unexpected(std::move(made.error()));
        auto folder = std::make_unique<QTemporaryDir>(parent + u"/staging-XXXXXX"_s);
        if (!folder->isValid())
            return core::fail(ErrorCode::Io,
                              Tr::tr("The folder “%1” cannot be written to.").arg(parent),
                              folder->errorString());
        auto images = store::OciStore::open(folder->filePath(u"images"_s), tocs);
        if (!images)
            return std::unexpected(std::move(images.error()));
        return Staging(std::move(folder), std::move(*images));
    }

    store::OciStore &images() { return *m_images; }

private:
    Staging(std::unique_ptr<QTemporaryDir> folder, std::shared_ptr<store::OciStore> images)
        : m_folder(std::move(folder))
        , m_images(std::move(images))
    {}

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<store::OciStore> m_images;
};

/// What an engine says that it loaded, "Loaded image: a,b" or "Loaded image ID: sha256:...".
QStringList loadedNames(const QString &line)
{
    static constexpr QLatin1StringView Beginnings[] = {"Loaded image ID: "_L1, "Loaded image: "_L1};
    for (const QLatin1StringView beginning : Beginnings) {
        if (line.startsWith(beginning))
            return line.sliced(beginning.size()).trimmed().split(u',', Qt::SkipEmptyParts);
    }
    return {};
}

/// How many layers of \a wanted lie on each other in one of \a images already.
qsizetype sharedLayers(const QList<oci::DiffId> &wanted, const Inspections &images)
{
    qsizetype most = 0;
    for (const auto &image : images) {
        const QList<oci::DiffId> &there = image->config.diffIds;
        qsizetype same = 0;
        while (same < std::min(wanted.size(), there.size()) && wanted[same] == there[same])
            ++same;
        most = std::max(most, same);
    }
    return most;
}

} // namespace

Result<void> EngineStore::tag(const QString &name, const oci::Reference &newName,
                              std::stop_token stop)
{
    if (newName.digest())
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("“%1” names a digest; an image can be given a tag only.")
                              .arg(newName.familiar()));
    const auto images = glance(stop);
    if (!images)
        return std::unexpected(images.error());
    const auto found = findImage(images->images, name, endpoint().name);
    if (!found)
        return std::unexpected(found.error());
    const oci::Digest &id = images->images.at(found->image).target.digest;
    const QUrlQuery query{{u"repo"_s, newName.repository()}, {u"tag"_s, newName.tag()}};
    const auto answer =
        m_client->post(u"/images/%1/tag"_s.arg(pathPart(id.toString())), query, {}, stop);
    if (!answer)
        return std::unexpected(answer.error());
    if (!answer->isSuccess())
        return std::unexpected(m_client->errorOf(*answer));
    return {};
}

/// What to ask the engine for, and about how many bytes will come.
Result<EngineStore::SavedNames> EngineStore::savedNames(const QStringList &names,
                                                        const std::stop_token &stop)
{
    const auto glance = this->glance(stop);
    if (!glance)
        return std::unexpected(glance.error());
    SavedNames saved;
    for (const QString &name : names) {
        const auto found = findImage(glance->images, name, endpoint().name);
        if (!found)
            return std::unexpected(found.error());
        const store::Image &image = glance->images.at(found->image);
        const QList<oci::Reference> going = found->name ? QList{*found->name} : image.names;
        for (const oci::Reference &reference : going)
            saved.names += reference.toString();
        if (going.isEmpty())
            saved.names += image.target.digest.toString();
        saved.bytes += image.sizeBytes;
    }
    saved.names.removeDuplicates();
    return saved;
}

Result<void> EngineStore::streamSaved(const SavedNames &saved, const layers::ByteSink &sink,
                                      const std::stop_token &stop)
{
    QUrlQuery query;
    for (const QString &name : saved.names)
        query.addQueryItem(u"names"_s, QString::fromLatin1(QUrl::toPercentEncoding(name)));
    CheckedArchive archive(sink);
    auto streamed = m_client->stream(
        {.path = u"/images/get"_s, .query = query},
        [&archive](QByteArrayView bytes) { return archive.add(bytes); }, stop);
    return streamed ? archive.finish() : streamed;
}

Result<void> EngineStore::save(const QStringList &names, const store::SaveOptions &options,
                               const layers::ByteSink &sink, core::Progress &progress,
                               std::stop_token stop)
{
    const auto saved = savedNames(names, stop);
    if (!saved)
        return std::unexpected(saved.error());
    progress.setTotal(saved->bytes);
    const bool isAsSent = options.format == store::SaveOptions::Format::Docker && !options.platform;
    if (isAsSent)
        return streamSaved(
            *saved,
            [&](QByteArrayView bytes) {
                progress.add(bytes.size());
                return sink(bytes);
            },
            stop);
    auto staging = Staging::open(m_tocs);
    if (!staging)
        return std::unexpected(std::move(staging.error()));
    const auto staged = copyTo(names, staging->images(), progress, stop);
    if (!staged)
        return std::unexpected(staged.error());
    progress.setDone(0);
    return staging->images().save(staged->names, options, sink, progress, stop);
}

Result<store::LoadReport> EngineStore::copyTo(const QStringList &names, store::ImageStore &to,
                                              core::Progress &progress, std::stop_token stop)
{
    const auto saved = savedNames(names, stop);
    if (!saved)
        return std::unexpected(saved.error());
    progress.setTotal(saved->bytes);
    layers::BytePipe pipe(
        [this, &saved](const layers::ByteSink &sink, const std::stop_token &mine) {
            return streamSaved(*saved, sink, mine);
        },
        stop);
    return to.load([&pipe](std::span<char> out) { return pipe.read(out); }, endpoint().name,
                   progress, stop);
}

Result<store::LoadReport> EngineStore::load(layers::ByteReader source, const QString &title,
                                            core::Progress &progress, std::stop_token stop)
{
    auto staging = Staging::open(m_tocs);
    if (!staging)
        return std::unexpected(std::move(staging.error()));
    const auto staged = staging->images().load(std::move(source), title, progress, stop);
    if (!staged)
        return staged;
    progress.setDone(0);
    return take(staging->images(), staged->names, progress, stop);
}

/// Layers that this engine has under the same ones, so that it takes an archive without them:
/// Docker's classic image store.
Result<EngineStore::Ids> EngineStore::layersHere(store::OciStore &from,
                                                 const QList<store::ArchiveItem> &items,
                                                 const std::stop_token &stop)
{
    const auto version = m_client->version(stop);
    if (!version)
        return std::unexpected(version.error());
    if (version->isPodman())
        return Ids();
    const auto info = m_client->get(u"/info"_s, {}, -1, stop).and_then(EngineInfo::parse);
    if (!info)
        return std::unexpected(info.error());
    if (info->isContainerdStore)
        return Ids();
    const auto inspections =
        readImages(stop, Scope::All).and_then([&](const QList<ImageSummary> &images) {
            return inspectAll(images, stop);
        });
    if (!inspections)
        return std::unexpected(inspections.error());
    Ids here;
    Ids needed;
    for (const store::ArchiveItem &item : items) {
        const auto details = from.inspect(item.target.digest.toString());
        if (!details)
            return std::unexpected(details.error());
        const qsizetype shared = sharedLayers(details->config.diffIds, *inspections);
        for (qsizetype i = 0; i < item.layers.size(); ++i)
            (i < shared ? here : needed).insert(item.layers[i].digest);
    }
    return here - needed;
}

Result<store::LoadReport> EngineStore::take(store::OciStore &from, const QStringList &names,
                                            core::Progress &progress, std::stop_token stop)
{
    const auto items = from.archiveItems(names, {});
    if (!items)
        return std::unexpected(items.error());
    const auto here = layersHere(from, *items, stop);
    if (!here)
        return std::unexpected(here.error());
    auto sent = send(from, *items, *here, progress, stop);
    // An image that had the layers may have been removed meanwhile.
    if (!sent && !here->isEmpty() && !stop.stop_requested())
        sent = send(from, *items, {}, progress, stop);
    return sent;
}

Result<store::LoadReport> EngineStore::send(store::OciStore &from,
                                            const QList<store::ArchiveItem> &items,
                                            const Ids &omitted, core::Progress &progress,
                                            const std::stop_token &stop)
{
    const store::ArchivePlan plan(items, true, omitted);
    progress.setTotal(plan.size());
    progress.setDone(0);
    layers::BytePipe pipe(
        [&](const layers::ByteSink &sink, const std::stop_token &mine) {
            return plan.write(from.layout(), sink, progress, mine);
        },
        stop);
    store::LoadReport report;
    MessageReader answer(endpoint(), [&report](const EngineMessage &message) -> Result<void> {
        report.names += loadedNames(message.stream);
        return {};
    });
    const Client::Upload archive{
        .path = u"/images/load"_s,
        .query = {{u"quiet"_s, u"0"_s}},
        .body = {.read = [&pipe](std::span<char> out) { return pipe.read(out); },
                 .size = plan.size()}};
    auto sent = m_client->upload(
        archive, [&answer](QByteArrayView bytes) { return answer.read(bytes); }, stop);
    if (sent)
        sent = answer.finish();
    if (sent && report.names.isEmpty())
        sent =
            core::fail(ErrorCode::Network,
                       Tr::tr("“%1” did not say that it loaded the images.").arg(endpoint().name));
    return sent.transform([&report] { return report; });
}

Result<store::LoadReport> EngineStore::import(layers::ByteReader rootFs, qint64 size,
                                              const store::ImportOptions &options,
                                              core::Progress &progress, std::stop_token stop)
{
    QUrlQuery query{{u"fromSrc"_s, u"-"_s}, {u"platform"_s, options.platform.toString()}};
    if (!options.message.isEmpty())
        query.addQueryItem(u"message"_s,
                           QString::fromLatin1(QUrl::toPercentEncoding(options.message)));
    if (!options.name.isEmpty()) {
        const auto name = oci::Reference::parse(options.name);
        if (!name)
            return std::unexpected(name.error());
        query.addQueryItem(u"repo"_s, name->repository());
        query.addQueryItem(u"tag"_s, name->tag());
    }
    QString id;
    MessageReader answer(endpoint(), [&id](const EngineMessage &message) -> Result<void> {
        if (!message.status.isEmpty())
            id = message.status;
        return {};
    });
    const auto read = [&](std::span<char> out) {
        auto got = rootFs(out);
        progress.add(got.value_or(0));
        return got;
    };
    auto sent = m_client->upload(
        {.path = u"/images/create"_s, .query = query, .body = {.read = read, .size = size}},
        [&answer](QByteArrayView bytes) { return answer.read(bytes); }, stop);
    if (sent)
        sent = answer.finish();
    return sent.transform(
        [&] { return store::LoadReport{{options.name.isEmpty() ? id : options.name}}; });
}

} // namespace engine
