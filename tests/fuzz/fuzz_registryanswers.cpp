// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/backoff.h"
#include "core/net/urlsafety.h"
#include "core/registry/contentrange.h"
#include "core/registry/credentialhelper.h"
#include "core/registry/registryerror.h"
#include "core/registry/taglist.h"
#include "core/registry/tokenrequest.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using fuzz::check;

namespace {

void checkToken(QByteArrayView bytes)
{
    const auto token = registry::Token::parse(bytes);
    check(token || !token.error().message.isEmpty());
    if (!token)
        return;
    check(std::ranges::all_of(token->value, [](char c) { return c > ' ' && c < 0x7f; }));
    check(token->lifetime.count() >= 60 && token->lifetime.count() <= 24 * 3600);
}

void checkHeaders(const QByteArray &bytes)
{
    if (const auto range = registry::ContentRange::parse(bytes)) {
        check(range->first >= 0 && range->first <= range->last && range->last < range->total);
        const QByteArray again = "bytes " + QByteArray::number(range->first) + '-'
                                 + QByteArray::number(range->last) + '/'
                                 + QByteArray::number(range->total);
        check(registry::ContentRange::parse(again) == range);
    }
    const auto now = QDateTime::fromSecsSinceEpoch(1'800'000'000);
    if (const auto pause = net::parseRetryAfter(bytes, now))
        check(pause->count() >= 0 && now.addDuration(*pause).isValid());
    net::Response page;
    page.url = QUrl(u"https://r.test/v2/a/tags/list"_s);
    page.headers.add("Link"_ba, bytes);
    const QUrl next = registry::nextPage(page);
    check(next.isEmpty() || net::sameOrigin(next, page.url));
}

/// An error of a registry, with \a bytes for its body, that repeats what it was sent.
void checkFailure(const QByteArray &bytes)
{
    const QList<registry::ErrorEntry> entries = registry::parseErrorBody(bytes);
    check(entries.size() <= 8);
    for (const registry::ErrorEntry &entry : entries)
        check(entry.code.size() <= 512 && entry.message.size() <= 512);
    net::Response answer;
    answer.url = QUrl(u"https://r.test/v2/a/manifests/1"_s);
    answer.body = bytes + "YWRhOnNlY3JldA== secret";
    for (const int status : {400, 401, 403, 404, 429, 500}) {
        answer.status = status;
        const auto failure = registry::answerFailure(
            registry::withoutCredentials(answer, "Basic YWRhOnNlY3JldA=="),
            {.domain = u"r.test"_s, .name = u"a:1"_s}, QDateTime::currentDateTimeUtc());
        check(!failure.error.message.isEmpty());
        check(!failure.error.detail.contains(u"YWRhOnNlY3JldA=="_s));
    }
}

} // namespace

/// What a registry, its token server or a credential helper says besides images and lists.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = fuzz::view(data, size).toByteArray();
    checkToken(bytes);
    checkHeaders(bytes);
    checkFailure(bytes);
    const auto helped = registry::parseHelperAnswer(bytes);
    check(helped || !helped.error().message.isEmpty());
    return 0;
}
