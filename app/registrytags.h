// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/platform.h"
#include "core/oci/reference.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>
#include <stop_token>

namespace registry {
class Client;
struct RemoteRemoval;
} // namespace registry

namespace views {
struct Message;
class RemoteRemovalDialog;
class TagWishes;
} // namespace views

namespace app {

class TaskQueue;

/// Tags, copies and removes what the person wants of tags on registries. GUI thread; ends its work
/// when destroyed.
class RegistryTags final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RegistryTags)

public:
    /// \a wishes and \a tasks outlive this.
    RegistryTags(views::TagWishes &wishes, TaskQueue &tasks,
                 std::shared_ptr<registry::Client> client, QObject *parent = nullptr);
    ~RegistryTags() override;

Q_SIGNALS:
    /// The repository of \a reference has, or may have, other tags than before.
    void changed(const oci::Reference &reference);
    /// One line: what was done.
    void done(const QString &text);
    void failed(const views::Message &message);

private:
    void tag(const oci::Reference &source, const oci::Reference &target);
    void copy(const oci::Reference &source, const oci::Reference &target,
              const std::optional<oci::Platform> &platform);
    void plan(views::RemoteRemovalDialog *dialog);
    void remove(views::RemoteRemovalDialog *dialog, const registry::RemoteRemoval &removal);

    TaskQueue &m_tasks;
    std::shared_ptr<registry::Client> m_client;
    QThreadPool m_pool;
    std::stop_source m_stop;
};

} // namespace app
