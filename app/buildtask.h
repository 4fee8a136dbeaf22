// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/task.h"
#include "core/engine/buildprogress.h"
#include "core/engine/buildrequest.h"

namespace engine {
class EngineStore;
}

namespace app {

/// A build that an engine does, with what `docker login` saved for the registries that the
/// Dockerfile names.
class BuildTask final : public Task
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BuildTask)

public:
    BuildTask(std::shared_ptr<engine::EngineStore> store, engine::BuildRequest request,
              QObject *parent = nullptr);

    /// Of this try.
    [[nodiscard]] std::shared_ptr<const engine::BuildProgress> progress() const
    {
        return m_progress;
    }
    /// What was built, once it is done, as the store of the engine names it.
    [[nodiscard]] QString image() const { return *m_image; }

protected:
    [[nodiscard]] Work begin() override;
    void describe(models::TaskSnapshot &snapshot) const override;

private:
    std::shared_ptr<engine::EngineStore> m_store;
    engine::BuildRequest m_request;
    std::shared_ptr<engine::BuildProgress> m_progress;
    std::shared_ptr<QString> m_image; ///< The worker's until it has ended.
};

} // namespace app
