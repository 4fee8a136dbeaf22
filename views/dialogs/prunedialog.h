// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/prune.h"
#include "views/storeentry.h"

#include <QDialog>
#include <QHash>

#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;
class QTimer;
class QTreeView;

namespace models {
class PruneModel;
}

namespace views {

class PruneRulesBar;

/// What was agreed to in one store.
struct PruneChoice
{
    StoreEntry store;
    store::PruneOrder order;
};

/// The review of a prune over one store or several: which images the rules take, which they leave
/// and why, what else could go, a box for each row that goes, and the bytes that come back. Nothing
/// happens before the person agrees; Cancel is the default. GUI thread.
class PruneDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a stores can be looked at, of which \a chosen are from the start. What is in them has to be
    /// told by setStore().
    PruneDialog(const QList<StoreEntry> &stores, const QStringList &chosen,
                QWidget *parent = nullptr);

    /// What is in a store now; boxes stay as they are, and what came or was let go since the first
    /// time is not checked. Without \a leftovers those stay that are known.
    void setStore(const QString &id, const QList<store::Image> &images,
                  const std::optional<QList<store::Leftover>> &leftovers = {});
    /// It cannot be read.
    void setStoreError(const QString &id, const core::Error &error);
    /// The answer to planRequested(); one for other images is dropped.
    void setPlan(const QString &id, const store::RemovalPlan &plan);

    /// The stores whose rows are shown.
    [[nodiscard]] QStringList stores() const;
    /// What is checked, of stores where anything is.
    [[nodiscard]] QList<PruneChoice> chosen() const;

Q_SIGNALS:
    /// What is in the store \a id? Answered by setStore() or setStoreError().
    void storeRequested(const QString &id);
    /// What would removing \a names of a store do? ImageStore::planRemoval() knows.
    void planRequested(const QString &id, const QStringList &names);
    void confirmed(const QList<views::PruneChoice> &choices);

private:
    struct Content
    {
        QList<store::Image> images = {};
        QList<store::Leftover> leftovers = {};
        QString problem = {};                        ///< Why it cannot be read.
        bool known = false;                          ///< The images are,
        bool knowsLeftovers = false;                 ///< and what lies beside them.
        std::optional<store::RemovalPlan> plan = {}; ///< Of what is checked now.
    };
    struct Sums
    {
        int images = 0;
        int parents = 0; ///< Nameless ones, that go with them.
        int containers = 0;
        int others = 0;
        qint64 bytes = 0;
        qint64 undoable = 0;    ///< Of the bytes.
        bool isComplete = true; ///< All plans are known.
    };

    QWidget *buildTable();
    QWidget *buildButtons();
    void markLate(const QString &id, const Content &before, const Content &now);
    void review();
    void followChoice();
    void askForPlans();
    [[nodiscard]] QStringList goingContainers() const;
    [[nodiscard]] Sums sums() const;
    [[nodiscard]] QString summaryText(const Sums &sums) const;
    void showSums();
    void copyCommand() const;

    QList<StoreEntry> m_entries;
    QHash<QString, Content> m_contents;
    models::PruneModel *m_model;
    PruneRulesBar *m_rules;
    QTreeView *m_table;
    QLabel *m_summary;
    QCheckBox *m_reclaim;
    QPushButton *m_copy;
    QPushButton *m_confirm;
    QTimer *m_ask;                 ///< Waits until a burst of clicks is over.
    QStringList m_goingContainers; ///< When the rows were made.
};

} // namespace views
