// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/tools.h"

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace support {

/// A real engine with a socket and a data folder of its own, which runs from start() to the
/// destructor: `dockerd` with the classic or the containerd image store, or `podman system
/// service`. Needs to be root. One thread.
class EngineServer final
{
public:
    enum class Kind { Docker, DockerContainerd, Podman };

    /// \a certificates: of Docker, a folder of TestCa; the engine then listens on a free port of
    /// 127.0.0.1 too, and takes only clients that the same authority knows.
    explicit EngineServer(Kind kind, const QString &certificates = {});
    /// Removes the containers, ends the engine by its process, and deletes what it wrote.
    ~EngineServer();
    Q_DISABLE_COPY_MOVE(EngineServer)

    /// Why there can be no such engine here, for the reason of a skip; empty if there can.
    [[nodiscard]] static QString missing(Kind kind);

    /// Before start(): these are spoken to without encryption. Docker does so on the loopback
    /// anyway.
    void setPlainRegistries(const QStringList &hosts) { m_plainRegistries = hosts; }
    /// Before start(), of Podman: \a host answers for Docker Hub, which is not asked.
    void setHub(const QString &host) { m_hub = host; }
    /// False, with what the engine said in errorString(), if it does not listen within 30 s.
    [[nodiscard]] bool start();
    /// Ends the process; start() begins again with the same images.
    void stop();
    [[nodiscard]] QString errorString() const { return m_error; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString socket() const;
    /// "unix:///tmp/..."
    [[nodiscard]] QString address() const { return QStringLiteral("unix://") + socket(); }

    /// "tcp://127.0.0.1:PORT", with certificates only.
    [[nodiscard]] QString tcpAddress() const;

    /// `docker` with \a arguments: a command line that we did not write, for all kinds.
    [[nodiscard]] ToolRun docker(const QStringList &arguments) const;
    /// What it prints, without blanks around; a null string if it failed.
    [[nodiscard]] QString say(const QStringList &arguments) const;
    /// `docker import`: an image \a name of one layer with busybox, "sleep 1000" as its command,
    /// and a file /etc/mark that holds \a mark; its ID, or an empty string.
    [[nodiscard]] QString importImage(const QString &name, const QByteArray &mark) const;
    /// `docker load` of \a archive.
    [[nodiscard]] bool load(const QByteArray &archive) const;
    /// Removes all containers and images. True if it runs not, or nothing is left.
    [[nodiscard]] bool clear() const;

private:
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList words() const;
    bool writeConfig() const;
    bool writeFile(const QString &name, const QByteArray &bytes) const;

    Kind m_kind;
    QStringList m_plainRegistries;
    QString m_hub;
    QString m_certificates;
    quint16 m_port = 0;
    QTemporaryDir m_folder; ///< Short, because the path of a socket has at most 107 bytes.
    QProcess m_process;
    QString m_error;
};

} // namespace support

/// Skips the test, with the reason, where no such engine can run; where CI is set it has to.
#define REQUIRE_ENGINE(kind)                                                                       \
    do {                                                                                           \
        const QString missing_ = support::EngineServer::missing(kind);                             \
        if (!missing_.isEmpty() && qEnvironmentVariableIsSet("CI"))                                \
            QFAIL(qPrintable(missing_));                                                           \
        if (!missing_.isEmpty())                                                                   \
            QSKIP(qPrintable(missing_));                                                           \
    } while (false)
