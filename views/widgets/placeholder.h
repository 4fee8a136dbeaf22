// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace views {

/// What stands where data will be: a heading, what belongs here, and the one thing to do.
class Placeholder final : public QWidget
{
    Q_OBJECT

public:
    explicit Placeholder(QWidget *parent = nullptr);

    void setTexts(const QString &heading, const QString &text);
    /// The first button is the one thing to do; later ones are flat.
    QPushButton *addButton(const QString &text);

private:
    QLabel *m_heading;
    QLabel *m_text;
    QVBoxLayout *m_buttons;
};

} // namespace views
