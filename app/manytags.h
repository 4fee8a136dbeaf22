// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/findstore.h"
#include "app/tagstask.h"
#include "core/registry/push.h"
#include "views/transfer/tagmove.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <stop_token>

namespace views {
class PullAllDialog;
class PushWishes;
struct PullWish;
class TagWishes;
} // namespace views

namespace app {

class TaskQueue;

/// Pulls, pushes and copies several tags as one task for each registry. GUI thread; ends its work
/// when destroyed.
class ManyTags final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ManyTags)

public:
    /// All but the client outlive this.
    ManyTags(views::TagWishes &wishes, views::PushWishes &pushes, TaskQueue &tasks,
             std::shared_ptr<registry::Client> client, FindStore findStore,
             QObject *parent = nullptr);
    ~ManyTags() override;

    /// As Pulls::offerPlatforms().
    void offerPlatforms(quint64 id);

Q_SIGNALS:
    /// As Pulls::platformWanted().
    void platformWanted(quint64 id, const QList<oci::Reference> &references,
                        const QList<oci::Platform> &platforms);
    /// Into the store with this ID, all of them or some.
    void pulled(const QString &store, const oci::Reference &repository);
    /// The repository of \a reference has, or may have, other tags than before.
    void changed(const oci::Reference &reference);

private:
    using Send = std::function<core::Result<registry::PushOutcome>(
        const views::TagMove &, registry::PullProgress &, const std::stop_token &)>;

    void list(views::PullAllDialog *dialog);
    void pull(const views::PullWish &wish);
    void push(const QList<views::TagMove> &moves);
    void copy(const QList<views::TagMove> &moves);
    void send(TagsTask::Kind kind, const QList<views::TagMove> &moves, const Send &sendOne);

    TaskQueue &m_tasks;
    std::shared_ptr<registry::Client> m_client;
    FindStore m_findStore;
    QHash<quint64, QPointer<TagsTask>> m_pulls; ///< Into the own store.
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace app
