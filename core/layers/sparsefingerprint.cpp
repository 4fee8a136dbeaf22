// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/sparsefingerprint.h"

#include <xxhash.h>

namespace layers {

void SparseFingerprint::FreeState::operator()(XXH3_state_s *state) const
{
    XXH3_freeState(state);
}

SparseFingerprint::SparseFingerprint(bool isGnu, qint64 size)
    : m_content(isGnu, size)
    , m_state(XXH3_createState())
{
    Q_CHECK_PTR(m_state.get());
    XXH3_64bits_reset(m_state.get());
}

ByteSink SparseFingerprint::sink()
{
    return [this](QByteArrayView part) {
        XXH3_64bits_update(m_state.get(), part.data(), std::size_t(part.size()));
        return core::Result<void>();
    };
}

void SparseFingerprint::addMap(QByteArrayView part)
{
    m_isSound = m_isSound && m_content.addMap(part).has_value();
}

void SparseFingerprint::add(QByteArrayView data)
{
    m_isSound = m_isSound && m_content.add(data, sink()).has_value();
}

std::optional<quint64> SparseFingerprint::finish()
{
    m_isSound = m_isSound && m_content.finish(sink()).has_value();
    return m_isSound ? std::optional<quint64>(XXH3_64bits_digest(m_state.get())) : std::nullopt;
}

} // namespace layers
