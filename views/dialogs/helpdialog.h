// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace views {

/// How each number is defined, what the signs mean, and the keys. Stays open beside the window.
/// GUI thread.
class HelpDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Shows the help of the window that \a parent is in, which gets one at most.
    static void open(QWidget *parent);

private:
    explicit HelpDialog(QWidget *window);
};

} // namespace views
