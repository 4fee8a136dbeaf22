// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/builds.h"

#include "app/buildtask.h"
#include "app/taskqueue.h"
#include "app/tr.h"
#include "core/base/text.h"
#include "core/engine/buildcontext.h"
#include "core/engine/enginestore.h"
#include "views/build/buildlogwindow.h"
#include "views/dialogs/builddialog.h"
#include "views/enginewishes.h"
#include "views/mainwindow.h"
#include "views/tasks/taskdrawer.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using core::Result;
using engine::BuildContext;
using engine::BuildRequest;
using views::BuildDialog;
using views::BuildLogWindow;

namespace app {

namespace {

constexpr qsizetype Remembered = 8;

} // namespace

Builds::Builds(views::MainWindow &window, TaskQueue &tasks, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_tasks(tasks)
{
    connect(window.engineWishes(), &views::EngineWishes::buildRequested, this, &Builds::takeFolder);
    connect(window.taskDrawer(), &views::TaskDrawer::logRequested, this, &Builds::showLog);
    connect(window.taskDrawer(), &views::TaskDrawer::imageRequested, this, &Builds::showImage);
    connect(&tasks, &TaskQueue::taskChanged, this, &Builds::follow);
    connect(&tasks, &TaskQueue::taskRemoved, this, &Builds::forget);
}

Builds::~Builds()
{
    m_reading.request_stop();
    m_pool.waitForDone();
}

/// One that was dropped may be no folder, or hold nothing to build.
void Builds::takeFolder(const QString &folder)
{
    if (folder.isEmpty())
        return ask({});
    QtConcurrent::run(&m_pool, [folder] {
        return BuildContext::open(folder);
    }).then(this, [this, folder](const Result<BuildContext> &context) {
        if (context)
            ask(folder);
        else
            m_window.showMessage(views::Message::fromError(
                Tr::tr("“%1” cannot be built.").arg(core::excerpt(folder.section(u'/', -1))),
                context.error()));
    });
}

void Builds::ask(const QString &folder)
{
    if (!m_engine)
        return;
    auto *dialog = new BuildDialog(m_engine->endpoint().name, m_recent, &m_window);
    dialog->setProgram(m_engine->program());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BuildDialog::contextRequested, this,
            [this, dialog](const QString &chosen, const QString &dockerfile) {
                readContext(dialog, chosen, dockerfile);
            });
    connect(dialog, &BuildDialog::buildRequested, this,
            [this, engine = m_engine](const BuildRequest &request) { build(engine, request); });
    connect(dialog, &QDialog::finished, this, [this] { m_reading.request_stop(); });
    if (!folder.isEmpty())
        dialog->setFolder(folder);
    dialog->open();
}

void Builds::readContext(BuildDialog *dialog, const QString &folder, const QString &dockerfile)
{
    m_reading.request_stop();
    QtConcurrent::run(&m_pool,
                      [folder, dockerfile] { return BuildContext::open(folder, dockerfile); })
        .then(this, [this, dialog = QPointer(dialog), folder,
                     dockerfile](const Result<BuildContext> &context) {
            if (!dialog)
                return;
            dialog->showContext(folder, dockerfile, context);
            if (context)
                measure(dialog, *context, dockerfile);
        });
}

/// Takes a while in a large folder, and is not waited for.
void Builds::measure(BuildDialog *dialog, const BuildContext &context, const QString &dockerfile)
{
    m_reading.request_stop();
    m_reading = {};
    QtConcurrent::run(&m_pool,
                      [context, stop = m_reading.get_token()] { return context.measure(stop); })
        .then(this, [dialog = QPointer(dialog), folder = context.folder(),
                     dockerfile](const Result<qint64> &bytes) {
            const bool isOver = !bytes && bytes.error().code == core::ErrorCode::Cancelled;
            if (dialog && !isOver)
                dialog->showContextSize(folder, dockerfile, bytes);
        });
}

void Builds::build(const std::shared_ptr<engine::EngineStore> &engine, const BuildRequest &request)
{
    remember(request);
    auto task = std::make_unique<BuildTask>(engine, request);
    const QPointer<BuildTask> mine(task.get());
    const quint64 id = m_tasks.add(std::move(task));
    if (mine) { // Else the same is being built already.
        m_builds.insert(id, {.task = mine, .store = engine->endpoint().address.toString()});
        connect(mine, &Task::succeeded, this,
                [this, id, mine] { m_builds[id].image = mine->image(); });
    }
    showLog(id);
}

void Builds::remember(const BuildRequest &request)
{
    m_recent.removeIf([&](const BuildRequest &one) { return one.folder == request.folder; });
    m_recent.prepend(request);
    if (m_recent.size() > Remembered)
        m_recent.resize(Remembered);
    Q_EMIT recentChanged(m_recent);
}

BuildLogWindow *Builds::logOf(quint64 id) const
{
    for (auto *log : m_window.findChildren<BuildLogWindow *>(Qt::FindDirectChildrenOnly)) {
        if (log->task() == id && log->isVisible()) // Else it is about to be deleted.
            return log;
    }
    return nullptr;
}

void Builds::showLog(quint64 id)
{
    const Build build = m_builds.value(id);
    if (!build.task)
        return;
    BuildLogWindow *log = logOf(id);
    if (!log) {
        log = new BuildLogWindow(id, &m_window);
        log->setAttribute(Qt::WA_DeleteOnClose);
        connect(log, &BuildLogWindow::cancelRequested, &m_tasks, &TaskQueue::cancel);
        connect(log, &BuildLogWindow::retryRequested, &m_tasks, &TaskQueue::retry);
        connect(log, &BuildLogWindow::imageRequested, this, &Builds::showImage);
        log->setTask(build.task->snapshot(), build.task->progress());
    }
    log->show();
    log->raise();
    log->activateWindow();
}

void Builds::showImage(quint64 id)
{
    const Build build = m_builds.value(id);
    if (build.image.isEmpty())
        return;
    if (BuildLogWindow *log = logOf(id))
        log->close();
    Q_EMIT imageRequested(build.store, build.image);
}

void Builds::follow(const models::TaskSnapshot &task)
{
    const Build build = m_builds.value(task.id);
    BuildLogWindow *log = build.task ? logOf(task.id) : nullptr;
    if (log)
        log->setTask(task, build.task->progress());
}

void Builds::forget(quint64 id)
{
    if (BuildLogWindow *log = logOf(id))
        log->setGone();
}

} // namespace app
