// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/layers/layertocbuilder.h"
#include "core/layers/sparsefingerprint.h"
#include "core/layers/tarreader.h"
#include "core/oci/hasher.h"

#include <QByteArrayView>

#include <memory>
#include <optional>
#include <string>
#include <vector>

struct XXH3_state_s;

namespace layers {

/// Turns the bytes of a layer's tar into its table of contents, with the DiffID and a fingerprint
/// of each file, as they come. The holes of a sparse file count as zeros, for sparse files of up to
/// 4 GiB together; the fingerprint of one that would exceed that is of its map and data, so that it
/// is the same content only as one which its layer stores in the same form. One thread at a time.
class TarIndexer final : private TarHandler
{
public:
    TarIndexer();
    ~TarIndexer() override;
    Q_DISABLE_COPY_MOVE(TarIndexer)

    /// The errors of TarReader and LayerToc::Builder; LimitExceeded above limits::BlobSize.
    [[nodiscard]] core::Result<void> add(QByteArrayView tar);
    /// The table. Its DiffID covers all bytes, those after the tar's end marker too.
    [[nodiscard]] core::Result<std::shared_ptr<const LayerToc>> finish();
    /// SeekIndex::entryBlocks of the entries so far.
    [[nodiscard]] std::vector<quint32> takeEntryBlocks() { return std::move(m_entryBlocks); }

private:
    struct FreeState
    {
        void operator()(XXH3_state_s *state) const;
    };

    core::Result<void> beginEntry(const TarEntry &entry) override;
    core::Result<void> sparseMap(QByteArrayView part) override;
    core::Result<void> content(QByteArrayView bytes) override;
    core::Result<void> endEntry() override;
    void hash(QByteArrayView bytes);

    oci::Hasher m_hasher;
    TarReader m_reader;
    LayerToc::Builder m_builder;
    qint64 m_tarSize = 0;
    std::vector<quint32> m_entryBlocks;

    TarEntry m_entry;
    qint64 m_hashed = 0; ///< Bytes of the entry's content so far.
    quint64 m_fingerprint = 0;
    std::string m_beginning; ///< The first bytes of the content.
    bool m_isWhole = false;  ///< The content came in one piece and m_fingerprint has it.
    std::unique_ptr<XXH3_state_s, FreeState> m_state;
    std::optional<SparseFingerprint> m_sparse; ///< Of a sparse entry that is not too large.
    qint64 m_sparseBytes = 0;                  ///< Of all of them so far, holes included.
    std::string m_pathBuffer;
    std::string m_linkBuffer;
};

} // namespace layers
