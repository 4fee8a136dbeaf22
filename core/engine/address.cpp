// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/address.h"

#include "core/base/text.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

std::unexpected<core::Error> invalid(QStringView text)
{
    return core::fail(ErrorCode::InvalidArgument,
                      Tr::tr("“%1” is no address of an engine. Addresses look like "
                             "unix:///run/docker.sock, tcp://127.0.0.1:2375 or ssh://user@host.")
                          .arg(core::excerpt(text)));
}

bool isPlain(QStringView text, QStringView others)
{
    return std::ranges::all_of(text, [others](QChar c) {
        return (c.unicode() < 128 && c.isLetterOrNumber()) || others.contains(c);
    });
}

/// Goes into the arguments of ssh, and from there into what the person's configuration makes of
/// them: no option, and nothing that a shell or ssh itself would understand.
bool isHostOrUser(QStringView text)
{
    return !text.startsWith(u'-') && isPlain(text, u".-_:@+");
}

/// The same for the path of a socket, where ssh also knows %, $, \ and the colon.
bool isPlainPath(QStringView text)
{
    return isPlain(text, u"/.-_@+=,");
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
    if (!isHostOrUser(url.host()) || (!url.userName().isEmpty() && !isHostOrUser(url.userName()))
        || (isSsh && !url.path().isEmpty() && !isPlainPath(url.path()))
        || (!isSsh && !(url.userName().isEmpty() && url.path().size() <= 1)) || url.port() == 0)
        return invalid(text);
    return Address{.kind = kind,
                   .path = url.path() == "/"_L1 ? QString() : url.path(),
                   .user = url.userName(),
                   .host = url.host(),
                   .port = url.port(0)};
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
