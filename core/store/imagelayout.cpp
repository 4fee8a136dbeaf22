// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/imagelayout.h"

#include "core/base/limits.h"
#include "core/store/blobingest.h"

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

Result<QJsonObject> parseObject(const QByteArray &bytes, const QString &path)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return core::fail(
            ErrorCode::Corrupt, Tr::tr("The file “%1” of the store is damaged.").arg(path),
            error.error == QJsonParseError::NoError ? u"no JSON object"_s : error.errorString());
    return document.object();
}

Result<void> checkVersion(const QString &path)
{
    const auto bytes = core::readFile(path, 4 * core::limits::KiB);
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

/// Orders changes of index.json over all processes, as long as the file is open.
Result<core::File> lockLayout(const QString &folder)
{
    auto file = core::File::open(folder + u"/.millefeuille-lock"_s, core::File::Mode::ReadWrite);
    if (!file)
        return file;
    if (auto locked = file->lock(); !locked)
        return std::unexpected(locked.error());
    return file;
}

/// Files that a process was writing when it was killed. Only while the lock is held.
void removeLeftOvers(const QDir &dir)
{
    const QStringList names =
        dir.entryList({u"index.json.tmp-*"_s, u"oci-layout.tmp-*"_s, u".millefeuille-*.tmp-*"_s},
                      QDir::Files | QDir::Hidden);
    for (const QString &name : names)
        QFile::remove(dir.filePath(name));
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
    removeLeftOvers(dir);
    if (auto made = core::makeFolder(dir.filePath(u"blobs/sha256"_s)); !made)
        return made;
    // oci-layout comes last: it is what makes the folder a layout.
    if (!dir.exists(u"index.json"_s)) {
        auto written = core::replaceFile(
            dir.filePath(u"index.json"_s),
            R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]})");
        if (!written)
            return written;
    }
    return core::replaceFile(dir.filePath(u"oci-layout"_s), R"({"imageLayoutVersion":"1.0.0"})");
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

QString ImageLayout::indexPath() const
{
    return m_folder + u"/index.json"_s;
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
    const oci::Descriptor descriptor{.mediaType = {}, .digest = digest, .size = bytes.size()};
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

Result<QJsonObject> ImageLayout::readIndexJson() const
{
    const auto bytes = core::readFile(indexPath(), core::limits::LayoutIndex);
    if (!bytes)
        return std::unexpected(bytes.error());
    return parseObject(*bytes, indexPath());
}

Result<ImageLayout::Index> ImageLayout::readIndex() const
{
    const auto json = readIndexJson();
    if (!json)
        return std::unexpected(json.error());
    Index index;
    const QJsonArray manifests = json->value("manifests"_L1).toArray();
    for (const QJsonValue &value : manifests) {
        auto target = oci::Descriptor::parse(value.toObject());
        if (target)
            index.entries.append(entryFromJson(std::move(*target), value.toObject()));
        else
            ++index.unreadable;
    }
    return index;
}

Result<void> ImageLayout::updateIndex(const Change &change, const Afterwards &afterwards)
{
    const auto lock = lockLayout(m_folder);
    if (!lock)
        return std::unexpected(lock.error());
    removeLeftOvers(QDir(m_folder));

    auto json = readIndexJson();
    if (!json)
        return std::unexpected(json.error());
    const QJsonArray before = json->value("manifests"_L1).toArray();
    QList<LayoutEntry> entries;
    QJsonArray after;
    for (const QJsonValue &value : before) {
        if (auto target = oci::Descriptor::parse(value.toObject()))
            entries.append(entryFromJson(std::move(*target), value.toObject()));
        else
            after.append(value); // Not ours to judge: kept as it is.
    }
    if (auto changed = change(entries); !changed)
        return changed;
    for (const LayoutEntry &entry : std::as_const(entries))
        after.append(entry.json);
    if (after != before) {
        json->insert("manifests"_L1, after);
        const QByteArray bytes = QJsonDocument(*json).toJson(QJsonDocument::Compact);
        if (auto replaced = core::replaceFile(indexPath(), bytes); !replaced)
            return replaced;
    }
    return afterwards ? afterwards(entries) : Result<void>();
}

} // namespace store
