// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSplitter>

namespace views {

/// A splitter whose handles are hairlines; they can be grabbed a few pixels around.
class HairSplitter final : public QSplitter
{
    Q_OBJECT

public:
    explicit HairSplitter(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    QSplitterHandle *createHandle() override;
};

} // namespace views
