// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/httpclient.h"
#include "core/registry/challenge.h"
#include "core/registry/credentials.h"
#include "core/registry/registryerror.h"
#include "core/registry/repository.h"

#include <chrono>
#include <condition_variable>
#include <expected>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace registry {

/// Value of an Authorization header.
struct Authorization
{
    QByteArray header;     ///< Empty: go without.
    bool loggedIn = false; ///< Made with credentials, not anonymous.
    /// Why it is anonymous although credentials may be saved.
    std::optional<core::Error> credentialsError = {};
};

/// Turns challenges into Authorization headers and keeps them: one for each registry and
/// repository, fetched once however many threads ask at the same time, and renewed when four fifths
/// of its life are over by the monotonic clock. Any thread. Private to core/registry.
class Authenticator final
{
public:
    Authenticator(const net::HttpClient::Options &http,
                  std::shared_ptr<CredentialSource> credentials);

    /// What to send now; empty as long as nothing was asked for.
    [[nodiscard]] std::expected<Authorization, net::Failure> current(const Repository &repository,
                                                                     const RequestSubject &subject,
                                                                     const std::stop_token &stop);

    /// What to send after \a rejected was answered with \a challenges: something else, or empty if
    /// there is nothing to answer with.
    [[nodiscard]] std::expected<Authorization, net::Failure>
    answer(const Repository &repository, const RequestSubject &subject,
           const QList<Challenge> &challenges, const QByteArray &rejected,
           const std::stop_token &stop);

    /// What was answered so far counts no more: somebody has signed in, or out.
    void forget();

private:
    using Clock = std::chrono::steady_clock;
    struct Entry
    {
        Challenge challenge; ///< The one that is answered; no scheme: none yet.
        QList<QByteArray> scopes;
        Authorization authorization;
        Clock::time_point renewAt = Clock::time_point::max();
        bool isFetching = false;
        quint64 round = 0; ///< Counts finished fetches.
        std::optional<net::Failure> failure;
    };
    struct Fetched
    {
        Authorization authorization;
        Clock::time_point renewAt = Clock::time_point::max();
    };
    using Outcome = std::expected<Fetched, net::Failure>;

    [[nodiscard]] Entry &entryOf(const Repository &repository);
    [[nodiscard]] std::expected<Authorization, net::Failure>
    obtain(std::unique_lock<std::mutex> &lock, Entry &entry, const Repository &repository,
           const RequestSubject &subject, const QByteArray &rejected, const std::stop_token &stop);
    [[nodiscard]] Outcome fetch(const Challenge &challenge, const QList<QByteArray> &scopes,
                                const Repository &repository, const RequestSubject &subject,
                                const std::stop_token &stop);
    [[nodiscard]] core::Result<std::optional<Credentials>>
    credentialsOf(const Repository &repository, const std::stop_token &stop);
    void renewIdentity(const Repository &repository, const QString &saved, const QString &used,
                       const QString &renewed, const std::stop_token &stop);
    [[nodiscard]] Outcome fetchBearer(const Challenge &challenge, const QList<QByteArray> &scopes,
                                      const Repository &repository, RequestSubject subject,
                                      Fetched fetched, std::optional<Credentials> credentials,
                                      const std::stop_token &stop);

    const net::HttpClient m_http;
    const std::shared_ptr<CredentialSource> m_credentials;
    std::mutex m_mutex; ///< Guards what follows.
    std::condition_variable_any m_fetched;
    std::map<std::pair<QUrl, QByteArray>, Entry> m_entries; ///< By base URL and pull scope.
    /// Identity tokens that the server has replaced since they were saved.
    std::map<QString, QString> m_rotated;
};

} // namespace registry
