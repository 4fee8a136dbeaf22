// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/storeentry.h"

#include <QListWidget>
#include <QTimer>

namespace views {

/// The stores, one of them chosen: the own one first, then the engines. Where there are engines,
/// AllStores is above them, which can be chosen too.
class Sidebar final : public QListWidget
{
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    /// The engines, below the own store. What is chosen stays chosen if it is still there.
    void setEngines(const QList<StoreEntry> &engines);
    /// How a command line for the own store begins, StoreEntry::program.
    void setOwnProgram(const QStringList &program);
    /// The own store for an ID that is not there.
    void choose(const QString &id);
    /// The same, but one that is not there yet is chosen when it comes, if the person has chosen
    /// nothing else by then.
    void restore(const QString &id);
    [[nodiscard]] QString chosen() const;
    /// The stores, the own one first.
    [[nodiscard]] const QList<StoreEntry> &entries() const { return m_entries; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void storeChosen(const QString &id);
    /// The person has picked a store, be it the one that was chosen before.
    void storePicked();
    /// Names of images on registries are held over a store; empty when they are no longer.
    void referencesHeld(const QString &id, const QStringList &names);
    /// They were dropped there.
    void referencesDropped(const QString &id, const QStringList &names);
    /// The images that are selected in the window were dropped on a store that is not chosen.
    void imagesDropped(const QString &id);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QListWidgetItem *addItem(const QString &id, const QString &name, QLatin1StringView iconName);
    void fill();
    [[nodiscard]] QString allToolTip() const;
    /// The row of the store below the pointer that what is dragged can be dropped on, or -1.
    [[nodiscard]] int targetOf(const QDropEvent *event) const;
    void setTarget(int row, const QStringList &references = {});

    QList<StoreEntry> m_entries;
    QString m_restored; ///< To be chosen when it comes.
    int m_target = -1;  ///< Marked while something is held over it.
    QTimer m_spring;    ///< While it is held there: the store opens.
};

} // namespace views
