// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace support {

/// What \a program writes when \a input goes into it, by way of its standard streams: packs test
/// data with the real tools. A program that fails ends the test program.
[[nodiscard]] QByteArray filterThrough(const QString &program, const QStringList &arguments,
                                       const QByteArray &input);

[[nodiscard]] QByteArray gzip(const QByteArray &bytes);
[[nodiscard]] QByteArray zstd(const QByteArray &bytes);

} // namespace support
