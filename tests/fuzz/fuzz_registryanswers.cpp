// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/base/printable.h"
#include "core/net/backoff.h"
#include "core/net/urlsafety.h"
#include "core/oci/manifest.h"
#include "core/registry/contentrange.h"
#include "core/registry/credentialhelper.h"
#include "core/registry/keychainentry.h"
#include "core/registry/pulllimit.h"
#include "core/registry/referrers.h"
#include "core/registry/registryerror.h"
#include "core/registry/taglist.h"
#include "core/registry/tokenrequest.h"
#include "core/registry/warnings.h"
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

void checkWarnings(const QByteArray &bytes)
{
    net::Headers headers;
    for (const QByteArray &line : bytes.split('\n'))
        headers.add("Warning"_ba, line);
    const QStringList texts = registry::warningsOf(headers);
    check(texts.join(QString()).size() <= core::limits::WarningBytes);
    for (const QString &text : texts)
        check(!text.isEmpty() && text == core::printable(text) && !text.contains(u'\n'));
    registry::Warnings warnings;
    warnings.note(u"r.test"_s, texts);
    check(warnings.of(u"r.test"_s) == texts.first(std::min(texts.size(), core::limits::Warnings)));
}

/// A header of the limits of pulls a line.
void checkPullLimit(const QByteArray &bytes)
{
    const QByteArrayList lines = bytes.split('\n');
    net::Headers headers;
    headers.add("RateLimit-Limit"_ba, lines.value(0));
    headers.add("RateLimit-Remaining"_ba, lines.value(1));
    headers.add("Docker-RateLimit-Source"_ba, lines.value(2));
    const auto now = QDateTime::fromSecsSinceEpoch(1'800'000'000);
    const auto limit = registry::PullLimit::parse(headers, now);
    if (!limit)
        return;
    check(limit->limit > 0 && limit->remaining >= 0 && limit->remaining <= limit->limit);
    check(limit->window.count() >= 0 && limit->renewedBy() >= now);
    check(limit->source.size() <= 64);
    static_cast<void>(limit->isForAddress());
}

/// Each digest of what refers to an image can itself be asked for what refers to it.
void checkReferrers(const QByteArray &bytes)
{
    const auto list = oci::ImageIndex::parse(bytes, oci::MediaType::OciIndex);
    check(list || !list.error().message.isEmpty());
    const auto repository = oci::Reference::parse(u"r.test/a:1"_s);
    for (const oci::Descriptor &entry : list ? list->manifests : QList<oci::Descriptor>())
        check(repository->withTag(registry::referrersTag(entry.digest)).has_value());
}

void checkKeychainEntry(const QByteArray &bytes)
{
    const auto found = registry::parseKeychainEntry(bytes);
    if (!found)
        return;
    check(!found->password.isEmpty() || !found->identityToken.isEmpty());
    check(registry::parseKeychainEntry(registry::toKeychainEntry(*found)) == found);
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

/// What a registry, its token server, a credential helper or the keychain says besides images and
/// lists of names.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = fuzz::view(data, size).toByteArray();
    checkToken(bytes);
    checkHeaders(bytes);
    checkFailure(bytes);
    checkWarnings(bytes);
    checkPullLimit(bytes);
    checkReferrers(bytes);
    checkKeychainEntry(bytes);
    const auto helped = registry::parseHelperAnswer(bytes);
    check(helped || !helped.error().message.isEmpty());
    return 0;
}
