// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/hexmodel.h"

#include "models/tr.h"

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// A wider gap in the middle, where the eye loses count.
QString hexText(QByteArrayView bytes)
{
    QString text;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i > 0)
            text += i == HexModel::RowBytes / 2 ? u"  "_s : u" "_s;
        text += u"%1"_s.arg(uchar(bytes[i]), 2, 16, QChar(u'0'));
    }
    return text;
}

QByteArrayView rowOf(const QByteArray &bytes, int row)
{
    const qsizetype offset = qMin(qsizetype(row) * HexModel::RowBytes, bytes.size());
    return QByteArrayView(bytes).sliced(offset,
                                        qMin<qsizetype>(HexModel::RowBytes, bytes.size() - offset));
}

QString characters(QByteArrayView bytes)
{
    QString text;
    for (const char byte : bytes)
        text += byte >= ' ' && byte <= '~' ? QChar::fromLatin1(byte) : QChar(u'.');
    return text;
}

} // namespace

HexModel::HexModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void HexModel::setBytes(const QByteArray &bytes)
{
    beginResetModel();
    m_bytes = bytes;
    m_other.reset();
    endResetModel();
}

void HexModel::setBytes(const QByteArray &bytes, const QByteArray &other)
{
    beginResetModel();
    m_bytes = bytes;
    m_other = other;
    endResetModel();
}

int HexModel::firstDifference() const
{
    if (!m_other)
        return -1;
    const auto [mine, others] = std::ranges::mismatch(m_bytes, *m_other);
    const bool isSame = mine == m_bytes.end() && others == m_other->end();
    return isSame ? -1 : int((mine - m_bytes.begin()) / RowBytes);
}

quint16 HexModel::differences(int row) const
{
    if (!m_other)
        return 0;
    const QByteArrayView mine = rowOf(m_bytes, row);
    const QByteArrayView others = rowOf(*m_other, row);
    quint16 different = 0;
    for (qsizetype i = 0; i < qMax(mine.size(), others.size()); ++i) {
        if (i >= mine.size() || i >= others.size() || mine[i] != others[i])
            different = quint16(different | 1U << i);
    }
    return different;
}

int HexModel::rowCount(const QModelIndex &parent) const
{
    const qsizetype bytes = qMax(m_bytes.size(), m_other ? m_other->size() : 0);
    return parent.isValid() ? 0 : int((bytes + RowBytes - 1) / RowBytes);
}

int HexModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HexModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == DifferentRole)
        return differences(index.row());
    if (role == Qt::AccessibleDescriptionRole && index.column() == BytesColumn) {
        const int different = std::popcount(differences(index.row()));
        return different > 0 ? Tr::tr("%n byte(s) differ", nullptr, different) : QString();
    }
    if (role != Qt::DisplayRole)
        return {};
    const QByteArrayView row = rowOf(m_bytes, index.row());
    switch (index.column()) {
    case OffsetColumn:
        return u"%1"_s.arg(qsizetype(index.row()) * RowBytes, 8, 16, QChar(u'0'));
    case BytesColumn:
        return hexText(row);
    case CharactersColumn:
        return characters(row);
    default:
        return {};
    }
}

QVariant HexModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OffsetColumn:
        return Tr::tr("Offset");
    case BytesColumn:
        return Tr::tr("Bytes");
    case CharactersColumn:
        return Tr::tr("Characters");
    default:
        return {};
    }
}

} // namespace models
