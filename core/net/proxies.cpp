// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/proxies.h"

#include "core/net/urlsafety.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace net {

namespace {

QString valueOf(const QProcessEnvironment &environment, QLatin1StringView name)
{
    const QString value = environment.value(name).trimmed();
    return value.isEmpty() ? environment.value(QString(name).toLower()).trimmed() : value;
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

/// "name:80" or "[::1]:80" without its port; false if that is another one than \a port.
bool takePort(QString &entry, int port)
{
    const qsizetype colon = entry.lastIndexOf(u':');
    const bool isBare = entry.count(u':') > 1 && !entry.contains(u"]:"_s);
    if (colon >= 0 && !isBare) {
        if (entry.sliced(colon + 1).toInt() != port)
            return false;
        entry.truncate(colon);
    }
    if (entry.startsWith(u'[') && entry.endsWith(u']'))
        entry = entry.sliced(1, entry.size() - 2);
    return true;
}

bool matches(QString entry, const QUrl &url)
{
    if (entry == "*"_L1)
        return true;
    const QString host = url.host().toLower();
    const QHostAddress address(host);
    if (entry.contains(u'/')) {
        const auto network = QHostAddress::parseSubnet(entry);
        return !network.first.isNull() && !address.isNull() && address.isInSubnet(network);
    }
    if (!takePort(entry, portOf(url)) || entry.isEmpty())
        return false;
    if (const QHostAddress listed(entry); !listed.isNull())
        return !address.isNull() && listed == address;
    if (entry.startsWith("*."_L1))
        entry = entry.sliced(1);
    if (entry.startsWith(u'.'))
        return host.endsWith(entry);
    return host == entry || host.endsWith(u'.' + entry);
}

bool isExcepted(const QUrl &url, const QString &exceptions)
{
    const QStringList entries = exceptions.toLower().split(u',', Qt::SkipEmptyParts);
    return std::ranges::any_of(entries,
                               [&](const QString &entry) { return matches(entry.trimmed(), url); });
}

std::optional<QNetworkProxy> parseProxy(const QString &text)
{
    const QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text);
    if (!url.isValid() || url.host().isEmpty())
        return {};
    const bool isSocks = url.scheme().startsWith("socks5"_L1);
    if (!isSocks && url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return {};
    const int usual = isSocks ? 1080 : portOf(url);
    QNetworkProxy proxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                        quint16(url.port(usual)));
    // See tlsProxyFromEnvironment(): a password is not for everybody on the way.
    if (url.scheme() != "https"_L1) {
        proxy.setUser(url.userName(QUrl::FullyDecoded));
        proxy.setPassword(url.password(QUrl::FullyDecoded));
    }
    return proxy;
}

/// As it is written; empty if the environment says nothing.
QString namedProxy(const QUrl &url, const QProcessEnvironment &environment)
{
    const QString named =
        valueOf(environment, url.scheme() == "http"_L1 ? "HTTP_PROXY"_L1 : "HTTPS_PROXY"_L1);
    return named.isEmpty() ? valueOf(environment, "ALL_PROXY"_L1) : named;
}

QUrl urlOf(const QNetworkProxyQuery &query)
{
    if (query.url().isValid() && !query.url().host().isEmpty())
        return query.url();
    QUrl url;
    url.setScheme(query.protocolTag().isEmpty() ? u"https"_s : query.protocolTag());
    url.setHost(query.peerHostName());
    url.setPort(query.peerPort());
    return url;
}

} // namespace

std::optional<QNetworkProxy> proxyFromEnvironment(const QUrl &url,
                                                  const QProcessEnvironment &environment)
{
    const QString named = namedProxy(url, environment);
    if (named.isEmpty())
        return {};
    if (isExcepted(url, valueOf(environment, "NO_PROXY"_L1)))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return parseProxy(named);
}

QString tlsProxyFromEnvironment(const QUrl &url, const QProcessEnvironment &environment)
{
    const QUrl proxy(namedProxy(url, environment));
    const bool isUsed = proxy.scheme() == "https"_L1 && !isLoopbackHost(url.host())
                        && !isExcepted(url, valueOf(environment, "NO_PROXY"_L1));
    return isUsed ? hostOf(proxy) : QString();
}

QList<QNetworkProxy> ProxyFactory::queryProxy(const QNetworkProxyQuery &query)
{
    const QUrl url = urlOf(query);
    if (isLoopbackHost(url.host()))
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    if (const auto named = proxyFromEnvironment(url, QProcessEnvironment::systemEnvironment()))
        return {*named};
    return systemProxyForQuery(query);
}

} // namespace net
