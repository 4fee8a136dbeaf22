// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/removals.h"

#include "app/patience.h"
#include "app/removaltask.h"
#include "app/taskqueue.h"
#include "app/tr.h"
#include "views/mainwindow.h"

#include <QtConcurrentRun>

using views::MainWindow;
using views::Message;

namespace app {

Removals::Removals(MainWindow &window, TaskQueue &tasks, FindStore findStore, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_tasks(tasks)
    , m_findStore(std::move(findStore))
{
    makePatient(m_pool);
    connect(&window, &MainWindow::removalRequested, this, &Removals::plan);
    connect(&window, &MainWindow::removalPartRequested, this, &Removals::planPart);
    connect(&window, &MainWindow::removalConfirmed, this, &Removals::remove);
    connect(&window, &MainWindow::pinRequested, this, &Removals::pin);
}

Removals::~Removals()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Removals::plan(const QString &id, const QStringList &names)
{
    const auto store = m_findStore(id);
    if (!store)
        return;
    QtConcurrent::run(&m_pool, [store, names, stop = m_stop.get_token()] {
        return store->planRemoval(names, stop);
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
    QtConcurrent::run(&m_pool, [store, names, stop = m_stop.get_token()] {
        return store->planRemoval(names, stop);
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
    auto task = removalTask(id, store, plan);
    // Also if it fails: some of it may be done.
    connect(task.get(), &Task::finished, this, &Removals::changed);
    m_tasks.add(std::move(task));
}

void Removals::pin(const QString &id, const QStringList &names, bool pinned)
{
    const auto store = m_findStore(id);
    if (!store)
        return;
    QtConcurrent::run(&m_pool, [store, names, pinned, stop = m_stop.get_token()] {
        return store->setPinned(names, pinned, stop);
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

} // namespace app
