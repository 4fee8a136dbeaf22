// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"

#include <QHash>
#include <QUrl>

#include <chrono>
#include <mutex>
#include <utility>

namespace registry {

/// Uploads that ended early, so that the next try of the same program goes on with them. They are
/// forgotten after half an hour, as registries do it sooner or later. Any thread. Private to
/// core/registry.
class UploadSessions final
{
public:
    /// \a uploads is where uploads of the repository begin, \a location where this one is.
    void keep(const QUrl &uploads, const oci::Digest &blob, const QUrl &location);
    /// Where to go on with the upload of \a blob, for one who asks; empty if that is not known.
    [[nodiscard]] QUrl take(const QUrl &uploads, const oci::Digest &blob);

private:
    using Clock = std::chrono::steady_clock;
    struct Kept
    {
        QUrl location;
        Clock::time_point time;
    };

    std::mutex m_mutex;
    QHash<std::pair<QUrl, oci::Digest>, Kept> m_kept;
};

} // namespace registry
