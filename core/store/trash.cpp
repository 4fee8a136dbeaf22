// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/trash.h"

#include "core/base/durablefile.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/store/sealedrecord.h"

using namespace Qt::StringLiterals;

namespace store {

using core::ErrorCode;
using core::JsonReader;
using core::Result;
using core::Tr;

namespace {

void readBlobs(JsonReader &image, TrashedImage &trashed)
{
    JsonReader blobs = image.object("blobs"_L1);
    const QStringList keys = blobs.json().keys();
    for (const QString &key : keys) {
        const auto digest = oci::Digest::parse(key);
        const qint64 size = blobs.json()[key].toInteger(-1);
        if (!digest || size < 0)
            return image.fail("blobs"_L1, "has something that is no blob"_L1);
        trashed.blobs.insert(*digest, size);
    }
}

TrashedImage readImage(JsonReader &image)
{
    TrashedImage trashed;
    for (const JsonReader &entry : image.objects("entries"_L1, core::limits::TrashedEntries)) {
        auto target = oci::Descriptor::parse(entry.json());
        if (!target) {
            image.fail(target.error());
            return trashed;
        }
        trashed.entries.append(entryFromJson(std::move(*target), entry.json()));
    }
    for (const LayoutEntry &entry : std::as_const(trashed.entries)) {
        if (entry.target.digest != trashed.entries.first().target.digest)
            image.fail("entries"_L1, "are of several images"_L1);
    }
    if (trashed.entries.isEmpty())
        image.fail("entries"_L1, "is empty"_L1);
    readBlobs(image, trashed);
    return trashed;
}

QJsonObject toJson(const TrashedImage &image)
{
    QJsonArray entries;
    for (const LayoutEntry &entry : image.entries)
        entries.append(entry.json);
    QJsonObject blobs;
    for (const auto &[digest, size] : image.blobs.asKeyValueRange())
        blobs.insert(digest.toString(), size);
    return {{u"entries"_s, entries}, {u"blobs"_s, blobs}};
}

} // namespace

QString trashPath(const ImageLayout &layout)
{
    return layout.folder() + u"/.millefeuille-trash.json"_s;
}

Result<Trash> parseTrash(QByteArrayView bytes)
{
    const auto object = openRecord(bytes, core::limits::Trash, "removals"_L1);
    if (!object)
        return std::unexpected(object.error());
    JsonReader json(*object);
    Trash trash;
    for (JsonReader &removal : json.objects("removals"_L1, core::limits::TrashedEntries)) {
        const QDateTime time =
            QDateTime::fromString(removal.string("time"_L1), Qt::ISODateWithMs).toUTC();
        if (!time.isValid() || time.date().year() < 1 || time.date().year() > 9999)
            removal.fail("time"_L1, "is no time"_L1);
        TrashedRemoval trashed{.time = time};
        for (JsonReader &image : removal.objects("images"_L1, core::limits::TrashedEntries))
            trashed.images.append(readImage(image));
        trash.append(std::move(trashed));
    }
    if (const auto &error = json.error())
        return std::unexpected(*error);
    return trash;
}

QByteArray trashJson(const Trash &trash)
{
    QJsonArray removals;
    for (const TrashedRemoval &removal : trash) {
        QJsonArray images;
        for (const TrashedImage &image : removal.images)
            images.append(toJson(image));
        removals.append(QJsonObject{{u"time"_s, removal.time.toString(Qt::ISODateWithMs)},
                                    {u"images"_s, images}});
    }
    return sealRecord({{u"removals"_s, removals}});
}

Result<Trash> readTrash(const ImageLayout &layout)
{
    return readTrashFile(trashPath(layout));
}

Result<Trash> readTrashFile(const QString &path)
{
    const auto bytes = core::readFile(path, core::limits::Trash);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return Trash();
    auto trash = bytes ? parseTrash(*bytes) : std::unexpected(bytes.error());
    if (!trash)
        return core::failWorded(std::move(trash.error()),
                                Tr::tr("What was removed cannot be read from “%1”.").arg(path));
    return trash;
}

Result<void> replaceTrash(const ImageLayout &layout, const Trash &trash)
{
    const QByteArray bytes = trashJson(trash);
    if (bytes.size() > core::limits::Trash)
        return core::fail(ErrorCode::LimitExceeded,
                          Tr::tr("So many images cannot be removed at once. Reclaim the space of "
                                 "earlier removals, or remove fewer."),
                          u"%1 bytes of trash"_s.arg(bytes.size()));
    return replaceRecord(trashPath(layout), bytes);
}

} // namespace store
