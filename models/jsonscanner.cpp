// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/jsonscanner.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace models {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isPunctuation(char c)
{
    return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == '"';
}

/// At most \a longest bytes of \a text, without cutting a character or an escape in two.
QByteArray shortened(QByteArrayView text, qsizetype longest)
{
    if (text.size() <= longest)
        return text.toByteArray();
    qsizetype end = longest;
    while (end > 0 && (uchar(text.at(end)) & 0xC0) == 0x80)
        --end;
    const qsizetype escape = text.first(end).lastIndexOf('\\');
    if (escape > 0 && escape >= end - 6)
        end = escape;
    const char *const ending = text.front() == '"' ? "\xE2\x80\xA6\"" : "\xE2\x80\xA6";
    return text.first(end).toByteArray() + ending;
}

/// Writes tokens with line breaks and indentation.
class Printer
{
public:
    void open(QByteArrayView bracket)
    {
        separate();
        m_out += bracket;
        ++m_depth;
        m_empty = true;
    }

    void close(QByteArrayView bracket)
    {
        --m_depth;
        if (!m_empty)
            newLine();
        m_out += bracket;
        m_empty = false;
    }

    void key(const QByteArray &text)
    {
        separate();
        m_out += text + ": ";
        m_afterKey = true;
    }

    void value(const QByteArray &text)
    {
        separate();
        m_out += text;
        m_empty = false;
    }

    [[nodiscard]] const QByteArray &out() const { return m_out; }

private:
    void separate()
    {
        if (!m_afterKey && m_depth > 0) {
            if (!m_empty)
                m_out += ',';
            newLine();
        }
        m_afterKey = false;
        m_empty = false;
    }

    void newLine()
    {
        m_out += '\n';
        m_out.append(qMax(m_depth, 0) * 2, ' ');
    }

    QByteArray m_out;
    int m_depth = 0;
    bool m_empty = true;
    bool m_afterKey = false;
};

} // namespace

JsonScanner::Token JsonScanner::next()
{
    skipBetween();
    m_text = {};
    if (m_position >= m_json.size())
        return Token::End;
    m_text = m_json.sliced(m_position, 1);
    switch (m_text.front()) {
    case '{':
        ++m_position;
        return Token::BeginObject;
    case '}':
        ++m_position;
        return Token::EndObject;
    case '[':
        ++m_position;
        return Token::BeginArray;
    case ']':
        ++m_position;
        return Token::EndArray;
    case '"':
        return string();
    default:
        return literal();
    }
}

void JsonScanner::skipBetween()
{
    while (m_position < m_json.size()) {
        const char c = m_json.at(m_position);
        if (!isSpace(c) && c != ',' && c != ':')
            return;
        ++m_position;
    }
}

JsonScanner::Token JsonScanner::string()
{
    const qsizetype begin = m_position++;
    while (m_position < m_json.size() && m_json.at(m_position) != '"')
        m_position += m_json.at(m_position) == '\\' ? 2 : 1;
    m_position = qMin(m_position + 1, m_json.size());
    m_text = m_json.sliced(begin, m_position - begin);

    qsizetype after = m_position;
    while (after < m_json.size() && isSpace(m_json.at(after)))
        ++after;
    return after < m_json.size() && m_json.at(after) == ':' ? Token::Key : Token::String;
}

JsonScanner::Token JsonScanner::literal()
{
    const qsizetype begin = m_position;
    while (m_position < m_json.size() && !isSpace(m_json.at(m_position))
           && !isPunctuation(m_json.at(m_position)))
        ++m_position;
    m_text = m_json.sliced(begin, m_position - begin);
    return Token::Literal;
}

QString decodeJsonString(QByteArrayView quoted)
{
    if (quoted.size() < 2)
        return {};
    if (!quoted.contains('\\'))
        return QString::fromUtf8(quoted.sliced(1, quoted.size() - 2));
    const QByteArray array = '[' + quoted.toByteArray() + ']';
    return QJsonDocument::fromJson(array).array().at(0).toString();
}

PrettyJson prettyJson(QByteArrayView json, qsizetype longest, qsizetype limit)
{
    using Token = JsonScanner::Token;
    JsonScanner scanner(json);
    Printer printer;
    for (Token token = scanner.next(); token != Token::End; token = scanner.next()) {
        switch (token) {
        case Token::BeginObject:
        case Token::BeginArray:
            printer.open(scanner.text());
            break;
        case Token::EndObject:
        case Token::EndArray:
            printer.close(scanner.text());
            break;
        case Token::Key:
            printer.key(shortened(scanner.text(), longest));
            break;
        default:
            printer.value(shortened(scanner.text(), longest));
        }
        if (printer.out().size() > limit)
            return {printer.out(), false};
    }
    return {printer.out(), true};
}

} // namespace models
