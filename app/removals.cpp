// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/removals.h"

#include "app/tr.h"
#include "core/store/prune.h"
#include "views/format.h"
#include "views/mainwindow.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using views::MainWindow;
using views::Message;

namespace app {

namespace {

QString summary(const store::RemovalReport &report)
{
    if (report.deleted.isEmpty())
        return Tr::tr("%n tag(s) removed.", nullptr, int(report.untagged.size()));
    return Tr::tr("%n image(s) removed, %1 freed.", nullptr, int(report.deleted.size()))
        .arg(views::format::size(report.freedBytes));
}

Message failures(const store::RemovalReport &report)
{
    QStringList lines;
    for (const store::RemovalReport::Failure &failure : report.failed)
        lines += failure.name + u": "_s + failure.error.message;
    return {.kind = Message::Kind::Warning,
            .heading = Tr::tr("%n image(s) stayed.", nullptr, int(lines.size())),
            .text = lines.first(),
            .details = lines.join(u'\n')};
}

} // namespace

Removals::Removals(MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_window(window)
{
    connect(&window, &MainWindow::removalRequested, this, &Removals::plan);
    connect(&window, &MainWindow::removalConfirmed, this, &Removals::remove);
    connect(&window, &MainWindow::prunePlanRequested, this, &Removals::planPrune);
    connect(&window, &MainWindow::pruneConfirmed, this, &Removals::prune);
}

Removals::~Removals()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Removals::plan(const QStringList &names)
{
    if (!m_store)
        return;
    QtConcurrent::run(&m_pool, [store = m_store, names] {
        return store->planRemoval(names);
    }).then(this, [this, store = m_store](const core::Result<store::RemovalPlan> &plan) {
        if (store != m_store)
            return; // The window shows another one by now.
        if (plan)
            m_window.showRemovalPlan(*plan);
        else
            m_window.showMessage(
                Message::fromError(Tr::tr("The images cannot be removed."), plan.error()));
    });
}

void Removals::remove(const store::RemovalPlan &plan)
{
    if (!m_store)
        return;
    QtConcurrent::run(&m_pool, [store = m_store, plan] {
        return store->remove(plan);
    }).then(this, [this](const core::Result<store::RemovalReport> &done) { report(done); });
}

void Removals::planPrune(const QStringList &names)
{
    if (!m_store)
        return;
    QtConcurrent::run(&m_pool, [store = m_store, names] {
        return store->planRemoval(names);
    }).then(this, [this, store = m_store](const core::Result<store::RemovalPlan> &plan) {
        if (store != m_store)
            return;
        if (plan)
            m_window.showPrunePlan(*plan);
        else
            Q_EMIT changed(); // Something that was shown is gone; the review follows.
    });
}

void Removals::prune(const QList<store::Image> &images)
{
    if (!m_store)
        return;
    QtConcurrent::run(&m_pool, [store = m_store, images, stop = m_stop.get_token()] {
        return store::prune(*store, images, stop);
    }).then(this, [this](const core::Result<store::RemovalReport> &done) { report(done); });
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
