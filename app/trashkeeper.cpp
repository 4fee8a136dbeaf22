// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/trashkeeper.h"

#include "app/tr.h"
#include "views/format.h"
#include "views/mainwindow.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using views::MainWindow;
using views::Message;

namespace app {

TrashKeeper::TrashKeeper(MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_window(window)
{
    connect(&window, &MainWindow::undoRequested, this, &TrashKeeper::undo);
    connect(&window, &MainWindow::reclaimRequested, this, &TrashKeeper::reclaim);
    m_hourly.setInterval(1h);
    connect(&m_hourly, &QTimer::timeout, this, &TrashKeeper::reclaimOld);
    m_hourly.start();
}

TrashKeeper::~TrashKeeper()
{
    m_pool.waitForDone();
}

void TrashKeeper::setStore(std::shared_ptr<store::OciStore> store)
{
    m_store = std::move(store);
    m_shown = QDateTime::currentDateTimeUtc();
    m_window.setUndoable({}, false);
    reclaimOld();
    refresh();
}

void TrashKeeper::refresh()
{
    if (!m_store)
        return;
    QtConcurrent::run(&m_pool, [store = m_store] {
        return store->trash();
    }).then(this, [this, store = m_store](const core::Result<store::TrashSummary> &trash) {
        if (store == m_store)
            show(trash);
    });
}

void TrashKeeper::show(const core::Result<store::TrashSummary> &trash)
{
    // A record that cannot be read is told of when somebody asks for an undo.
    if (!trash || trash->removals.isEmpty())
        return m_window.setUndoable({}, false);
    const store::UndoableRemoval &newest = trash->removals.first();
    const bool isNew = newest.time > m_shown;
    m_shown = std::max(m_shown, newest.time);
    m_window.setUndoable({.tags = int(newest.tags),
                          .images = int(newest.names.size() - newest.tags),
                          .bytes = trash->bytes},
                         isNew);
}

void TrashKeeper::undo()
{
    if (!m_store)
        return;
    QtConcurrent::run(&m_pool, [store = m_store] {
        return store->undo();
    }).then(this, [this](const core::Result<store::UndoReport> &report) {
        if (!report) {
            m_window.showMessage(
                Message::fromError(Tr::tr("The removal could not be undone."), report.error()));
        } else {
            m_window.showDone(
                Tr::tr("%n name(s) are back.", nullptr, int(report->restored.size())));
            if (!report->failed.isEmpty())
                m_window.showMessage(Message::fromError(
                    Tr::tr("Not everything could be brought back."), report->failed.first().error));
        }
        Q_EMIT changed();
        refresh();
    });
}

void TrashKeeper::reclaim()
{
    if (!m_store)
        return;
    QtConcurrent::run(&m_pool, [store = m_store] {
        return store->reclaim();
    }).then(this, [this](const core::Result<qint64> &freed) {
        if (freed)
            m_window.showDone(Tr::tr("%1 reclaimed.").arg(views::format::size(*freed)));
        else
            m_window.showMessage(
                Message::fromError(Tr::tr("The space could not be reclaimed."), freed.error()));
        refresh();
    });
}

void TrashKeeper::reclaimOld()
{
    if (!m_store)
        return;
    QtConcurrent::run(&m_pool, [store = m_store] {
        return store->reclaim(store::UndoTime);
    }).then(this, [this](const core::Result<qint64> &freed) {
        if (freed.value_or(0) > 0)
            refresh();
    });
}

} // namespace app
