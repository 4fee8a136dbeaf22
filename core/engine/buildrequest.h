// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/platform.h"
#include "core/oci/reference.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

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

    /// The words of the same on a command line, unquoted; \a program as of programFor().
    [[nodiscard]] QStringList dockerCommand(const QStringList &program = {
                                                QStringLiteral("docker")}) const;

    friend bool operator==(const BuildRequest &, const BuildRequest &) = default;
};

} // namespace engine
