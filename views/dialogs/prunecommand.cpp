// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/prunecommand.h"

#include "core/base/shellwords.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

namespace {

using Kind = store::Leftover::Kind;

/// What the command lines know the image by: an engine's ID of an untagged one.
QStringList namesOf(const store::Image &image)
{
    if (image.isDangling())
        return {image.target.digest.toString()};
    QStringList names;
    for (const oci::Reference &name : image.names)
        names += name.familiar();
    return names;
}

} // namespace

QString pruneCommands(const StoreEntry &store, const store::PruneOrder &order)
{
    const bool isOwn = store.id.isEmpty();
    const QString program = core::shellLine(store.command());
    QStringList containers;
    QStringList images;
    for (const store::Leftover &leftover : order.leftovers) {
        if (leftover.kind == Kind::Container)
            containers += leftover.name.isEmpty() ? leftover.id.left(12) : leftover.name;
    }
    for (const store::Image &image : order.images)
        images += namesOf(image);
    const auto has = [&order](Kind kind) {
        return std::ranges::contains(order.leftovers, kind, &store::Leftover::kind);
    };
    QStringList lines;
    if (!containers.isEmpty())
        lines += program + u" rm "_s + containers.join(u' ');
    if (!images.isEmpty())
        lines += program + (isOwn ? u" rm "_s : u" image rm "_s) + images.join(u' ');
    for (const store::Leftover &leftover : order.leftovers) {
        for (const QString &record : leftover.records)
            lines += program + u" builder prune --all --force --filter id="_s + record;
    }
    if (order.reclaims || has(Kind::RemovedImages) || has(Kind::UnneededBlobs)
        || has(Kind::BrokenDownloads) || has(Kind::SetAside))
        lines += program + u" reclaim"_s;
    return lines.join(u'\n');
}

} // namespace views
