// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/manytags.h"

#include "app/tagstask.h"
#include "app/taskqueue.h"
#include "core/engine/enginestore.h"
#include "core/engine/transfer.h"
#include "core/registry/client.h"
#include "core/registry/copy.h"
#include "core/registry/pull.h"
#include "core/registry/usercredentials.h"
#include "core/store/ocistore.h"
#include "views/hub/pullalldialog.h"
#include "views/hub/tagwishes.h"
#include "views/transfer/pushwishes.h"

#include <QPointer>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;
using core::Result;
using views::PullAllDialog;
using views::PullWish;
using views::TagMove;

namespace app {

namespace {

TagsTask::Function pullInto(const std::shared_ptr<store::OciStore> &store,
                            const std::shared_ptr<registry::Client> &client, const PullWish &wish)
{
    return [store, client, wish](qsizetype tag, registry::PullProgress &progress,
                                 const std::stop_token &stop) {
        const registry::PullRequest request{.reference = wish.references[tag],
                                            .platform = wish.platform};
        return registry::pull(*client, *store, request, progress, stop)
            .transform([](const registry::PullOutcome &) {});
    };
}

TagsTask::Function pullBy(const std::shared_ptr<engine::Client> &engine, const PullWish &wish)
{
    return [engine, wish](qsizetype tag, registry::PullProgress &, const std::stop_token &stop) {
        engine::TransferProgress progress;
        const engine::PullRequest request{.reference = wish.references[tag],
                                          .platform = wish.platform};
        return engine::pull(*engine, request, *registry::userCredentials(), progress, stop)
            .transform([](const engine::TransferOutcome &) {});
    };
}

QList<oci::Reference> targetsOf(const QList<TagMove> &moves)
{
    QList<oci::Reference> targets;
    for (const TagMove &move : moves)
        targets += move.target;
    return targets;
}

} // namespace

ManyTags::ManyTags(views::TagWishes &wishes, views::PushWishes &pushes, TaskQueue &tasks,
                   std::shared_ptr<registry::Client> client, FindStore findStore, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_client(std::move(client))
    , m_findStore(std::move(findStore))
{
    connect(&wishes, &views::TagWishes::pullAllOpened, this, &ManyTags::list);
    connect(&wishes, &views::TagWishes::copiesRequested, this, &ManyTags::copy);
    connect(&pushes, &views::PushWishes::tagsRequested, this, &ManyTags::push);
}

ManyTags::~ManyTags()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void ManyTags::list(PullAllDialog *dialog)
{
    connect(dialog, &PullAllDialog::confirmed, this, &ManyTags::pull);
    auto closed = std::make_shared<std::stop_source>();
    connect(dialog, &QDialog::finished, this, [closed] { closed->request_stop(); });
    const auto work = [client = m_client, repository = dialog->repository(), closed,
                       stop = m_stop.get_token()] {
        const std::stop_callback both(stop, [closed] { closed->request_stop(); });
        return client->fetchTags(repository, closed->get_token());
    };
    QtConcurrent::run(&m_pool, work)
        .then(this, [asker = QPointer(dialog)](const Result<QStringList> &tags) {
            if (!asker)
                return;
            if (tags)
                asker->setTags(*tags);
            else
                asker->setTagsError(tags.error());
        });
}

void ManyTags::pull(const PullWish &wish)
{
    const auto store = m_findStore(wish.store);
    TagsTask::Function function;
    if (const auto own = std::dynamic_pointer_cast<store::OciStore>(store))
        function = pullInto(own, m_client, wish);
    else if (const auto remote = std::dynamic_pointer_cast<engine::EngineStore>(store))
        function = pullBy(remote->client(), wish);
    if (!function || wish.references.isEmpty())
        return;
    const QString where =
        wish.store + u' ' + (wish.platform ? wish.platform->toString() : QString());
    auto task = std::make_unique<TagsTask>(TagsTask::Kind::Pull, m_client, wish.references, where,
                                           std::move(function));
    connect(task.get(), &Task::finished, this,
            [this, store = wish.store, repository = wish.references.first()] {
                Q_EMIT pulled(store, repository);
            });
    m_tasks.add(std::move(task));
}

void ManyTags::push(const QList<TagMove> &moves)
{
    const auto own = std::dynamic_pointer_cast<store::OciStore>(m_findStore({}));
    if (!own)
        return;
    const auto function = [own, client = m_client, moves](qsizetype tag,
                                                          registry::PullProgress &progress,
                                                          const std::stop_token &stop) {
        const registry::PushRequest request{.image = moves[tag].source.toString(),
                                            .target = moves[tag].target};
        return registry::push(*client, *own, request, progress, stop)
            .transform([](const registry::PushOutcome &) {});
    };
    send(std::make_unique<TagsTask>(TagsTask::Kind::Push, m_client, targetsOf(moves),
                                    moves.first().source.repository(), function),
         moves);
}

void ManyTags::copy(const QList<TagMove> &moves)
{
    const auto function = [client = m_client, moves](qsizetype tag,
                                                     registry::PullProgress &progress,
                                                     const std::stop_token &stop) {
        const registry::CopyRequest request{.source = moves[tag].source,
                                            .target = moves[tag].target};
        return registry::copy(*client, request, progress, stop)
            .transform([](const registry::PushOutcome &) {});
    };
    send(std::make_unique<TagsTask>(TagsTask::Kind::Copy, m_client, targetsOf(moves),
                                    moves.first().source.repository(), function),
         moves);
}

void ManyTags::send(std::unique_ptr<TagsTask> task, const QList<TagMove> &moves)
{
    connect(task.get(), &Task::finished, this,
            [this, target = moves.first().target] { Q_EMIT changed(target); });
    m_tasks.add(std::move(task));
}

} // namespace app
