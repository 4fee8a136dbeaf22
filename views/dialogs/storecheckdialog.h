// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/storerepair.h"

#include <QDialog>

class QTreeWidget;

namespace views {

/// Says what a check of the own store found, and what a repair mended, and offers to repair. GUI
/// thread; deletes itself when it is closed.
class StoreCheckDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit StoreCheckDialog(const store::CheckReport &found, QWidget *parent = nullptr);
    /// After a repair.
    explicit StoreCheckDialog(const store::RepairReport &repaired, QWidget *parent = nullptr);

Q_SIGNALS:
    void repairRequested(const store::CheckReport &found);

private:
    void build(const store::CheckReport &found, const QList<store::Damage> &mended);
    [[nodiscard]] QTreeWidget *damageList(const store::CheckReport &found,
                                          const QList<store::Damage> &mended);
    void copyAsText(const QTreeWidget &list) const;
};

} // namespace views
