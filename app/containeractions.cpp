// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/containeractions.h"

#include "app/engines.h"
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

using Failures = QList<std::pair<QString, core::Error>>; ///< By the name of the container.

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

QString headingOf(ContainerAction action, int count)
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

/// To stop may take ten seconds and more.
QString beginText(ContainerAction action, int count)
{
    switch (action) {
    case ContainerAction::Start:
        return Tr::tr("Starting %n container(s)…", nullptr, count);
    case ContainerAction::Stop:
        return Tr::tr("Stopping %n container(s)…", nullptr, count);
    default:
        return Tr::tr("Removing %n container(s)…", nullptr, count);
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

Message failureMessage(ContainerAction action, const Failures &failures)
{
    QStringList lines;
    QStringList details;
    for (const auto &[name, error] : failures) {
        lines += name + u": "_s + error.message;
        details += name + u": "_s + error.detail;
    }
    return {.kind = Message::Kind::Error,
            .heading = headingOf(action, int(failures.size())),
            .text = lines.join(u'\n'),
            .details = details.join(u'\n')};
}

} // namespace

ContainerActions::ContainerActions(views::MainWindow &window, const Engines &engines,
                                   QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_engines(engines)
{
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

void ContainerActions::act(ContainerAction action, const QList<ContainerUse> &uses)
{
    QList<std::pair<ContainerUse, std::shared_ptr<engine::EngineStore>>> work;
    for (const ContainerUse &use : uses) {
        if (auto engine = m_engines.engine(use.address))
            work.append({use, std::move(engine)});
    }
    if (!work.isEmpty())
        m_window.showDone(beginText(action, int(work.size())));
    QtConcurrent::run(&m_pool, [action, work, stop = m_stop.get_token()] {
        Failures failures;
        for (const auto &[use, engine] : work) {
            auto done = actOn(engine->containers(), action, use, stop);
            if (!done && done.error().code != core::ErrorCode::Cancelled)
                failures.append({use.title(), std::move(done.error())});
        }
        return failures;
    }).then(this, [this, action, count = work.size()](const Failures &failures) {
        if (const auto done = count - failures.size(); done > 0)
            m_window.showDone(doneText(action, int(done)));
        if (!failures.isEmpty())
            m_window.showMessage(failureMessage(action, failures));
    });
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
