// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace support {

/// A real sshd on a free port of 127.0.0.1, which runs until it is destroyed and lets in whoever
/// has the key of this fixture. As long as it lives, `ssh` on the PATH is the system's with the
/// configuration of this fixture instead of the person's: knowing the server, with that key. Needs
/// to be root. One thread.
class SshServer final
{
public:
    SshServer();
    ~SshServer();
    Q_DISABLE_COPY_MOVE(SshServer)

    /// Why there can be none here; empty if there can.
    [[nodiscard]] static QString missing();

    /// False, with what it said in errorString(), if it does not listen within 30 s.
    [[nodiscard]] bool start();
    /// Ends it, with all that came through it.
    void stop();
    /// Ends that, as when a network breaks; who comes again is let in.
    void endSessions() const { end(sessions()); }
    [[nodiscard]] QString errorString() const { return m_error; }

    /// "ssh://127.0.0.1:PORT" with \a path behind.
    [[nodiscard]] QString address(const QString &path = {}) const;
    /// A key that it lets in.
    [[nodiscard]] QString keyFile() const { return m_folder.filePath(QStringLiteral("id")); }
    /// Replaces what `ssh` knows and has; keyFile() and nothing are the usual choices.
    [[nodiscard]] bool configureClient(const QString &key, bool knowsHost = true) const;

private:
    /// Processes, one for each connection.
    [[nodiscard]] QList<qint64> sessions() const;
    static void end(const QList<qint64> &sessions);
    [[nodiscard]] bool makeKeys() const;
    [[nodiscard]] bool write(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_path; ///< PATH as it was.
    quint16 m_port = 0;
    QString m_error;
};

} // namespace support
