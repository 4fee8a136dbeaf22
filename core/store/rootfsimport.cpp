// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/rootfsimport.h"

#include "core/base/limits.h"
#include "core/layers/layerindexer.h"
#include "core/store/ocistore.h"
#include "core/store/spool.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;
using layers::Compression;

namespace store {

namespace {

/// The tar as a layer: on the disk, and read.
struct Layer
{
    QString path;
    oci::Descriptor descriptor;
    std::shared_ptr<const layers::LayerToc> toc;
    layers::SeekIndex seek;
};

/// What a layer cannot be packed with is unpacked: \a head is the beginning of what \a source
/// gives.
layers::ByteReader unpacked(layers::ByteReader source, const QByteArray &head)
{
    auto decompressor = std::make_shared<layers::Decompressor>(
        [source = std::move(source), head,
         offset = qsizetype(0)](std::span<char> out) mutable -> Result<qsizetype> {
            const auto part = std::min<qsizetype>(head.size() - offset, qsizetype(out.size()));
            if (part == 0)
                return source(out);
            std::memcpy(out.data(), head.constData() + offset, std::size_t(part));
            offset += part;
            return part;
        });
    return [decompressor](std::span<char> out) { return decompressor->read(out); };
}

/// Everything that comes, once: to the disk, to the digest and to the table of contents.
Result<Layer> readLayer(Spool &spool, layers::ByteReader source, const std::stop_token &stop)
{
    QByteArray piece(core::limits::MiB, Qt::Uninitialized);
    const std::span<char> room(piece.data(), std::size_t(piece.size()));
    auto got = source(room);
    Compression compression = got ? layers::compressionOf({room.data(), *got}) : Compression::None;
    if (compression == Compression::Bzip2 || compression == Compression::Xz) {
        compression = Compression::None;
        source = unpacked(std::move(source), QByteArray(room.data(), *got));
        got = source(room);
    }
    auto writer = spool.create();
    if (!writer)
        return std::unexpected(std::move(writer.error()));
    layers::LayerIndexer indexer(stop);
    for (; got && *got > 0; got = source(room)) {
        if (stop.stop_requested())
            return core::cancelled();
        const QByteArrayView bytes(room.data(), *got);
        if (auto written = writer->write(bytes); !written)
            return std::unexpected(std::move(written.error()));
        if (auto added = indexer.add(bytes); !added)
            return std::unexpected(std::move(added.error()));
    }
    if (!got)
        return std::unexpected(std::move(got.error()));
    auto product = indexer.finish();
    if (!product)
        return std::unexpected(std::move(product.error()));
    if (product->toc->count() == 0)
        return core::fail(ErrorCode::Corrupt, Tr::tr("The archive holds no files."));
    return Layer{writer->path(),
                 oci::Descriptor::of(mediaTypeOf(compression), writer->finish(), writer->size()),
                 std::move(product->toc), std::move(product->seek)};
}

QJsonObject configJson(const ImportOptions &options, const oci::DiffId &diffId)
{
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    QJsonObject history{{u"created"_s, now}, {u"comment"_s, u"imported"_s}};
    if (!options.message.isEmpty())
        history[u"comment"_s] = options.message;
    QJsonObject json = options.platform.toJson();
    json[u"created"_s] = now;
    json[u"config"_s] = QJsonObject();
    json[u"rootfs"_s] =
        QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, QJsonArray{diffId.toString()}}};
    json[u"history"_s] = QJsonArray{history};
    return json;
}

Result<oci::Descriptor> writeDocument(ImageLayout &layout, const QJsonObject &json,
                                      const oci::MediaType &type)
{
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    const auto descriptor = oci::Descriptor::of(type, bytes);
    return layout.writeBlob(descriptor.digest, bytes).transform([&] { return descriptor; });
}

} // namespace

Result<LoadReport> importRootFs(OciStore &store, layers::ByteReader rootFs,
                                const ImportOptions &options, core::Progress &progress,
                                std::stop_token stop)
{
    std::optional<oci::Reference> name;
    if (!options.name.isEmpty()) {
        auto parsed = oci::Reference::parse(options.name);
        if (!parsed)
            return std::unexpected(std::move(parsed.error()));
        name = std::move(*parsed);
    }
    auto spool = Spool::open(store.layout());
    if (!spool)
        return std::unexpected(std::move(spool.error()));
    const auto counted = [&](std::span<char> out) {
        auto got = rootFs(out);
        progress.add(got.value_or(0));
        return got;
    };
    const auto layer = readLayer(*spool, counted, stop);
    if (!layer)
        return std::unexpected(layer.error());
    // A cache: what cannot be kept is read again next time.
    store.tocs().insert(*layer->toc);
    store.tocs().insertSeekIndex(layer->descriptor.digest, layer->seek);
    store.tocs().insertBlob(layer->descriptor.digest, layer->toc->diffId());
    if (auto adopted = adoptFile(layer->path, layer->descriptor.digest, store.layout()); !adopted)
        return std::unexpected(std::move(adopted.error()));
    const auto config = writeDocument(store.layout(), configJson(options, layer->toc->diffId()),
                                      oci::MediaType::OciConfig);
    if (!config)
        return std::unexpected(config.error());
    const QJsonObject manifestJson{{u"schemaVersion"_s, 2},
                                   {u"mediaType"_s, oci::MediaType::OciManifest.toString()},
                                   {u"config"_s, config->toJson()},
                                   {u"layers"_s, QJsonArray{layer->descriptor.toJson()}}};
    const auto manifest = writeDocument(store.layout(), manifestJson, oci::MediaType::OciManifest);
    if (!manifest)
        return std::unexpected(manifest.error());
    LoadReport report;
    const QList<oci::Reference> names = name ? QList{*name} : QList<oci::Reference>();
    auto listed =
        store.listImage(*manifest, names, {*manifest, *config, layer->descriptor}, report);
    if (!listed)
        return std::unexpected(std::move(listed.error()));
    return report;
}

} // namespace store
