// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/engine/sshtunnel.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace engine {

using core::ErrorCode;
using core::Tr;

namespace {

struct Meaning
{
    ErrorCode code;
    QString message;
};

/// As a person would write it behind "ssh".
QString loginOf(const Address &address)
{
    QString login = address.user.isEmpty() ? address.host : address.user + u'@' + address.host;
    if (address.port > 0)
        login += u" -p "_s + QString::number(address.port);
    return login;
}

std::optional<Meaning> meaningOfLogin(const Endpoint &endpoint, const QString &words)
{
    const Address &address = endpoint.address;
    const QString &key = endpoint.access.sshKey;
    if (words.contains("REMOTE HOST IDENTIFICATION HAS CHANGED"_L1))
        return Meaning{ErrorCode::PermissionDenied,
                       Tr::tr("The key of “%1” is not the one that you know it by: somebody may be "
                              "in between, or the machine was set up anew. Ask who runs it before "
                              "you go on.")
                           .arg(address.host)};
    if (words.contains("Host key verification failed"_L1)
        || words.contains("host key is known for"_L1))
        return Meaning{ErrorCode::PermissionDenied,
                       Tr::tr("“%1” is not among the hosts that you know. Connect once in a "
                              "terminal, “ssh %2”, and compare its key.")
                           .arg(address.host, loginOf(address))};
    if (!words.contains("Permission denied"_L1)
        && !words.contains("Too many authentication failures"_L1))
        return {};
    if (!key.isEmpty() && !QFileInfo::exists(key))
        return Meaning{
            ErrorCode::Unauthenticated,
            Tr::tr("The key of “%1” is missing: there is no file %2.").arg(endpoint.name, key)};
    return Meaning{ErrorCode::Unauthenticated,
                   Tr::tr("“%1” takes none of your keys. Passwords are not asked for: load a key, "
                          "“ssh-add”, or send it there, “ssh-copy-id %2”.")
                       .arg(address.host, loginOf(address))};
}

std::optional<Meaning> meaningOfNetwork(const Endpoint &endpoint, const QString &words)
{
    const QString &host = endpoint.address.host;
    if (words.contains("Could not resolve hostname"_L1))
        return Meaning{ErrorCode::Network,
                       Tr::tr("The host “%1” was not found. Check its name and the network "
                              "connection.")
                           .arg(host)};
    if (words.contains("Connection refused"_L1))
        return Meaning{ErrorCode::Network,
                       Tr::tr("“%1” refused the connection. Check that sshd runs there and that "
                              "the port is right.")
                           .arg(host)};
    if (words.contains("timed out"_L1) || words.contains("No route to host"_L1)
        || words.contains("unreachable"_L1))
        return Meaning{ErrorCode::Network,
                       Tr::tr("“%1” cannot be reached. Check the network connection.").arg(host)};
    return {};
}

} // namespace

core::Error sshError(const Endpoint &endpoint, const QString &words)
{
    const QString detail = words.trimmed();
    for (const auto &meaning :
         {meaningOfLogin(endpoint, words), meaningOfNetwork(endpoint, words)}) {
        if (meaning)
            return {meaning->code, meaning->message, detail};
    }
    const QString last = detail.section(u'\n', -1);
    return {ErrorCode::Network,
            last.isEmpty()
                ? core::Tr::tr("The ssh connection to “%1” ended.").arg(endpoint.address.host)
                : core::Tr::tr("ssh did not get to “%1”: %2")
                      .arg(endpoint.address.host, core::excerpt(last)),
            detail};
}

} // namespace engine
