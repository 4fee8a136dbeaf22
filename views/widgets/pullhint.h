// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/widgets/card.h"

class QLabel;
class QListWidget;

namespace views {

class ElidedLabel;

/// The card under the pull field: the full reference, and a line about it. Lies over the page
/// instead of moving it, so nothing jumps while one types.
class PullHint final : public Card
{
    Q_OBJECT

public:
    explicit PullHint(QWidget *parent = nullptr);

    void setMeaning(const QString &reference, const QString &action);
    void setProblem(const QString &problem);
    /// What is meant is for the person to choose among \a references; \a chosen is -1 for none.
    void setChoices(const QStringList &references, int chosen, const QString &text);
    /// Lies down below \a field, inside the window of it, and shows itself.
    void showUnder(QWidget *field);

Q_SIGNALS:
    void chosen(int choice);

private:
    ElidedLabel *m_reference;
    QListWidget *m_choices;
    QLabel *m_text;
};

} // namespace views
