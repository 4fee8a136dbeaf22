// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/treereader.h"
#include "core/layers/layerreader.h"

#include <memory>

struct archive;
struct archive_entry;

namespace engine {

/// Writes a tar (PAX, as libarchive makes it) of entries that all belong to root. One thread.
class TarWriter final
{
public:
    explicit TarWriter(layers::ByteSink sink);
    ~TarWriter();
    Q_DISABLE_COPY_MOVE(TarWriter)

    /// A folder or link. All fail with Io, or with the error of the sink.
    [[nodiscard]] core::Result<void> add(const core::TreeEntry &entry);
    [[nodiscard]] core::Result<void> add(const core::TreeEntry &entry, QByteArrayView content);
    /// A file whose entry.size bytes \a read gives.
    [[nodiscard]] core::Result<void> add(const core::TreeEntry &entry,
                                         const core::TreeVisitor::Read &read);
    /// After the last entry.
    [[nodiscard]] core::Result<void> finish();

private:
    struct Free
    {
        void operator()(archive *tar) const;
    };
    [[nodiscard]] core::Result<void> header(const core::TreeEntry &entry);
    [[nodiscard]] core::Result<void> data(QByteArrayView bytes);
    [[nodiscard]] core::Result<void> check(int result);

    layers::ByteSink m_sink;
    core::Result<void>
        m_sunk; ///< What the sink answered last; after a failure it is not asked again.
    std::unique_ptr<archive, Free> m_tar;
    std::unique_ptr<char[]> m_buffer;
};

} // namespace engine
