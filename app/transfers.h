// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/findstore.h"
#include "core/store/archivefile.h"

#include <QObject>
#include <QThreadPool>

#include <stop_token>

namespace views {
class ImageTransfers;
struct Message;
struct StoreEntry;
} // namespace views

namespace app {

class TaskQueue;

/// Tags, saves, loads, imports and copies what the person asks for, as tasks. What cannot be loaded
/// because it is a root file system is offered to be imported. GUI thread; ends its work when
/// destroyed.
class Transfers final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transfers)

public:
    /// \a wishes and \a tasks outlive this.
    Transfers(views::ImageTransfers &wishes, TaskQueue &tasks, FindStore findStore,
              QObject *parent = nullptr);
    ~Transfers() override;

Q_SIGNALS:
    /// A store has, or may have, other images than before.
    void changed();
    /// One line: what was done.
    void done(const QString &text);
    void failed(const views::Message &message);

private:
    void tag(const QString &store, const QString &image, const oci::Reference &name);
    void save(const QString &store, const QStringList &images, const store::SaveRequest &request);
    void load(const QString &store, const QStringList &paths);
    void loadArchive(const QString &store, const QString &path);
    void import(const QString &store, const QString &path, const store::ImportOptions &options);
    void copy(const QString &store, const QStringList &images, const views::StoreEntry &to);

    views::ImageTransfers &m_wishes;
    TaskQueue &m_tasks;
    FindStore m_findStore;
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace app
