// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "views/widgets/card.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace views {

class FoldButton;

/// What a MessagePanel says.
struct Message
{
    enum class Kind { Information, Warning, Error };

    Kind kind = Kind::Error;
    QString heading; ///< What happened.
    QString text;    ///< What to do.
    QString details; ///< Facts for those who look into it; folded.

    /// \a heading, with the words and facts of \a error below.
    [[nodiscard]] static Message fromError(const QString &heading, const core::Error &error);
};

/// A message where the work was. Stays until it is closed.
class MessagePanel final : public Card
{
    Q_OBJECT

public:
    explicit MessagePanel(QWidget *parent = nullptr);

    void setMessage(const Message &message);
    /// Only what to do is another now: what was unfolded stays so.
    void setText(const QString &text);
    [[nodiscard]] const Message &message() const { return m_message; }
    /// A button beside the text, for instance to try again.
    QPushButton *addButton(const QString &text);

Q_SIGNALS:
    void closed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void applyIcon();

    Message m_message;
    QLabel *m_icon;
    QLabel *m_heading;
    QLabel *m_text;
    FoldButton *m_unfold;
    QToolButton *m_close;
    QPlainTextEdit *m_details;
};

} // namespace views
