// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/rawserver.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <atomic>

namespace support {

/// A double of Docker Hub: the routes of search, repositories and tags, with the shapes and the
/// oddities that are known of its answers. Runs until it is destroyed; switches from any thread.
class HubServer final
{
public:
    /// A repository that it knows.
    struct Repository
    {
        QString name; ///< "library/nginx".
        QString description = {};
        QString badge = {}; ///< As the newest search writes it.
        qint64 stars = 0;
        qint64 pulls = 0;
        int tags = 3; ///< "v1" to "vN", each an hour older than the next.
        QString readme = {};
        /// Of what tags point at, by their names; made up for the others.
        QMap<QString, QString> digests = {};
    };

    explicit HubServer(QList<Repository> repositories);

    [[nodiscard]] QUrl url() const { return m_server.url(); }
    [[nodiscard]] const RawServer &server() const { return m_server; }
    [[nodiscard]] QList<QByteArray> paths() const;

    /// Routes that answer 404: "v4", "v2", "v1", "old" (before the namespaces), "new".
    void setGone(const QStringList &routes) { m_gone = routes; }
    /// The next so many answers are this instead.
    void answerOnce(int status, const QByteArray &body, const RawHeaders &headers = {},
                    int times = 1);

    /// When the newest tag was pushed.
    [[nodiscard]] static QDateTime newest();

private:
    void answer(const RawRequest &request, RawConnection &connection);
    [[nodiscard]] QJsonObject search(const RawRequest &request, const QString &version) const;
    [[nodiscard]] QJsonObject details(const Repository &repository) const;
    [[nodiscard]] QJsonObject tags(const Repository &repository, const RawRequest &request) const;

    QList<Repository> m_repositories;
    QStringList m_gone;
    std::atomic<int> m_times = 0;
    int m_status = 0;
    QByteArray m_body;
    RawHeaders m_headers;
    RawServer m_server;
};

} // namespace support
