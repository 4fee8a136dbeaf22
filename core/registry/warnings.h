// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/redaction.h"
#include "core/net/headers.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <mutex>

namespace registry {

/// The texts of `Warning: 299 - "text"` among \a headers (distribution-spec, "Warnings"; RFC 7234,
/// 5.5), each once and fit to be shown. The first limits::WarningBytes of all together count; other
/// codes, which are of caches, and what breaks the grammar are passed over. \a secrets are taken
/// out.
[[nodiscard]] QStringList warningsOf(const net::Headers &headers,
                                     const core::Redaction &secrets = {});

/// What registries have to say to whoever uses them, in their words: for a person to read, and for
/// nothing else. Any thread.
class Warnings final
{
public:
    /// \a host is the domain of references, or a mirror. At most limits::Warnings of each are kept.
    void note(const QString &host, const QStringList &texts);
    /// Those of \a host that came, or came again, since then; each once, in the order in which they
    /// came first.
    [[nodiscard]] QStringList of(const QString &host, const QDateTime &since = {}) const;
    /// Whoever said something.
    [[nodiscard]] QStringList hosts() const;

private:
    struct Entry
    {
        QString text;
        QDateTime latest;
    };

    mutable std::mutex m_mutex;
    QMap<QString, QList<Entry>> m_entries; ///< By the host.
};

} // namespace registry
