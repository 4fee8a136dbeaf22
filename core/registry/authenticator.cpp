// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/authenticator.h"

#include "core/registry/tokenrequest.h"

using namespace Qt::StringLiterals;

namespace registry {

using Answered = std::expected<Authorization, net::Failure>;

namespace {

QList<QByteArray> scopesOf(const Challenge &challenge, const Repository &repository)
{
    const QByteArray scope = challenge.parameter("scope").toUtf8().simplified();
    return scope.isEmpty() ? QList<QByteArray>{repository.pullScope()} : scope.split(' ');
}

QString nameOf(const Repository &repository)
{
    return repository.domain + u'/' + repository.path;
}

} // namespace

Authenticator::Authenticator(const net::HttpClient::Options &http,
                             std::shared_ptr<CredentialSource> credentials)
    : m_http(http)
    , m_credentials(std::move(credentials))
{}

Authenticator::Entry &Authenticator::entryOf(const Repository &repository)
{
    return m_entries[{repository.base, repository.pullScope()}];
}

Answered Authenticator::current(const Repository &repository, const RequestSubject &subject,
                                const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    Entry &entry = entryOf(repository);
    if (Clock::now() < entry.renewAt)
        return entry.authorization;
    return obtain(lock, entry, repository, subject, entry.authorization.header, stop);
}

Answered Authenticator::answer(const Repository &repository, const RequestSubject &subject,
                               const QList<Challenge> &challenges, const QByteArray &rejected,
                               const std::stop_token &stop)
{
    const Challenge *challenge = preferredOf(challenges);
    if (!challenge)
        return Authorization{};
    std::unique_lock lock(m_mutex);
    Entry &entry = entryOf(repository);
    if (entry.authorization.header != rejected && !entry.authorization.header.isEmpty())
        return entry.authorization; // Another thread was faster.
    QList<QByteArray> scopes = scopesOf(*challenge, repository);
    if (challenge->parameter("error") == "insufficient_scope"_L1)
        scopes += entry.scopes;
    if (!entry.isFetching) {
        entry.challenge = *challenge;
        entry.scopes = mergedScopes(scopes);
    }
    return obtain(lock, entry, repository, subject, rejected, stop);
}

void Authenticator::forget()
{
    const std::scoped_lock lock(m_mutex);
    for (auto &[key, entry] : m_entries) {
        entry.authorization = {};
        entry.renewAt = Clock::time_point::max();
    }
}

Answered Authenticator::obtain(std::unique_lock<std::mutex> &lock, Entry &entry,
                               const Repository &repository, const RequestSubject &subject,
                               const QByteArray &rejected, const std::stop_token &stop)
{
    while (entry.isFetching) {
        const quint64 round = entry.round;
        if (!m_fetched.wait(lock, stop, [&] { return entry.round != round; }))
            return std::unexpected(net::Failure{core::cancelled().error()});
        if (!entry.failure)
            return entry.authorization;
        if (entry.failure->error.code != core::ErrorCode::Cancelled)
            return std::unexpected(*entry.failure);
    }
    if (entry.authorization.header != rejected && !entry.authorization.header.isEmpty())
        return entry.authorization;

    entry.isFetching = true;
    const Challenge challenge = entry.challenge;
    const QList<QByteArray> scopes = entry.scopes;
    lock.unlock();
    Outcome outcome = fetch(challenge, scopes, repository, subject, stop);
    lock.lock();
    entry.isFetching = false;
    ++entry.round;
    entry.failure.reset();
    if (outcome) {
        entry.authorization = outcome->authorization;
        entry.renewAt = outcome->renewAt;
    } else {
        entry.failure = outcome.error();
    }
    m_fetched.notify_all();
    if (!outcome)
        return std::unexpected(std::move(outcome).error());
    return outcome->authorization;
}

Authenticator::Outcome Authenticator::fetch(const Challenge &challenge,
                                            const QList<QByteArray> &scopes,
                                            const Repository &repository,
                                            const RequestSubject &subject,
                                            const std::stop_token &stop)
{
    Fetched fetched;
    std::optional<Credentials> credentials;
    if (auto found = credentialsOf(repository, stop))
        credentials = *std::move(found);
    else if (found.error().code == core::ErrorCode::Cancelled)
        return std::unexpected(net::Failure{std::move(found).error()});
    else
        fetched.authorization.credentialsError = std::move(found).error();

    if (challenge.scheme == "bearer")
        return fetchBearer(challenge, scopes, repository, subject, std::move(fetched),
                           std::move(credentials), stop);
    // A password may be empty; an identity token is none.
    if (credentials
        && !(credentials->password.isEmpty() && !credentials->identityToken.isEmpty())) {
        const QByteArray pair =
            credentials->username.toUtf8() + ':' + credentials->password.toUtf8();
        fetched.authorization.header = "Basic " + pair.toBase64();
        fetched.authorization.loggedIn = true;
    }
    return fetched;
}

Authenticator::Outcome
Authenticator::fetchBearer(const Challenge &challenge, const QList<QByteArray> &scopes,
                           const Repository &repository, RequestSubject subject, Fetched fetched,
                           std::optional<Credentials> credentials, const std::stop_token &stop)
{
    const QString saved = credentials ? credentials->identityToken : QString();
    if (!saved.isEmpty()) {
        const std::scoped_lock lock(m_mutex);
        if (const auto rotated = m_rotated.find(saved); rotated != m_rotated.end())
            credentials->identityToken = rotated->second;
    }
    const QString used = credentials ? credentials->identityToken : QString();
    fetched.authorization.loggedIn = credentials.has_value();
    subject.loggedIn = credentials.has_value();
    const auto start = Clock::now();
    const auto token = requestToken(m_http,
                                    {.realm = challenge.parameter("realm"),
                                     .service = challenge.parameter("service"),
                                     .scopes = scopes,
                                     .registry = repository.base,
                                     .credentials = std::move(credentials),
                                     .subject = subject},
                                    stop);
    if (!token)
        return std::unexpected(token.error());
    if (!saved.isEmpty() && !token->refreshToken.isEmpty() && token->refreshToken != used)
        renewIdentity(repository, saved, used, token->refreshToken, stop);
    fetched.authorization.header = "Bearer " + token->value;
    fetched.renewAt = start + token->lifetime * 4 / 5;
    return fetched;
}

/// For the next request, and for the next run of the program.
void Authenticator::renewIdentity(const Repository &repository, const QString &saved,
                                  const QString &used, const QString &renewed,
                                  const std::stop_token &stop)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_rotated[saved] = renewed;
    }
    // Another thread may have replaced what was saved since it was read.
    m_credentials->renewIdentity(nameOf(repository), saved, renewed, stop);
    if (used != saved)
        m_credentials->renewIdentity(nameOf(repository), used, renewed, stop);
}

core::Result<std::optional<Credentials>> Authenticator::credentialsOf(const Repository &repository,
                                                                      const std::stop_token &stop)
{
    if (!m_credentials)
        return std::nullopt;
    return m_credentials->find(nameOf(repository), stop);
}

} // namespace registry
