// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/sparsecontent.h"

#include <QByteArrayView>

#include <memory>
#include <optional>

struct XXH3_state_s;

namespace layers {

/// The fingerprint of a sparse file as it would be if its holes were stored as zeros, so that the
/// same content is known for the same however a tar keeps it. One thread.
class SparseFingerprint final
{
public:
    /// A file of \a size bytes. \a isGnu: its map is binary.
    SparseFingerprint(bool isGnu, qint64 size);

    /// As TarHandler::sparseMap() and content() get it.
    void addMap(QByteArrayView part);
    void add(QByteArrayView data);
    /// XXH3 of the content; nothing if map and data do not fit.
    [[nodiscard]] std::optional<quint64> finish();

private:
    struct FreeState
    {
        void operator()(XXH3_state_s *state) const;
    };

    [[nodiscard]] ByteSink sink();

    SparseContent m_content;
    std::unique_ptr<XXH3_state_s, FreeState> m_state;
    bool m_isSound = true;
};

} // namespace layers
