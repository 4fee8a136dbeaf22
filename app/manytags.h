// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/findstore.h"
#include "views/transfer/tagmove.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace registry {
class Client;
}

namespace views {
class PullAllDialog;
class PushWishes;
struct PullWish;
class TagWishes;
} // namespace views

namespace app {

class TaskQueue;
class TagsTask;

/// Pulls, pushes and copies several tags as one task. GUI thread; ends its work when destroyed.
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

Q_SIGNALS:
    /// Into the store with this ID, all of them or some.
    void pulled(const QString &store, const oci::Reference &repository);
    /// The repository of \a reference has, or may have, other tags than before.
    void changed(const oci::Reference &reference);

private:
    void list(views::PullAllDialog *dialog);
    void pull(const views::PullWish &wish);
    void push(const QList<views::TagMove> &moves);
    void copy(const QList<views::TagMove> &moves);
    void send(std::unique_ptr<TagsTask> task, const QList<views::TagMove> &moves);

    TaskQueue &m_tasks;
    std::shared_ptr<registry::Client> m_client;
    FindStore m_findStore;
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace app
