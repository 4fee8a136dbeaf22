// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/dockerfile.h"
#include "core/engine/dockerignore.h"
#include "core/layers/layerreader.h"

#include <QString>

#include <stop_token>

namespace engine {

class TarWriter;

/// A folder that an image is built from, as `docker build` sends it: a tar of all that the
/// .dockerignore in it does not keep out, links as links, every mode kept, everything owned by
/// root. The Dockerfile and the .dockerignore are always in it; a Dockerfile from elsewhere under a
/// name of its own. Sockets, pipes and devices are not. A value; const members from any thread.
class BuildContext final
{
public:
    /// \a dockerfile: a path, from the working folder or from \a folder; empty: the Dockerfile in
    /// the folder, or else its Containerfile. NotFound, PermissionDenied, Io, LimitExceeded, or
    /// what IgnoreRules::parse() fails with.
    [[nodiscard]] static core::Result<BuildContext> open(const QString &folder,
                                                         const QString &dockerfile = {});

    [[nodiscard]] const QString &folder() const { return m_folder; }
    [[nodiscard]] const Dockerfile &dockerfile() const { return m_dockerfile; }
    /// Where it is in the tar.
    [[nodiscard]] const QString &dockerfileName() const { return m_dockerfileName; }

    /// How many bytes the tar has, as the folder is now. Reads no file. As core::readTree().
    [[nodiscard]] core::Result<qint64> measure(const std::stop_token &stop) const;
    /// Writes the tar, as the folder is now. As core::readTree(), and the first error of \a sink;
    /// Corrupt if it is not \a size bytes, because the folder changed meanwhile.
    [[nodiscard]] core::Result<void> write(qint64 size, const layers::ByteSink &sink,
                                           const std::stop_token &stop) const;

private:
    BuildContext() = default;
    [[nodiscard]] core::Result<void> findDockerfile(const QString &dockerfile);
    [[nodiscard]] bool isAlwaysIn(const QString &path) const;
    [[nodiscard]] core::Result<void> pack(TarWriter &tar, bool withContent,
                                          const std::stop_token &stop) const;

    QString m_folder;
    IgnoreRules m_rules;
    Dockerfile m_dockerfile;
    QString m_dockerfileName;
    QByteArray m_ignoreBytes;
    QByteArray m_foreignDockerfile; ///< Its bytes if it is not in the folder.
    bool m_isForeign = false;
};

} // namespace engine
