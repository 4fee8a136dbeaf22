// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/browsing.h"

#include "views/hub/browsepage.h"
#include "views/hub/pulldialog.h"
#include "views/hub/referencetarget.h"
#include "views/hub/tagwishes.h"
#include "views/tasks/taskdrawer.h"
#include "views/tr.h"

#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

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

void Browsing::drop(const QString &store, const QStringList &names)
{
    // The page may be another one by now: what is held over a store opens it.
    BrowsePage *source = shown();
    for (BrowsePage *page : std::as_const(m_byDomain)) {
        if (!source && names.first().startsWith(page->place().domain + u'/'))
            source = page;
    }
    if (!source)
        return;
    const PullWish wish = source->wishFor(store, names);
    if (wish.isOpen)
        ask(wish, source->offeredPlatforms());
    else
        pull(wish);
}

void Browsing::ask(const PullWish &wish, const QList<oci::Platform> &offered)
{
    QList<StoreEntry> usable = m_stores;
    usable.removeIf([](const StoreEntry &store) { return !store.problem.isEmpty(); });
    auto *dialog = new PullDialog(wish, usable, offered, m_pages->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { pull(dialog->wish()); });
    dialog->open();
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
    if (names.isEmpty())
        return {};
    const QString what =
        names.size() == 1 ? names.first() : Tr::tr("%n images", nullptr, int(names.size()));
    return Tr::tr("Let go to pull %1 to “%2”.").arg(what, nameOf(store));
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
