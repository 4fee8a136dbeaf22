// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace engine {

/// A port of the container that the machine of the engine opens.
struct PublishedPort
{
    QString address = {};                     ///< Of the machine; empty: all of its addresses.
    quint16 hostPort = 0;                     ///< 0: one that is free.
    quint16 port = 0;                         ///< Of the container.
    QString protocol = QStringLiteral("tcp"); ///< Or "udp", "sctp".

    /// \a host is "8080", "127.0.0.1:8080", "[::1]:8080" or empty, \a container "80" or "80/udp".
    /// InvalidArgument.
    [[nodiscard]] static core::Result<PublishedPort> parse(const QString &host,
                                                           const QString &container);
    /// As `docker run --publish` takes it.
    [[nodiscard]] QString toString() const;

    friend bool operator==(const PublishedPort &, const PublishedPort &) = default;
};

/// A folder of the machine of the engine, or a volume, that the container sees.
struct Mount
{
    QString source; ///< An absolute path, or the name of a volume.
    QString target; ///< An absolute path in the container.
    bool isReadOnly = false;

    /// InvalidArgument if \a source or \a target can be no such thing.
    [[nodiscard]] static core::Result<Mount> parse(const QString &source, const QString &target,
                                                   bool isReadOnly);
    /// As `docker run --volume` takes it.
    [[nodiscard]] QString toString() const;

    friend bool operator==(const Mount &, const Mount &) = default;
};

/// A container that is to be made of an image and started: `docker run --detach`.
struct RunRequest
{
    QString image;        ///< A name or an ID.
    QString name = {};    ///< Empty: the engine finds one.
    QString network = {}; ///< "none", "host", or empty for what the engine does by itself.
    QList<PublishedPort> ports = {};
    QStringList environment = {}; ///< "NAME=value".
    QList<Mount> mounts = {};
    QStringList command = {}; ///< Empty: that of the image.

    /// The body of POST /containers/create.
    [[nodiscard]] QJsonObject toJson() const;
    /// The words of the same on a command line, unquoted; \a program as of programFor().
    [[nodiscard]] QStringList dockerCommand(const QStringList &program = {
                                                QStringLiteral("docker")}) const;

    friend bool operator==(const RunRequest &, const RunRequest &) = default;
};

/// Whether Docker takes \a name for a container.
[[nodiscard]] bool isContainerName(const QString &name);

/// The ID in the answer to POST /containers/create. Corrupt or LimitExceeded.
[[nodiscard]] core::Result<QString> parseCreated(QByteArrayView json);

} // namespace engine
