// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>

#include <mutex>

namespace registry {

/// An upload that ended early.
struct UnfinishedUpload
{
    QUrl uploads; ///< Where uploads of its repository begin.
    oci::Digest blob;
    QUrl location; ///< Where it is.
    QDateTime time;

    friend bool operator==(const UnfinishedUpload &, const UnfinishedUpload &) = default;
};

/// What UploadSessions wrote. Corrupt if it is something else; LimitExceeded.
[[nodiscard]] core::Result<QList<UnfinishedUpload>> parseUnfinishedUploads(QByteArrayView json);

/// Uploads that ended early, so that the next try goes on with them, also that of a later run of
/// the program. They are forgotten after twelve hours, as registries do it sooner or later; whoever
/// goes on with one that is forgotten there is told so and begins anew. Any thread. Private to
/// core/registry.
class UploadSessions final
{
public:
    /// What is kept in \a file, for all programs that name it; empty: in memory only.
    explicit UploadSessions(QString file = {});

    void keep(const QUrl &uploads, const oci::Digest &blob, const QUrl &location);
    /// Where to go on with the upload of \a blob, for one who asks; empty if that is not known.
    [[nodiscard]] QUrl take(const QUrl &uploads, const oci::Digest &blob);

private:
    void load();
    void save() const;

    const QString m_file;
    std::mutex m_mutex;
    QList<UnfinishedUpload> m_kept; ///< Newest last.
};

} // namespace registry
