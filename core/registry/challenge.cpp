// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/challenge.h"

#include "core/base/limits.h"

#include <algorithm>

namespace registry {

namespace {

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken68Character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || QByteArrayView("-._~+/").contains(c);
}

class Parser
{
public:
    explicit Parser(QByteArrayView text)
        : m_text(text.first(std::min(text.size(), core::limits::ChallengeHeader)))
    {}

    QList<Challenge> run()
    {
        while (skipSeparators()) {
            const QByteArrayView word = take(isTokenCharacter);
            if (word.isEmpty())
                skipToComma();
            else if (atEquals())
                readParameter(word);
            else if (!beginChallenge(word))
                break;
        }
        return m_challenges;
    }

private:
    bool atEnd() const { return m_position >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_position]; }

    template <class Predicate>
    QByteArrayView take(Predicate matches)
    {
        const qsizetype begin = m_position;
        while (!atEnd() && matches(m_text[m_position]))
            ++m_position;
        return m_text.sliced(begin, m_position - begin);
    }

    void skipSpace()
    {
        take([](char c) { return c == ' ' || c == '\t'; });
    }

    bool skipSeparators()
    {
        take([](char c) { return c == ' ' || c == '\t' || c == ','; });
        return !atEnd();
    }

    void skipToComma()
    {
        take([](char c) { return c != ','; });
    }

    /// Is this word the name of a parameter?
    bool atEquals()
    {
        const qsizetype begin = m_position;
        skipSpace();
        if (peek() == '=')
            return true;
        m_position = begin;
        return false;
    }

    bool beginChallenge(QByteArrayView scheme)
    {
        if (m_challenges.size() == core::limits::Challenges)
            return false;
        m_challenges.append({scheme.toByteArray().toLower(), {}});
        skipToken68();
        return true;
    }

    /// "Negotiate YIIB==": credentials of schemes that are not ours.
    void skipToken68()
    {
        const qsizetype begin = m_position;
        skipSpace();
        const bool any = !take(isToken68Character).isEmpty();
        take([](char c) { return c == '='; });
        skipSpace();
        if (!any || !(atEnd() || peek() == ','))
            m_position = begin;
    }

    void readParameter(QByteArrayView name)
    {
        ++m_position; // The equals sign.
        skipSpace();
        QByteArray value;
        if (peek() == '"') {
            if (!takeQuoted(value))
                return;
        } else {
            value = take([](char c) { return c != ',' && c != ' ' && c != '\t'; }).toByteArray();
        }
        if (m_challenges.isEmpty())
            return;
        auto &parameters = m_challenges.last().parameters;
        const QByteArray key = name.toByteArray().toLower();
        if (!parameters.contains(key) && parameters.size() < core::limits::ChallengeParameters)
            parameters.insert(key, QString::fromUtf8(value));
    }

    bool takeQuoted(QByteArray &value)
    {
        for (++m_position; !atEnd(); ++m_position) {
            if (peek() == '"') {
                ++m_position;
                return true;
            }
            if (peek() == '\\' && m_position + 1 < m_text.size())
                ++m_position;
            value.append(peek());
        }
        return false;
    }

    QByteArrayView m_text;
    qsizetype m_position = 0;
    QList<Challenge> m_challenges;
};

} // namespace

QList<Challenge> Challenge::parse(QByteArrayView header)
{
    return Parser(header).run();
}

QList<Challenge> challengesOf(const net::Response &response)
{
    QList<Challenge> challenges;
    for (const QByteArray &line : response.headers.values("WWW-Authenticate"))
        challenges += Challenge::parse(line);
    return challenges;
}

const Challenge *preferredOf(const QList<Challenge> &challenges)
{
    for (const auto scheme : {"bearer", "basic"}) {
        for (const Challenge &challenge : challenges) {
            const bool usable =
                challenge.scheme == "basic" || !challenge.parameter("realm").isEmpty();
            if (challenge.scheme == scheme && usable)
                return &challenge;
        }
    }
    return nullptr;
}

QList<QByteArray> mergedScopes(const QList<QByteArray> &scopes)
{
    QMap<QByteArray, QList<QByteArray>> actionsByResource;
    QList<QByteArray> result;
    for (const QByteArray &scope : scopes) {
        const qsizetype last = scope.lastIndexOf(':');
        if (last <= scope.indexOf(':'))
            result.append(scope);
        else
            actionsByResource[scope.left(last)] += scope.sliced(last + 1).split(',');
    }
    for (auto it = actionsByResource.begin(); it != actionsByResource.end(); ++it) {
        QList<QByteArray> &actions = it.value();
        actions.removeAll(QByteArray());
        std::ranges::sort(actions);
        actions.erase(std::unique(actions.begin(), actions.end()), actions.end());
        result.append(it.key() + ':' + actions.join(','));
    }
    result.removeAll(QByteArray());
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

} // namespace registry
