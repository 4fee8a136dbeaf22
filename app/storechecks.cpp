// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/storechecks.h"

#include "app/taskqueue.h"
#include "app/tr.h"
#include "app/worktask.h"
#include "core/registry/blobfetcher.h"
#include "core/store/ocistore.h"
#include "views/damagetext.h"
#include "views/dialogs/storecheckdialog.h"
#include "views/mainwindow.h"

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using views::StoreCheckDialog;

namespace app {

namespace {

/// Runs \a work and tells meanwhile how far it is.
template <class Work, class Tell>
auto whileTelling(Work work, Tell tell)
{
    auto running = std::async(std::launch::async, work);
    while (running.wait_for(100ms) != std::future_status::ready)
        tell();
    return running.get();
}

core::Result<store::CheckReport> checkFolder(const QString &folder, core::Progress &progress,
                                             const std::stop_token &stop)
{
    const auto store = store::OciStore::openDamaged(folder, layers::TocCache::user());
    if (!store)
        return std::unexpected(store.error());
    std::atomic<qint64> bytes = 0;
    return whileTelling([&] { return (*store)->check(&bytes, stop); },
                        [&] { progress.setDone(bytes); });
}

core::Result<store::RepairReport>
repairFolder(const QString &folder, const store::CheckReport &found, registry::Client &registries,
             core::Progress &progress, const std::stop_token &stop)
{
    const auto store = store::OciStore::openDamaged(folder, layers::TocCache::user());
    if (!store)
        return std::unexpected(store.error());
    const auto fetch = registry::blobFetcher(registries, (*store)->layout());
    std::atomic<qint64> blobs = 0;
    return whileTelling(
        [&] { return (*store)->repair(found, fetch, &blobs, stop); },
        [&] { progress.setStep(Tr::tr("%n blob(s) fetched again", nullptr, int(blobs))); });
}

} // namespace

StoreChecks::StoreChecks(views::MainWindow &window, TaskQueue &tasks,
                         std::shared_ptr<registry::Client> registries, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_tasks(tasks)
    , m_registries(std::move(registries))
{
    connect(&window, &views::MainWindow::storeCheckRequested, this, &StoreChecks::check);
}

void StoreChecks::check()
{
    const auto report = std::make_shared<store::CheckReport>();
    auto task = std::make_unique<WorkTask>(
        u"check\n"_s + m_folder, Tr::tr("Check of the store"),
        [report, folder = m_folder](core::Progress &progress,
                                    const std::stop_token &stop) -> Task::Outcome {
            auto found = checkFolder(folder, progress, stop);
            if (!found)
                return std::unexpected(std::move(found.error()));
            *report = std::move(*found);
            return views::damagetext::verdict(*report);
        });
    task->setFailure(Tr::tr("The store could not be checked."));
    connect(task.get(), &Task::succeeded, this,
            [this, report] { show(new StoreCheckDialog(*report, &m_window)); });
    m_tasks.add(std::move(task));
}

void StoreChecks::repair(const store::CheckReport &found)
{
    const auto report = std::make_shared<store::RepairReport>();
    auto task = std::make_unique<WorkTask>(
        u"repair\n"_s + m_folder, Tr::tr("Repair of the store"),
        [report, found, folder = m_folder, registries = m_registries](
            core::Progress &progress, const std::stop_token &stop) -> Task::Outcome {
            auto repaired = repairFolder(folder, found, *registries, progress, stop);
            if (!repaired)
                return std::unexpected(std::move(repaired.error()));
            *report = std::move(*repaired);
            return views::damagetext::verdict(report->left);
        });
    task->setFailure(Tr::tr("The store could not be repaired."));
    connect(task.get(), &Task::finished, this, &StoreChecks::changed);
    connect(task.get(), &Task::succeeded, this,
            [this, report] { show(new StoreCheckDialog(*report, &m_window)); });
    m_tasks.add(std::move(task));
}

void StoreChecks::show(StoreCheckDialog *dialog)
{
    connect(dialog, &StoreCheckDialog::repairRequested, this, &StoreChecks::repair);
    dialog->show();
}

} // namespace app
