// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/task.h"
#include "core/engine/transfer.h"

namespace app {

/// A pull or push that an engine does, with what `docker login` saved for that registry.
class EngineTransferTask final : public Task
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EngineTransferTask)

public:
    enum class Kind { Pull, Push };

    EngineTransferTask(Kind kind, std::shared_ptr<engine::Client> client,
                       engine::PullRequest request, QObject *parent = nullptr);

    [[nodiscard]] QString registry() const override { return m_request.reference.domain(); }
    [[nodiscard]] bool isTransfer() const override { return true; }

protected:
    [[nodiscard]] Work begin() override;
    void describe(models::TaskSnapshot &snapshot) const override;

private:
    Kind m_kind;
    std::shared_ptr<engine::Client> m_client;
    engine::PullRequest m_request;
    std::shared_ptr<engine::TransferProgress> m_progress;
};

} // namespace app
