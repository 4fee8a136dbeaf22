// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/prune.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QTimer;
class QTreeView;

namespace models {
class PruneModel;
}

namespace views {

/// The review of a prune: which images the rules take, which they leave and why, a box for each
/// that goes, and the bytes that come back. Nothing happens before the person agrees; Cancel is the
/// default. GUI thread.
class PruneDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a images are all those of the store.
    explicit PruneDialog(const QList<store::Image> &images, QWidget *parent = nullptr);

    /// What is in the store now; boxes stay as they are.
    void setImages(const QList<store::Image> &images);
    /// The images whose boxes are checked.
    [[nodiscard]] QList<store::Image> chosen() const;
    /// The answer to planRequested(); one for other names is dropped.
    void setPlan(const store::RemovalPlan &plan);

Q_SIGNALS:
    /// What would removing \a names do? ImageStore::planRemoval() knows.
    void planRequested(const QStringList &names);
    void confirmed(const QList<store::Image> &images);

private:
    QWidget *buildRules();
    QWidget *buildTable();
    QWidget *buildButtons();
    void review();
    void followChoice();
    void showSums();
    void copyCommand() const;

    QList<store::Image> m_images;
    models::PruneModel *m_model;
    QComboBox *m_which;
    QComboBox *m_age;
    QLineEdit *m_repository;
    QSpinBox *m_keep;
    QTreeView *m_table;
    QLabel *m_summary;
    QPushButton *m_copy;
    QPushButton *m_confirm;
    QTimer *m_ask;                            ///< Waits until a burst of clicks is over.
    std::optional<store::RemovalPlan> m_plan; ///< Of what is chosen now.
};

} // namespace views
