// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/widgets/card.h"

class QLabel;
class QPushButton;

namespace views {

/// A removal that can be undone, as the person is told of it.
struct Undoable
{
    int tags = 0;
    int images = 0;   ///< Without a tag.
    qint64 bytes = 0; ///< That can be reclaimed.

    friend bool operator==(const Undoable &, const Undoable &) = default;
};

/// "2 tags removed · 84 MB can be reclaimed", with what can be done about it. Stays until it is
/// closed or the removal is undone or final. GUI thread.
class UndoBar final : public Card
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent = nullptr);

    void setUndoable(const Undoable &undoable);

Q_SIGNALS:
    void undoRequested();
    void reclaimRequested();

private:
    QLabel *m_text;
    QPushButton *m_reclaim;
};

/// "2 tags removed"
[[nodiscard]] QString undoableText(const Undoable &undoable);

} // namespace views
