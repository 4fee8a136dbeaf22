// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/browsing.h"

#include "views/hub/browsepage.h"
#include "views/hub/pulldialog.h"
#include "views/hub/referencetarget.h"
#include "views/hub/tagwishes.h"
#include "views/shortened.h"
#include "views/tasks/taskdrawer.h"
#include "views/tr.h"

#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

namespace {

/// In full, but no longer than a line.
QString namesText(const QStringList &names)
{
    constexpr qsizetype MostNames = 3;
    return shortened(names, MostNames).join(u", "_s);
}

} // namespace

Browsing::Browsing(QStackedWidget *pages, PlaceList *places, TaskDrawer *tasks)
    : QObject(pages)
    , m_pages(pages)
    , m_places(places)
    , m_tasks(tasks)
    , m_tagWishes(new TagWishes(pages))
{
    m_compare.setSingleShot(true);
    m_compare.setInterval(0);
    connect(&m_compare, &QTimer::timeout, this, &Browsing::compare);
    connect(m_places, &PlaceList::placeChosen, this, &Browsing::follow);
    for (QWidget *target : {m_pages->widget(0), static_cast<QWidget *>(m_tasks)}) {
        auto *drops = new ReferenceTarget(target);
        connect(drops, &ReferenceTarget::dropped, this,
                [this](const QStringList &names) { drop(m_target, names); });
        connect(drops, &ReferenceTarget::held, this,
                [this](const QStringList &names) { Q_EMIT hint(holdingText(m_target, names)); });
    }
}

bool Browsing::isActive() const
{
    return shown() != nullptr;
}

BrowsePage *Browsing::shown() const
{
    return qobject_cast<BrowsePage *>(m_pages->currentWidget());
}

BrowsePage *Browsing::page(const QString &domain)
{
    const auto entry = std::ranges::find(m_places->entries(), domain, &PlaceEntry::domain);
    if (entry == m_places->entries().end())
        return nullptr;
    BrowsePage *&page = m_byDomain[domain];
    if (!page) {
        page = new BrowsePage(*entry);
        m_pages->addWidget(page);
        page->setStores(m_stores, m_target);
        connectPage(page);
        Q_EMIT pageOpened(page);
    }
    return page;
}

void Browsing::connectPage(BrowsePage *page)
{
    connect(page, &BrowsePage::pullRequested, this, &Browsing::pull);
    connect(page, &BrowsePage::dragging, this, &Browsing::invite);
    connect(page, &BrowsePage::tagWanted, m_tagWishes, &TagWishes::askForTag);
    connect(page, &BrowsePage::copyWanted, m_tagWishes, &TagWishes::askForCopy);
    connect(page, &BrowsePage::copiesWanted, m_tagWishes, &TagWishes::askForCopies);
    connect(page, &BrowsePage::allTagsWanted, this,
            [this](const PullWish &wish) { m_tagWishes->askForAll(wish, usableStores()); });
    connect(page, &BrowsePage::removalWanted, m_tagWishes, &TagWishes::askForRemoval);
    connect(page, &BrowsePage::inspected, this, &Browsing::inspected);
    connect(page, &BrowsePage::inspectionFailed, this, &Browsing::inspectionFailed);
    connect(page, &BrowsePage::attachedFailed, this, &Browsing::attachedFailed);
    connect(page, &BrowsePage::repositoryDropped, this, [this](const oci::Reference &reference) {
        if (!open(reference))
            Q_EMIT strangerDropped(reference);
    });
}

void Browsing::follow()
{
    m_byDomain.removeIf([this](const auto &known) {
        const bool isGone = std::ranges::find(m_places->entries(), known.key(), &PlaceEntry::domain)
                            == m_places->entries().end();
        if (isGone)
            known.value()->deleteLater();
        return isGone;
    });
    BrowsePage *chosen = page(m_places->chosen());
    QWidget *wanted = chosen ? static_cast<QWidget *>(chosen) : m_pages->widget(0);
    if (m_pages->currentWidget() == wanted)
        return;
    m_pages->setCurrentWidget(wanted);
    if (chosen)
        compare();
    Q_EMIT changed();
}

void Browsing::activateSearch()
{
    if (BrowsePage *page = shown())
        page->activateSearch();
}

bool Browsing::open(const oci::Reference &reference)
{
    BrowsePage *wanted = page(reference.domain());
    if (!wanted)
        return false;
    m_places->choose(reference.domain());
    wanted->open(reference);
    return true;
}

void Browsing::setStores(const QList<StoreEntry> &stores, const QString &target)
{
    if (m_stores == stores && m_target == target)
        return;
    m_stores = stores;
    m_target = target;
    for (BrowsePage *page : std::as_const(m_byDomain))
        page->setStores(stores, target);
}

void Browsing::setImages(const QMap<QString, QList<store::Image>> &images)
{
    m_images = images;
    if (isActive())
        m_compare.start();
}

void Browsing::setOtherImages(const QMap<QString, QList<store::Image>> &images)
{
    m_otherImages = images;
    if (isActive())
        m_compare.start();
}

void Browsing::compare()
{
    QMap<QString, QList<store::Image>> all = m_otherImages;
    all.insert(m_images);
    models::StoredNames stored;
    for (const auto &[id, images] : std::as_const(all).asKeyValueRange())
        stored.add(images, nameOf(id));
    if (BrowsePage *page = shown())
        page->setStored(stored);
}

/// It may no longer be the one that is shown: what is held over a store opens it.
BrowsePage *Browsing::sourceOf(const QStringList &names) const
{
    if (BrowsePage *page = shown())
        return page;
    for (BrowsePage *page : m_byDomain) {
        if (names.first().startsWith(page->place().domain + u'/'))
            return page;
    }
    return nullptr;
}

void Browsing::drop(const QString &store, const QStringList &names)
{
    const BrowsePage *source = sourceOf(names);
    if (!source)
        return;
    const PullWish wish = source->wishFor(store, names);
    if (wish.isOpen)
        ask(wish, source->offeredPlatforms());
    else
        pull(wish);
}

QList<StoreEntry> Browsing::usableStores() const
{
    QList<StoreEntry> usable = m_stores;
    usable.removeIf([](const StoreEntry &store) { return !store.problem.isEmpty(); });
    return usable;
}

PullDialog *Browsing::ask(const PullWish &wish, const QList<oci::Platform> &offered)
{
    auto *dialog = new PullDialog(wish, usableStores(), offered, m_pages->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { pull(dialog->wish()); });
    dialog->open();
    return dialog;
}

void Browsing::pull(const PullWish &wish)
{
    for (const oci::Reference &reference : wish.references)
        Q_EMIT pullRequested(wish.store, reference, wish.platform);
}

QString Browsing::nameOf(const QString &store) const
{
    const auto entry = std::ranges::find(m_stores, store, &StoreEntry::id);
    return entry == m_stores.end() ? QString() : entry->name;
}

QString Browsing::holdingText(const QString &store, const QStringList &names) const
{
    const BrowsePage *source = names.isEmpty() ? nullptr : sourceOf(names);
    if (!source)
        return {};
    const PullWish wish = source->wishFor(store, names);
    const QString what = namesText(names);
    if (wish.isOpen)
        return Tr::tr("Let go to choose what of %1 is pulled to “%2”.").arg(what, nameOf(store));
    // An engine knows best what its machine is.
    if (!wish.platform && !store.isEmpty())
        return Tr::tr("Let go to pull %1 to “%2”.").arg(what, nameOf(store));
    const oci::Platform platform = wish.platform.value_or(oci::Platform::host());
    //: %1 are names of images, %2 a platform, %3 a store.
    return Tr::tr("Let go to pull %1 for %2 to “%3”.")
        .arg(what, platform.toString(), nameOf(store));
}

/// The drawer is there to be dropped on even if nothing runs.
void Browsing::invite(bool isDragging)
{
    m_tasks->setInvitation(
        isDragging ? Tr::tr("Drop here to pull to “%1”, or on a store").arg(nameOf(m_target))
                   : QString());
    if (!isDragging)
        Q_EMIT hint({});
}

} // namespace views
