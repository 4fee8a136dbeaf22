// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/prunes.h"

#include "app/tr.h"
#include "views/format.h"
#include "views/mainwindow.h"

#include <QPointer>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using views::MainWindow;
using views::Message;
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

/// What was done in all stores together.
struct Outcome
{
    int images = 0;
    int leftovers = 0;
    int gone = 0;
    qint64 freed = 0;
    qint64 reclaimable = 0;
    QStringList kept = {}; ///< A line each: what stayed, and why.

    void add(const PruneChoice &choice, const core::Result<store::PruneReport> &report)
    {
        if (!report) {
            kept += choice.store.name + u": "_s + report.error().message;
            return;
        }
        images += int(report->images.deleted.size());
        leftovers += int(report->leftovers);
        gone += int(report->images.gone.size());
        freed += report->images.freedBytes;
        reclaimable += report->images.reclaimableBytes;
        for (const store::RemovalReport::Failure &failure : report->images.failed)
            kept += failure.name + u": "_s + failure.error.message;
        if (report->images.wasCancelled)
            kept += choice.store.name + u": "_s + Tr::tr("The rest stayed: it was cancelled.");
    }
};

QString summary(const Outcome &outcome)
{
    QStringList parts;
    if (outcome.images > 0 || outcome.leftovers == 0)
        parts += Tr::tr("%n image(s) removed", nullptr, outcome.images);
    if (outcome.leftovers > 0)
        parts += Tr::tr("%n other item(s) removed", nullptr, outcome.leftovers);
    if (const qint64 freed = outcome.freed - outcome.reclaimable; freed > 0)
        parts += Tr::tr("%1 freed").arg(views::format::size(freed));
    if (outcome.reclaimable > 0)
        parts += Tr::tr("%1 can be reclaimed").arg(views::format::size(outcome.reclaimable));
    if (outcome.gone > 0)
        parts += Tr::tr("%n had gone already", nullptr, outcome.gone);
    if (!outcome.kept.isEmpty())
        parts += Tr::tr("%n kept", nullptr, int(outcome.kept.size()));
    return parts.join(u" · "_s);
}

} // namespace

Prunes::Prunes(MainWindow &window, FindStore findStore, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_findStore(std::move(findStore))
{
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
    QtConcurrent::run(&m_pool, [store, names] { return store->planRemoval(names); })
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
    QList<std::shared_ptr<store::ImageStore>> stores;
    for (const PruneChoice &choice : choices)
        stores.append(m_findStore(choice.store.id));
    QtConcurrent::run(&m_pool, [choices, stores, stop = m_stop.get_token()] {
        Outcome outcome;
        for (qsizetype i = 0; i < choices.size(); ++i) {
            if (stores[i])
                outcome.add(choices[i], store::prune(*stores[i], choices[i].order, {}, stop));
        }
        return outcome;
    }).then(this, [this](const Outcome &outcome) {
        m_window.showDone(summary(outcome));
        if (!outcome.kept.isEmpty())
            m_window.showMessage({.kind = Message::Kind::Warning,
                                  .heading = summary(outcome),
                                  .text = outcome.kept.first(),
                                  .details = outcome.kept.join(u'\n')});
        Q_EMIT changed();
    });
}

} // namespace app
