// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/storeentry.h"

#include <QListWidget>

namespace views {

/// The stores, one of them chosen: the own one first, then the engines.
class Sidebar final : public QListWidget
{
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    /// The engines, below the own store. What is chosen stays chosen if it is still there.
    void setEngines(const QList<StoreEntry> &engines);
    /// The own store for an ID that is not there.
    void choose(const QString &id);
    [[nodiscard]] QString chosen() const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void storeChosen(const QString &id);

private:
    void add(const StoreEntry &entry);
};

} // namespace views
