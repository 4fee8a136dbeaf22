// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchimage.h"

#include "core/base/parallel.h"
#include "core/layers/layerindexer.h"
#include "core/oci/hasher.h"
#include "core/store/imagelayout.h"
#include "tests/bench/measure.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

/// A layer: the command that writes its tar.
const QStringList LayerCommands{
    u"cd / && tar --sort=name -cf - usr/bin usr/sbin usr/libexec"_s,
    u"cd / && tar --sort=name -cf - usr/share usr/include"_s,
    u"cd / && tar --sort=name -cf - usr/lib/x86_64-linux-gnu"_s,
    u"cd / && tar --sort=name -cf - --exclude=usr/lib/x86_64-linux-gnu usr/lib"_s,
    u"d=$(mktemp -d) && cd \"$d\" && mkdir -p srv && head -c 212000000 /dev/urandom > srv/data && "
    "tar -cf - srv; rm -r \"$d\""_s,
    u"d=$(mktemp -d) && cd \"$d\" && mkdir -p usr/share && touch usr/share/.wh.doc && "
    "tar -cf - usr; rm -r \"$d\""_s,
};

struct Layer
{
    oci::Descriptor blob;
    oci::DiffId diffId;
    qint64 tarBytes = 0;
};

oci::Digest digestOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        giveUp(path);
    oci::Hasher hasher;
    while (!file.atEnd())
        hasher.add(file.read(1 << 20));
    return hasher.finish();
}

Layer makeLayer(const store::ImageLayout &layout, qsizetype index)
{
    const QString path = layout.folder() + u"/layer-%1.tar.gz"_s.arg(index);
    // Files of the build environment may vanish while they are read; tar says so, no more.
    (void)run(
        {u"sh"_s, u"-c"_s, u"(%1) 2>/dev/null | gzip -6 > '%2'"_s.arg(LayerCommands[index], path)});
    const auto toc = layers::indexFile(path);
    if (!toc)
        giveUp(toc.error().message + toc.error().detail);
    const oci::Digest digest = digestOf(path);
    const Layer layer{
        .blob = oci::Descriptor::of(oci::MediaType::OciLayerGzip, digest, QFile(path).size()),
        .diffId = (*toc)->diffId(),
        .tarBytes = (*toc)->tarSize()};
    if (!QFile::rename(path, layout.blobPath(digest)) && !QFile::remove(path))
        giveUp(path);
    return layer;
}

oci::Descriptor addJson(store::ImageLayout &layout, const QJsonObject &json,
                        const oci::MediaType &mediaType)
{
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    const auto blob = oci::Descriptor::of(mediaType, bytes);
    if (const auto written = layout.writeBlob(blob.digest, bytes); !written)
        giveUp(written.error().message);
    return blob;
}

qint64 addImage(store::ImageLayout &layout)
{
    std::vector<std::optional<Layer>> made(size_t(LayerCommands.size()));
    const auto done =
        core::forEachInParallel(LayerCommands.size(), core::idealWorkers(), {},
                                [&](qsizetype i, std::stop_token) -> core::Result<void> {
                                    made[size_t(i)] = makeLayer(layout, i);
                                    return {};
                                });
    if (!done)
        giveUp(done.error().message);
    QJsonArray layers;
    QJsonArray diffIds;
    qint64 tarBytes = 0;
    for (const auto &layer : made) {
        layers.append(layer->blob.toJson());
        diffIds.append(layer->diffId.toString());
        tarBytes += layer->tarBytes;
    }
    const auto config =
        addJson(layout,
                {{u"os"_s, u"linux"_s},
                 {u"architecture"_s, u"amd64"_s},
                 {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, diffIds}}}},
                oci::MediaType::OciConfig);
    const auto manifest = addJson(layout,
                                  {{u"schemaVersion"_s, 2},
                                   {u"mediaType"_s, oci::MediaType::OciManifest.toString()},
                                   {u"config"_s, config.toJson()},
                                   {u"layers"_s, layers}},
                                  oci::MediaType::OciManifest);
    const auto added = layout.updateIndex([&](QList<store::LayoutEntry> &entries) {
        entries = {store::makeEntry(manifest, u"bench"_s)};
        return core::Result<void>();
    });
    if (!added)
        giveUp(added.error().message);
    return tarBytes;
}

} // namespace

BenchImage makeBenchImage(const QString &folder)
{
    auto layout = store::ImageLayout::open(folder, true);
    if (!layout)
        giveUp(layout.error().message);
    QFile note(folder + u"/tar-bytes"_s);
    if (!note.exists()) {
        const qint64 tarBytes = addImage(*layout);
        if (!note.open(QIODevice::WriteOnly) || note.write(QByteArray::number(tarBytes)) < 0)
            giveUp(note.fileName());
        note.close();
    }
    if (!note.open(QIODevice::ReadOnly))
        giveUp(note.fileName());
    BenchImage image{.layout = layout->folder(), .tarBytes = note.readAll().toLongLong()};
    for (const QFileInfo &blob :
         QDir(layout->blobsFolder() + u"/sha256"_s).entryInfoList(QDir::Files))
        image.compressedBytes += blob.size();
    return image;
}

} // namespace bench
