// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/durablefile.h"
#include "core/registry/pull.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace registry {

/// A pull that was asked for and has not ended.
struct UnfinishedPull
{
    struct Layer
    {
        oci::Digest digest;
        qint64 size = 0; ///< Bytes of the compressed blob.

        friend bool operator==(const Layer &, const Layer &) = default;
    };

    PullRequest request;
    bool isPaused = false; ///< The person paused it. Else the end of the program came in between.
    QList<Layer> layers = {}; ///< Empty as long as they are not known.

    friend bool operator==(const UnfinishedPull &, const UnfinishedPull &) = default;
};

/// The unfinished pulls of one run of the program into one store, in a small file beside the store,
/// as long as there are any. A later run takes over what this one leaves, however it ended; several
/// programs may have their journals at once. Names of images, sizes and digests are all that is in
/// it. Any thread, one at a time.
class PullJournal final
{
public:
    /// A new journal in the store in \a storeFolder. Io, PermissionDenied.
    [[nodiscard]] static core::Result<PullJournal> open(const QString &storeFolder);
    PullJournal(PullJournal &&) = default;
    PullJournal &operator=(PullJournal &&) = delete;
    ~PullJournal();

    /// What programs left that are no longer there, each pull once; it is in this journal then.
    /// What cannot be read is dropped: everything that came is in the store, whoever pulls it
    /// again.
    [[nodiscard]] core::Result<QList<UnfinishedPull>> takeOver();
    /// Exactly these from now on, durably.
    [[nodiscard]] core::Result<void> write(const QList<UnfinishedPull> &pulls) const;

private:
    PullJournal(core::File lock, QString path);

    core::File m_lock; ///< Held as long as this journal is somebody's.
    QString m_path;
};

/// Reads what a journal holds. Corrupt or LimitExceeded.
[[nodiscard]] core::Result<QList<UnfinishedPull>> parseUnfinishedPulls(QByteArrayView json);
[[nodiscard]] QByteArray unfinishedPullsJson(const QList<UnfinishedPull> &pulls);

} // namespace registry
