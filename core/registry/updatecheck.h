// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/client.h"
#include "core/store/imagestore.h"

#include <QList>

#include <functional>
#include <optional>
#include <stop_token>

namespace registry {

/// Whether a tag means on its registry what it means here.
struct TagUpdate
{
    enum class State {
        Current,
        Moved,   ///< The registry has another image under this name.
        Unknown, ///< It does not say, or cannot be asked: error says why.
    };

    oci::Reference name;
    State state = State::Unknown;
    std::optional<oci::Digest> digest = {}; ///< What the registry has.
    core::Error error = {};
};

/// Whether a registry may mean \a image by \a digest: its index, or one of its manifests.
[[nodiscard]] bool isKnownAs(const store::Image &image, const oci::Digest &digest);

/// Asks for every tag of \a images that has a registry to ask, a few at a time and by HEAD, which
/// does not count as a pull. In the order of \a images. \a done is called on the threads that ask,
/// with how many were answered. Cancelled is the only error.
[[nodiscard]] core::Result<QList<TagUpdate>>
checkForUpdates(const Client &client, const QList<store::Image> &images, std::stop_token stop,
                const std::function<void(qsizetype done, qsizetype all)> &done = {});

} // namespace registry
