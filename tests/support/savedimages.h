// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace support {

/// An image for `docker load`: busybox, which all of them share, and a layer of its own on top.
struct SavedImage
{
    QStringList names;
    QByteArray mark; ///< In /etc/mark.
    QString created = QStringLiteral("2020-01-02T03:04:05Z");
    QMap<QString, QString> labels = {};
};

/// The archive that `docker save` would make of \a images; "sleep 1000" is their command. Empty
/// without busybox.
[[nodiscard]] QByteArray savedArchive(const QList<SavedImage> &images);

} // namespace support
