// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/manytags.h"

#include "app/taskqueue.h"
#include "app/tr.h"
#include "app/transferstatus.h"
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

#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;
using core::Result;
using views::PullAllDialog;
using views::PullWish;
using views::TagMove;

namespace app {

namespace {

QStringList leftOut(const registry::PullOutcome &outcome)
{
    const int absent = int(outcome.absentLayers.size());
    if (absent == 0)
        return {};
    return {Tr::tr("It is without %n layer(s) that the registry does not have.", nullptr, absent)};
}

TagsTask::Function pullInto(const std::shared_ptr<store::OciStore> &store,
                            const std::shared_ptr<registry::Client> &client, const PullWish &wish)
{
    return [store, client, wish](TagsTask::Tag &tag, const std::stop_token &stop) {
        const registry::PullRequest request{.reference = wish.references[tag.index],
                                            .platform = wish.platform,
                                            .ignoresFreeSpace = tag.ignoresFreeSpace};
        return registry::pull(*client, *store, request, tag.progress, stop)
            .transform([](const registry::PullOutcome &outcome) { return leftOut(outcome); });
    };
}

TagsTask::Function pullBy(const std::shared_ptr<engine::Client> &engine, const PullWish &wish)
{
    return [engine, wish](TagsTask::Tag &tag, const std::stop_token &stop) {
        const engine::PullRequest request{.reference = wish.references[tag.index],
                                          .platform = wish.platform};
        return engine::pull(*engine, request, *registry::userCredentials(), tag.engineProgress,
                            stop)
            .transform([](const engine::TransferOutcome &) { return QStringList(); });
    };
}

/// What is to go where, apart from the targets.
QString sourcesOf(const QList<TagMove> &moves)
{
    QStringList sources;
    for (const TagMove &move : moves)
        sources +=
            move.source.toString() + (move.platform ? u' ' + move.platform->toString() : QString());
    return sources.join(u'\n');
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
    using Kind = TagsTask::Kind;
    const auto store = m_findStore(wish.store);
    const auto own = std::dynamic_pointer_cast<store::OciStore>(store);
    const auto remote = std::dynamic_pointer_cast<engine::EngineStore>(store);
    if ((!own && !remote) || wish.references.isEmpty())
        return;
    const QString where =
        wish.store + u' ' + (wish.platform ? wish.platform->toString() : QString());
    auto task = std::make_unique<TagsTask>(
        own ? Kind::Pull : Kind::EnginePull, m_client, wish.references, where,
        own ? pullInto(own, m_client, wish) : pullBy(remote->client(), wish));
    connect(task.get(), &Task::finished, this,
            [this, store = wish.store, repository = wish.references.first()] {
                Q_EMIT pulled(store, repository);
            });
    const QPointer<TagsTask> added = task.get();
    const quint64 id = m_tasks.add(std::move(task));
    m_pulls.removeIf([](const auto &known) { return !known.value(); });
    if (added && own) // Else there was one already.
        m_pulls.insert(id, added);
}

void ManyTags::offerPlatforms(quint64 id)
{
    const TagsTask *task = m_pulls.value(id);
    if (const auto names = task ? task->withoutPlatform() : QList<oci::Reference>();
        !names.isEmpty())
        Q_EMIT platformWanted(id, names, task->otherPlatforms());
}

void ManyTags::push(const QList<TagMove> &moves)
{
    const auto own = std::dynamic_pointer_cast<store::OciStore>(m_findStore({}));
    if (!own)
        return;
    send(TagsTask::Kind::Push, moves,
         [own, client = m_client](const TagMove &move, registry::PullProgress &progress,
                                  const std::stop_token &stop) {
             const registry::PushRequest request{
                 .image = move.source.toString(), .target = move.target, .platform = move.platform};
             return registry::push(*client, *own, request, progress, stop);
         });
}

void ManyTags::copy(const QList<TagMove> &moves)
{
    send(TagsTask::Kind::Copy, moves,
         [client = m_client](const TagMove &move, registry::PullProgress &progress,
                             const std::stop_token &stop) {
             const registry::CopyRequest request{.source = move.source, .target = move.target};
             return registry::copy(*client, request, progress, stop);
         });
}

void ManyTags::send(TagsTask::Kind kind, const QList<TagMove> &moves, const Send &sendOne)
{
    QMap<QString, QList<TagMove>> byRegistry;
    for (const TagMove &move : moves)
        byRegistry[move.target.domain()] += move;
    for (const QList<TagMove> &ofOne : std::as_const(byRegistry)) {
        QList<oci::Reference> targets;
        QMap<QString, oci::Reference> repositories;
        for (const TagMove &move : ofOne) {
            targets += move.target;
            repositories.insert(move.target.repository(), move.target);
        }
        auto task = std::make_unique<TagsTask>(
            kind, m_client, targets, sourcesOf(ofOne),
            [ofOne, sendOne](TagsTask::Tag &tag, const std::stop_token &stop) {
                return sendOne(ofOne[tag.index], tag.progress, stop)
                    .transform(
                        [](const registry::PushOutcome &outcome) { return app::leftOut(outcome); });
            });
        connect(task.get(), &Task::finished, this, [this, repositories] {
            for (const oci::Reference &target : repositories)
                Q_EMIT changed(target);
        });
        m_tasks.add(std::move(task));
    }
}

} // namespace app
