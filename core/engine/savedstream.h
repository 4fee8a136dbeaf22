// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/client.h"
#include "core/layers/bytepipe.h"

#include <QUrlQuery>

#include <memory>
#include <span>
#include <stop_token>

namespace engine {

/// The archive that an engine makes of an image, `docker save`, as it comes: fetched on a thread of
/// its own, a few MiB ahead of whoever reads. Nothing is written to a disk here. One thread.
class SavedStream final
{
public:
    /// \a query may choose the platform.
    SavedStream(std::shared_ptr<Client> client, const oci::Digest &image, const QUrlQuery &query,
                std::stop_token stop);

    /// As layers::ByteReader.
    [[nodiscard]] core::Result<qsizetype> read(std::span<char> out) { return m_pipe.read(out); }

private:
    layers::BytePipe m_pipe;
};

} // namespace engine
