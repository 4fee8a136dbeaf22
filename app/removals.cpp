// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/removals.h"

#include "app/tr.h"
#include "views/format.h"
#include "views/mainwindow.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;
using views::MainWindow;
using views::Message;

namespace app {

namespace {

QString summary(const store::RemovalReport &report)
{
    QStringList sentences;
    if (!report.removedContainers.isEmpty())
        sentences +=
            Tr::tr("%n container(s) removed.", nullptr, int(report.removedContainers.size()));
    if (!report.deleted.isEmpty() && report.reclaimableBytes > 0)
        sentences += Tr::tr("%n image(s) removed.", nullptr, int(report.deleted.size()));
    else if (!report.deleted.isEmpty())
        sentences += Tr::tr("%n image(s) removed, %1 freed.", nullptr, int(report.deleted.size()))
                         .arg(views::format::size(report.freedBytes));
    else if (sentences.isEmpty() || !report.untagged.isEmpty())
        sentences += Tr::tr("%n tag(s) removed.", nullptr, int(report.untagged.size()));
    return sentences.join(u' ');
}

Message failures(const store::RemovalReport &report)
{
    QStringList lines;
    QStringList headings;
    for (const store::RemovalReport::Failure &failure : report.failed)
        lines += failure.name + u": "_s + failure.error.message;
    const int containers =
        int(std::ranges::count_if(report.failed, &store::RemovalReport::Failure::isContainer));
    if (containers > 0)
        headings += Tr::tr("%n container(s) stayed.", nullptr, containers);
    if (const int images = int(lines.size()) - containers; images > 0)
        headings += Tr::tr("%n image(s) stayed.", nullptr, images);
    return {.kind = Message::Kind::Warning,
            .heading = headings.join(u' '),
            .text = lines.first(),
            .details = lines.join(u'\n')};
}

} // namespace

Removals::Removals(MainWindow &window, FindStore findStore, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_findStore(std::move(findStore))
{
    connect(&window, &MainWindow::removalRequested, this, &Removals::plan);
    connect(&window, &MainWindow::removalPartRequested, this, &Removals::planPart);
    connect(&window, &MainWindow::removalConfirmed, this, &Removals::remove);
    connect(&window, &MainWindow::pinRequested, this, &Removals::pin);
}

Removals::~Removals()
{
    m_pool.waitForDone();
}

void Removals::plan(const QString &id, const QStringList &names)
{
    const auto store = m_findStore(id);
    if (!store)
        return;
    QtConcurrent::run(&m_pool, [store, names] {
        return store->planRemoval(names);
    }).then(this, [this, id](const core::Result<store::RemovalPlan> &plan) {
        if (plan)
            m_window.showRemovalPlan(id, *plan);
        else
            m_window.showMessage(
                Message::fromError(Tr::tr("The images cannot be removed."), plan.error()));
    });
}

void Removals::planPart(const QString &id, const QStringList &names)
{
    const auto store = m_findStore(id);
    if (!store)
        return;
    QtConcurrent::run(&m_pool, [store, names] {
        return store->planRemoval(names);
    }).then(this, [this, id, names](const core::Result<store::RemovalPlan> &plan) {
        if (plan)
            m_window.showRemovalPart(id, names, *plan);
    });
}

void Removals::remove(const QString &id, const store::RemovalPlan &plan)
{
    const auto store = m_findStore(id);
    if (!store)
        return;
    if (!plan.containers.isEmpty()) // Which may take their time.
        m_window.showDone(
            Tr::tr("Removing %n container(s)…", nullptr, int(plan.containers.size())));
    QtConcurrent::run(&m_pool, [store, plan] {
        return store->remove(plan);
    }).then(this, [this](const core::Result<store::RemovalReport> &done) { report(done); });
}

void Removals::pin(const QString &id, const QStringList &names, bool pinned)
{
    const auto store = m_findStore(id);
    if (!store)
        return;
    QtConcurrent::run(&m_pool, [store, names, pinned] {
        return store->setPinned(names, pinned);
    }).then(this, [this, pinned, count = int(names.size())](const core::Result<void> &done) {
        if (!done)
            m_window.showMessage(
                Message::fromError(pinned ? Tr::tr("The images could not be pinned.")
                                          : Tr::tr("The images could not be unpinned."),
                                   done.error()));
        else
            m_window.showDone(pinned ? Tr::tr("%n image(s) pinned.", nullptr, count)
                                     : Tr::tr("%n image(s) unpinned.", nullptr, count));
        Q_EMIT changed();
    });
}

void Removals::report(const core::Result<store::RemovalReport> &report)
{
    if (!report) {
        m_window.showMessage(
            Message::fromError(Tr::tr("The images could not be removed."), report.error()));
    } else {
        m_window.showDone(summary(*report));
        if (!report->failed.isEmpty())
            m_window.showMessage(failures(*report));
    }
    Q_EMIT changed();
}

} // namespace app
