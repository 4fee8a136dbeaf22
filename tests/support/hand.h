// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPoint>

struct xcb_connection_t;

namespace support {

/// Moves the pointer of the X server that DISPLAY names and presses its keys, as a person does: by
/// XTEST, so that the events come to whichever window is there. One thread.
class Hand final
{
public:
    Hand();
    /// Lets go of what is still pressed.
    ~Hand();
    Hand(const Hand &) = delete;
    Hand &operator=(const Hand &) = delete;

    /// False without a server, or without XTEST there; then nothing moves.
    [[nodiscard]] bool isThere() const { return m_root != 0; }
    /// In a quarter of a second, over everything between; in pixels of the screen.
    void moveTo(const QPoint &at);
    /// The left button.
    void press();
    void release();
    void typeEscape();

private:
    void send(quint8 type, quint8 detail, const QPoint &at = {});

    xcb_connection_t *m_server;
    quint32 m_root = 0;
    quint8 m_escape = 0; ///< The code of the key.
    QPoint m_at;
    bool m_isPressed = false;
};

} // namespace support
