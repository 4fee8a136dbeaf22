// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace support {

/// A real Secret Service, by gnome-keyring on a message bus of its own, unlocked and empty. As long
/// as it lives, the environment of this process names its bus. One for each process: libraries keep
/// their connection to the first bus. One thread.
class Keyring final
{
public:
    Keyring();
    ~Keyring();
    Q_DISABLE_COPY_MOVE(Keyring)

    /// Why there can be none here; empty if there can.
    [[nodiscard]] static QString missing();

    /// False, with what went wrong in errorString(), if it does not answer within 20 s.
    [[nodiscard]] bool start();
    [[nodiscard]] QString errorString() const { return m_error; }
    /// What the keyring has on the disk.
    [[nodiscard]] QByteArray bytesOnDisk() const;

private:
    [[nodiscard]] bool startBus();
    [[nodiscard]] bool answers() const;

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_daemon;
    QByteArray m_address; ///< DBUS_SESSION_BUS_ADDRESS as it was.
    QString m_error;
};

} // namespace support
