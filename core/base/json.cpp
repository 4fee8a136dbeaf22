// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

/// How many keys the objects of \a bytes have, which is valid JSON: the colons outside of strings.
qsizetype writtenKeys(QByteArrayView bytes)
{
    qsizetype keys = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '"')
            inString = !inString;
        else if (inString && bytes[i] == '\\')
            ++i;
        else if (!inString && bytes[i] == ':')
            ++keys;
    }
    return keys;
}

/// How many keys are left after parsing, which keeps one of several; those with a null character do
/// not count, because Qt 6.8 takes them for others when it looks for a key. QJsonDocument bounds
/// the depth.
qsizetype keptKeys(const QJsonValue &value)
{
    qsizetype keys = 0;
    if (value.isArray()) {
        for (const QJsonValue element : value.toArray())
            keys += keptKeys(element);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            keys += (member.key().contains(QChar::Null) ? 0 : 1) + keptKeys(*member);
    }
    return keys;
}

} // namespace

namespace {

Result<QJsonDocument> parseDocument(QByteArrayView bytes, qint64 limit)
{
    if (bytes.size() > limit) {
        return fail(ErrorCode::LimitExceeded, {},
                    u"%1 bytes of JSON; at most %2 are read"_s.arg(bytes.size()).arg(limit));
    }
    QJsonParseError problem;
    QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size()), &problem);
    if (problem.error != QJsonParseError::NoError) {
        return fail(ErrorCode::Corrupt, {},
                    u"JSON, byte %1: %2"_s.arg(problem.offset).arg(problem.errorString()));
    }
    const qsizetype kept = document.isArray() ? keptKeys(QJsonValue(document.array()))
                                              : keptKeys(QJsonValue(document.object()));
    if (writtenKeys(bytes) != kept)
        return fail(ErrorCode::Corrupt, {},
                    u"JSON: an object has the same key twice, or one with a null"_s);
    return document;
}

} // namespace

Result<QJsonObject> parseJsonObject(QByteArrayView bytes, qint64 limit)
{
    const auto document = parseDocument(bytes, limit);
    if (!document)
        return std::unexpected(document.error());
    if (!document->isObject())
        return fail(ErrorCode::Corrupt, {}, u"JSON: not an object"_s);
    return document->object();
}

Result<QList<QJsonObject>> parseJsonObjects(QByteArrayView bytes, qint64 limit, qsizetype most)
{
    const auto document = parseDocument(bytes, limit);
    if (!document)
        return std::unexpected(document.error());
    if (!document->isArray())
        return fail(ErrorCode::Corrupt, {}, u"JSON: not an array"_s);
    const QJsonArray array = document->array();
    if (array.size() > most)
        return fail(ErrorCode::LimitExceeded, {},
                    u"JSON: %1 elements; at most %2 are read"_s.arg(array.size()).arg(most));
    QList<QJsonObject> objects;
    objects.reserve(array.size());
    for (const QJsonValue element : array) {
        if (!element.isObject())
            return fail(ErrorCode::Corrupt, {}, u"JSON: an element is no object"_s);
        objects.append(element.toObject());
    }
    return objects;
}

JsonReader::JsonReader(QJsonObject object, QString path)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_error(std::make_shared<std::optional<Error>>())
{}

bool JsonReader::has(QLatin1StringView key) const
{
    const QJsonValue value = m_object[key];
    return !value.isUndefined() && !value.isNull();
}

QString JsonReader::string(QLatin1StringView key)
{
    const QJsonValue value = m_object[key];
    if (has(key) && !value.isString())
        fail(key, "is not a string"_L1);
    return value.toString();
}

bool JsonReader::boolean(QLatin1StringView key)
{
    const QJsonValue value = m_object[key];
    if (has(key) && !value.isBool())
        fail(key, "is not true or false"_L1);
    return value.toBool();
}

qint64 JsonReader::count(QLatin1StringView key)
{
    const qint64 number = integer(key);
    if (number >= 0)
        return number;
    fail(key, "is negative"_L1);
    return 0;
}

qint64 JsonReader::integer(QLatin1StringView key)
{
    if (!has(key))
        return 0;
    // Doubles hold every whole number up to 2^53; beyond that a number may not be what was written.
    constexpr double Exact = 9007199254740992.0;
    const QJsonValue value = m_object[key];
    const double number = value.toDouble();
    if (!value.isDouble())
        fail(key, "is not a number"_L1);
    else if (number <= -Exact || number >= Exact)
        fail(key, "is too large"_L1);
    else if (number != static_cast<double>(value.toInteger()))
        fail(key, "is not a whole number"_L1);
    else
        return value.toInteger();
    return 0;
}

QStringList JsonReader::strings(QLatin1StringView key)
{
    const QJsonArray values = array(key);
    QStringList strings;
    strings.reserve(values.size());
    for (const QJsonValue value : values) {
        if (!value.isString()) {
            fail(key, "has an element that is not a string"_L1);
            return {};
        }
        strings.append(value.toString());
    }
    return strings;
}

QMap<QString, QString> JsonReader::stringMap(QLatin1StringView key)
{
    const QJsonObject object = this->object(key).json();
    QMap<QString, QString> map;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isString() && !it.value().isNull()) {
            fail(key, "has a value that is not a string"_L1);
            return {};
        }
        map.insert(it.key(), it.value().toString());
    }
    return map;
}

JsonReader JsonReader::object(QLatin1StringView key)
{
    const QJsonValue value = m_object[key];
    if (has(key) && !value.isObject())
        fail(key, "is not an object"_L1);
    JsonReader reader(value.toObject(), pathOf(key));
    reader.m_error = m_error;
    return reader;
}

QList<JsonReader> JsonReader::objects(QLatin1StringView key, qsizetype limit)
{
    const QJsonArray values = array(key);
    QList<JsonReader> readers;
    if (values.size() > limit) {
        fail(key, "has too many elements"_L1, ErrorCode::LimitExceeded);
        return {};
    }
    readers.reserve(values.size());
    for (const QJsonValue value : values) {
        if (!value.isObject()) {
            fail(key, "has an element that is not an object"_L1);
            return {};
        }
        JsonReader reader(value.toObject(), u"%1[%2]"_s.arg(pathOf(key)).arg(readers.size()));
        reader.m_error = m_error;
        readers.append(std::move(reader));
    }
    return readers;
}

void JsonReader::require(QLatin1StringView key)
{
    if (!has(key))
        fail(key, "is missing"_L1);
}

void JsonReader::fail(QLatin1StringView key, QLatin1StringView problem, ErrorCode code)
{
    fail(Error{code, {}, pathOf(key) + u' ' + problem});
}

void JsonReader::fail(Error error)
{
    if (!*m_error)
        *m_error = std::move(error);
}

QString JsonReader::pathOf(QLatin1StringView key) const
{
    return m_path.isEmpty() ? QString(key) : m_path + u'.' + key;
}

QJsonArray JsonReader::array(QLatin1StringView key)
{
    const QJsonValue value = m_object[key];
    if (has(key) && !value.isArray())
        fail(key, "is not an array"_L1);
    return value.toArray();
}

std::unexpected<Error> failWorded(Error error, QString message)
{
    if (error.message.isEmpty())
        error.message = std::move(message);
    return std::unexpected(std::move(error));
}

} // namespace core
