// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/namelist.h"

#include "core/base/limits.h"
#include "core/registry/askplaces.h"
#include "core/registry/catalog.h"
#include "core/registry/client.h"
#include "core/registry/taglist.h"

#include <utility>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace registry {

namespace {

PagedList tagsOf(const Repository &repository)
{
    return {.repository = repository,
            .first = {.url = repository.tagsUrl()},
            .subject = {RequestSubject::Kind::Tags, repository.domain, repository.displayName()},
            .pageBytes = core::limits::TagPage};
}

PagedList catalogOf(const Repository &repository, const QString &domain)
{
    QUrl url = repository.base;
    url.setPath(u"/v2/_catalog"_s);
    url.setQuery(u"n=1000"_s);
    return {.repository = repository,
            .first = {.url = url},
            .subject = {RequestSubject::Kind::Tags, repository.domain, domain},
            .pageBytes = core::limits::TagPage};
}

} // namespace

NameList NameList::tags(const Client &client, const oci::Reference &repository)
{
    return {client, Kind::Tags, repository};
}

NameList NameList::repositories(const Client &client, const QString &domain)
{
    // Any repository will do to be led to the registry.
    return {client, Kind::Repositories, oci::Reference::parse(domain + u"/catalog"_s)};
}

NameList::NameList(const Client &client, Kind kind, Result<oci::Reference> reference)
    : m_client(&client)
    , m_kind(kind)
    , m_reference(std::move(reference))
{}

Result<QStringList> NameList::next(const std::stop_token &stop, const net::WaitObserver &observer)
{
    if (isAtEnd())
        return QStringList();
    const auto bytes = m_reader ? page(stop, observer) : firstPage(stop, observer);
    if (!bytes)
        return std::unexpected(bytes.error());
    auto names = m_kind == Kind::Tags ? parseTagPage(*bytes, m_reference->domain())
                                      : parseCatalogPage(*bytes, m_reference->domain());
    if (!names)
        return names;
    m_count += names->size();
    if (m_count > core::limits::Tags)
        return std::unexpected(tooMany());
    if (names->isEmpty())
        m_reader->end();
    return names;
}

Result<QStringList> NameList::rest(const std::stop_token &stop, const net::WaitObserver &observer)
{
    QStringList all;
    while (!isAtEnd()) {
        const auto names = next(stop, observer);
        if (!names)
            return names;
        all += *names;
    }
    return all;
}

Result<QByteArray> NameList::firstPage(const std::stop_token &stop,
                                       const net::WaitObserver &observer)
{
    if (!m_reference)
        return std::unexpected(m_reference.error());
    if (m_kind == Kind::Tags)
        return firstOfTags(stop, observer);
    const auto registry = m_client->origin(*m_reference, stop);
    if (!registry)
        return std::unexpected(registry.error());
    m_reader.emplace(*m_client, catalogOf(*registry, m_reference->domain()));
    return page(stop, observer);
}

// A mirror may have a part of them.
Result<QByteArray> NameList::firstOfTags(const std::stop_token &stop,
                                         const net::WaitObserver &observer)
{
    const auto ask = [&](const Repository &repository) {
        m_reader.emplace(*m_client, tagsOf(repository));
        auto first = page(stop, observer);
        if (!first)
            m_reader.reset();
        return first;
    };
    constexpr bool OriginFirst = true;
    return askPlaces(m_client->routes().get(), *m_reference, RouteUse::Tag, stop, ask, OriginFirst);
}

Result<QByteArray> NameList::page(const std::stop_token &stop, const net::WaitObserver &observer)
{
    return m_reader->next(stop, observer).transform_error([this](const net::Failure &failure) {
        return failed(failure);
    });
}

core::Error NameList::failed(const net::Failure &failure) const
{
    if (m_kind == Kind::Tags)
        return failure.error;
    // Which of its errors say that there is no catalog is not laid down anywhere.
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
                    .arg(m_reference->domain()),
                failure.error.detail};
    default:
        return failure.error;
    }
}

core::Error NameList::tooMany() const
{
    return {
        ErrorCode::LimitExceeded,
        m_kind == Kind::Tags
            ? Tr::tr("“%1” has more tags than can be listed.")
                  .arg(m_reference->familiarRepository())
            : Tr::tr("“%1” has more repositories than can be listed.").arg(m_reference->domain()),
        u"more than %1"_s.arg(core::limits::Tags)};
}

} // namespace registry
