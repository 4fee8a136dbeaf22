// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QDateTime>
#include <QLabel>
#include <QMap>

namespace views {

/// The line that says how much there is in the stores that are shown: images, bytes, when they were
/// read, and which stores are missing in it.
class ImageSums final : public QLabel
{
    Q_OBJECT

public:
    explicit ImageSums(QWidget *parent = nullptr);

    /// These are shown from now on, by their IDs.
    void setStores(const QStringList &stores);
    void setImages(const QList<store::Image> &images, const QString &store);
    /// Bytes of all blobs of a store, each once; -1 if unknown.
    void setDiskUsage(qint64 bytes, const QString &store);
    /// A store cannot be read.
    void forget(const QString &store);
    /// Stores that should be shown and cannot: why, by their names.
    void setMissing(const QMap<QString, QString> &problems);

private:
    void showSums();

    struct Sum
    {
        int images = -1; ///< -1 until they were read.
        int untagged = 0;
        qint64 bytes = -1;
    };
    QMap<QString, Sum> m_sums{{QString(), {}}};
    QMap<QString, QString> m_missing;
    QDateTime m_refreshed;
};

} // namespace views
