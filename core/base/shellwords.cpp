// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/shellwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

bool isPlain(QChar c)
{
    static constexpr QStringView Others = u"_@%+=:,./-";
    return c.unicode() < 128 && (c.isLetterOrNumber() || Others.contains(c));
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// Takes the words off the front of a line.
class Splitter final
{
public:
    explicit Splitter(QStringView line)
        : m_rest(line)
    {}

    /// False at the end of the line, or where a quote has no end.
    bool next(QString &word)
    {
        word.clear();
        skipBlanks();
        if (m_rest.isEmpty())
            return false;
        while (!m_rest.isEmpty() && !isBlank(m_rest.front())) {
            const QChar c = take();
            if (c == u'\'')
                takeSingle(word);
            else if (c == u'"')
                takeDouble(word);
            else if (c == u'\\')
                takeEscaped(word);
            else
                word += c;
        }
        return !m_isOpen;
    }

    bool isOpen() const { return m_isOpen; }

private:
    void skipBlanks()
    {
        for (;;) {
            if (m_rest.startsWith(u"\\\n"))
                m_rest = m_rest.sliced(2);
            else if (!m_rest.isEmpty() && isBlank(m_rest.front()))
                take();
            else
                return;
        }
    }

    QChar take()
    {
        const QChar c = m_rest.front();
        m_rest = m_rest.sliced(1);
        return c;
    }

    void takeSingle(QString &word)
    {
        const qsizetype end = m_rest.indexOf(u'\'');
        m_isOpen = end < 0;
        word += m_rest.left(end);
        m_rest = m_isOpen ? QStringView() : m_rest.sliced(end + 1);
    }

    void takeDouble(QString &word)
    {
        while (!m_rest.isEmpty()) {
            const QChar c = take();
            if (c == u'"')
                return;
            const bool escapes = c == u'\\' && !m_rest.isEmpty()
                                 && QStringView(u"$`\"\\\n").contains(m_rest.front());
            if (escapes)
                takeEscaped(word);
            else
                word += c;
        }
        m_isOpen = true;
    }

    void takeEscaped(QString &word)
    {
        if (m_rest.isEmpty()) {
            m_isOpen = true;
            return;
        }
        const QChar c = take();
        if (c != u'\n') // Which only continues the line.
            word += c;
    }

    QStringView m_rest;
    bool m_isOpen = false;
};

} // namespace

QString shellQuoted(const QString &word)
{
    if (!word.isEmpty() && std::ranges::all_of(word, isPlain))
        return word;
    QString inside = word;
    return u'\'' + inside.replace(u'\'', uR"('\'')"_s) + u'\'';
}

QString shellLine(const QStringList &words)
{
    QStringList quoted;
    quoted.reserve(words.size());
    for (const QString &word : words)
        quoted += shellQuoted(word);
    return quoted.join(u' ');
}

Result<QStringList> splitShellLine(const QString &line)
{
    Splitter splitter(line);
    QStringList words;
    for (QString word; splitter.next(word);)
        words += word;
    if (splitter.isOpen())
        return fail(ErrorCode::InvalidArgument,
                    Tr::tr("A quote is not closed. Write ' or \" at both ends of it."));
    return words;
}

} // namespace core
