// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/tokenserver.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace support {

namespace {

QByteArray encoded(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray encoded(const QJsonObject &json)
{
    return encoded(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

TokenServer::TokenServer(const Options &options)
    : m_options(options)
{
    QFile file(certificatePath());
    if (!file.open(QFile::WriteOnly) || file.write(m_key.certificatePem()) <= 0)
        qFatal("The certificate of the token server cannot be written.");
    m_server =
        std::make_unique<RawServer>([this](const RawRequest &request, RawConnection &connection) {
            PendingAnswer answer(request, connection, nullptr);
            fill(answer);
            send(answer);
        });
}

void TokenServer::setFault(Fault fault)
{
    const std::scoped_lock lock(m_mutex);
    m_fault = std::move(fault);
}

void TokenServer::send(PendingAnswer &answer)
{
    Fault fault;
    {
        const std::scoped_lock lock(m_mutex);
        fault = m_fault;
    }
    if (!fault)
        return answer.sendAll();
    fault(answer);
    answer.client.close();
}

QString TokenServer::certificatePath() const
{
    return m_folder.filePath(u"token.pem"_s);
}

void TokenServer::fill(PendingAnswer &answer) const
{
    const RawRequest &request = answer.request;
    const auto refuse = [&answer](int status, const QByteArray &body) {
        answer.status = status;
        answer.setBody(body);
    };
    const bool isPost = request.method == "POST";
    const QUrlQuery query(isPost ? QString::fromUtf8(request.body)
                                 : QUrl::fromEncoded(request.target).query());
    const auto value = [&query](const QString &name) {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    };
    if (isPost && m_options.postStatus != 200)
        return refuse(m_options.postStatus, {});

    const QByteArray pair = m_options.user.toUtf8() + ':' + m_options.password.toUtf8();
    const QByteArray given = request.header("Authorization");
    const QByteArray shown = QByteArray::fromBase64(given.mid(sizeof "Basic"));
    const QString refreshToken =
        isPost ? value(u"refresh_token"_s) : QString::fromUtf8(shown).section(u':', 1);
    const bool known = (!isPost && shown == pair)
                       || (!refreshToken.isEmpty() && refreshToken == m_options.refreshToken);
    if (!known && (isPost || !given.isEmpty()))
        return refuse(401, R"({"details":"incorrect username or password"})");
    const QStringList scopes =
        query.allQueryItemValues(u"scope"_s, QUrl::FullyDecoded).join(u' ').split(u' ');
    const QByteArray issued = token(value(u"service"_s).toUtf8(), scopes, known);
    const QJsonObject body{{isPost ? u"access_token"_s : u"token"_s, QString::fromLatin1(issued)},
                           {u"expires_in"_s, m_options.expiresIn}};
    answer.setBody(QJsonDocument(body).toJson());
}

QByteArray TokenServer::token(const QByteArray &service, const QStringList &scopes,
                              bool known) const
{
    QJsonArray access;
    for (const QString &scope : scopes) {
        const QString name = scope.section(u':', 1, -2);
        if (!known && !name.startsWith("public/"_L1))
            continue;
        access.append(QJsonObject{
            {u"type"_s, scope.section(u':', 0, 0)},
            {u"name"_s, name},
            {u"actions"_s, QJsonArray::fromStringList(scope.section(u':', -1).split(u','))}});
    }
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QJsonObject header{
        {u"typ"_s, u"JWT"_s},
        {u"alg"_s, u"RS256"_s},
        {u"x5c"_s, QJsonArray{QString::fromLatin1(m_key.certificateDer().toBase64())}}};
    const QJsonObject claims{{u"iss"_s, u"test-issuer"_s},
                             {u"sub"_s, known ? m_options.user : QString()},
                             {u"aud"_s, QString::fromUtf8(service)},
                             {u"exp"_s, now + m_options.validFor},
                             {u"nbf"_s, now - 10},
                             {u"iat"_s, now},
                             {u"jti"_s, QUuid::createUuid().toString()},
                             {u"access"_s, access}};
    const QByteArray payload = encoded(header) + '.' + encoded(claims);
    return payload + '.' + encoded(m_key.sign(payload));
}

} // namespace support
