// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/task.h"
#include "core/registry/pulljournal.h"

namespace registry {
class Client;
}

namespace app {

/// A pull from a registry into the own store.
class PullTask final : public Task
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PullTask)

public:
    PullTask(std::shared_ptr<registry::Client> client, std::shared_ptr<store::OciStore> store,
             registry::PullRequest request, QObject *parent = nullptr);

    [[nodiscard]] bool isTransfer() const override { return true; }
    [[nodiscard]] QString host() const override { return m_request.reference.domain(); }
    [[nodiscard]] bool canPause() const override { return true; }
    /// For all pulls of the registry.
    void endWait() override;
    void insist() override { m_request.ignoresFreeSpace = true; }

    /// How far an earlier run of the program came with it. Before it is started.
    void setEarlier(std::shared_ptr<registry::PullProgress> progress, bool isInterrupted);
    /// What a later run has to know to go on.
    [[nodiscard]] registry::UnfinishedPull unfinished() const;
    /// What there is, if it failed because there is no image for the platform.
    [[nodiscard]] QList<oci::Platform> otherPlatforms() const;

protected:
    [[nodiscard]] Work begin() override;
    void describe(models::TaskSnapshot &snapshot) const override;

private:
    std::shared_ptr<registry::Client> m_client;
    std::shared_ptr<store::OciStore> m_store;
    registry::PullRequest m_request;
    std::shared_ptr<registry::PullProgress> m_progress;
    bool m_isInterrupted = false;
};

} // namespace app
