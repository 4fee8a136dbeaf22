// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/containeractions.h"

#include "app/engines.h"
#include "app/patience.h"
#include "app/stepstask.h"
#include "app/taskqueue.h"
#include "app/tr.h"
#include "views/dialogs/containerboxes.h"
#include "views/dialogs/rundialog.h"
#include "views/enginewishes.h"
#include "views/inspect/inspectpanel.h"
#include "views/mainwindow.h"

#include <QPointer>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using store::ContainerUse;
using views::ContainerAction;
using views::Message;

namespace app {

namespace {

core::Result<void> actOn(const engine::Containers &containers, ContainerAction action,
                         const ContainerUse &use, const std::stop_token &stop)
{
    switch (action) {
    case ContainerAction::Start:
        return containers.start(use.id, stop);
    case ContainerAction::Stop:
        return containers.stop(use.id, stop);
    case ContainerAction::Remove:
        return containers.removeSeen(use, stop);
    case ContainerAction::Inspect:
        break;
    }
    return {};
}

QString titleOf(ContainerAction action, const QList<ContainerUse> &uses)
{
    const int count = int(uses.size());
    const QString name = count == 1 ? uses.constFirst().title() : QString();
    switch (action) {
    case ContainerAction::Start:
        return count == 1 ? Tr::tr("Start %1").arg(name)
                          : Tr::tr("Start %n container(s)", nullptr, count);
    case ContainerAction::Stop:
        return count == 1 ? Tr::tr("Stop %1").arg(name)
                          : Tr::tr("Stop %n container(s)", nullptr, count);
    default:
        return count == 1 ? Tr::tr("Remove %1").arg(name)
                          : Tr::tr("Remove %n container(s)", nullptr, count);
    }
}

QString failureText(ContainerAction action, int count)
{
    switch (action) {
    case ContainerAction::Start:
        return Tr::tr("%n container(s) could not be started.", nullptr, count);
    case ContainerAction::Stop:
        return Tr::tr("%n container(s) could not be stopped.", nullptr, count);
    default:
        return Tr::tr("%n container(s) could not be removed.", nullptr, count);
    }
}

QString doneText(ContainerAction action, int count)
{
    switch (action) {
    case ContainerAction::Start:
        return Tr::tr("%n container(s) started.", nullptr, count);
    case ContainerAction::Stop:
        return Tr::tr("%n container(s) stopped.", nullptr, count);
    default:
        return Tr::tr("%n container(s) removed.", nullptr, count);
    }
}

using Work = QList<std::pair<ContainerUse, std::shared_ptr<engine::EngineStore>>>;

Task::Outcome actOnAll(ContainerAction action, const Work &work, Steps &steps,
                       const std::stop_token &stop)
{
    int done = 0;
    QStringList kept;
    std::optional<core::Error> first;
    for (qsizetype i = 0; i < work.size() && !stop.stop_requested(); ++i) {
        const auto &[use, engine] = work[i];
        steps.begin(i);
        const auto acted = actOn(engine->containers(), action, use, stop);
        done += acted ? 1 : 0;
        if (acted || acted.error().code == core::ErrorCode::Cancelled)
            continue;
        steps.end(i, false);
        kept += use.title() + u": "_s + acted.error().message;
        first = first.value_or(acted.error());
    }
    if (done == 0 && first)
        return core::fail(first->code, kept.join(u'\n'), first->detail);
    if (done == 0)
        return core::cancelled();
    QStringList summary{doneText(action, done)};
    if (!kept.isEmpty())
        summary += failureText(action, int(kept.size()));
    if (stop.stop_requested() && done < work.size())
        kept += Tr::tr("The rest stayed: it was cancelled.");
    return Task::Report(summary.join(u' '), kept);
}

} // namespace

ContainerActions::ContainerActions(views::MainWindow &window, const Engines &engines,
                                   TaskQueue &tasks, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_engines(engines)
    , m_tasks(tasks)
{
    makePatient(m_pool);
    connect(window.inspectPanel(), &views::InspectPanel::containerActionRequested, this,
            &ContainerActions::ask);
    connect(window.engineWishes(), &views::EngineWishes::runRequested, this,
            &ContainerActions::askToRun);
}

ContainerActions::~ContainerActions()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void ContainerActions::ask(ContainerAction action, const QList<ContainerUse> &uses)
{
    if (uses.isEmpty())
        return;
    const auto agreed = [this, action, uses] { act(action, uses); };
    switch (action) {
    case ContainerAction::Start:
        return act(action, uses);
    case ContainerAction::Stop:
        return views::boxes::openStopContainers(&m_window, uses, agreed);
    case ContainerAction::Remove:
        return views::boxes::openRemoveContainers(&m_window, uses, agreed);
    case ContainerAction::Inspect:
        return inspect(uses.first());
    }
}

/// To stop one may take ten seconds and more.
void ContainerActions::act(ContainerAction action, const QList<ContainerUse> &uses)
{
    Work work;
    QStringList names;
    QString key = QString::number(int(action));
    for (const ContainerUse &use : uses) {
        if (auto engine = m_engines.engine(use.address)) {
            work.append({use, std::move(engine)});
            names += use.title();
            key += u'\n' + use.address + u' ' + use.id;
        }
    }
    if (work.isEmpty())
        return;
    auto task =
        std::make_unique<StepsTask>(u"containers\n"_s + key, titleOf(action, uses), names,
                                    [action, work](Steps &steps, const std::stop_token &stop) {
                                        return actOnAll(action, work, steps, stop);
                                    });
    task->setFailure(failureText(action, int(work.size())));
    m_tasks.add(std::move(task));
}

void ContainerActions::inspect(const ContainerUse &use)
{
    const auto engine = m_engines.engine(use.address);
    if (!engine)
        return;
    QtConcurrent::run(&m_pool, [engine, use, stop = m_stop.get_token()] {
        return engine->containers().inspect(use.id, stop);
    }).then(this, [this, use](const core::Result<QByteArray> &json) {
        if (json)
            views::boxes::openContainerJson(&m_window, use, *json);
        else if (json.error().code != core::ErrorCode::Cancelled)
            m_window.showMessage(Message::fromError(
                Tr::tr("The container “%1” could not be read.").arg(use.title()), json.error()));
    });
}

void ContainerActions::askToRun(views::RunOffer offer)
{
    const auto engine = m_engines.engine(offer.store);
    if (!engine)
        return;
    // Podman takes short names for those of Docker Hub or not, as it is set up.
    const auto version = engine->client()->knownVersion();
    const auto name = oci::Reference::parse(offer.image);
    if (name && !name->tag().isEmpty() && version && !version->isPodman())
        offer.image = name->familiar();
    auto *dialog = new views::RunDialog(offer, engine->endpoint().name, &m_window);
    dialog->setProgram(engine->program());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &views::RunDialog::runRequested, this,
            [this, engine, dialog](const engine::RunRequest &request) {
                run(engine, request, dialog);
            });
    dialog->open();
}

/// The person may close the dialog meanwhile; what was begun goes on, and the list shows it.
void ContainerActions::run(const std::shared_ptr<engine::EngineStore> &engine,
                           const engine::RunRequest &request, views::RunDialog *dialog)
{
    QtConcurrent::run(&m_pool, [engine, request, stop = m_stop.get_token()] {
        return engine->containers().run(request, stop);
    }).then(this, [this, request, dialog = QPointer(dialog)](const core::Result<QString> &id) {
        if (id) {
            m_window.showDone(Tr::tr("The container “%1” runs.")
                                  .arg(request.name.isEmpty() ? id->left(12) : request.name));
            if (dialog)
                dialog->accept();
        } else if (dialog) {
            dialog->showError(id.error());
        } else if (id.error().code != core::ErrorCode::Cancelled) {
            m_window.showMessage(
                Message::fromError(Tr::tr("The container could not be started."), id.error()));
        }
    });
}

} // namespace app
