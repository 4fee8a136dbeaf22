// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/taglist.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/net/urlsafety.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace registry {

core::Result<QStringList> parseTagPage(QByteArrayView bytes, const QString &domain)
{
    const auto damaged = [&domain](core::Error error) {
        return core::failWorded(
            std::move(error),
            core::Tr::tr("The list of tags of “%1” cannot be understood.").arg(domain));
    };
    auto object = core::parseJsonObject(bytes, core::limits::TagPage);
    if (!object)
        return damaged(std::move(object.error()));
    core::JsonReader json(*std::move(object));
    QStringList tags = json.strings("tags"_L1);
    if (json.error())
        return damaged(*json.error());
    // distribution-spec, "Pulling manifests".
    static const QRegularExpression tag(u"\\A[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}\\z"_s);
    tags.removeIf([](const QString &text) { return !tag.match(text).hasMatch(); });
    return tags;
}

QUrl nextPage(const net::Response &answer)
{
    static const QRegularExpression next(uR"(<([^>]*)>\s*;\s*rel="?next"?)"_s);
    for (const QByteArray &value : answer.headers.values("Link")) {
        const auto match = next.match(QString::fromLatin1(value));
        if (!match.hasMatch())
            continue;
        const QUrl url = answer.url.resolved(QUrl(match.captured(1), QUrl::StrictMode));
        return url.isValid() && net::sameOrigin(url, answer.url) ? url : QUrl();
    }
    return {};
}

} // namespace registry
