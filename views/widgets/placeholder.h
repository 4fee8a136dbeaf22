// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace views {

/// What could be done to fill an empty place.
struct Offer
{
    QString heading;
    QString text;
    QString action; ///< On the button.
};

/// What stands where data will be: a heading, what belongs here, and the one thing to do.
class Placeholder final : public QWidget
{
    Q_OBJECT

public:
    explicit Placeholder(QWidget *parent = nullptr);

    /// Takes back an offer that was made before.
    void setTexts(const QString &heading, const QString &text);
    void setOffer(const Offer &offer);
    /// The first button is the one thing to do; later ones are flat.
    QPushButton *addButton(const QString &text);

Q_SIGNALS:
    void offerTaken();

private:
    QLabel *m_heading;
    QLabel *m_text;
    QVBoxLayout *m_buttons;
    QPushButton *m_offer = nullptr; ///< Made when something is offered first.
};

} // namespace views
