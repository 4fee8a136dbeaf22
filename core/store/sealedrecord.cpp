// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealedrecord.h"

#include "core/base/durablefile.h"
#include "core/base/json.h"
#include "core/oci/digest.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace store {

QByteArray sealRecord(QJsonObject content)
{
    const QByteArray bytes = QJsonDocument(content).toJson(QJsonDocument::Compact);
    content.insert("checksum"_L1, oci::Digest::of(bytes).toString());
    return QJsonDocument(content).toJson(QJsonDocument::Compact);
}

core::Result<QJsonObject> openRecord(QByteArrayView bytes, qint64 limit, QLatin1StringView key)
{
    auto object = core::parseJsonObject(bytes, limit);
    if (!object)
        return object;
    if (object->contains("checksum"_L1)) {
        object->remove("checksum"_L1);
        // Compared as bytes: what means the same and is written otherwise is not ours either.
        if (sealRecord(*object) != bytes)
            return core::fail(core::ErrorCode::Corrupt, {}, u"wrong checksum"_s);
    } else if (object->keys() != QStringList{key}) {
        return core::fail(core::ErrorCode::Corrupt, {},
                          u"neither a checksum nor only %1"_s.arg(key));
    }
    return object;
}

core::Result<void> replaceRecord(const QString &path, QByteArrayView bytes)
{
    if (auto copied = core::replaceFile(recordCopyPath(path), bytes); !copied)
        return copied;
    return core::replaceFile(path, bytes);
}

QString recordCopyPath(const QString &path)
{
    return path + u".copy"_s;
}

} // namespace store
