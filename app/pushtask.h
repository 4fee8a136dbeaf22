// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/task.h"
#include "core/registry/push.h"

namespace app {

/// A push of an image of the own store to a registry.
class PushTask final : public Task
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PushTask)

public:
    PushTask(std::shared_ptr<registry::Client> client, std::shared_ptr<store::OciStore> store,
             registry::PushRequest request, QObject *parent = nullptr);

    [[nodiscard]] bool isTransfer() const override { return true; }
    [[nodiscard]] QString host() const override { return m_request.target.domain(); }
    void endWait() override;

protected:
    [[nodiscard]] Work begin() override;
    void describe(models::TaskSnapshot &snapshot) const override;

private:
    std::shared_ptr<registry::Client> m_client;
    std::shared_ptr<store::OciStore> m_store;
    registry::PushRequest m_request;
    std::shared_ptr<registry::PullProgress> m_progress;
};

} // namespace app
