// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/task.h"
#include "core/registry/copy.h"

namespace app {

/// An image goes to a registry: out of the own store, or from another registry.
class PushTask final : public Task
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PushTask)

public:
    PushTask(std::shared_ptr<registry::Client> client, std::shared_ptr<store::OciStore> store,
             const registry::PushRequest &request, QObject *parent = nullptr);
    PushTask(std::shared_ptr<registry::Client> client, const registry::CopyRequest &request,
             QObject *parent = nullptr);

    [[nodiscard]] bool isTransfer() const override { return true; }
    [[nodiscard]] QString host() const override { return m_host; }
    void endWait() override;

protected:
    [[nodiscard]] Work begin() override;
    void describe(models::TaskSnapshot &snapshot) const override;

private:
    using Send = std::function<core::Result<registry::PushOutcome>(registry::PullProgress &,
                                                                   const std::stop_token &)>;

    std::shared_ptr<registry::Client> m_client;
    QString m_host;
    Send m_send;
    QString m_done; ///< What is said then, with how many bytes as %1.
    std::shared_ptr<registry::PullProgress> m_progress;
};

} // namespace app
