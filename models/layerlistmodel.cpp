// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/layerlistmodel.h"

#include "models/tr.h"

#include <algorithm>

namespace models {

struct LayerListModel::Layer
{
    layers::LayerTotals totals = {};
    QString command = {};
    QString createdBy = {};
    QString digest = {};
    qint64 blobSize = -1;
    QStringList sharedWith = {};
};

namespace {

QString nameOf(const store::Image &image)
{
    return image.names.isEmpty() ? image.target.digest.shortForm() : image.names.first().familiar();
}

} // namespace

LayerListModel::LayerListModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

LayerListModel::~LayerListModel() = default;

void LayerListModel::setAnalysis(const std::shared_ptr<const layers::ImageAnalysis> &analysis,
                                 const store::ImageDetails &details)
{
    beginResetModel();
    m_layers.clear();
    m_largest = 0;
    const qsizetype count = analysis ? qsizetype(analysis->layers.size()) : 0;
    for (qsizetype i = 0; i < count; ++i) {
        Layer layer{.totals = analysis->layers[std::size_t(i)]};
        if (i < details.manifest.layers.size()) {
            layer.digest = details.manifest.layers[i].digest.toString();
            layer.blobSize = details.manifest.layers[i].size;
        }
        if (const oci::HistoryEntry *history = details.config.historyOfLayer(i)) {
            layer.createdBy = history->createdBy;
            layer.command = oci::dockerfileLine(history->createdBy);
            if (layer.command.isEmpty())
                layer.command = history->comment;
        }
        if (layer.command.isEmpty())
            layer.command = layer.digest;
        m_largest = std::max(m_largest, layer.totals.storedBytes);
        m_layers.push_back(std::move(layer));
    }
    for (const store::LayerSharing &sharing : details.sharedWith) {
        for (const int layer : sharing.layers) {
            if (layer < count)
                m_layers[std::size_t(layer)].sharedWith.append(nameOf(sharing.image));
        }
    }
    endResetModel();
}

bool LayerListModel::hasShared() const
{
    return !std::ranges::all_of(m_layers, &QStringList::isEmpty, &Layer::sharedWith);
}

void LayerListModel::clear()
{
    beginResetModel();
    m_layers.clear();
    endResetModel();
}

int LayerListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_layers.size());
}

int LayerListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LayerListModel::display(const Layer &layer, int row, int column) const
{
    switch (column) {
    case IndexColumn:
        return row;
    case CommandColumn:
        return layer.command;
    case StoredColumn:
        return layer.totals.storedBytes;
    case HiddenColumn:
        return layer.totals.hiddenBytes;
    case FilesColumn:
        return int(layer.totals.files);
    case SharedColumn:
        return layer.sharedWith.isEmpty() ? QVariant() : int(layer.sharedWith.size());
    default:
        return {};
    }
}

QVariant LayerListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Layer &layer = m_layers[std::size_t(index.row())];
    const auto ratio = [this](qint64 bytes) {
        return m_largest > 0 ? double(bytes) / double(m_largest) : 0.0;
    };
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return display(layer, index.row(), index.column());
    case StoredRatioRole:
        return ratio(layer.totals.storedBytes);
    case HiddenRatioRole:
        return ratio(layer.totals.hiddenBytes);
    case CreatedByRole:
        return layer.createdBy;
    case DigestRole:
        return layer.digest;
    case EntriesRole:
        return layer.totals.entries;
    case LiveRole:
        return layer.totals.liveBytes;
    case BlobSizeRole:
        return layer.blobSize;
    case SharedWithRole:
        return layer.sharedWith;
    default:
        return {};
    }
}

QVariant LayerListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case IndexColumn:
        return Tr::tr("Layer");
    case CommandColumn:
        return Tr::tr("Made by");
    case StoredColumn:
        //: Column: bytes that the files of a layer hold.
        return Tr::tr("Stored");
    case HiddenColumn:
        //: Column: bytes of a layer that later layers hide.
        return Tr::tr("Hidden");
    case FilesColumn:
        return Tr::tr("Files");
    case SharedColumn:
        //: Column: how many other images have a layer, too.
        return Tr::tr("Also in");
    default:
        return {};
    }
}

} // namespace models
