// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/catalog.h"

#include "core/base/json.h"
#include "core/base/listlimits.h"
#include "core/oci/reference.h"
#include "core/registry/client.h"
#include "core/registry/pages.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Tr;

namespace registry {

namespace {

/// Which of its errors say that there is no catalog is not laid down anywhere.
core::Error notListed(const net::Failure &failure, const QString &domain)
{
    switch (failure.status) {
    case 400:
    case 401:
    case 403:
    case 404:
    case 405:
    case 501:
        return {ErrorCode::Unsupported,
                Tr::tr("“%1” does not list its repositories, or not to you. Their tags can be "
                       "listed all the same, by the name of the repository.")
                    .arg(domain),
                failure.error.detail};
    default:
        return failure.error;
    }
}

} // namespace

core::Result<QStringList> parseCatalogPage(QByteArrayView bytes, const QString &domain)
{
    const auto damaged = [&domain](core::Error error) {
        return core::failWorded(
            std::move(error),
            Tr::tr("The list of repositories of “%1” cannot be understood.").arg(domain));
    };
    auto object = core::parseJsonObject(bytes, core::limits::TagPage);
    if (!object)
        return damaged(std::move(object.error()));
    core::JsonReader json(*std::move(object));
    QStringList names = json.strings("repositories"_L1);
    if (json.error())
        return damaged(*json.error());
    names.removeIf([](const QString &name) {
        // Any registry will do to read the name by.
        const auto reference = oci::Reference::parse(u"localhost/"_s + name);
        return !reference || reference->path() != name;
    });
    return names;
}

core::Result<QStringList> fetchCatalog(const Client &client, const QString &domain,
                                       const std::stop_token &stop)
{
    const auto registry = oci::Reference::parse(domain + u"/catalog"_s);
    if (!registry)
        return std::unexpected(registry.error());
    const auto repository = client.origin(*registry, stop);
    if (!repository)
        return std::unexpected(repository.error());
    QUrl url = repository->base;
    url.setPath(u"/v2/_catalog"_s);
    url.setQuery(u"n=1000"_s);
    QStringList all;
    const auto fetched = fetchPages(
        client,
        {.repository = *repository,
         .first = {.url = url},
         .subject = {RequestSubject::Kind::Tags, repository->domain, domain},
         .pageBytes = core::limits::TagPage},
        [&](const QByteArray &bytes) -> core::Result<bool> {
            const auto page = parseCatalogPage(bytes, domain);
            if (!page)
                return std::unexpected(page.error());
            all += *page;
            if (all.size() > core::limits::Tags)
                return core::fail(
                    ErrorCode::LimitExceeded,
                    Tr::tr("“%1” has more repositories than can be listed.").arg(domain),
                    u"more than %1"_s.arg(core::limits::Tags));
            return !page->isEmpty();
        },
        stop);
    if (!fetched)
        return std::unexpected(notListed(fetched.error(), domain));
    return all;
}

} // namespace registry
