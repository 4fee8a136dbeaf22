// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/uploadsessions.h"

using namespace std::chrono_literals;

namespace registry {

namespace {

constexpr auto Life = 30min;
constexpr qsizetype MaxKept = 256;

} // namespace

void UploadSessions::keep(const QUrl &uploads, const oci::Digest &blob, const QUrl &location)
{
    const std::scoped_lock lock(m_mutex);
    const auto now = Clock::now();
    m_kept.removeIf([now](const auto &entry) { return now - entry.value().time > Life; });
    if (m_kept.size() < MaxKept)
        m_kept.insert({uploads, blob}, {location, now});
}

QUrl UploadSessions::take(const QUrl &uploads, const oci::Digest &blob)
{
    const std::scoped_lock lock(m_mutex);
    const auto kept = m_kept.find({uploads, blob});
    if (kept == m_kept.end())
        return {};
    const Kept session = kept.value();
    m_kept.erase(kept);
    return Clock::now() - session.time > Life ? QUrl() : session.location;
}

} // namespace registry
