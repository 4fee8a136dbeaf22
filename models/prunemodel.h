// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/prune.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <variant>

namespace models {

/// What a review of a prune has to say of one store.
struct PruneStore
{
    QString id;
    QString name;
    QList<store::PruneRow> rows = {};
    QList<store::Leftover> leftovers = {}; ///< Those that the review shows.
};

/// The rows of a prune review over one store or several: those that go can be unchecked, those that
/// stay say why. What was checked or unchecked stays so when other rules are tried. Images and
/// containers go unless they are unchecked; the build cache and what else lies beside the images
/// goes only if it is checked, and so does what came while the person was looking. GUI thread.
class PruneModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ImageColumn, ///< All names of the image, or its short digest; with a check box if it goes.
        StoreColumn,
        ReasonColumn,  ///< Why it goes or stays, in words.
        CreatedColumn, ///< QDateTime
        FreesColumn,   ///< qint64 bytes that only this row has.
        ColumnCount
    };

    enum Role {
        SortRole = Qt::UserRole, ///< Raw value of the cell.
        KeptRole,                ///< bool: the rules leave it.
    };

    explicit PruneModel(QObject *parent = nullptr);

    void setStores(const QList<PruneStore> &stores);
    /// It came to be there, or to be free to go, while the review was open: it says so, and its box
    /// is not checked, whatever it was before.
    void setLate(const QString &store, const oci::Digest &image);
    void setLate(const QString &store, const store::Leftover &leftover);
    /// What is checked in the store \a id.
    [[nodiscard]] store::PruneOrder chosen(const QString &id) const;
    /// Of all stores together.
    [[nodiscard]] qsizetype chosenCount() const;
    [[nodiscard]] bool isChecked(const QString &id, const store::Leftover &leftover) const;
    /// How many rows the rules keep.
    [[nodiscard]] int keptCount() const;
    void checkAll(bool checked);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    struct Row
    {
        QString storeId;
        QString storeName;
        std::variant<store::PruneRow, store::Leftover> what;

        [[nodiscard]] bool goes() const;
        [[nodiscard]] QString key() const;
    };

    [[nodiscard]] bool isChecked(const Row &row) const;
    bool setChecked(const Row &row, bool checked);
    void setLate(const QString &key);
    [[nodiscard]] QVariant display(const Row &row, int column) const;

    QList<Row> m_rows;
    QSet<QString> m_toggled; ///< Rows that are not as they would be by themselves.
    QSet<QString> m_late;    ///< Rows that came while the person was looking.
};

/// Why a row of a review goes or stays: "Stays: used by web". \a isLate as of setLate().
[[nodiscard]] QString pruneReason(const store::PruneRow &row, bool isLate = false);
/// What it is: "Build cache", "Container web".
[[nodiscard]] QString leftoverTitle(const store::Leftover &leftover);

} // namespace models
