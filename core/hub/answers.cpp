// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/answers.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/oci/reference.h"

#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace hub {

using core::JsonReader;
using core::Result;
using core::Tr;

namespace {

std::unexpected<core::Error> damaged(core::Error error)
{
    return core::failWorded(std::move(error),
                            Tr::tr("The answer of Docker Hub cannot be understood."));
}

Result<JsonReader> read(QByteArrayView json)
{
    auto object = core::parseJsonObject(json, core::limits::HubAnswer);
    if (!object)
        return damaged(std::move(object.error()));
    return JsonReader(*std::move(object));
}

QDateTime timeOf(JsonReader &json, QLatin1StringView key)
{
    return QDateTime::fromString(json.string(key), Qt::ISODateWithMs).toUTC();
}

/// "nginx" or "bitnami/nginx" of what may be "library/nginx"; empty if it names no repository of
/// the Hub.
QString familiarName(const QString &name)
{
    const auto reference = oci::Reference::parse(u"docker.io/"_s + name);
    const bool isPlain = reference && !name.contains(u':') && !name.contains(u'@');
    return isPlain ? reference->familiarRepository() : QString();
}

Trust trustOf(const QString &badge)
{
    if (badge == "official"_L1)
        return Trust::Official;
    if (badge == "verified_publisher"_L1)
        return Trust::VerifiedPublisher;
    return badge == "open_source"_L1 ? Trust::OpenSource : Trust::Community;
}

FoundRepository readV4(JsonReader &row)
{
    FoundRepository found{.name = row.string("name"_L1)};
    found.description = row.string("short_description"_L1);
    found.trust = trustOf(row.string("badge"_L1));
    found.stars = row.count("star_count"_L1);
    found.pulls = PullCount::parse(row.string("pull_count"_L1));
    found.updated = timeOf(row, "updated_at"_L1);
    for (JsonReader &architecture : row.objects("architectures"_L1, core::limits::HubRows))
        found.architectures += architecture.string("name"_L1);
    return found;
}

FoundRepository readOlder(JsonReader &row, SearchVersion version)
{
    const bool isV2 = version == SearchVersion::V2;
    FoundRepository found{.name = row.string(isV2 ? "repo_name"_L1 : "name"_L1)};
    found.description = row.string(isV2 ? "short_description"_L1 : "description"_L1);
    found.trust = row.boolean("is_official"_L1) ? Trust::Official : Trust::Community;
    found.stars = row.count("star_count"_L1);
    if (row.has("pull_count"_L1))
        found.pulls = {.count = row.count("pull_count"_L1)};
    return found;
}

QLatin1StringView totalKey(SearchVersion version)
{
    switch (version) {
    case SearchVersion::V4:
        return "total"_L1;
    case SearchVersion::V2:
        return "count"_L1;
    case SearchVersion::V1:
        break;
    }
    return "num_results"_L1;
}

std::optional<oci::Digest> digestOf(JsonReader &json)
{
    auto digest = oci::Digest::parse(json.string("digest"_L1));
    return digest ? std::optional(*std::move(digest)) : std::nullopt;
}

TagDetails readTag(JsonReader &row)
{
    TagDetails tag{.name = row.string("name"_L1), .digest = digestOf(row)};
    tag.pushed =
        timeOf(row, row.has("tag_last_pushed"_L1) ? "tag_last_pushed"_L1 : "last_updated"_L1);
    tag.sizeBytes = row.count("full_size"_L1);
    const QString type = row.string("content_type"_L1);
    tag.isImage = type.isEmpty() || type == "image"_L1;
    for (JsonReader &image : row.objects("images"_L1, core::limits::IndexEntries)) {
        const QString os = image.string("os"_L1);
        const QString architecture = image.string("architecture"_L1);
        // Attestations of docker build.
        if (os == "unknown"_L1 || architecture == "unknown"_L1)
            continue;
        tag.images.append(
            {.platform = oci::Platform::normalized(os, architecture, image.string("variant"_L1)),
             .digest = digestOf(image),
             .sizeBytes = image.count("size"_L1)});
    }
    return tag;
}

bool isTag(const QString &name)
{
    const auto reference = oci::Reference::parse(u"docker.io/library/a:"_s + name);
    return reference && reference->tag() == name;
}

} // namespace

PullCount PullCount::parse(QStringView text)
{
    PullCount pulls{.isAtLeast = text.endsWith(u'+')};
    if (pulls.isAtLeast)
        text.chop(1);
    qint64 unit = 1;
    constexpr std::array<std::pair<QChar, qint64>, 3> Units = {
        {{u'K', 1'000}, {u'M', 1'000'000}, {u'B', 1'000'000'000}}};
    for (const auto &[letter, factor] : Units) {
        if (text.endsWith(letter))
            unit = factor;
    }
    if (unit > 1)
        text.chop(1);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !(number >= 0) || number * double(unit) > core::limits::HubPulls)
        return {};
    pulls.count = qint64(number * double(unit));
    return pulls;
}

Result<SearchPage> parseSearch(QByteArrayView bytes, SearchVersion version)
{
    auto json = read(bytes);
    if (!json)
        return std::unexpected(std::move(json.error()));
    json->require("results"_L1);
    SearchPage page{.total = json->count(totalKey(version)), .rows = {}};
    for (JsonReader &row : json->objects("results"_L1, core::limits::HubRows)) {
        const bool isV4 = version == SearchVersion::V4;
        FoundRepository found = isV4 ? readV4(row) : readOlder(row, version);
        found.name = familiarName(found.name);
        const QString type = isV4 ? row.string("type"_L1) : QString();
        if (found.name.isEmpty() || (!type.isEmpty() && type != "image"_L1))
            ++page.skipped;
        else
            page.rows.append(std::move(found));
    }
    if (json->error())
        return damaged(*json->error());
    return page;
}

Result<RepositoryDetails> parseRepository(QByteArrayView bytes)
{
    auto json = read(bytes);
    if (!json)
        return std::unexpected(std::move(json.error()));
    RepositoryDetails details{
        .name = familiarName(json->string("namespace"_L1) + u'/' + json->string("name"_L1))};
    if (details.name.isEmpty())
        json->fail("name"_L1, "is no name of a repository"_L1);
    details.description = json->string("description"_L1);
    details.readme = json->string("full_description"_L1);
    details.stars = json->count("star_count"_L1);
    if (json->has("pull_count"_L1))
        details.pulls = {.count = json->count("pull_count"_L1)};
    details.updated = timeOf(*json, "last_updated"_L1);
    details.isPrivate = json->boolean("is_private"_L1);
    for (JsonReader &category : json->objects("categories"_L1, core::limits::HubRows))
        details.categories += category.string("name"_L1);
    if (json->error())
        return damaged(*json->error());
    return details;
}

Result<TagPage> parseTags(QByteArrayView bytes)
{
    auto json = read(bytes);
    if (!json)
        return std::unexpected(std::move(json.error()));
    json->require("results"_L1);
    TagPage page{.total = json->count("count"_L1), .tags = {}};
    page.hasMore = !json->string("next"_L1).isEmpty();
    for (JsonReader &row : json->objects("results"_L1, core::limits::HubRows)) {
        TagDetails tag = readTag(row);
        if (isTag(tag.name))
            page.tags.append(std::move(tag));
    }
    if (json->error())
        return damaged(*json->error());
    return page;
}

QString parseProblem(QByteArrayView bytes)
{
    const QJsonObject json =
        QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size())).object();
    for (const auto key : {"message"_L1, "detail"_L1, "text"_L1}) {
        if (const QString text = json[key].toString().left(core::limits::ErrorText).simplified();
            !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace hub
