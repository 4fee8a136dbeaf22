// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/runrequest.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

std::unexpected<core::Error> invalid(const QString &message)
{
    return core::fail(ErrorCode::InvalidArgument, message);
}

/// 1..65535.
std::optional<quint16> parsePort(const QString &text)
{
    bool isNumber = false;
    const quint16 port = text.toUShort(&isNumber);
    const bool isPlain = std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber && isPlain && port > 0 ? std::optional(port) : std::nullopt;
}

QString bracketed(const QString &address)
{
    return address.contains(u':') ? u'[' + address + u']' : address;
}

} // namespace

Result<PublishedPort> PublishedPort::parse(const QString &host, const QString &container)
{
    PublishedPort published;
    const qsizetype slash = container.indexOf(u'/');
    const QString inside = (slash < 0 ? container : container.left(slash)).trimmed();
    if (slash >= 0)
        published.protocol = container.sliced(slash + 1).trimmed().toLower();
    const auto port = parsePort(inside);
    if (!port || !QStringList{u"tcp"_s, u"udp"_s, u"sctp"_s}.contains(published.protocol))
        return invalid(
            Tr::tr("“%1” is no port of a container. Write a number from 1 to 65535, such as 80 "
                   "or 53/udp.")
                .arg(core::excerpt(container)));
    published.port = *port;

    const QString outside = host.trimmed();
    const qsizetype colon = outside.lastIndexOf(u':');
    QString address = colon < 0 ? QString() : outside.left(colon);
    const QString number = outside.sliced(colon + 1);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.sliced(1, address.size() - 2);
    const auto hostPort = number.isEmpty() ? std::optional<quint16>(0) : parsePort(number);
    if (!hostPort || (colon >= 0 && QHostAddress(address).isNull()))
        return invalid(
            Tr::tr("“%1” is no port of the machine. Write a number from 1 to 65535, with "
                   "an address if it is not for all, such as 8080 or 127.0.0.1:8080.")
                .arg(core::excerpt(host)));
    published.address = address;
    published.hostPort = *hostPort;
    return published;
}

QString PublishedPort::toString() const
{
    QString text;
    if (!address.isEmpty())
        text += bracketed(address) + u':';
    if (hostPort > 0)
        text += QString::number(hostPort);
    if (!text.isEmpty())
        text += u':';
    text += QString::number(port);
    return protocol == "tcp"_L1 ? text : text + u'/' + protocol;
}

Result<Mount> Mount::parse(const QString &source, const QString &target, bool isReadOnly)
{
    static const QRegularExpression folder(uR"(\A(?:/[^:]*|[A-Za-z]:[\\/][^:]*)\z)"_s);
    static const QRegularExpression volume(uR"(\A[A-Za-z0-9][A-Za-z0-9_.-]+\z)"_s);
    if (!folder.match(source).hasMatch() && !volume.match(source).hasMatch())
        return invalid(Tr::tr("“%1” is no folder and no volume. Write the whole path of a folder, "
                              "or the name of a volume.")
                           .arg(core::excerpt(source)));
    if (!target.startsWith(u'/') || target == "/"_L1 || target.contains(u':'))
        return invalid(
            Tr::tr("“%1” is no path in a container. Write the whole path, such as /data.")
                .arg(core::excerpt(target)));
    return Mount{source, target, isReadOnly};
}

QString Mount::toString() const
{
    return source + u':' + target + (isReadOnly ? u":ro"_s : QString());
}

QJsonObject RunRequest::toJson() const
{
    QJsonObject exposed;
    QJsonObject bindings;
    for (const PublishedPort &published : ports) {
        const QString key = u"%1/%2"_s.arg(published.port).arg(published.protocol);
        exposed.insert(key, QJsonObject());
        QJsonArray places = bindings[key].toArray();
        places.append(
            QJsonObject{{u"HostIp"_s, published.address},
                        {u"HostPort"_s, published.hostPort > 0 ? QString::number(published.hostPort)
                                                               : QString()}});
        bindings.insert(key, places);
    }
    QJsonObject host;
    if (!bindings.isEmpty())
        host.insert(u"PortBindings"_s, bindings);
    if (!mounts.isEmpty()) {
        QJsonArray binds;
        for (const Mount &mount : mounts)
            binds.append(mount.toString());
        host.insert(u"Binds"_s, binds);
    }
    if (!network.isEmpty())
        host.insert(u"NetworkMode"_s, network);
    QJsonObject json{{u"Image"_s, image}, {u"HostConfig"_s, host}};
    if (!exposed.isEmpty())
        json.insert(u"ExposedPorts"_s, exposed);
    if (!environment.isEmpty())
        json.insert(u"Env"_s, QJsonArray::fromStringList(environment));
    if (!command.isEmpty())
        json.insert(u"Cmd"_s, QJsonArray::fromStringList(command));
    return json;
}

QStringList RunRequest::dockerCommand(const QStringList &program) const
{
    QStringList words = program + QStringList{u"run"_s, u"-d"_s};
    const auto add = [&words](const QString &option, const QString &value) {
        words << option << value;
    };
    if (!name.isEmpty())
        add(u"--name"_s, name);
    if (!network.isEmpty())
        add(u"--network"_s, network);
    for (const PublishedPort &published : ports)
        add(u"-p"_s, published.toString());
    for (const QString &variable : environment)
        add(u"-e"_s, variable);
    for (const Mount &mount : mounts)
        add(u"-v"_s, mount.toString());
    return words << image << command;
}

bool isContainerName(const QString &name)
{
    static const QRegularExpression pattern(uR"(\A[A-Za-z0-9][A-Za-z0-9_.-]+\z)"_s);
    return pattern.match(name).hasMatch();
}

Result<QString> parseCreated(QByteArrayView bytes)
{
    const auto object = core::parseJsonObject(bytes, core::limits::Config);
    const QString id = object ? (*object)["Id"_L1].toString() : QString();
    if (!object || id.isEmpty())
        return core::fail(ErrorCode::Corrupt,
                          Tr::tr("What the engine says of the new container cannot be understood."),
                          object ? u"no Id"_s : object.error().detail);
    return id;
}

} // namespace engine
