// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QDialog>

class QPushButton;
class QTreeWidget;

namespace views {

/// Says what a removal would do before it is done: each name that goes, what is deleted, what stays
/// because other images share it, and the bytes that come back. Cancel is the default.
class RemoveDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit RemoveDialog(const store::RemovalPlan &plan, QWidget *parent = nullptr);

    [[nodiscard]] const store::RemovalPlan &plan() const { return m_plan; }

private:
    void fill(QTreeWidget *table) const;

    store::RemovalPlan m_plan;
};

/// "Remove 2 images, free 412 MB", "Remove 1 tag".
[[nodiscard]] QString removalButtonText(const store::RemovalPlan &plan);
/// What happens, in a sentence or two.
[[nodiscard]] QString removalSummary(const store::RemovalPlan &plan);
/// "docker image rm nginx:1.24 …".
[[nodiscard]] QString dockerRemovalCommand(const store::RemovalPlan &plan);

} // namespace views
