// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/answers.h"

namespace hub {

/// What a search is narrowed to. The older searches of the Hub know nothing but the words.
struct SearchRequest
{
    QString words = {};
    int page = 1; ///< Counted from 1.
    int pageSize = 25;
    bool onlyOfficial = false;
    QString architecture = {}; ///< "arm64"; empty for all.
    enum class Order { BestMatch, MostPulled, RecentlyUpdated };
    Order order = Order::BestMatch;

    friend bool operator==(const SearchRequest &, const SearchRequest &) = default;
};

/// What was found, and which search found it: the older ones leave out what they do not know.
struct SearchAnswer
{
    SearchPage page;
    SearchVersion version = SearchVersion::V4;
    bool hasMore = false;
};

struct TagsRequest
{
    QString repository;  ///< As people write it: "nginx", "bitnami/nginx".
    QString filter = {}; ///< A part of the tag's name; the Hub looks for it.
    int page = 1;        ///< Counted from 1.
    int pageSize = 100;  ///< The Hub gives at most 100.

    friend bool operator==(const TagsRequest &, const TagsRequest &) = default;
};

} // namespace hub
