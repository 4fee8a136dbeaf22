// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/buildcontext.h"
#include "core/engine/buildlog.h"
#include "core/engine/client.h"
#include "core/oci/platform.h"
#include "core/oci/reference.h"
#include "core/registry/credentials.h"

#include <QList>
#include <QMap>

#include <atomic>
#include <optional>

namespace engine {

/// What an engine shall build.
struct BuildRequest
{
    QString folder;          ///< The context.
    QString dockerfile = {}; ///< As of BuildContext::open().
    QList<oci::Reference> tags = {};
    QString target = {}; ///< The stage to end at; empty: the last.
    QMap<QString, QString> arguments = {};
    QMap<QString, QString> labels = {};
    std::optional<oci::Platform> platform = {};
    bool noCache = false;
    bool pull = false; ///< Ask registries for newer base images.

    friend bool operator==(const BuildRequest &, const BuildRequest &) = default;
};

/// How far a build is. Any thread.
struct BuildProgress
{
    BuildLog log;
    std::atomic<qint64> sentBytes = 0;  ///< Of the context.
    std::atomic<qint64> totalBytes = 0; ///< 0 while the folder is looked at.
};

struct BuildOutcome
{
    QString id; ///< Of the image, with the algorithm where the engine says it.

    friend bool operator==(const BuildOutcome &, const BuildOutcome &) = default;
};

/// Sends the context and lets the engine build, with the classic builder of Docker or with Podman.
/// What \a source has for the registries that the Dockerfile names, and nothing else, goes along. A
/// request to stop hangs up, and the engine ends the build. As BuildContext::open() and write();
/// InvalidArgument if there is no such target; if a step fails, an error that names it.
[[nodiscard]] core::Result<BuildOutcome> build(Client &client, const BuildRequest &request,
                                               registry::CredentialSource &source,
                                               BuildProgress &progress, std::stop_token stop);

} // namespace engine
