// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/archiveplan.h"

#include "core/base/limits.h"
#include "core/layers/sinkdevice.h"

#include <KTar>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace store {

namespace {

constexpr qint64 TarBlock = 512;
constexpr qint64 TarEnd = 2 * TarBlock;
/// What the eleven octal digits of a header can say.
constexpr qint64 TarFileLimit = (Q_INT64_C(1) << 33) - 1;
constexpr qsizetype TarNameLimit = 99;
/// What containerd and Docker call the image in full.
constexpr QLatin1StringView ContainerdName("io.containerd.image.name");

QByteArray pathOf(const oci::Digest &digest)
{
    return "blobs/" + digest.algorithmName().toLatin1() + '/' + digest.encoded().toLatin1();
}

constexpr qint64 padded(qint64 size)
{
    return (size + TarBlock - 1) / TarBlock * TarBlock;
}

QJsonObject indexJson(const QList<ArchiveItem> &items)
{
    QJsonArray manifests;
    for (const ArchiveItem &item : items) {
        if (item.names.isEmpty())
            manifests.append(makeEntry(item.target, {}).json);
        for (const oci::Reference &name : item.names) {
            oci::Descriptor target = item.target;
            target.annotations.insert(ContainerdName, name.toString());
            manifests.append(makeEntry(target, name.toString()).json);
        }
    }
    return {{u"schemaVersion"_s, 2},
            {u"mediaType"_s, oci::MediaType::OciIndex.toString()},
            {u"manifests"_s, manifests}};
}

QJsonArray dockerManifest(const QList<ArchiveItem> &items)
{
    QJsonArray entries;
    for (const ArchiveItem &item : items) {
        QJsonArray layers;
        for (const oci::Descriptor &layer : item.layers)
            layers.append(QString::fromLatin1(pathOf(layer.digest)));
        QJsonArray tags;
        for (const oci::Reference &name : item.names) {
            if (!name.tag().isEmpty() && !name.digest())
                tags.append(name.familiar());
        }
        entries.append(QJsonObject{{u"Config"_s, QString::fromLatin1(pathOf(*item.config))},
                                   {u"RepoTags"_s, tags},
                                   {u"Layers"_s, layers}});
    }
    return entries;
}

} // namespace

ArchivePlan::ArchivePlan(const QList<ArchiveItem> &items, bool hasDockerManifest,
                         const QSet<oci::Digest> &omitted)
{
    addDocument("oci-layout", R"({"imageLayoutVersion":"1.0.0"})");
    addDocument("index.json", QJsonDocument(indexJson(items)).toJson(QJsonDocument::Compact));
    if (hasDockerManifest)
        addDocument("manifest.json",
                    QJsonDocument(dockerManifest(items)).toJson(QJsonDocument::Compact));
    for (const ArchiveItem &item : items) {
        for (const oci::Descriptor &document : item.documents)
            addBlob(document);
    }
    for (const ArchiveItem &item : items) {
        for (const oci::Descriptor &layer : item.layers) {
            if (!omitted.contains(layer.digest))
                addBlob(layer);
        }
    }
}

void ArchivePlan::addDocument(const QByteArray &path, const QByteArray &bytes)
{
    m_files.append({.path = path, .bytes = bytes, .size = bytes.size()});
}

void ArchivePlan::addBlob(const oci::Descriptor &blob)
{
    if (m_blobs.contains(blob.digest))
        return;
    m_blobs.insert(blob.digest);
    m_files.append({.path = pathOf(blob.digest), .blob = blob.digest, .size = blob.size});
}

qint64 ArchivePlan::size() const
{
    qint64 sum = TarEnd;
    for (const File &file : m_files) {
        sum += TarBlock + padded(file.size);
        if (file.path.size() > TarNameLimit) // In an entry of its own, with a zero behind it.
            sum += TarBlock + padded(file.path.size() + 1);
    }
    return sum;
}

namespace {

Result<void> copyFile(const QString &path, qint64 size, KTar &tar, core::Progress &progress,
                      const std::stop_token &stop)
{
    const auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(file.error());
    QByteArray piece(core::limits::MiB, Qt::Uninitialized);
    for (qint64 done = 0; done < size;) {
        if (stop.stop_requested())
            return core::cancelled();
        const auto count =
            file->readAt(done, piece.data(), std::min<qint64>(piece.size(), size - done));
        if (!count)
            return std::unexpected(count.error());
        if (*count == 0)
            return core::fail(ErrorCode::DigestMismatch,
                              Tr::tr("The file “%1” of the store is damaged. Pull the image again "
                                     "to mend it.")
                                  .arg(path),
                              u"%1 bytes, expected %2"_s.arg(done).arg(size));
        if (!tar.writeData(piece.constData(), *count))
            return core::fail(ErrorCode::Io, Tr::tr("The archive cannot be written."),
                              tar.errorString());
        done += *count;
        progress.add(*count);
    }
    return {};
}

} // namespace

Result<void> ArchivePlan::write(const ImageLayout &layout, const layers::ByteSink &sink,
                                core::Progress &progress, std::stop_token stop) const
{
    layers::SinkDevice device(sink);
    // The error of the sink says more than that of who writes to it.
    const auto failed = [&](core::Error error) {
        return std::unexpected(device.error().value_or(std::move(error)));
    };
    const core::Error unwritable{ErrorCode::Io, Tr::tr("The archive cannot be written."), {}};
    KTar tar(&device);
    if (!tar.open(QIODevice::WriteOnly))
        return failed(unwritable);
    // The same images make the same archive, whenever it is written.
    const QDateTime epoch = QDateTime::fromSecsSinceEpoch(0);
    for (const File &file : m_files) {
        if (file.size > TarFileLimit)
            return core::fail(ErrorCode::LimitExceeded,
                              Tr::tr("A layer is larger than 8 GiB, and does not fit into an "
                                     "archive."),
                              QString::fromLatin1(file.path));
        if (!tar.prepareWriting(QString::fromLatin1(file.path), u"root"_s, u"root"_s, file.size,
                                0100644, epoch, epoch, epoch))
            return failed(unwritable);
        Result<void> written;
        if (file.blob)
            written = copyFile(layout.blobPath(*file.blob), file.size, tar, progress, stop);
        else if (!tar.writeData(file.bytes.constData(), file.size))
            written = std::unexpected(unwritable);
        if (!written)
            return failed(std::move(written.error()));
        if (!tar.finishWriting(file.size))
            return failed(unwritable);
    }
    if (!tar.close())
        return failed(unwritable);
    // KArchive leaves the end marker out.
    return sink(QByteArray(TarEnd, '\0'));
}

} // namespace store
