// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/digest.h"
#include "core/oci/platform.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

/// What Docker Hub says of repositories and tags. Its answers are a stranger's: fields that are
/// missing or null read as empty, sizes and counts are bounded, and rows that have no valid name
/// are left out. Corrupt or LimitExceeded, in words, for anything else that is not as it should be.
namespace hub {

/// How often something was pulled.
struct PullCount
{
    qint64 count = -1;      ///< -1 if that is not said.
    bool isAtLeast = false; ///< The search rounds down: "1B+".

    /// "1B+", "500K+", "12345". Nothing is known of anything else.
    [[nodiscard]] static PullCount parse(QStringView text);

    friend bool operator==(const PullCount &, const PullCount &) = default;
};

/// Who answers for a repository.
enum class Trust {
    Community,
    Official,          ///< Docker's own selection, "library/".
    VerifiedPublisher, ///< Docker has checked who publishes it.
    OpenSource,        ///< Sponsored by Docker.
};

/// One row of a search.
struct FoundRepository
{
    QString name; ///< As people write it: "nginx", "bitnami/nginx".
    QString description = {};
    Trust trust = Trust::Community;
    qint64 stars = 0;
    PullCount pulls = {};
    QDateTime updated = {};         ///< Invalid if not said.
    QStringList architectures = {}; ///< Empty if not said.

    friend bool operator==(const FoundRepository &, const FoundRepository &) = default;
};

struct SearchPage
{
    qint64 total = 0;         ///< Of all pages.
    bool isTotalKnown = true; ///< If not, there may be more than total.
    QList<FoundRepository> rows;
    qsizetype skipped = 0; ///< Rows that are no images, have no valid name, or were not wanted.
};

/// The three searches, newest first; the fields that each fills differ.
enum class SearchVersion { V4, V2, V1 };

[[nodiscard]] core::Result<SearchPage> parseSearch(QByteArrayView json, SearchVersion version);

struct RepositoryDetails
{
    QString name; ///< As people write it.
    QString description = {};
    QString readme = {}; ///< Markdown, which may hold HTML; a stranger's.
    qint64 stars = 0;
    PullCount pulls = {};
    QDateTime updated = {};
    bool isPrivate = false;
    QStringList categories = {};
};

[[nodiscard]] core::Result<RepositoryDetails> parseRepository(QByteArrayView json);

/// One platform of a tag.
struct TaggedImage
{
    oci::Platform platform;
    std::optional<oci::Digest> digest = {}; ///< Of its manifest.
    qint64 sizeBytes = 0;                   ///< Compressed.

    friend bool operator==(const TaggedImage &, const TaggedImage &) = default;
};

struct TagDetails
{
    QString name;
    std::optional<oci::Digest> digest = {}; ///< Of what the tag points at.
    QDateTime pushed = {};
    qint64 sizeBytes = 0;           ///< Of one platform, compressed.
    QList<TaggedImage> images = {}; ///< Without attestations.
    bool isImage = true;            ///< False for a Helm chart, a plugin, a model ...

    friend bool operator==(const TagDetails &, const TagDetails &) = default;
};

struct TagPage
{
    qint64 total = 0;         ///< Of all pages.
    bool isTotalKnown = true; ///< If not, there may be more than total.
    QList<TagDetails> tags;
    bool hasMore = false; ///< There is a page after this one.
};

[[nodiscard]] core::Result<TagPage> parseTags(QByteArrayView json);

/// What the body of an answer that is no success says, in the Hub's words; may be empty.
[[nodiscard]] QString parseProblem(QByteArrayView json);

} // namespace hub
