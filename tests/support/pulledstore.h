// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/client.h"
#include "core/registry/pull.h"
#include "core/store/ocistore.h"

#include <QTemporaryDir>

#include <memory>

namespace support {

/// What a pull asks for when nothing but the name matters.
[[nodiscard]] registry::PullRequest pullOf(const QString &name);

/// An empty store with a cache of its own, in a folder that goes with it, to pull into.
class PulledStore final
{
public:
    PulledStore();

    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("images")); }
    /// Where its tables of contents are.
    [[nodiscard]] QString tablesFolder() const
    {
        return m_folder.filePath(QStringLiteral("tables"));
    }
    [[nodiscard]] store::OciStore &operator*() const { return *m_store; }
    [[nodiscard]] store::OciStore *operator->() const { return m_store.get(); }

    [[nodiscard]] core::Result<registry::PullOutcome> pull(const registry::PullRequest &request,
                                                           std::stop_token stop = {});
    /// Pulls \a name ("127.0.0.1:40123/a/b:1").
    [[nodiscard]] core::Result<registry::PullOutcome> pull(const QString &name);
    /// How far the latest pull is.
    [[nodiscard]] const registry::PullProgress &progress() const { return *m_progress; }

    /// Bytes of all blobs on the disk.
    [[nodiscard]] qint64 blobBytes() const;
    /// Bytes of what is on its way in.
    [[nodiscard]] qint64 partialBytes() const;
    /// All names of all images.
    [[nodiscard]] QStringList names() const;
    /// True if store::check() finds no damage; prints what it finds.
    [[nodiscard]] bool isWhole() const;

    /// Tries come fast, so that a test of failures does not wait.
    registry::Client::Options clientOptions = {.retry = {.base = std::chrono::milliseconds(5)}};

private:
    QTemporaryDir m_folder;
    std::shared_ptr<store::OciStore> m_store;
    std::unique_ptr<registry::PullProgress> m_progress;
};

} // namespace support
