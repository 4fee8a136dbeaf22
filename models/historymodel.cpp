// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/historymodel.h"

#include "models/tr.h"

#include <algorithm>

namespace models {

struct HistoryModel::Step
{
    QString instruction;
    QString createdBy;
    QString comment;
    QDateTime created;
    int layer = -1;
    qint64 layerBytes = -1;
};

HistoryModel::HistoryModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

HistoryModel::~HistoryModel() = default;

void HistoryModel::setDetails(const store::ImageDetails &details)
{
    const QList<oci::Descriptor> &layers = details.manifest.layers;
    beginResetModel();
    m_steps.clear();
    int layer = 0;
    const auto takeLayer = [&layers, &layer](Step &step) {
        if (layer >= layers.size())
            return;
        step.layerBytes = layers.at(layer).size;
        step.layer = layer++;
    };
    for (const oci::HistoryEntry &entry : details.config.history) {
        Step step{oci::dockerfileLine(entry.createdBy), entry.createdBy, entry.comment,
                  entry.created};
        if (!entry.emptyLayer)
            takeLayer(step);
        m_steps.push_back(std::move(step));
    }
    while (layer < layers.size()) {
        Step step;
        takeLayer(step);
        m_steps.push_back(std::move(step));
    }
    endResetModel();
}

void HistoryModel::clear()
{
    beginResetModel();
    m_steps.clear();
    endResetModel();
}

QModelIndex HistoryModel::indexOfLayer(int layer) const
{
    const auto it = std::ranges::find(m_steps, layer, &Step::layer);
    return layer < 0 || it == m_steps.end() ? QModelIndex() : index(int(it - m_steps.begin()), 0);
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_steps.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant HistoryModel::display(const Step &step, int row, int column) const
{
    switch (column) {
    case StepColumn:
        return row + 1;
    case InstructionColumn:
        if (!step.instruction.isEmpty())
            return step.instruction;
        return step.comment.isEmpty() ? Tr::tr("Not recorded") : step.comment;
    case SizeColumn:
        return step.layer < 0 ? QVariant(Tr::tr("no layer")) : QVariant(step.layerBytes);
    case CreatedColumn:
        return step.created.isValid() ? QVariant(step.created) : QVariant();
    default:
        return {};
    }
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Step &step = m_steps[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return display(step, index.row(), index.column());
    case SortRole:
        return index.column() == SizeColumn ? QVariant(step.layerBytes)
                                            : display(step, index.row(), index.column());
    case LayerRole:
        return step.layer;
    case CreatedByRole:
        return step.createdBy;
    case CommentRole:
        return step.comment;
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StepColumn:
        return Tr::tr("Step");
    case InstructionColumn:
        return Tr::tr("Instruction");
    case SizeColumn:
        return Tr::tr("Layer size");
    case CreatedColumn:
        return Tr::tr("Created");
    default:
        return {};
    }
}

} // namespace models
