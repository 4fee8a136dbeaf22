// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"

#include <span>
#include <vector>

namespace layers {

enum class SecretKind : quint8 {
    PrivateKey,  ///< SSH, TLS, PGP.
    KeyStore,    ///< Keys and passwords in a file with a password of its own (PKCS #12, KeePass).
    Credentials, ///< What programs log in with: registries, clouds, package indexes, databases.
    Environment, ///< Variables of a deployment (.env).
};

/// A file that holds a secret by its name and place, or, wherever those say nothing, because it
/// begins as a private key does.
struct Secret
{
    /// A file or hard link of the tree. Where it is hidden, a later layer removed or replaced it,
    /// and everybody who has the image can read it all the same.
    quint32 node = 0;
    SecretKind kind = SecretKind::PrivateKey;

    friend bool operator==(const Secret &, const Secret &) = default;
};

/// All of them, by kind. One pass over \a tree, which was merged of \a tocs.
[[nodiscard]] std::vector<Secret>
findSecrets(const FileTree &tree, std::span<const std::shared_ptr<const LayerToc>> tocs);

} // namespace layers
