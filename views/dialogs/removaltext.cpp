// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/removaltext.h"

#include "core/base/shellwords.h"
#include "models/containertext.h"
#include "views/format.h"
#include "views/tr.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace views {

namespace removal {

namespace {

QStringList namesThatStay(const Item &item)
{
    QStringList names;
    for (const oci::Reference &name : item.image.names) {
        if (!item.untagged.contains(name))
            names += name.familiar();
    }
    return names;
}

bool stays(const Item &item, const Plan &plan)
{
    return item.image.pinned || !obstacles(item, plan).isEmpty();
}

int deletedImages(const Plan &plan)
{
    return int(std::ranges::count_if(plan.items,
                                     [&plan](const Item &item) { return isDeleted(item, plan); }));
}

int removedTags(const Plan &plan)
{
    int tags = 0;
    for (const Item &item : plan.items)
        tags += stays(item, plan) ? 0 : int(item.untagged.size());
    return tags;
}

QString containersSentence(const Plan &plan)
{
    const auto alive = std::ranges::count_if(plan.containers, &store::ContainerUse::isAlive);
    const qsizetype count = plan.containers.size();
    if (count == 0)
        return {};
    QString text = Tr::tr("%n container(s) will be removed first.", nullptr, int(count));
    if (alive > 0 && count == 1)
        text += u' ' + Tr::tr("It is alive and will be stopped.");
    else if (alive > 0)
        text += u' ' + Tr::tr("%n of them are alive and will be stopped.", nullptr, int(alive));
    return text;
}

QString obstaclesSentence(const Plan &plan)
{
    const auto pinned =
        std::ranges::count_if(plan.items, [](const Item &item) { return item.image.pinned; });
    const auto blocked =
        std::ranges::count_if(plan.items, [&plan](const Item &item) { return stays(item, plan); })
        - pinned;
    QStringList sentences;
    if (pinned > 0)
        sentences += Tr::tr("%n image(s) stay, because they are pinned. Unpin them first.", nullptr,
                            int(pinned));
    if (blocked > 0)
        sentences += Tr::tr("%n image(s) stay, because containers use them. Check the "
                            "containers that may go.",
                            nullptr, int(blocked));
    return sentences.join(u' ');
}

QString bytesSentence(const Plan &plan, bool isUndoable)
{
    const QString bytes = format::size(plan.freedBytes);
    return isUndoable && plan.freedBytes > 0
               ? Tr::tr("%1 come back after a day, or when you reclaim it: until then the removal "
                        "can be undone.",
                        "a size")
                     .arg(bytes)
               : Tr::tr("%1 come back.", "a size").arg(bytes);
}

QString imagesSentence(const Plan &plan, bool isUndoable)
{
    const int images = deletedImages(plan);
    const int tags = removedTags(plan);
    if (images == 0 && tags == 0)
        return {};
    if (images == 0)
        return Tr::tr("%n tag(s) will be removed. No image is deleted and no space comes back.",
                      nullptr, tags);
    QStringList sentences{Tr::tr("%n image(s) will be deleted.", nullptr, images)};
    if (plan.freedBytes >= 0)
        sentences += bytesSentence(plan, isUndoable);
    if (!plan.parents.isEmpty())
        sentences += Tr::tr("With them go %n nameless image(s) that they were built on.", nullptr,
                            int(plan.parents.size()));
    if (std::ranges::any_of(plan.items, [&plan](const Item &item) {
            return isDeleted(item, plan) && item.sharedBytes > 0;
        }))
        sentences += Tr::tr("Layers that other images share stay.");
    return sentences.join(u' ');
}

} // namespace

QList<store::ContainerUse> obstacles(const Item &item, const Plan &plan)
{
    QList<store::ContainerUse> left;
    std::ranges::copy_if(item.blockers, std::back_inserter(left), [&plan](const auto &use) {
        return !std::ranges::contains(plan.containers, use.id, &store::ContainerUse::id);
    });
    return left;
}

bool isDeleted(const Item &item, const Plan &plan)
{
    return item.deleted && !stays(item, plan);
}

QStringList namesThatGo(const Plan &plan)
{
    QStringList names;
    for (const Item &item : plan.items) {
        if (stays(item, plan))
            continue;
        for (const oci::Reference &name : item.untagged)
            names += name.toString();
        if (item.untagged.isEmpty())
            names += item.image.target.digest.toString();
    }
    return names;
}

QString title(const Item &item)
{
    if (item.image.isDangling())
        return format::shortDigest(item.image.target.digest.toString());
    QStringList names;
    for (const oci::Reference &name : item.untagged)
        names += name.familiar();
    return names.join(u", "_s);
}

QString fate(const Item &item, const Plan &plan)
{
    if (item.image.pinned)
        return Tr::tr("Stays: pinned");
    if (const auto left = obstacles(item, plan); !left.isEmpty())
        return Tr::tr("Stays: used by %1").arg(format::elideMiddle(models::usesText(left), 120));
    if (item.deleted && item.image.isDangling())
        return Tr::tr("Deleted");
    if (item.deleted)
        return Tr::tr("%n tag(s) removed, image deleted", nullptr, int(item.untagged.size()));
    const QStringList staying = namesThatStay(item);
    if (staying.isEmpty())
        return Tr::tr("Only untagged: %n image(s) are built on it", nullptr,
                      int(item.children.size()));
    return Tr::tr("Only untagged: the image stays as %1")
        .arg(format::elideMiddle(staying.join(u", "_s), 80));
}

bool isOfOwnStore(const QStringList &program)
{
    return program.first() == "millefeuille-cli"_L1;
}

bool doesAnything(const Plan &plan)
{
    return !plan.containers.isEmpty() || deletedImages(plan) + removedTags(plan) > 0;
}

} // namespace removal

using namespace removal;

QString removalSummary(const Plan &plan, bool isUndoable)
{
    QStringList sentences{containersSentence(plan), imagesSentence(plan, isUndoable),
                          obstaclesSentence(plan)};
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString removalButtonText(const Plan &plan)
{
    const int containers = int(plan.containers.size());
    const int images = deletedImages(plan);
    const int tags = removedTags(plan);
    if (containers > 0 && images + tags > 0) {
        const QString what = images > 0 ? Tr::tr("%n image(s)", nullptr, images)
                                        : Tr::tr("%n tag(s)", nullptr, tags);
        //: On a button: %1 is a number of containers, %2 a number of images or tags.
        const QString text =
            Tr::tr("Remove %1 and %2").arg(Tr::tr("%n container(s)", nullptr, containers), what);
        //: On a button: %1 says what is removed, %2 is a size.
        return images > 0 && plan.freedBytes >= 0
                   ? Tr::tr("%1, free %2").arg(text, format::size(plan.freedBytes))
                   : text;
    }
    if (containers > 0)
        return Tr::tr("Remove %n container(s)", nullptr, containers);
    if (images > 0 && plan.freedBytes >= 0)
        return Tr::tr("Remove %n image(s), free %1", nullptr, images)
            .arg(format::size(plan.freedBytes));
    if (images > 0)
        return Tr::tr("Remove %n image(s)", nullptr, images);
    return tags > 0 ? Tr::tr("Remove %n tag(s)", nullptr, tags) : Tr::tr("Remove");
}

QString dockerRemovalCommand(const Plan &plan, const QStringList &program)
{
    QStringList lines;
    QStringList stop;
    QStringList rm;
    for (const store::ContainerUse &use : plan.containers) {
        if (use.isAlive())
            stop += use.title();
        rm += use.title();
    }
    QStringList images;
    for (const Item &item : plan.items) {
        if (stays(item, plan))
            continue;
        for (const oci::Reference &name : item.untagged)
            images += name.familiar();
        if (item.untagged.isEmpty() && !item.image.platforms.isEmpty())
            images += item.image.platforms.constFirst().configDigest.toString();
    }
    const auto add = [&](const QString &verb, const QStringList &names) {
        if (!names.isEmpty())
            lines += core::shellLine(program) + u' ' + verb + u' ' + names.join(u' ');
    };
    add(u"stop"_s, stop);
    add(u"rm"_s, rm);
    add(isOfOwnStore(program) ? u"rm"_s : u"image rm"_s, images);
    return lines.join(u'\n');
}

} // namespace views
