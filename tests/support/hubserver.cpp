// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hubserver.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace support {

namespace {

const QString NotFound = u"object not found"_s;

QString digestOf(const QString &seed)
{
    return u"sha256:"_s
           + QString::fromLatin1(
               QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha256).toHex());
}

/// As the search writes it: rounded down.
QString rounded(qint64 count)
{
    if (count >= 1'000'000'000)
        return u"%1B+"_s.arg(count / 1'000'000'000);
    if (count >= 1'000'000)
        return u"%1M+"_s.arg(count / 1'000'000);
    return count >= 1000 ? u"%1K+"_s.arg(count / 1000) : QString::number(count);
}

QString shortName(const QString &name)
{
    return name.startsWith("library/"_L1) ? name.sliced(8) : name;
}

QJsonObject image(const QString &seed, const QString &os, const QString &architecture,
                  const QJsonValue &variant)
{
    return {{u"architecture"_s, architecture},
            {u"os"_s, os},
            {u"variant"_s, variant},
            {u"os_version"_s, QJsonValue()},
            {u"digest"_s, digestOf(seed + os + architecture)},
            {u"size"_s, 1000 + architecture.size()},
            {u"status"_s, u"active"_s}};
}

int number(const RawRequest &request, const QString &key, int otherwise)
{
    bool isNumber = false;
    const int value = request.query(key).toInt(&isNumber);
    return isNumber ? value : otherwise;
}

} // namespace

HubServer::HubServer(QList<Repository> repositories)
    : m_repositories(std::move(repositories))
    , m_server([this](const RawRequest &request, RawConnection &connection) {
        answer(request, connection);
    })
{}

QDateTime HubServer::newest()
{
    return {QDate(2026, 10, 6), QTime(6, 8, 18, 891), QTimeZone::UTC};
}

QList<QByteArray> HubServer::paths() const
{
    QList<QByteArray> paths;
    for (const RawRequest &request : m_server.requests())
        paths += request.path();
    return paths;
}

void HubServer::answerOnce(int status, const QByteArray &body, const RawHeaders &headers, int times)
{
    m_status = status;
    m_body = body;
    m_headers = headers;
    m_times = times;
}

void HubServer::answer(const RawRequest &request, RawConnection &connection)
{
    if (m_times > 0) {
        --m_times;
        return connection.answer(m_status, m_body, m_headers);
    }
    const auto found = [&connection](const QJsonObject &json) {
        connection.answer(200, QJsonDocument(json).toJson(QJsonDocument::Compact),
                          {{"Content-Type", "application/json"}});
    };
    const QString path = QString::fromLatin1(request.path());
    const auto isHere = [this](const QString &route) { return !m_gone.contains(route); };
    if (path == "/api/search/v4"_L1 && isHere(u"v4"_s))
        return found(search(request, u"v4"_s));
    if (path == "/v2/search/repositories/"_L1 && isHere(u"v2"_s))
        return found(search(request, u"v2"_s));
    if (path == "/v1/search"_L1 && isHere(u"v1"_s))
        return found(search(request, u"v1"_s));
    for (const Repository &repository : std::as_const(m_repositories)) {
        const QString owner = repository.name.section(u'/', 0, 0);
        const QString name = repository.name.section(u'/', 1);
        const QString route = u"/v2/namespaces/%1/repositories/%2"_s.arg(owner, name);
        const QString old = u"/v2/repositories/%1/"_s.arg(repository.name);
        if ((path == route && isHere(u"new"_s)) || (path == old && isHere(u"old"_s)))
            return found(details(repository));
        if ((path == route + "/tags"_L1 && isHere(u"new"_s))
            || (path == old + "tags/"_L1 && isHere(u"old"_s)))
            return found(tags(repository, request));
    }
    connection.answer(404, R"({"message":"object not found","errinfo":{}})");
}

QJsonObject HubServer::search(const RawRequest &request, const QString &version) const
{
    const bool isV4 = version == "v4"_L1;
    const QString words = request.query(version == "v1"_L1 ? u"q"_s : u"query"_s);
    const int size =
        number(request, isV4 ? u"size"_s : (version == "v2"_L1 ? u"page_size"_s : u"n"_s), 25);
    const int first =
        isV4 ? number(request, u"from"_s, 0) : (number(request, u"page"_s, 1) - 1) * size;
    QList<Repository> matching;
    for (const Repository &repository : m_repositories) {
        if (!repository.name.contains(words, Qt::CaseInsensitive))
            continue;
        if (!request.query(u"badges"_s).isEmpty() && repository.badge != request.query(u"badges"_s))
            continue;
        matching += repository;
    }
    if (request.query(u"sort"_s) == "pull_count"_L1)
        std::ranges::stable_sort(matching, std::ranges::greater(), &Repository::pulls);
    QJsonArray rows;
    for (const Repository &repository : matching.mid(first, size)) {
        const QJsonValue description =
            repository.description.isEmpty() ? QJsonValue() : QJsonValue(repository.description);
        const bool isOfficial = repository.badge == "official"_L1;
        if (isV4)
            rows += QJsonObject{
                {u"id"_s, repository.name},
                {u"name"_s, shortName(repository.name)},
                {u"type"_s, u"image"_s},
                {u"short_description"_s, description},
                {u"badge"_s, repository.badge.isEmpty() ? QJsonValue() : repository.badge},
                {u"star_count"_s, repository.stars},
                {u"pull_count"_s, rounded(repository.pulls)},
                {u"updated_at"_s, newest().toString(Qt::ISODateWithMs)},
                {u"architectures"_s,
                 QJsonArray{QJsonObject{{u"name"_s, u"amd64"_s}, {u"label"_s, u"x86-64"_s}}}}};
        else if (version == "v2"_L1)
            rows += QJsonObject{{u"repo_name"_s, shortName(repository.name)},
                                {u"short_description"_s, description},
                                {u"star_count"_s, repository.stars},
                                {u"pull_count"_s, repository.pulls},
                                {u"is_official"_s, isOfficial}};
        else
            rows += QJsonObject{{u"name"_s, shortName(repository.name)},
                                {u"description"_s, description},
                                {u"star_count"_s, repository.stars},
                                {u"is_official"_s, isOfficial},
                                {u"is_automated"_s, false}};
    }
    const QString total = isV4 ? u"total"_s : (version == "v2"_L1 ? u"count"_s : u"num_results"_s);
    return {{total, matching.size()}, {u"results"_s, rows}};
}

QJsonObject HubServer::details(const Repository &repository) const
{
    return {{u"user"_s, repository.name.section(u'/', 0, 0)},
            {u"namespace"_s, repository.name.section(u'/', 0, 0)},
            {u"name"_s, repository.name.section(u'/', 1)},
            {u"repository_type"_s, QJsonValue()},
            {u"status"_s, 1},
            {u"description"_s, repository.description},
            {u"is_private"_s, false},
            {u"star_count"_s, repository.stars},
            {u"pull_count"_s, repository.pulls},
            {u"last_updated"_s, newest().toString(Qt::ISODateWithMs)},
            {u"full_description"_s,
             repository.readme.isEmpty() ? QJsonValue() : QJsonValue(repository.readme)},
            {u"categories"_s, QJsonArray{QJsonObject{{u"name"_s, u"Web servers"_s},
                                                     {u"slug"_s, u"web-servers"_s}}}}};
}

QJsonObject HubServer::tags(const Repository &repository, const RawRequest &request) const
{
    const QString filter = request.query(u"name"_s);
    const int size = std::min(number(request, u"page_size"_s, 10), 100);
    const int page = number(request, u"page"_s, 1);
    QStringList names;
    for (int i = repository.tags; i >= 1; --i) {
        if (const QString name = u"v%1"_s.arg(i); name.contains(filter))
            names += name;
    }
    QJsonArray rows;
    for (const QString &name : names.mid(qsizetype(page - 1) * size, size)) {
        const QString seed = repository.name + u':' + name;
        const QDateTime pushed =
            newest().addSecs(-3600LL * (repository.tags - name.sliced(1).toInt()));
        rows += QJsonObject{
            {u"name"_s, name},
            {u"full_size"_s, 1005},
            {u"last_updated"_s, pushed.toString(Qt::ISODateWithMs)},
            {u"tag_last_pushed"_s, pushed.toString(Qt::ISODateWithMs)},
            {u"tag_last_pulled"_s, QJsonValue()},
            {u"content_type"_s, u"image"_s},
            {u"digest"_s, repository.digests.value(name, digestOf(seed))},
            {u"images"_s, QJsonArray{image(seed, u"linux"_s, u"amd64"_s, QJsonValue()),
                                     image(seed, u"linux"_s, u"arm64"_s, u"v8"_s),
                                     image(seed, u"unknown"_s, u"unknown"_s, QJsonValue())}}};
    }
    // The Hub ends with null, or with nothing.
    const bool hasMore = qsizetype(page) * size < names.size();
    const QJsonValue end = page % 2 == 0 ? QJsonValue() : QJsonValue(QString());
    return {{u"count"_s, names.size()},
            {u"next"_s, hasMore ? QJsonValue(u"https://elsewhere.example/next"_s) : end},
            {u"previous"_s, QJsonValue()},
            {u"results"_s, rows}};
}

} // namespace support
