// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/savedlayer.h"
#include "core/layers/archivereader.h"
#include "core/store/ocistore.h"
#include "tests/fuzz/archives.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/tochecks.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using fuzz::check;
using layers::ArchiveImage;

namespace {

/// In memory where the system has such a folder.
QTemporaryDir &scratch()
{
    static QTemporaryDir folder(QDir(u"/dev/shm"_s).exists() ? u"/dev/shm/fuzz-XXXXXX"_s
                                                             : QString());
    return folder;
}

void checkImage(const ArchiveImage &image, qint64 archiveSize, bool isPlain)
{
    check(image.tocs.size() == std::size_t(image.config.diffIds.size()));
    check(image.places.size() == image.tocs.size());
    check(image.layers.size() == image.config.diffIds.size());
    for (std::size_t i = 0; i < image.tocs.size(); ++i) {
        const ArchiveImage::Place &place = image.places[i];
        check(image.tocs[i]->diffId() == image.config.diffIds[qsizetype(i)]);
        check(support::isCleanPath({place.path.data(), std::size_t(place.path.size())}));
        check(!isPlain || (place.offset > 0 && place.offset + place.size <= archiveSize));
        support::checkToc(*image.tocs[i], check);
    }
}

/// Every file of every layer comes out as long as its header says, or not at all.
void readFiles(const QString &path, const ArchiveImage &image)
{
    const layers::OpenLayer open = layers::openArchive(path, image);
    for (std::size_t i = 0; i < image.tocs.size(); ++i) {
        auto reader = open(qsizetype(i));
        check(reader.has_value());
        for (std::size_t entry = 0; entry < std::min<std::size_t>(image.tocs[i]->count(), 20);
             ++entry) {
            qint64 size = 0;
            const auto done = reader->read(entry, [&size](QByteArrayView bytes) {
                size += bytes.size();
                return core::Result<void>();
            });
            check(!done || size == image.tocs[i]->at(entry).size);
        }
    }
}

/// Read by seeking and in one go, an archive holds the same.
void readAll(const QByteArray &bytes, qsizetype step)
{
    QFile file(scratch().filePath(u"archive"_s));
    check(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const bool isPlain = layers::compressionOf(bytes.first(std::min<qsizetype>(bytes.size(), 8)))
                         == layers::Compression::None;
    const auto sought = layers::readArchive(file.fileName());
    const auto streamed = layers::readArchive(fuzz::inPieces(bytes, step));
    check(sought.has_value() == streamed.has_value());
    if (!sought) {
        check(!sought.error().message.isEmpty() && !streamed.error().message.isEmpty());
        return;
    }
    checkImage(*sought, bytes.size(), isPlain);
    checkImage(*streamed, bytes.size(), isPlain);
    check(sought->reference == streamed->reference && sought->config == streamed->config);
    check(sought->layers == streamed->layers);
    readFiles(file.fileName(), *sought);
}

/// The layer that an engine gave, front to back and once more.
void readSaved(const QByteArray &bytes, qsizetype step)
{
    int opened = 0;
    engine::SavedLayer layer(
        [&] {
            ++opened;
            return fuzz::inPieces(bytes, step);
        },
        [](const QByteArray &path) { return path.startsWith("blobs/") || path.endsWith(".tar"); });
    if (!layer.find())
        return;
    check(support::isCleanPath({layer.path().data(), std::size_t(layer.path().size())}));
    const auto readWhole = [&layer]() -> core::Result<QByteArray> {
        QByteArray whole;
        QByteArray room(700, '\0');
        while (true) {
            const auto got = layer.read(whole.size(), {room.data(), std::size_t(room.size())});
            if (!got)
                return std::unexpected(got.error());
            if (*got == 0)
                return whole;
            whole += room.first(*got);
        }
    };
    const auto first = readWhole();
    const auto second = readWhole();
    check(first.has_value() == second.has_value() && opened <= 2);
    check(!first || *first == *second);
}

/// Into a store: all of an image or nothing, and nothing beside the store.
void load(const QByteArray &bytes, qsizetype step)
{
    QDir folder(scratch().filePath(u"load"_s));
    folder.removeRecursively();
    const auto store = store::OciStore::open(folder.filePath(u"images"_s),
                                             layers::TocCache(folder.filePath(u"tables"_s)));
    check(store.has_value());
    core::Progress progress;
    const auto loaded = (*store)->load(fuzz::inPieces(bytes, step), u"title"_s, progress, {});
    const auto images = (*store)->list();
    check(images.has_value() && (loaded.has_value() || images->isEmpty()));
    const auto checked = (*store)->check();
    check(checked.has_value() && checked->damages.isEmpty());
    const QStringList beside =
        folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    check(beside == QStringList{u"images"_s} || beside == QStringList{u"images"_s, u"tables"_s});
}

} // namespace

/// Whole archives of images, `docker save` and OCI, as a file, as a stream, as what an engine gives
/// of one image, and on their way into a store. The first byte says how they are cut.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const qsizetype step = 1 + 20 * data[0];
    QByteArray bytes = fuzz::view(data + 1, size - 1).toByteArray();
    if (layers::compressionOf(bytes.first(std::min<qsizetype>(bytes.size(), 8)))
        == layers::Compression::None)
        bytes = fuzz::withChecksums(bytes);
    readAll(bytes, step);
    readSaved(bytes, step);
    load(bytes, step);
    return 0;
}
