// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/imageinspect.h"

#include <QString>

#include <atomic>
#include <memory>

namespace engine {

/// What engines said of images, on disk from one run to the next, so that a long list need not ask
/// for each of them again. An image is known by the digest of its content: what is asked for here
/// stays the same, save the names in ImageInspect::json. A cache: what is missing or damaged is
/// asked for again, and of too many the oldest go. Any thread, any number of processes. Private to
/// core/engine.
class InspectCache final
{
public:
    /// Keeps its files in \a folder, which is made when first needed.
    explicit InspectCache(QString folder, int mostFiles = 20'000);
    Q_DISABLE_COPY_MOVE(InspectCache)

    /// Null if it is not here or not whole, or of another image than \a id.
    [[nodiscard]] std::shared_ptr<const ImageInspect> find(const QString &key,
                                                           const oci::Digest &id) const;
    /// The two answers of parseInspect(). What cannot be written is not kept.
    void insert(const QString &key, const QByteArray &json, const QByteArray &history) const;

private:
    [[nodiscard]] QString pathOf(const QString &key) const;
    void removeOldest() const;

    QString m_folder;
    int m_mostFiles;
    mutable std::atomic<int> m_inserted = 0;
};

} // namespace engine
