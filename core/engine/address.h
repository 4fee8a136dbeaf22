// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringView>

namespace engine {

/// Where an engine listens, as DOCKER_HOST and contexts write it.
struct Address
{
    enum class Kind {
        UnixSocket, ///< unix:///run/docker.sock
        NamedPipe,  ///< npipe:////./pipe/docker_engine
        Tcp,        ///< tcp://127.0.0.1:2375
        Ssh,        ///< ssh://me@host
    };
    Kind kind = Kind::UnixSocket;
    QString path =
        {}; ///< Of the socket, or the full name of the pipe; of ssh, what follows the host.
    QString user = {}; ///< Of ssh.
    QString host = {};
    int port = 0; ///< 0: the usual one.

    /// InvalidArgument, with words, for anything else; a password in it is refused.
    [[nodiscard]] static core::Result<Address> parse(QStringView text);
    /// Is \a text meant as an address, and no file or name?
    [[nodiscard]] static bool looksLike(QStringView text);

    [[nodiscard]] QString toString() const;

    friend bool operator==(const Address &, const Address &) = default;
};

} // namespace engine
