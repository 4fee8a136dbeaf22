// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/threadmanager.h"

#include "core/net/urlsafety.h"

#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QThreadStorage>

#include <vector>

using namespace Qt::StringLiterals;

namespace net {

namespace {

constexpr std::size_t BufferSize = 1024 * 1024;

/// The proxies of the system (environment, desktop), but never one to this machine.
class ProxyFactory final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackHost(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

class NoCookies final : public QNetworkCookieJar
{
public:
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

struct ThreadState
{
    ThreadState()
    {
        manager.setProxyFactory(new ProxyFactory);
        manager.setCookieJar(new NoCookies);
        manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        manager.setStrictTransportSecurityEnabled(false);
    }

    QNetworkAccessManager manager;
    std::vector<char> buffer = std::vector<char>(BufferSize);
};

// Not thread_local: QThreadStorage destroys its objects while the thread still has its Qt data.
ThreadState &threadState()
{
    static QThreadStorage<ThreadState *> storage;
    if (!storage.hasLocalData())
        storage.setLocalData(new ThreadState);
    return *storage.localData();
}

} // namespace

QNetworkAccessManager &threadManager()
{
    return threadState().manager;
}

std::span<char> threadBuffer()
{
    return threadState().buffer;
}

bool isProxied(const QUrl &url)
{
    const QList<QNetworkProxy> proxies = ProxyFactory().queryProxy(QNetworkProxyQuery(url));
    return !proxies.isEmpty() && proxies.first().type() != QNetworkProxy::NoProxy;
}

QNetworkRequest plainRequest(const QUrl &url)
{
    QNetworkRequest request(url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    // Without it Qt answers Negotiate and NTLM challenges with the login of the desktop.
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // Qt's HTTP/2 ignores the read buffer size: a slow reader would have the blob in memory.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Qt asks for four encodings and undoes them; the digest is that of the bytes on the wire.
    request.setRawHeader("Accept-Encoding"_ba, "identity"_ba);
    request.setRawHeader("User-Agent"_ba, "Millefeuille/" MILLEFEUILLE_VERSION ""_ba);
    return request;
}

} // namespace net
