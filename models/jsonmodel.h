// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/limits.h"

#include <QAbstractItemModel>
#include <QByteArray>
#include <QString>

#include <vector>

namespace models {

/// A JSON document as a tree, keys in the order of the document. A result model: setJson() resets
/// it. GUI thread.
class JsonModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { KeyColumn, ValueColumn, ColumnCount };

    enum Role {
        SortRole = Qt::UserRole,
        ValueRole,  ///< The value as text, whole; empty for objects and arrays.
        TypeRole,   ///< int of Type.
        DigestRole, ///< The value if it is a well-formed digest; else empty.
    };
    Q_ENUM(Role)

    enum class Type : quint8 { Object, Array, String, Number, Boolean, Null };

    /// Values past this many are left out; a tree of more helps nobody.
    static constexpr std::size_t MaxNodes = core::limits::JsonNodes;

    explicit JsonModel(QObject *parent = nullptr);
    ~JsonModel() override;

    /// Shows \a json; nothing if it is not JSON.
    void setJson(const QByteArray &json);
    /// True if the document has more than MaxNodes values.
    [[nodiscard]] bool isTruncated() const { return m_truncated; }

    /// All values of the document, containers included.
    [[nodiscard]] std::size_t count() const;
    /// Rows whose key or value holds \a text, case ignored, in the order of the document; at most
    /// \a limit.
    [[nodiscard]] QModelIndexList find(const QString &text, qsizetype limit) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Node;

    void scan(const QByteArray &json);
    void groupByParent();
    [[nodiscard]] const Node &node(const QModelIndex &index) const;

    std::vector<Node> m_nodes; ///< The root first, the children of a node side by side.
    bool m_truncated = false;
};

} // namespace models
