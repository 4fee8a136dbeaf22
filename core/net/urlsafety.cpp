// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/urlsafety.h"

#include <QHostAddress>
#include <QList>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace net {

namespace {

/// The IPv4 address that \a address stands for, mapped or behind NAT64 (RFC 6052), if it does.
QHostAddress withoutMapping(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return QHostAddress(v4);
    if (!address.isInSubnet(QHostAddress(u"64:ff9b::"_s), 96))
        return address;
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    return QHostAddress(qFromBigEndian<quint32>(&bytes.c[12]));
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

} // namespace

Reach reachOf(const QHostAddress &given)
{
    const QHostAddress address = withoutMapping(given);
    if (address.isLoopback() || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6)
        || address.isInSubnet(QHostAddress(u"0.0.0.0"_s), 8))
        return Reach::Loopback;
    if (address.isLinkLocal() || address == QHostAddress(u"fd00:ec2::254"_s))
        return Reach::LinkLocal;
    if (address.isPrivateUse() || address.isInSubnet(QHostAddress(u"100.64.0.0"_s), 10)
        || address.isInSubnet(QHostAddress(u"64:ff9b:1::"_s), 48))
        return Reach::Private;
    return Reach::Public;
}

Reach reachOf(const QList<QHostAddress> &addresses)
{
    Reach nearest = Reach::Public;
    for (const QHostAddress &address : addresses)
        nearest = std::max(nearest, reachOf(address));
    return nearest;
}

bool isLoopbackHost(const QString &host)
{
    const QString name = host.toLower();
    if (name == "localhost"_L1 || name.endsWith(".localhost"_L1))
        return true;
    const QHostAddress address(name);
    return !address.isNull() && address.isLoopback();
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

QString hostOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo).authority();
}

QString displayUrl(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)
           + (url.hasQuery() ? u"?…"_s : QString());
}

QString redacted(QString text)
{
    static const QRegularExpression url(uR"(([a-z][a-z0-9+.-]*://)([^\s"'<>]+))"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    QString result;
    qsizetype end = 0;
    for (const QRegularExpressionMatch &match : url.globalMatch(text)) {
        result += QStringView(text).sliced(end, match.capturedStart() - end);
        result += displayUrl(QUrl(match.captured()));
        end = match.capturedEnd();
    }
    result += QStringView(text).sliced(end);
    return result;
}

} // namespace net
