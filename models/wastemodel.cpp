// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/wastemodel.h"

#include "models/tr.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace models {

namespace {

constexpr quintptr TopLevel = 0; // Rows of group n have the id n + 1.

QString layerList(const std::vector<quint16> &layers)
{
    QStringList numbers;
    for (const quint16 layer : layers)
        numbers += QString::number(layer);
    return numbers.join(u", "_s);
}

} // namespace

QString wasteReasonText(layers::WasteReason reason)
{
    switch (reason) {
    case layers::WasteReason::Removed:
        //: Why a file is wasted: a later layer removed it.
        return Tr::tr("Removed");
    case layers::WasteReason::Replaced:
        //: Why a file is wasted: a later layer stores something else there.
        return Tr::tr("Replaced");
    case layers::WasteReason::SameContent:
        //: Why a file is wasted: a later layer stores it again with another mode, owner or time.
        return Tr::tr("Same content again");
    case layers::WasteReason::Opaque:
        //: Why a file is wasted: a later layer hides all that lower layers have in the folder.
        return Tr::tr("Folder made anew");
    }
    return {};
}

WasteModel::WasteModel(QObject *parent)
    : QAbstractItemModel(parent)
{}

WasteModel::~WasteModel() = default;

void WasteModel::setAnalysis(std::shared_ptr<const layers::ImageAnalysis> analysis,
                             const oci::ImageConfig &config)
{
    beginResetModel();
    m_analysis = std::move(analysis);
    m_config = config;
    regroup();
    endResetModel();
}

void WasteModel::clear()
{
    setAnalysis(nullptr, oci::ImageConfig::None);
}

void WasteModel::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping)
        return;
    beginResetModel();
    m_grouping = grouping;
    regroup();
    endResetModel();
}

void WasteModel::regroup()
{
    m_groups.clear();
    m_total = 0;
    if (!m_analysis)
        return;
    if (m_grouping == Grouping::Duplicates)
        groupDuplicates();
    else
        groupWaste();
}

void WasteModel::groupWaste()
{
    const std::vector<layers::Waste> &waste = m_analysis->waste;
    m_groups.resize(1);
    if (m_grouping == Grouping::ByLayer)
        m_groups.resize(m_analysis->layers.size());
    else if (m_grouping == Grouping::ByReason)
        m_groups.resize(std::size_t(layers::WasteReason::Opaque) + 1);
    for (quint32 i = 0; i < waste.size(); ++i) {
        const std::size_t place = m_grouping == Grouping::ByLayer    ? waste[i].hiddenBy
                                  : m_grouping == Grouping::ByReason ? std::size_t(waste[i].reason)
                                                                     : 0;
        m_groups[place].rows.push_back(i);
        m_groups[place].bytes += waste[i].bytes;
    }
    m_total = m_analysis->wastedBytes;
    if (m_grouping == Grouping::ByPath)
        return;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        if (m_grouping == Grouping::ByLayer) {
            m_groups[i].title = layerTitle(i);
            m_groups[i].layer = int(i);
        } else {
            m_groups[i].title = wasteReasonText(layers::WasteReason(i));
        }
    }
    std::erase_if(m_groups, [](const Group &group) { return group.rows.empty(); });
    std::ranges::stable_sort(m_groups, std::greater(), &Group::bytes);
}

void WasteModel::groupDuplicates()
{
    for (const layers::Duplicate &duplicate : m_analysis->duplicates) {
        Group group{.title = pathOf(m_analysis->duplicateMembers[duplicate.first].node),
                    .bytes = duplicate.wastedBytes()};
        for (quint32 i = 0; i < duplicate.count; ++i)
            group.rows.push_back(duplicate.first + i);
        m_groups.push_back(std::move(group));
    }
    m_total = m_analysis->duplicateBytes;
}

QString WasteModel::layerTitle(std::size_t layer) const
{
    const oci::HistoryEntry *history = m_config.historyOfLayer(qsizetype(layer));
    const QString command = history ? oci::dockerfileLine(history->createdBy) : QString();
    if (command.isEmpty())
        return Tr::tr("Layer %1").arg(layer);
    //: A layer's number and the instruction that made it.
    return Tr::tr("Layer %1: %2").arg(QString::number(layer), command);
}

QString WasteModel::pathOf(quint32 node) const
{
    return m_analysis->tree->displayPath(m_analysis->tree->node(node));
}

// --- Shape ---------------------------------------------------------------------------------------

QModelIndex WasteModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : TopLevel);
}

QModelIndex WasteModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == TopLevel)
        return {};
    return createIndex(int(child.internalId() - 1), 0, TopLevel);
}

int WasteModel::rowCount(const QModelIndex &parent) const
{
    const bool isFlat = m_grouping == Grouping::ByPath;
    if (!parent.isValid())
        return int(isFlat && !m_groups.empty() ? m_groups.front().rows.size() : m_groups.size());
    if (isFlat || parent.column() != 0 || parent.internalId() != TopLevel)
        return 0;
    return int(m_groups[std::size_t(parent.row())].rows.size());
}

int WasteModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

// --- Cells ---------------------------------------------------------------------------------------

QVariant WasteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isTop = index.internalId() == TopLevel;
    if (isTop && m_grouping != Grouping::ByPath)
        return groupData(m_groups[std::size_t(index.row())], index.column(), role);
    const Group &group = isTop ? m_groups.front() : m_groups[std::size_t(index.internalId() - 1)];
    const quint32 row = group.rows[std::size_t(index.row())];
    if (m_grouping == Grouping::Duplicates)
        return copyData(group, row, index.column(), role);
    return wasteData(m_analysis->waste[row], index.column(), role);
}

QVariant WasteModel::groupData(const Group &group, int column, int role) const
{
    switch (role) {
    case RatioRole:
        return m_total > 0 ? double(group.bytes) / double(m_total) : 0.0;
    case LayerRole:
        return group.layer >= 0 ? QVariant(group.layer) : QVariant();
    case IsGroupRole:
        return true;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case NameColumn:
        return group.title;
    case BytesColumn:
        return group.bytes;
    case StoredInColumn:
        return m_grouping == Grouping::Duplicates
                   ? Tr::tr("%n copy(s)", nullptr, int(group.rows.size()))
                   : Tr::tr("%n path(s)", nullptr, int(group.rows.size()));
    default:
        return {};
    }
}

QVariant WasteModel::wasteData(const layers::Waste &waste, int column, int role) const
{
    switch (role) {
    case RatioRole:
        return m_total > 0 ? double(waste.bytes) / double(m_total) : 0.0;
    case NodeRole:
        return waste.node;
    case LayerRole:
        return int(m_analysis->tree->node(waste.node).layer);
    case IsGroupRole:
        return false;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case NameColumn:
        return pathOf(waste.node);
    case BytesColumn:
        return waste.bytes;
    case StoredInColumn:
        return layerList(waste.storedIn);
    case HiddenByColumn:
        return int(waste.hiddenBy);
    case ReasonColumn:
        return wasteReasonText(waste.reason);
    default:
        return {};
    }
}

QVariant WasteModel::copyData(const Group &group, quint32 member, int column, int role) const
{
    const layers::DuplicateMember &copy = m_analysis->duplicateMembers[member];
    const qint64 size = group.bytes / qint64(group.rows.size() - 1);
    switch (role) {
    case RatioRole:
        return m_total > 0 ? double(size) / double(m_total) : 0.0;
    case NodeRole:
        return copy.node;
    case LayerRole:
        return int(copy.layer);
    case IsGroupRole:
        return false;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case NameColumn:
        return pathOf(copy.node);
    case BytesColumn:
        return size;
    case StoredInColumn:
        return QString::number(copy.layer);
    default:
        return {};
    }
}

QVariant WasteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return Tr::tr("Path");
    case BytesColumn:
        //: Column: bytes that are stored and of no use.
        return Tr::tr("Wasted");
    case StoredInColumn:
        //: Column: numbers of the layers that stored a file.
        return Tr::tr("Stored in");
    case HiddenByColumn:
        //: Column: number of the layer that hid a file.
        return Tr::tr("Hidden by");
    case ReasonColumn:
        //: Column: why a file is wasted.
        return Tr::tr("Why");
    default:
        return {};
    }
}

} // namespace models
