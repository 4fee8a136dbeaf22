// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"
#include "views/dialogs/removaltext.h"

#include <QDialog>
#include <QStringList>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace views {

/// Says what a removal would do before it is done: each name that goes, what is deleted, what stays
/// because other images share it or are built on it, the bytes that come back, and the containers
/// that stand in the way, each with a box that nobody checked yet: those that are checked go first.
/// Cancel is the default.
class RemoveDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit RemoveDialog(const store::RemovalPlan &plan, QWidget *parent = nullptr);

    /// The ID of the store whose images go, its name if people have to be told of it, and how a
    /// command line for it begins.
    void setStore(const QString &id, const QString &name, const QStringList &program);
    [[nodiscard]] QString store() const { return m_store; }
    /// With the containers that are checked.
    [[nodiscard]] const store::RemovalPlan &plan() const { return m_plan; }
    /// The answer to partRequested(); dropped if other boxes are checked by now.
    void setPart(const QStringList &names, const store::RemovalPlan &part);

Q_SIGNALS:
    /// What happens, and how much comes back, if just these go? As for ImageStore::planRemoval().
    void partRequested(const QStringList &names);

private:
    void buildTable();
    void addRows(const store::RemovalPlan::Item &item);
    void addContainer(QTreeWidgetItem *row, const store::ContainerUse &use);
    void addNote(QTreeWidgetItem *row, const QString &title, const QString &text);
    void fitTable();
    /// A box was checked, or unchecked.
    void choose(QTreeWidgetItem *row);
    void forgetSums();
    void showPlan();
    void showTexts();
    void askForPart();

    QString m_store;
    QString m_storeName; ///< Empty if it goes without saying.
    QStringList m_program{QStringLiteral("docker")};
    store::RemovalPlan m_plan;
    store::RemovalPlan m_all; ///< As it is if nothing stays.
    QLabel *m_summary;
    QTreeWidget *m_table;
    QPushButton *m_copy = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace views
