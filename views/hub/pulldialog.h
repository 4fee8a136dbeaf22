// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/hub/pullwish.h"
#include "views/storeentry.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

class PlatformChoice;
class StoreChoice;

/// Asks what exactly is to be pulled where what was dropped left that open: which tag, for which
/// platform. Names everything in full.
class PullDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a offered are the platforms there are; empty if that is not known.
    PullDialog(const PullWish &wish, const QList<StoreEntry> &stores,
               const QList<oci::Platform> &offered, QWidget *parent = nullptr);

    [[nodiscard]] PullWish wish() const;

private:
    void follow();

    PullWish m_wish;
    QLineEdit *m_reference;
    QLabel *m_meaning;
    PlatformChoice *m_platform;
    StoreChoice *m_store;
    QPushButton *m_pull;
};

} // namespace views
