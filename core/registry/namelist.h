// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/backoff.h"
#include "core/oci/reference.h"
#include "core/registry/pages.h"

#include <QStringList>

#include <optional>
#include <stop_token>

namespace registry {

class Client;

/// The tags of a repository, or the repositories of a registry, in its order and as it gives them:
/// page after page. next() blocks: for worker threads, one at a time.
///
/// Errors: those of Client; Corrupt for what is no such list; LimitExceeded above limits::Tags
/// names; for repositories Unsupported if the registry does not list them, or not to whoever asks,
/// as many do.
class NameList final
{
public:
    /// Of the registry itself, or of a mirror if that does not answer. \a client outlives the list.
    [[nodiscard]] static NameList tags(const Client &client, const oci::Reference &repository);
    /// `/v2/_catalog` of the registry \a domain, which is outside of the distribution-spec.
    [[nodiscard]] static NameList repositories(const Client &client, const QString &domain);

    [[nodiscard]] bool isAtEnd() const { return m_reader && m_reader->isAtEnd(); }
    /// The names of the next page, which may be none before the end; none at the end. What is no
    /// name is left out. After an error the same page may be asked for again.
    [[nodiscard]] core::Result<QStringList> next(const std::stop_token &stop = {},
                                                 const net::WaitObserver &observer = {});
    /// All that are left.
    [[nodiscard]] core::Result<QStringList> rest(const std::stop_token &stop = {},
                                                 const net::WaitObserver &observer = {});

private:
    enum class Kind { Tags, Repositories };

    NameList(const Client &client, Kind kind, core::Result<oci::Reference> reference);

    /// From whoever answers, which is then m_reader.
    [[nodiscard]] core::Result<QByteArray> firstPage(const std::stop_token &stop,
                                                     const net::WaitObserver &observer);
    [[nodiscard]] core::Result<QByteArray> firstOfTags(const std::stop_token &stop,
                                                       const net::WaitObserver &observer);
    [[nodiscard]] core::Result<QByteArray> page(const std::stop_token &stop,
                                                const net::WaitObserver &observer);
    [[nodiscard]] core::Error failed(const net::Failure &failure) const;
    [[nodiscard]] core::Error tooMany() const;

    const Client *m_client;
    Kind m_kind;
    core::Result<oci::Reference> m_reference; ///< Of the registry, only its domain counts.
    std::optional<PageReader> m_reader = {};
    qsizetype m_count = 0;
};

} // namespace registry
