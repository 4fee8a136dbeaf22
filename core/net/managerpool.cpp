// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/managerpool.h"

#include "core/net/proxies.h"
#include "core/net/urlsafety.h"

#include <QCoreApplication>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

using namespace Qt::StringLiterals;

namespace net {

namespace {

constexpr std::size_t BufferSize = 1024 * 1024;
constexpr std::size_t IdleManagers = 8;

class NoCookies final : public QNetworkCookieJar
{
public:
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

std::unique_ptr<ManagerLease::Pooled> makePooled(const QByteArray &identity)
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setProxyFactory(new ProxyFactory);
    manager->setCookieJar(new NoCookies);
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    manager->setStrictTransportSecurityEnabled(false);
    return std::make_unique<ManagerLease::Pooled>(std::move(manager), std::vector<char>(BufferSize),
                                                  identity);
}

/// Idle managers, which belong to no thread, the most recently used last.
class Pool
{
public:
    static Pool &instance()
    {
        static Pool pool;
        return pool;
    }

    std::unique_ptr<ManagerLease::Pooled> take(const QUrl &url, const QByteArray &identity)
    {
        const std::scoped_lock lock(m_mutex);
        auto best = m_idle.end();
        for (auto one = m_idle.begin(); one != m_idle.end(); ++one) {
            if ((*one)->identity != identity)
                continue;
            best = one;
            if (sameOrigin((*one)->lastUrl, url))
                break;
        }
        if (best == m_idle.end())
            return {};
        auto pooled = std::move(*best);
        m_idle.erase(best);
        return pooled;
    }

    void put(std::unique_ptr<ManagerLease::Pooled> pooled)
    {
        const std::scoped_lock lock(m_mutex);
        if (!std::exchange(m_isRegistered, true))
            qAddPostRoutine([] { instance().clear(); });
        pooled->manager->moveToThread(nullptr);
        m_idle.push_back(std::move(pooled));
        if (m_idle.size() > IdleManagers) {
            destroy(std::move(m_idle.front()));
            m_idle.erase(m_idle.begin());
        }
    }

private:
    static void destroy(std::unique_ptr<ManagerLease::Pooled> pooled)
    {
        pooled->manager->moveToThread(QThread::currentThread());
    }

    // Runs when the application object ends. The threads of the managers first get the time to
    // close what was aborted just now.
    void clear()
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_idle.empty())
            QThread::sleep(std::chrono::milliseconds(50));
        for (auto &pooled : m_idle)
            destroy(std::move(pooled));
        m_idle.clear();
        m_isRegistered = false;
    }

    std::mutex m_mutex;
    std::vector<std::unique_ptr<ManagerLease::Pooled>> m_idle;
    bool m_isRegistered = false;
};

} // namespace

ManagerLease::ManagerLease(const QUrl &url, const QByteArray &identity)
    : m_pooled(Pool::instance().take(url, identity))
{
    if (m_pooled)
        m_pooled->manager->moveToThread(QThread::currentThread());
    else
        m_pooled = makePooled(identity);
    m_pooled->lastUrl = url;
}

ManagerLease::~ManagerLease()
{
    Pool::instance().put(std::move(m_pooled));
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
    // By its source Qt's HTTP/2 reopens its windows whoever reads: a slow reader would have the
    // blob in memory.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Qt asks for four encodings and undoes them; the digest is that of the bytes on the wire.
    request.setRawHeader("Accept-Encoding"_ba, "identity"_ba);
    request.setRawHeader("User-Agent"_ba, "Millefeuille/" MILLEFEUILLE_VERSION ""_ba);
    return request;
}

} // namespace net
