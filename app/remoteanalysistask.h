// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/task.h"
#include "core/layers/imageanalysis.h"
#include "core/store/imagestore.h"

namespace registry {
class Client;
class PullProgress;
} // namespace registry

namespace app {

/// Reads the layers of an image in a registry, stores none of them, and analyzes what they hold.
class RemoteAnalysisTask final : public Task
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoteAnalysisTask)

public:
    using Analysis = std::shared_ptr<const layers::ImageAnalysis>;

    /// \a details as registry::inspectRemote() gives them.
    RemoteAnalysisTask(std::shared_ptr<registry::Client> client, store::ImageDetails details,
                       QObject *parent = nullptr);

    [[nodiscard]] bool isTransfer() const override { return true; }
    [[nodiscard]] QString host() const override;
    void endWait() override;
    /// Null until it has succeeded.
    [[nodiscard]] Analysis analysis() const { return *m_analysis; }

    /// The work itself. Blocks: for a worker thread.
    [[nodiscard]] static core::Result<Analysis> analyze(const registry::Client &client,
                                                        const store::ImageDetails &details,
                                                        registry::PullProgress &progress,
                                                        const std::stop_token &stop);

protected:
    [[nodiscard]] Work begin() override;
    void describe(models::TaskSnapshot &snapshot) const override;

private:
    std::shared_ptr<registry::Client> m_client;
    store::ImageDetails m_details;
    std::shared_ptr<registry::PullProgress> m_progress;
    std::shared_ptr<Analysis> m_analysis; ///< Written by the work before it ends.
};

} // namespace app
