// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace models {

/// Walks over JSON (RFC 8259) token by token and keeps what QJsonDocument forgets: the order of
/// keys, and numbers as they were written. Whether the text is JSON at all is for QJsonDocument to
/// say first; on anything else the scanner gives tokens that mean nothing, and still ends.
class JsonScanner final
{
public:
    enum class Token { BeginObject, EndObject, BeginArray, EndArray, Key, String, Literal, End };

    explicit JsonScanner(QByteArrayView json)
        : m_json(json)
    {}

    Token next();
    /// The token as written, strings with their quotes.
    [[nodiscard]] QByteArrayView text() const { return m_text; }

private:
    void skipBetween();
    Token string();
    Token literal();

    QByteArrayView m_json;
    QByteArrayView m_text;
    qsizetype m_position = 0;
};

/// The text that a quoted string stands for.
[[nodiscard]] QString decodeJsonString(QByteArrayView quoted);

struct PrettyJson
{
    QByteArray text;
    bool isComplete = true; ///< False if the text ends at the limit.
};

/// \a json with a line for every value, keys in their order. Values of more than \a longest bytes
/// are cut, with "…". Ends soon after \a limit bytes: deep nesting can turn a megabyte into
/// gigabytes of indentation.
[[nodiscard]] PrettyJson prettyJson(QByteArrayView json, qsizetype longest, qsizetype limit);

} // namespace models
