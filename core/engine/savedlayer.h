// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/decompressor.h"
#include "core/layers/tarreader.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace engine {

/// One layer inside the archive that an engine makes of an image, for reading front to back: going
/// back opens the archive again, which asks the engine for it. One thread.
class SavedLayer final : private layers::TarHandler
{
public:
    using Open = std::function<layers::ByteReader()>;
    /// Is the file at this clean path of the archive the layer?
    using IsWanted = std::function<bool(const QByteArray &path)>;

    SavedLayer(Open open, IsWanted isWanted);

    /// Reads on to where the layer begins. NotFound if it is not in the archive.
    [[nodiscard]] core::Result<void> find();
    /// Its clean path, once found.
    [[nodiscard]] const QByteArray &path() const { return m_path; }

    /// As layers::RandomReader.
    [[nodiscard]] core::Result<qsizetype> read(qint64 offset, std::span<char> out);

private:
    [[nodiscard]] core::Result<void> beginEntry(const layers::TarEntry &entry) override;
    [[nodiscard]] core::Result<void> content(QByteArrayView bytes) override;
    [[nodiscard]] core::Result<void> endEntry() override;

    void restart();
    /// The next bytes of the archive. False at its end.
    [[nodiscard]] core::Result<bool> advance();

    enum class Place { Before, Inside, Behind };

    Open m_open;
    IsWanted m_isWanted;
    layers::ByteReader m_stream;
    std::unique_ptr<layers::TarReader> m_tar;
    std::unique_ptr<char[]> m_buffer;
    QByteArray m_path;
    QByteArray m_bytes;  ///< Of the layer.
    qint64 m_offset = 0; ///< Where in the layer they begin.
    Place m_place = Place::Before;
};

} // namespace engine
