// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <sys/types.h>

namespace support {

/// An X server of its own that nobody sees (Xvfb), for a test that needs real windows. It begins
/// before there is a QApplication, and ends with this. There is no window manager: a window stands
/// where it was moved to, and is active once it was asked to be.
class VirtualDisplay final
{
public:
    /// Waits until windows can be opened there, half a minute at most.
    VirtualDisplay();
    ~VirtualDisplay();
    VirtualDisplay(const VirtualDisplay &) = delete;
    VirtualDisplay &operator=(const VirtualDisplay &) = delete;

    /// For DISPLAY, ":99"; empty if there is no Xvfb, or it does not begin.
    [[nodiscard]] const QByteArray &name() const { return m_name; }

private:
    QByteArray m_name;
    pid_t m_process = -1;
};

} // namespace support
