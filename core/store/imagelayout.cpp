// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/imagelayout.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/store/blobingest.h"
#include "core/store/indexcopy.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace store {

namespace {

std::unexpected<core::Error> damagedFile(const QString &path, const QString &detail)
{
    return core::fail(ErrorCode::Corrupt,
                      Tr::tr("The file “%1” of the store is damaged. A check of the store can mend "
                             "it.")
                          .arg(path),
                      detail);
}

Result<QJsonObject> parseObject(const QByteArray &bytes, const QString &path)
{
    auto object = core::parseJsonObject(bytes, core::limits::LayoutIndex);
    if (!object)
        return damagedFile(path, object.error().detail);
    return object;
}

Result<void> checkVersion(const QString &path)
{
    const auto bytes = core::readFile(path, core::limits::LayoutVersion);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto json = parseObject(*bytes, path);
    if (!json)
        return std::unexpected(json.error());
    const QString version = json->value("imageLayoutVersion"_L1).toString();
    if (version != "1.0.0"_L1)
        return core::fail(ErrorCode::Unsupported,
                          Tr::tr("“%1” is an image layout of another version; 1.0.0 is supported.")
                              .arg(QFileInfo(path).path()),
                          u"imageLayoutVersion: %1"_s.arg(version));
    return {};
}

QString lockPath(const QString &folder)
{
    return folder + u"/.millefeuille-lock"_s;
}

Result<core::File> lockLayout(const QString &folder)
{
    auto file = core::File::open(lockPath(folder), core::File::Mode::ReadWrite);
    if (!file)
        return file;
    if (auto locked = file->lock(); !locked)
        return std::unexpected(locked.error());
    return file;
}

QFileInfoList temporaryFiles(const QDir &dir)
{
    return dir.entryInfoList(
        {u"index.json.tmp-*"_s, u"oci-layout.tmp-*"_s, u".millefeuille-*.tmp-*"_s},
        QDir::Files | QDir::Hidden);
}

void removeTemporaryFiles(const QDir &dir)
{
    const QFileInfoList files = temporaryFiles(dir);
    for (const QFileInfo &file : files)
        QFile::remove(file.filePath());
}

Result<void> writeMarker(const QString &folder)
{
    return core::replaceFile(folder + u"/oci-layout"_s, R"({"imageLayoutVersion":"1.0.0"})");
}

QByteArray emptyIndex()
{
    return QJsonDocument(QJsonObject{{u"schemaVersion"_s, 2},
                                     {u"mediaType"_s, oci::MediaType::OciIndex.toString()},
                                     {u"manifests"_s, QJsonArray()}})
        .toJson(QJsonDocument::Compact);
}

Result<void> createLayout(const QString &folder)
{
    const QDir dir(folder);
    if (auto made = core::makeFolder(folder); !made)
        return made;
    const auto lock = lockLayout(folder);
    if (!lock)
        return std::unexpected(lock.error());
    if (dir.exists(u"oci-layout"_s))
        return {}; // Another process was faster.
    removeTemporaryFiles(dir);
    if (auto made = core::makeFolder(dir.filePath(u"blobs/sha256"_s)); !made)
        return made;
    // A process that was killed may have made it, and not have synced it.
    for (const QString &parent : {dir.filePath(u"blobs"_s), dir.path()}) {
        if (auto synced = core::syncFolder(parent); !synced)
            return synced;
    }
    // oci-layout comes last: it is what makes the folder a layout.
    if (!dir.exists(u"index.json"_s)) {
        if (auto written = writeIndex(folder, emptyIndex()); !written)
            return written;
    }
    return writeMarker(folder);
}

bool mayBecomeLayout(const QDir &dir)
{
    const QStringList names = dir.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    return std::ranges::all_of(names, [](const QString &name) {
        return name == "blobs"_L1 || name == "index.json"_L1 || name.startsWith(".millefeuille-"_L1)
               || name.startsWith("oci-layout.tmp-"_L1) || name.startsWith("index.json.tmp-"_L1);
    });
}

} // namespace

LayoutEntry entryFromJson(oci::Descriptor target, const QJsonObject &json)
{
    const QString name = target.annotations.value(oci::annotation::RefName);
    return {std::move(target), name, json};
}

LayoutEntry makeEntry(const oci::Descriptor &target, const QString &name)
{
    oci::Descriptor named = target;
    named.data.clear();
    if (name.isEmpty())
        named.annotations.remove(oci::annotation::RefName);
    else
        named.annotations.insert(oci::annotation::RefName, name);
    return {named, name, named.toJson()};
}

ImageLayout::ImageLayout(QString folder)
    : m_folder(std::move(folder))
{}

Result<ImageLayout> ImageLayout::open(const QString &folder, bool create)
{
    const QDir dir(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()));
    const QString marker = dir.filePath(u"oci-layout"_s);
    if (!QFileInfo::exists(marker)) {
        if (!dir.exists() && !create)
            return core::fail(ErrorCode::NotFound,
                              Tr::tr("There is no folder “%1”.").arg(dir.path()));
        if (!create || !mayBecomeLayout(dir))
            return core::fail(ErrorCode::InvalidArgument,
                              Tr::tr("The folder “%1” holds something else than an image store. "
                                     "Choose an empty folder or an OCI image layout.")
                                  .arg(dir.path()));
        if (auto created = createLayout(dir.path()); !created)
            return std::unexpected(created.error());
    }
    if (auto checked = checkVersion(marker); !checked)
        return std::unexpected(checked.error());
    return ImageLayout(dir.path());
}

Result<ImageLayout> ImageLayout::openDamaged(const QString &folder)
{
    auto opened = open(folder, false);
    if (opened || !QFileInfo(folder).isDir())
        return opened;
    ImageLayout layout(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()));
    const auto marked = layout.checkMarker();
    const bool isOther = !marked && marked.error().code == ErrorCode::Unsupported;
    if (!layout.isOurs() && (isOther || !QFileInfo(layout.blobsFolder()).isDir()))
        return opened;
    return layout;
}

bool ImageLayout::isOurs() const
{
    return QFileInfo(lockPath(m_folder)).isFile();
}

Result<core::File> ImageLayout::lock() const
{
    return lockLayout(m_folder);
}

QString ImageLayout::markerPath() const
{
    return m_folder + u"/oci-layout"_s;
}

Result<void> ImageLayout::checkMarker() const
{
    return checkVersion(markerPath());
}

Result<void> ImageLayout::replaceMarker() const
{
    return writeMarker(m_folder);
}

QList<QFileInfo> ImageLayout::temporaryFiles() const
{
    return store::temporaryFiles(QDir(m_folder));
}

QString ImageLayout::indexPath() const
{
    return m_folder + u"/index.json"_s;
}

QString ImageLayout::pinsPath() const
{
    return m_folder + u"/.millefeuille-pins.json"_s;
}

QString ImageLayout::blobsFolder() const
{
    return m_folder + u"/blobs"_s;
}

QString ImageLayout::blobPath(const oci::Digest &digest) const
{
    return m_folder + u"/blobs/"_s + digest.algorithmName() + u'/' + digest.encoded();
}

QString ImageLayout::ingestFolder() const
{
    return m_folder + u"/.millefeuille-ingest"_s;
}

QString ImageLayout::partialPath(const oci::Digest &digest) const
{
    return ingestFolder() + u'/' + digest.algorithmName() + u'-' + digest.encoded();
}

std::optional<qint64> ImageLayout::blobSize(const oci::Digest &digest) const
{
    const QFileInfo info(blobPath(digest));
    if (!info.isFile())
        return std::nullopt;
    return info.size();
}

bool ImageLayout::hasBlob(const oci::Descriptor &descriptor) const
{
    return blobSize(descriptor.digest) == descriptor.size;
}

Result<QByteArray> ImageLayout::readBlob(const oci::Descriptor &descriptor, qint64 limit) const
{
    const QString path = blobPath(descriptor.digest);
    auto bytes = core::readFile(path, limit);
    if (!bytes)
        return bytes;
    const auto damaged = [&](const QString &detail) {
        return core::fail(ErrorCode::DigestMismatch,
                          Tr::tr("The file “%1” of the store is damaged. Pull the image again to "
                                 "mend it.")
                              .arg(path),
                          detail);
    };
    if (bytes->size() != descriptor.size)
        return damaged(u"%1 bytes, expected %2"_s.arg(bytes->size()).arg(descriptor.size));
    const auto found = oci::Digest::of(*bytes, descriptor.digest.algorithm());
    if (found != descriptor.digest)
        return damaged(
            u"found %1, expected %2"_s.arg(found.toString(), descriptor.digest.toString()));
    return bytes;
}

Result<void> ImageLayout::writeBlob(const oci::Digest &digest, QByteArrayView bytes)
{
    const auto descriptor = oci::Descriptor::of(oci::MediaType::None, digest, bytes.size());
    if (hasBlob(descriptor) && readBlob(descriptor, bytes.size()))
        return {};
    auto ingest = BlobIngest::open(*this, digest, bytes.size(), {}, BlobIngest::IfPresent::Replace);
    if (!ingest)
        return std::unexpected(ingest.error());
    if (auto done = ingest->rewind(); !done)
        return done;
    if (auto done = ingest->write(bytes); !done)
        return done;
    if (auto done = ingest->seal(); !done)
        return done;
    return ingest->commit();
}

Result<void> ImageLayout::syncBlobs() const
{
    for (const QString &folder :
         {blobsFolder(), blobsFolder() + u"/sha256"_s, blobsFolder() + u"/sha512"_s}) {
        if (!QFileInfo(folder).isDir())
            continue;
        if (auto synced = core::syncFolder(folder); !synced)
            return synced;
    }
    return {};
}

Result<qint64> ImageLayout::removeBlob(const oci::Digest &digest)
{
    const auto size = blobSize(digest);
    if (!size)
        return 0;
    QFile file(blobPath(digest));
    if (!file.remove())
        return core::fail(ErrorCode::Io,
                          Tr::tr("The file “%1” cannot be deleted.").arg(file.fileName()),
                          file.errorString());
    return *size;
}

Result<ImageLayout::Index> ImageLayout::readIndex() const
{
    const auto bytes = core::readFile(indexPath(), core::limits::LayoutIndex);
    if (!bytes)
        return std::unexpected(bytes.error());
    return parseIndex(*bytes);
}

Result<ImageLayout::Index> ImageLayout::parseIndex(const QByteArray &bytes) const
{
    auto json = parseObject(bytes, indexPath());
    if (!json)
        return std::unexpected(json.error());
    const QJsonValue manifests = json->value("manifests"_L1);
    // Go programs write a list without entries as null.
    if (!manifests.isArray() && !manifests.isNull())
        return damagedFile(indexPath(), u"manifests: is no list"_s);
    Index index;
    const QJsonArray values = manifests.toArray();
    for (const QJsonValue &value : values) {
        auto target = oci::Descriptor::parse(value.toObject());
        if (target)
            index.entries.append(entryFromJson(std::move(*target), value.toObject()));
        else
            index.unreadable.append(value);
    }
    index.json = std::move(*json);
    return index;
}

QByteArray ImageLayout::indexBytes(const Index &index)
{
    QJsonArray manifests = index.unreadable;
    for (const LayoutEntry &entry : index.entries)
        manifests.append(entry.json);
    QJsonObject json = index.json;
    json.insert("manifests"_L1, manifests);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<void> ImageLayout::updateIndex(const Change &change, const Afterwards &afterwards)
{
    const auto lock = lockLayout(m_folder);
    if (!lock)
        return std::unexpected(lock.error());
    removeTemporaryFiles(QDir(m_folder));

    const auto bytes = core::readFile(indexPath(), core::limits::LayoutIndex);
    if (!bytes)
        return std::unexpected(bytes.error());
    // To go on from a decayed list would make the damage last.
    const auto written = readIndexCopy(m_folder).value_or(std::nullopt);
    if (written && isDecayed(*bytes, *written))
        return damagedFile(indexPath(), u"some bytes are not those that were written"_s);
    auto index = parseIndex(*bytes);
    if (!index)
        return std::unexpected(index.error());
    const QList<LayoutEntry> before = index->entries;
    if (auto changed = change(index->entries); !changed)
        return changed;
    // What a process wrote that was killed is relied on from now.
    auto replaced = index->entries != before ? writeIndex(m_folder, indexBytes(*index))
                                             : core::syncFolder(m_folder);
    if (!replaced)
        return replaced;
    return afterwards ? afterwards(index->entries) : Result<void>();
}

} // namespace store
