// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace core {

/// The JSON object in \a bytes. LimitExceeded above \a limit bytes; Corrupt if it is no JSON
/// object, is not UTF-8, or if any object in it has the same key twice, or one with a null, because
/// programs do not agree which of the two counts. The detail of the error says what is wrong; the
/// message is empty.
[[nodiscard]] Result<QJsonObject> parseJsonObject(QByteArrayView bytes, qint64 limit);

/// The same of a JSON array whose elements are all objects, at most \a most of them.
[[nodiscard]] Result<QList<QJsonObject>> parseJsonObjects(QByteArrayView bytes, qint64 limit,
                                                          qsizetype most);

/// Takes typed fields out of a JSON object made by a stranger, and remembers the first one that is
/// not what it should be. A field that is absent or null reads as empty, zero or false. Readers of
/// nested objects share the error of the one they came from. One thread.
class JsonReader final
{
public:
    explicit JsonReader(QJsonObject object, QString path = {});

    [[nodiscard]] const QJsonObject &json() const { return m_object; }
    /// Present and not null.
    [[nodiscard]] bool has(QLatin1StringView key) const;

    [[nodiscard]] QString string(QLatin1StringView key);
    [[nodiscard]] bool boolean(QLatin1StringView key);
    /// Not negative and without a fraction.
    [[nodiscard]] qint64 count(QLatin1StringView key);
    /// Without a fraction.
    [[nodiscard]] qint64 integer(QLatin1StringView key);
    [[nodiscard]] QStringList strings(QLatin1StringView key);
    [[nodiscard]] QMap<QString, QString> stringMap(QLatin1StringView key);
    [[nodiscard]] JsonReader object(QLatin1StringView key);
    /// LimitExceeded if there are more than \a limit.
    [[nodiscard]] QList<JsonReader> objects(QLatin1StringView key, qsizetype limit);

    /// Fails if \a key is absent or null.
    void require(QLatin1StringView key);
    /// Records that \a key is wrong, \a problem says how ("is negative"). The first call wins.
    void fail(QLatin1StringView key, QLatin1StringView problem,
              ErrorCode code = ErrorCode::Corrupt);
    void fail(Error error);

    /// The first failure, with an empty message: only the caller knows what document this is.
    [[nodiscard]] const std::optional<Error> &error() const { return *m_error; }

private:
    [[nodiscard]] QString pathOf(QLatin1StringView key) const;
    [[nodiscard]] QJsonArray array(QLatin1StringView key);

    QJsonObject m_object;
    QString m_path;
    std::shared_ptr<std::optional<Error>> m_error;
};

/// \a error, worded as \a message if nobody worded it before.
[[nodiscard]] std::unexpected<Error> failWorded(Error error, QString message);

} // namespace core
