// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/layertoc.h"
#include "core/layers/layertocformat.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace layers {

/// Collects the entries of one layer. One thread at a time.
class LayerToc::Builder final
{
public:
    /// The next entry of the tar, copied. LimitExceeded above limits::LayerEntries,
    /// limits::PathLength or limits::LayerNames.
    [[nodiscard]] core::Result<void> add(const TocEntry &entry);

    [[nodiscard]] std::size_t count() const { return m_records.size(); }

    /// Empties the builder.
    [[nodiscard]] std::shared_ptr<const LayerToc> finish(oci::DiffId diffId, qint64 tarSize);

private:
    struct AttributesHash
    {
        std::size_t operator()(const format::Attributes &key) const;
    };

    [[nodiscard]] quint32 indexOf(const format::Attributes &attributes);

    std::vector<format::Record> m_records;
    std::vector<format::Attributes> m_attributes;
    std::unordered_map<format::Attributes, quint32, AttributesHash> m_attributeIndex;
    std::string m_names;
    quint32 m_lastAttributes = 0; ///< Neighbours mostly share their owner and mode.
};

} // namespace layers
