// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/removal.h"

#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/registry/client.h"
#include "core/registry/publisher.h"

#include <vector>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace registry {

namespace {

constexpr int Questions = 6;

/// Those of \a tags that mean \a digest.
Result<QStringList> tagsOf(const Client &client, const oci::Reference &repository,
                           const oci::Digest &digest, const QStringList &tags,
                           const std::stop_token &stop)
{
    std::vector<char> isMeant(std::size_t(tags.size()), false);
    const auto asked =
        core::forEachInParallel(tags.size(), Questions, stop,
                                [&](qsizetype i, const std::stop_token &mine) -> Result<void> {
                                    const auto name = repository.withTag(tags.at(i));
                                    if (!name)
                                        return {};
                                    const auto found = client.resolve(*name, mine);
                                    // A tag that has just gone does not matter.
                                    if (!found && found.error().code != ErrorCode::NotFound)
                                        return std::unexpected(found.error());
                                    isMeant[std::size_t(i)] = found && *found == digest;
                                    return {};
                                });
    if (!asked)
        return std::unexpected(asked.error());
    QStringList meant;
    for (qsizetype i = 0; i < tags.size(); ++i) {
        if (isMeant[std::size_t(i)])
            meant.append(tags.at(i));
    }
    return meant;
}

} // namespace

Result<RemoteRemoval> planRemoval(const Client &client, const oci::Reference &name,
                                  const std::stop_token &stop)
{
    RemoteRemoval removal{.name = name, .isManifest = name.digest().has_value()};
    if (!removal.isManifest) {
        const auto manifest = client.resolve(name, stop);
        if (!manifest)
            return std::unexpected(manifest.error());
        removal.digest = *manifest;
        removal.tags = {name.tag()};
        return removal;
    }
    removal.digest = name.digest();
    auto all = client.fetchTags(name, stop);
    if (!all)
        return std::unexpected(std::move(all).error());
    removal.hasMoreTags = all->size() > core::limits::TagsOfARemoval;
    auto tags = tagsOf(client, name, *name.digest(),
                       all->first(std::min(all->size(), core::limits::TagsOfARemoval)), stop);
    if (!tags)
        return std::unexpected(std::move(tags).error());
    removal.tags = *std::move(tags);
    removal.tags.sort();
    return removal;
}

Result<void> remove(const Client &client, const RemoteRemoval &removal, const std::stop_token &stop)
{
    const auto publisher = Publisher::open(client, removal.name, stop);
    if (!publisher)
        return std::unexpected(publisher.error());
    auto removed = publisher->remove(removal.name.manifestReference(), stop);
    if (removed || removal.isManifest || removed.error().code != ErrorCode::Unsupported)
        return removed;
    const QString digest = removal.digest ? removal.digest->toString() : u"sha256:…"_s;
    return core::fail(
        ErrorCode::Unsupported,
        Tr::tr("“%1” does not remove a tag alone. It may remove what the tag means, with all its "
               "tags: %2")
            .arg(removal.name.domain(), removal.name.familiarRepository() + u'@' + digest),
        removed.error().detail);
}

} // namespace registry
