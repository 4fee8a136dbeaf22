// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"
#include "core/store/imagestore.h"

#include <QAbstractTableModel>

#include <vector>

namespace models {

/// The layers of one image, base first: row n is layer n. A result model: setAnalysis() and clear()
/// reset it, nothing else changes rows. GUI thread.
class LayerListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        IndexColumn,   ///< int, 0 for the base.
        CommandColumn, ///< As a Dockerfile would say it; the digest where the history is silent.
        StoredColumn,  ///< qint64 bytes that its files hold.
        HiddenColumn,  ///< qint64 bytes of those that later layers hide.
        FilesColumn,   ///< int regular files.
        SharedColumn,  ///< int other images of the store that have it; empty if none has.
        ColumnCount
    };

    enum Role {
        SortRole = Qt::UserRole, ///< Raw value of the cell.
        StoredRatioRole,         ///< double: stored bytes, as a part of those of the largest layer.
        HiddenRatioRole,         ///< double: hidden bytes, in the same scale.
        CreatedByRole,  ///< The command as the builder wrote it; empty if the history is silent.
        DigestRole,     ///< QString: digest of the blob; empty if the manifest does not list it.
        EntriesRole,    ///< qint64 tar entries of any type.
        LiveRole,       ///< qint64 bytes still visible at the top.
        BlobSizeRole,   ///< qint64 bytes of the blob in the registry; -1 if unknown.
        SharedWithRole, ///< QStringList: names of the images that have it, too.
    };
    Q_ENUM(Role)

    explicit LayerListModel(QObject *parent = nullptr);
    ~LayerListModel() override;

    /// \a details is the image that \a analysis is of. Null is nothing to show.
    void setAnalysis(const std::shared_ptr<const layers::ImageAnalysis> &analysis,
                     const store::ImageDetails &details);
    void clear();
    /// Another image has one of the layers.
    [[nodiscard]] bool hasShared() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Layer;

    [[nodiscard]] QVariant display(const Layer &layer, int row, int column) const;

    std::vector<Layer> m_layers;
    qint64 m_largest = 0;
};

} // namespace models
