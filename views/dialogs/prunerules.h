// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/prune.h"
#include "views/storeentry.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QMenu;
class QSpinBox;
class QToolButton;

namespace views {

/// Where a prune looks and what it takes, as two rows of fields. GUI thread.
class PruneRulesBar final : public QWidget
{
    Q_OBJECT

public:
    /// \a stores can be chosen among, of which \a chosen are; with one there is nothing to choose.
    PruneRulesBar(const QList<StoreEntry> &stores, const QStringList &chosen,
                  QWidget *parent = nullptr);

    [[nodiscard]] store::PruneRules rules() const;
    /// IDs, in the order of the stores.
    [[nodiscard]] QStringList stores() const;
    /// Containers that do not run go too.
    [[nodiscard]] bool takesContainers() const;

Q_SIGNALS:
    void changed();
    void storeAdded(const QString &id);

private:
    void buildStores(const QList<StoreEntry> &stores, const QStringList &chosen);
    void buildWhich();
    void buildAges();
    void buildPatterns();
    void nameStores();

    QToolButton *m_where;
    QMenu *m_stores;
    QComboBox *m_which;
    QComboBox *m_age;
    QLineEdit *m_repository;
    QLineEdit *m_labels;
    QSpinBox *m_keep;
    QCheckBox *m_containers;
};

} // namespace views
