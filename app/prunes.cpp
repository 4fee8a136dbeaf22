// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/prunes.h"

#include "app/patience.h"
#include "app/prunetask.h"
#include "app/taskqueue.h"
#include "views/mainwindow.h"

#include <QPointer>
#include <QtConcurrentRun>

using views::MainWindow;
using views::PruneChoice;
using views::PruneDialog;

namespace app {

namespace {

struct StoreContent
{
    QList<store::Image> images;
    QList<store::Leftover> leftovers;
};

core::Result<StoreContent> readStore(store::ImageStore &store, const std::stop_token &stop)
{
    auto images = store.list(stop);
    if (!images)
        return std::unexpected(std::move(images.error()));
    // That they cannot be read hinders no image.
    return StoreContent{std::move(*images),
                        store.leftovers(stop).value_or(QList<store::Leftover>())};
}

} // namespace

Prunes::Prunes(MainWindow &window, TaskQueue &tasks, FindStore findStore, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_findStore(std::move(findStore))
{
    makePatient(m_pool);
    connect(&window, &MainWindow::pruneReviewOpened, this, &Prunes::follow);
}

Prunes::~Prunes()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Prunes::follow(PruneDialog *review)
{
    connect(review, &PruneDialog::storeRequested, this,
            [this, review](const QString &id) { read(review, id); });
    connect(
        review, &PruneDialog::planRequested, this,
        [this, review](const QString &id, const QStringList &names) { plan(review, id, names); });
    connect(review, &PruneDialog::confirmed, this, &Prunes::carryOut);
}

void Prunes::read(PruneDialog *review, const QString &id)
{
    const auto store = m_findStore(id);
    if (!store)
        return;
    QtConcurrent::run(&m_pool, [store, stop = m_stop.get_token()] {
        return readStore(*store, stop);
    }).then(this, [review = QPointer(review), id](const core::Result<StoreContent> &content) {
        if (!review)
            return;
        if (content)
            review->setStore(id, content->images, content->leftovers);
        else
            review->setStoreError(id, content.error());
    });
}

void Prunes::plan(PruneDialog *review, const QString &id, const QStringList &names)
{
    const auto store = m_findStore(id);
    if (!store)
        return;
    QtConcurrent::run(
        &m_pool,
        [store, names, stop = m_stop.get_token()] { return store->planRemoval(names, stop); })
        .then(this,
              [this, review = QPointer(review), id](const core::Result<store::RemovalPlan> &plan) {
                  if (!review)
                      return;
                  if (plan)
                      review->setPlan(id, *plan);
                  else if (plan.error().code == core::ErrorCode::NotFound)
                      read(review, id); // Something that was shown is gone; the review follows.
                  else
                      review->setStoreError(id, plan.error());
              });
}

void Prunes::carryOut(const QList<PruneChoice> &choices)
{
    QList<StorePrune> prunes;
    for (const PruneChoice &choice : choices) {
        if (auto store = m_findStore(choice.store.id))
            prunes.append(
                {.store = std::move(store), .name = choice.store.name, .order = choice.order});
    }
    if (prunes.isEmpty())
        return;
    auto task = pruneTask(prunes);
    // Also if it fails: some of it may be done.
    connect(task.get(), &Task::finished, this, &Prunes::changed);
    m_tasks.add(std::move(task));
}

} // namespace app
