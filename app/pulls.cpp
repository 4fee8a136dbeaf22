// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/pulls.h"

#include "app/pulltask.h"
#include "app/taskqueue.h"
#include "core/store/ocistore.h"

#include <QFileInfo>
#include <QtConcurrentRun>

#include <algorithm>

using core::ErrorCode;
using models::TaskSnapshot;
using models::TaskState;
using registry::PullProgress;
using registry::UnfinishedPull;

namespace app {

namespace {

/// How far the pull came, by what is on the disk.
std::shared_ptr<PullProgress> progressOf(const UnfinishedPull &pull,
                                         const store::ImageLayout &layout)
{
    auto progress = std::make_shared<PullProgress>();
    QList<oci::Descriptor> layers;
    for (const UnfinishedPull::Layer &layer : pull.layers)
        layers.append(oci::Descriptor::of(oci::MediaType::OciLayer, layer.digest, layer.size));
    progress->setLayers(layers);
    for (qsizetype i = 0; i < layers.size(); ++i) {
        if (layout.hasBlob(layers[i])) {
            progress->setStage(i, registry::LayerStage::Present);
            continue;
        }
        const qint64 here = QFileInfo(layout.partialPath(layers[i].digest)).size();
        progress->addBytes(i, std::min(here, layers[i].size), false);
        progress->setStage(i, registry::LayerStage::Stopped);
    }
    return progress;
}

/// A failure that may be over in the next run.
bool mayPass(const core::Error &error)
{
    return error.code == ErrorCode::Network || error.code == ErrorCode::Io;
}

bool isToBeNoted(const TaskSnapshot &task)
{
    return task.state != TaskState::Done && task.state != TaskState::Cancelled
           && (task.state != TaskState::Failed || mayPass(task.error));
}

} // namespace

struct Pulls::Found
{
    struct Pull
    {
        UnfinishedPull unfinished;
        std::shared_ptr<PullProgress> progress;
    };

    Journal journal;
    QList<Pull> pulls;
};

Pulls::Pulls(TaskQueue &tasks, std::shared_ptr<registry::Client> client, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_client(std::move(client))
{
    m_writer.setMaxThreadCount(1);
    connect(&tasks, &TaskQueue::taskChanged, this, &Pulls::note);
    connect(&tasks, &TaskQueue::taskRemoved, this, &Pulls::forget);
}

Pulls::~Pulls()
{
    m_writer.waitForDone();
}

void Pulls::setStore(std::shared_ptr<store::OciStore> store)
{
    m_store = std::move(store);
    m_journal.reset();
    if (!m_store)
        return;
    QtConcurrent::run(&m_writer, findUnfinished, m_store)
        .then(this, [this, of = m_store](const Found &found) { offer(of, found); });
}

/// Without a journal, because the disk is full or cannot be written, pulls are pulls all the same.
Pulls::Found Pulls::findUnfinished(const std::shared_ptr<store::OciStore> &store)
{
    Found found;
    auto journal = registry::PullJournal::open(store->layout().folder());
    if (!journal)
        return found;
    found.journal = std::make_shared<registry::PullJournal>(std::move(*journal));
    const auto pulls = found.journal->takeOver();
    for (const UnfinishedPull &pull : pulls.value_or(QList<UnfinishedPull>()))
        found.pulls.append({pull, progressOf(pull, store->layout())});
    return found;
}

void Pulls::offer(const std::shared_ptr<store::OciStore> &store, const Found &found)
{
    if (store != m_store)
        return; // Another one was chosen meanwhile; the next run finds them.
    m_journal = found.journal;
    for (const Found::Pull &pull : found.pulls) {
        auto task = taskOf(pull.unfinished.request);
        task->setEarlier(pull.progress, !pull.unfinished.isPaused);
        const QPointer<PullTask> added = task.get();
        const quint64 id = m_tasks.addPaused(std::move(task));
        if (added) // Else the person was quicker.
            follow(id, added);
    }
    for (Known &known : m_known) { // Asked for before the journal was open.
        if (!known.journal)
            known.journal = m_journal;
    }
    write(m_journal);
}

std::unique_ptr<PullTask> Pulls::taskOf(const registry::PullRequest &request)
{
    auto task = std::make_unique<PullTask>(m_client, m_store, request);
    connect(task.get(), &Task::succeeded, this,
            [this, name = request.reference] { Q_EMIT pulled(name); });
    connect(task.get(), &Task::finished, this,
            [this, name = request.reference] { Q_EMIT ended(name); });
    return task;
}

void Pulls::pull(const registry::PullRequest &request)
{
    if (!m_store)
        return;
    auto task = taskOf(request);
    const QPointer<PullTask> added = task.get();
    const auto earlier = std::ranges::find(m_known, task->unfinished().request,
                                           [](const Known &known) { return known.noted.request; });
    const auto layers =
        earlier == m_known.end() ? QList<UnfinishedPull::Layer>() : earlier->noted.layers;
    const quint64 id = m_tasks.add(std::move(task));
    if (added) // Else there was one already.
        follow(id, added, layers);
}

void Pulls::offerPlatforms(quint64 id)
{
    const auto known = m_known.constFind(id);
    const PullTask *task = known == m_known.cend() ? nullptr : known->task.get();
    if (const auto platforms = task ? task->otherPlatforms() : QList<oci::Platform>();
        !platforms.isEmpty())
        Q_EMIT platformWanted(id, {task->unfinished().request.reference}, platforms);
}

/// \a layers are those of an earlier try, as long as it does not know them itself.
void Pulls::follow(quint64 id, PullTask *task, const QList<UnfinishedPull::Layer> &layers)
{
    UnfinishedPull noted = task->unfinished();
    if (noted.layers.isEmpty())
        noted.layers = layers;
    m_known.insert(id, {.task = task, .journal = m_journal, .noted = std::move(noted)});
    write(m_journal);
}

void Pulls::note(const TaskSnapshot &task)
{
    const auto known = m_known.find(task.id);
    if (known == m_known.end())
        return;
    UnfinishedPull now = known->task->unfinished();
    if (now.layers.isEmpty())
        now.layers = known->noted.layers; // It asks again which they are.
    const bool isOpen = isToBeNoted(task);
    if (now == known->noted && isOpen == known->isOpen)
        return;
    known->noted = std::move(now);
    known->isOpen = isOpen;
    write(known->journal);
}

void Pulls::forget(quint64 id)
{
    const auto gone = m_known.constFind(id);
    if (gone == m_known.cend())
        return;
    const Journal journal = gone->journal;
    m_known.erase(gone);
    write(journal);
}

void Pulls::write(const Journal &journal)
{
    if (!journal)
        return;
    QList<UnfinishedPull> pulls;
    for (const Known &known : std::as_const(m_known)) {
        if (known.isOpen && known.journal == journal)
            pulls.append(known.noted);
    }
    m_writer.start([journal, pulls] { static_cast<void>(journal->write(pulls)); });
}

} // namespace app
