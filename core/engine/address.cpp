// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/address.h"

#include "core/base/text.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

constexpr int DockerPort = 2375;

std::unexpected<core::Error> invalid(QStringView text)
{
    return core::fail(ErrorCode::InvalidArgument,
                      Tr::tr("“%1” is no address of an engine. Addresses look like "
                             "unix:///run/docker.sock, tcp://127.0.0.1:2375 or ssh://user@host.")
                          .arg(core::excerpt(text)));
}

Result<Address> parseHost(const QString &text, Address::Kind kind)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.hasQuery() || url.hasFragment())
        return invalid(text);
    if (!url.password().isEmpty())
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("An address of an engine holds no password."));
    const bool isSsh = kind == Address::Kind::Ssh;
    // What follows "ssh -l" must not be an option.
    if (url.host().startsWith(u'-') || url.userName().startsWith(u'-')
        || (!isSsh && !(url.userName().isEmpty() && url.path().size() <= 1)) || url.port() == 0)
        return invalid(text);
    return Address{.kind = kind,
                   .path = url.path() == "/"_L1 ? QString() : url.path(),
                   .user = url.userName(),
                   .host = url.host(),
                   .port = url.port(isSsh ? 0 : DockerPort)};
}

} // namespace

Result<Address> Address::parse(QStringView given)
{
    const QString text = given.trimmed().toString();
    const QString scheme = text.section(u"://"_s, 0, 0).toLower();
    if (!text.contains("://"_L1))
        return text.contains(u':') ? parseHost(u"tcp://"_s + text, Kind::Tcp) : invalid(given);
    const QString rest = text.section(u"://"_s, 1);
    if (scheme == "unix"_L1) {
        if (!rest.startsWith(u'/') || rest.contains(QChar(0)))
            return invalid(given);
        return Address{.kind = Kind::UnixSocket, .path = rest};
    }
    if (scheme == "npipe"_L1) {
        if (!rest.startsWith("//./pipe/"_L1))
            return invalid(given);
        return Address{.kind = Kind::NamedPipe, .path = QString(rest).replace(u'/', u'\\')};
    }
    if (scheme == "tcp"_L1 || scheme == "http"_L1)
        return parseHost(u"tcp://"_s + rest, Kind::Tcp);
    if (scheme == "ssh"_L1)
        return parseHost(text, Kind::Ssh);
    return invalid(given);
}

bool Address::looksLike(QStringView text)
{
    return text.contains("://"_L1);
}

QString Address::toString() const
{
    switch (kind) {
    case Kind::UnixSocket:
        return u"unix://"_s + path;
    case Kind::NamedPipe:
        return u"npipe://"_s + QString(path).replace(u'\\', u'/');
    case Kind::Tcp:
    case Kind::Ssh:
        break;
    }
    QUrl url;
    url.setScheme(kind == Kind::Tcp ? u"tcp"_s : u"ssh"_s);
    url.setUserName(user);
    url.setHost(host);
    if (port > 0)
        url.setPort(port);
    url.setPath(path);
    return url.toString();
}

} // namespace engine
