// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace support {

/// A program on a terminal of its own, and what a person sees and types there. POSIX. One thread.
class Terminal final
{
public:
    Terminal();
    /// Ends the program.
    ~Terminal();
    Q_DISABLE_COPY_MOVE(Terminal)

    [[nodiscard]] bool start(const QString &program, const QStringList &arguments,
                             const QProcessEnvironment &environment);
    /// As from the keyboard: "\n" is the Enter key, "\x03" is Ctrl+C.
    void type(const QByteArray &keys) const;
    /// Waits until \a text is on the screen. False after a minute, or when the program has ended.
    [[nodiscard]] bool waitFor(const QByteArray &text);
    /// Waits until the program has ended; its exit status, -1 after a minute.
    [[nodiscard]] int waitForEnd();

    /// Everything that was on the screen so far.
    [[nodiscard]] const QByteArray &screen() const { return m_screen; }
    /// Whether what is typed can be seen now.
    [[nodiscard]] bool isEchoing() const;

private:
    /// Takes what the program wrote; false if nothing came for a while.
    bool read();

    int m_keyboard = -1; ///< Our end.
    int m_line = -1;     ///< The program's.
    QProcess m_process;
    QByteArray m_screen;
};

} // namespace support
