// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/client.h"
#include "core/engine/containersummary.h"
#include "core/engine/runrequest.h"
#include "core/store/containeruse.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <stop_token>

namespace engine {

/// The containers of an engine, and what can be done with them. Nothing is ever forced: what runs
/// is not removed. Blocking, for worker threads, any number at once. Errors are those of Client,
/// and NotFound if there is no such container; PermissionDenied if its state forbids it.
class Containers final
{
public:
    explicit Containers(std::shared_ptr<Client> client);

    /// All of them, also those that ended and, on Podman, those of Buildah.
    [[nodiscard]] core::Result<QList<ContainerSummary>> list(std::stop_token stop = {}) const;
    /// The engine's own words, as JSON.
    [[nodiscard]] core::Result<QByteArray> inspect(const QString &id,
                                                   std::stop_token stop = {}) const;
    /// Asks its processes to end and waits; after the time that the container or the engine sets,
    /// ten seconds as a rule, the engine kills them. Done if it has stopped already.
    [[nodiscard]] core::Result<void> stop(const QString &id, std::stop_token stop = {}) const;
    [[nodiscard]] core::Result<void> start(const QString &id, std::stop_token stop = {}) const;
    /// Done if it is gone already. Volumes stay.
    [[nodiscard]] core::Result<void> remove(const QString &id, std::stop_token stop = {}) const;
    /// Removes a container that a person saw as \a seen, and stops it first if it was alive then.
    /// One that was started since is left alone: PermissionDenied.
    [[nodiscard]] core::Result<void> removeSeen(const store::ContainerUse &seen,
                                                std::stop_token stop = {}) const;
    /// Creates a container and starts it; its ID. If it cannot be started it is removed again, so
    /// that its name is free for the next try, unless the engine has stopped answering.
    [[nodiscard]] core::Result<QString> run(const RunRequest &request,
                                            std::stop_token stop = {}) const;

private:
    void takeBack(const QString &id) const;
    /// POST /containers/{id}/\a action; 304 is a success.
    [[nodiscard]] core::Result<void> act(const QString &id, const QString &action,
                                         const std::stop_token &stop) const;
    [[nodiscard]] core::Result<bool> isPodman(const std::stop_token &stop) const;
    /// Of the container \a id now; NotFound if it is gone.
    [[nodiscard]] core::Result<ContainerSummary> find(const QString &id,
                                                      const std::stop_token &stop) const;

    std::shared_ptr<Client> m_client;
};

} // namespace engine
