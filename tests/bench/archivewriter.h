// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/hasher.h"

#include <QByteArray>
#include <QFile>
#include <QJsonArray>
#include <QString>

namespace bench {

/// Writes a docker-archive of any size to a file, one layer after the other. What files hold is cut
/// from the libraries of this machine, so that it compresses as images do. Ends the benchmark if
/// the disk refuses.
class ArchiveWriter final
{
public:
    explicit ArchiveWriter(const QString &path);

    void beginLayer();
    void file(const QByteArray &path, qint64 size);
    void whiteout(const QByteArray &path);
    void endLayer();
    /// Writes the documents: the archive is complete.
    void finish();

private:
    void write(const QByteArray &bytes);
    void writeContent(qint64 size);
    void writeDocument(const QByteArray &name, const QByteArray &bytes);

    QFile m_file;
    QByteArray m_sample; ///< What files are cut from.
    qsizetype m_sampleAt = 0;
    oci::Hasher m_hasher;
    qint64 m_layerStart = 0;
    QJsonArray m_layers;
    QJsonArray m_diffIds;
};

} // namespace bench
