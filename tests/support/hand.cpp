// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hand.h"

#include <QThread>

#include <xcb/xtest.h>

#include <cstdlib>
#include <memory>

using namespace std::chrono_literals;

namespace support {

namespace {

constexpr quint8 LeftButton = 1;
constexpr xcb_keysym_t Escape = 0xff1b;

template <class Answer>
using Owned = std::unique_ptr<Answer, decltype(&std::free)>;

/// The key that types \a symbol; 0 if none does.
quint8 keyFor(xcb_connection_t *server, xcb_keysym_t symbol)
{
    const xcb_setup_t *setup = xcb_get_setup(server);
    const quint8 first = setup->min_keycode;
    const quint8 count = setup->max_keycode - first + 1;
    const auto asked = xcb_get_keyboard_mapping(server, first, count);
    const Owned<xcb_get_keyboard_mapping_reply_t> keys(
        xcb_get_keyboard_mapping_reply(server, asked, nullptr), &std::free);
    if (!keys)
        return 0;
    const xcb_keysym_t *symbols = xcb_get_keyboard_mapping_keysyms(keys.get());
    for (int i = 0; i < count; ++i) {
        if (symbols[i * keys->keysyms_per_keycode] == symbol)
            return quint8(first + i);
    }
    return 0;
}

} // namespace

Hand::Hand()
    : m_server(xcb_connect(nullptr, nullptr))
{
    if (xcb_connection_has_error(m_server) != 0)
        return;
    const auto asked = xcb_test_get_version(m_server, 2, 2);
    const Owned<xcb_test_get_version_reply_t> version(
        xcb_test_get_version_reply(m_server, asked, nullptr), &std::free);
    if (!version)
        return;
    m_root = xcb_setup_roots_iterator(xcb_get_setup(m_server)).data->root;
    m_escape = keyFor(m_server, Escape);
}

Hand::~Hand()
{
    if (m_isPressed)
        release();
    xcb_disconnect(m_server);
}

void Hand::send(quint8 type, quint8 detail, const QPoint &at)
{
    if (!isThere())
        return;
    xcb_test_fake_input(m_server, type, detail, XCB_CURRENT_TIME, m_root, qint16(at.x()),
                        qint16(at.y()), 0);
    xcb_flush(m_server);
}

void Hand::moveTo(const QPoint &at)
{
    constexpr int Steps = 25;
    const QPoint from = m_at;
    for (int i = 1; i <= Steps; ++i) {
        m_at = from + (at - from) * i / Steps;
        send(XCB_MOTION_NOTIFY, 0, m_at);
        QThread::sleep(10ms);
    }
}

void Hand::press()
{
    send(XCB_BUTTON_PRESS, LeftButton);
    m_isPressed = true;
}

void Hand::release()
{
    send(XCB_BUTTON_RELEASE, LeftButton);
    m_isPressed = false;
}

void Hand::typeEscape()
{
    send(XCB_KEY_PRESS, m_escape);
    send(XCB_KEY_RELEASE, m_escape);
}

} // namespace support
