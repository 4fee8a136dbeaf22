// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"
#include "core/oci/platform.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace oci {

/// One step of the build (image-spec, config.md, "history").
struct HistoryEntry
{
    QDateTime created = {}; ///< Invalid if not given.
    QString createdBy = {}; ///< As written by the builder.
    QString author = {};
    QString comment = {};
    bool emptyLayer = false;

    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

/// How to run an image and what its layers are once unpacked (image-spec, config.md).
struct ImageConfig
{
    Platform platform = Platform::None;
    QDateTime created; ///< Invalid if not given.
    QString author;
    QList<DiffId> diffIds; ///< One for each layer of the manifest, base first.
    QList<HistoryEntry> history;

    QString user;
    QStringList exposedPorts;
    QStringList env;
    QStringList entrypoint;
    QStringList cmd;
    QStringList volumes;
    QString workingDir;
    QString stopSignal;
    QMap<QString, QString> labels;
    // Only in images of Docker.
    QStringList shell;
    QStringList onBuild;
    QString healthcheck; ///< Compact JSON; empty if there is none.
    /// What else the configuration says, as compact JSON by key: "config.Tty", "docker_version",
    /// "rootfs.base_layer" ... What is null, false or empty says nothing and is not there.
    QMap<QString, QString> otherSettings;

    /// Reads at most limits::Config bytes whose digest the caller has checked. Corrupt if it is no
    /// image configuration (rootfs of another type, wrong JSON types).
    [[nodiscard]] static core::Result<ImageConfig> parse(QByteArrayView json);
    /// Of what has none, such as an artifact: says nothing.
    static const ImageConfig None;

    /// The history entry that made layer \a layer, or null if the history does not say. Entries
    /// with emptyLayer are skipped; the rest pair with layers in order. A history that makes more
    /// or fewer layers than there are says nothing about any of them.
    [[nodiscard]] const HistoryEntry *historyOfLayer(qsizetype layer) const;

    friend bool operator==(const ImageConfig &, const ImageConfig &) = default;

private:
    ImageConfig() = default;
};

inline const ImageConfig ImageConfig::None{};

/// \a createdBy as a Dockerfile would write it: "RUN apt-get update", "COPY . /src", without
/// "/bin/sh -c #(nop) ", "# buildkit" and the "|1 ARG=..." prefix.
[[nodiscard]] QString dockerfileLine(const QString &createdBy);

} // namespace oci
