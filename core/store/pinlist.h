// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/digest.h"

#include <QByteArrayView>
#include <QList>
#include <QSet>
#include <QString>

namespace store {

/// The images of one store that a person pinned: nothing of ours removes them before they are
/// unpinned. A small file, which any number of processes read and change. A value; any thread.
class PinList final
{
public:
    /// Pins in the file \a path, which need not exist yet.
    explicit PinList(QString path);

    /// Where the pins of the engines of this person lie, a file for each.
    [[nodiscard]] static QString userFolder();

    /// What is pinned now; nothing if there is no file. Errors of parsePins(), Io.
    [[nodiscard]] core::Result<QSet<oci::Digest>> read() const;
    /// Pins or unpins, durably, whatever others do to the list at the same time.
    [[nodiscard]] core::Result<void> set(const QList<oci::Digest> &images, bool pinned) const;

private:
    QString m_path;
};

/// Reads what PinList writes: {"checksum": ..., "pinned": ["sha256:..."]}. Corrupt or
/// LimitExceeded.
[[nodiscard]] core::Result<QSet<oci::Digest>> parsePins(QByteArrayView json);
[[nodiscard]] QByteArray pinsJson(const QSet<oci::Digest> &pins);

/// Why the image \a title stays.
[[nodiscard]] core::Error pinnedError(const QString &title);

} // namespace store
