// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/registrytags.h"

#include "app/pushtask.h"
#include "app/taskqueue.h"
#include "app/tr.h"
#include "core/registry/client.h"
#include "core/registry/removal.h"
#include "views/hub/remoteremovaldialog.h"
#include "views/hub/tagwishes.h"
#include "views/widgets/messagepanel.h"

#include <QPointer>
#include <QtConcurrentRun>

using core::Result;
using registry::RemoteRemoval;
using views::RemoteRemovalDialog;
using views::TagWishes;

namespace app {

namespace {

/// Of what the tag means, which is what most registries remove.
Result<RemoteRemoval> planWhole(const registry::Client &client, const oci::Reference &tag,
                                const std::stop_token &stop)
{
    const auto meant = registry::planRemoval(client, tag, stop);
    if (!meant || meant->isManifest)
        return meant;
    return registry::planRemoval(client, tag.withDigest(*meant->digest), stop);
}

} // namespace

RegistryTags::RegistryTags(TagWishes &wishes, TaskQueue &tasks,
                           std::shared_ptr<registry::Client> client, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_client(std::move(client))
{
    connect(&wishes, &TagWishes::tagRequested, this, &RegistryTags::tag);
    connect(&wishes, &TagWishes::copyRequested, this, &RegistryTags::copy);
    connect(&wishes, &TagWishes::removalOpened, this, &RegistryTags::plan);
}

RegistryTags::~RegistryTags()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void RegistryTags::tag(const oci::Reference &source, const oci::Reference &target)
{
    QtConcurrent::run(&m_pool, [client = m_client, source, target, stop = m_stop.get_token()] {
        return registry::tag(*client, source, target, stop);
    }).then(this, [this, target](const Result<oci::Descriptor> &tagged) {
        if (!tagged)
            return Q_EMIT failed(views::Message::fromError(
                Tr::tr("The image was not tagged as “%1”.").arg(target.familiar()),
                tagged.error()));
        Q_EMIT done(Tr::tr("Tagged as %1.").arg(target.familiar()));
        Q_EMIT changed(target);
    });
}

void RegistryTags::copy(const oci::Reference &source, const oci::Reference &target,
                        const std::optional<oci::Platform> &platform)
{
    auto task = std::make_unique<PushTask>(
        m_client, registry::CopyRequest{.source = source, .target = target, .platform = platform});
    connect(task.get(), &Task::succeeded, this, [this, target] { Q_EMIT changed(target); });
    m_tasks.add(std::move(task));
}

void RegistryTags::plan(RemoteRemovalDialog *dialog)
{
    connect(dialog, &RemoteRemovalDialog::confirmed, this,
            [this, dialog](const RemoteRemoval &removal) { remove(dialog, removal); });
    auto closed = std::make_shared<std::stop_source>();
    connect(dialog, &QDialog::finished, this, [closed] { closed->request_stop(); });
    const auto work = [client = m_client, name = dialog->name(), closed,
                       stop = m_stop.get_token()] {
        const std::stop_callback both(stop, [closed] { closed->request_stop(); });
        return planWhole(*client, name, closed->get_token());
    };
    QtConcurrent::run(&m_pool, work)
        .then(this, [asker = QPointer(dialog)](const Result<RemoteRemoval> &plan) {
            if (!asker)
                return;
            if (plan)
                asker->setPlan(*plan);
            else
                asker->setPlanError(plan.error());
        });
}

/// Goes on if the dialog is closed meanwhile: it was agreed to.
void RegistryTags::remove(RemoteRemovalDialog *dialog, const RemoteRemoval &removal)
{
    QtConcurrent::run(&m_pool, [client = m_client, removal, stop = m_stop.get_token()] {
        return registry::remove(*client, removal, stop);
    }).then(this, [this, asker = QPointer(dialog), removal](const Result<void> &removed) {
        const QString name = removal.name.familiar();
        if (removed) {
            if (asker)
                asker->accept();
            Q_EMIT done(Tr::tr("Removed from “%1”: %2").arg(removal.name.domain(), name));
            return Q_EMIT changed(removal.name);
        }
        if (asker)
            return asker->setRefused(removal, removed.error());
        Q_EMIT failed(
            views::Message::fromError(Tr::tr("“%1” was not removed.").arg(name), removed.error()));
    });
}

} // namespace app
