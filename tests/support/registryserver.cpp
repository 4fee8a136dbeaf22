// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/registryserver.h"

#include "tests/support/freeport.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace support {

namespace {

QString digestOf(const QByteArray &bytes)
{
    return u"sha256:"_s
           + QString::fromLatin1(
               QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

struct Answer
{
    int status = 0;
    QUrl location;
};

Answer send(const QByteArray &method, QNetworkRequest request, const QByteArray &body,
            const RegistryServer::Options &options)
{
    if (!options.user.isEmpty()) {
        const QByteArray pair = options.user.toUtf8() + ':' + options.password.toUtf8();
        request.setRawHeader("Authorization"_ba, "Basic " + pair.toBase64());
    }
    QNetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.sendCustomRequest(request, method, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(60'000, &loop, &QEventLoop::quit);
    loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            request.url().resolved(reply->header(QNetworkRequest::LocationHeader).toUrl())};
}

} // namespace

RegistryServer::~RegistryServer()
{
    stop();
}

void RegistryServer::stop()
{
    m_process.kill();
    m_process.waitForFinished(10'000);
}

bool RegistryServer::start()
{
    if (!m_folder.isValid() || !writePasswords())
        return false;
    constexpr int Tries = 5; // Somebody else may take the port first.
    for (int attempt = 0; attempt < Tries; ++attempt) {
        m_port = freePort();
        if (!writeConfig())
            return false;
        m_process.setStandardErrorFile(m_folder.filePath(u"log"_s));
        m_process.setStandardOutputFile(QProcess::nullDevice());
#ifdef Q_OS_LINUX
        m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
        m_process.start(u"docker-registry"_s, {u"serve"_s, m_folder.filePath(u"config.yml"_s)});
        if (waitUntilReady())
            return true;
        stop();
    }
    QFile log(m_folder.filePath(u"log"_s));
    if (log.open(QFile::ReadOnly))
        m_error = QString::fromUtf8(log.read(4096));
    return false;
}

bool RegistryServer::writePasswords()
{
    if (m_options.user.isEmpty())
        return true;
    QProcess tool;
    tool.setStandardOutputFile(m_folder.filePath(u"htpasswd"_s));
    tool.start(u"htpasswd"_s, {u"-Bbn"_s, m_options.user, m_options.password});
    return tool.waitForFinished() && tool.exitCode() == 0;
}

QString RegistryServer::tlsConfig() const
{
    if (m_options.tlsFolder.isEmpty())
        return {};
    const QString authority = m_options.clientAuthority.isEmpty()
                                  ? QString()
                                  : u", clientcas: [%1]"_s.arg(m_options.clientAuthority);
    return u", tls: {certificate: %1/cert.pem, key: %1/key.pem%2}"_s.arg(m_options.tlsFolder,
                                                                         authority);
}

bool RegistryServer::writeConfig()
{
    QString text = u"version: 0.1\n"
                   "log: {level: error}\n"
                   "storage: {filesystem: {rootdirectory: %1}, delete: {enabled: true}}\n"
                   "http: {addr: 127.0.0.1:%2%3}\n"_s.arg(dataPath())
                       .arg(m_port)
                       .arg(tlsConfig());
    if (m_options.tokenRealm.isValid())
        text += u"auth: {token: {realm: '%1', service: test-registry, issuer: test-issuer, "
                "rootcertbundle: %2}}\n"_s.arg(m_options.tokenRealm.toString(),
                                               m_options.tokenCertificate);
    else if (!m_options.user.isEmpty())
        text += u"auth: {htpasswd: {realm: test-realm, path: %1}}\n"_s.arg(
            m_folder.filePath(u"htpasswd"_s));
    QFile file(m_folder.filePath(u"config.yml"_s));
    return file.open(QFile::WriteOnly) && file.write(text.toUtf8()) == text.size();
}

bool RegistryServer::waitUntilReady()
{
    if (!m_process.waitForStarted()) {
        m_error = m_process.errorString();
        return false;
    }
    const QDeadlineTimer deadline(20'000);
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        if (socket.waitForConnected(1000))
            return m_process.state() == QProcess::Running;
        if (m_process.waitForFinished(50) || m_process.state() != QProcess::Running)
            return false;
    }
    return false;
}

QString RegistryServer::putBlob(const QString &path, const QByteArray &bytes)
{
    const QString digest = digestOf(bytes);
    const QNetworkRequest begin(QUrl(u"http://%1/v2/%2/blobs/uploads/"_s.arg(host(), path)));
    const Answer begun = send("POST"_ba, begin, {}, m_options);
    if (begun.status != 202)
        return {};
    QUrl location = begun.location;
    QUrlQuery query(location);
    query.addQueryItem(u"digest"_s, digest);
    location.setQuery(query);
    QNetworkRequest put(location);
    put.setHeader(QNetworkRequest::ContentTypeHeader, "application/octet-stream"_ba);
    return send("PUT"_ba, put, bytes, m_options).status == 201 ? digest : QString();
}

QString RegistryServer::putManifest(const QString &path, const QString &reference,
                                    const QByteArray &mediaType, const QByteArray &json)
{
    QNetworkRequest put(QUrl(u"http://%1/v2/%2/manifests/%3"_s.arg(host(), path, reference)));
    put.setHeader(QNetworkRequest::ContentTypeHeader, mediaType);
    return send("PUT"_ba, put, json, m_options).status == 201 ? digestOf(json) : QString();
}

} // namespace support
