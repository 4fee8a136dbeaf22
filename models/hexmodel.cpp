// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/hexmodel.h"

#include "models/tr.h"

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
    endResetModel();
}

int HexModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int((m_bytes.size() + RowBytes - 1) / RowBytes);
}

int HexModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HexModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole
        || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const qsizetype offset = qsizetype(index.row()) * RowBytes;
    const auto row =
        QByteArrayView(m_bytes).sliced(offset, qMin<qsizetype>(RowBytes, m_bytes.size() - offset));
    switch (index.column()) {
    case OffsetColumn:
        return u"%1"_s.arg(offset, 8, 16, QChar(u'0'));
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
