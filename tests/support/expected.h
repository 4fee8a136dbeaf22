// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace support {

/// What to print of a core::Result that should have a value.
template <class T>
QByteArray why(const core::Result<T> &result)
{
    if (result)
        return {};
    return (result.error().message + QStringLiteral(" | ") + result.error().detail).toUtf8();
}

} // namespace support

/// Fails the test with the error's own words unless \a result has a value.
#define VERIFY_RESULT(result)                                                                      \
    do {                                                                                           \
        const auto &verified = (result); /* once: it may be a call that does something */          \
        QVERIFY2(verified, support::why(verified).constData());                                    \
    } while (false)
