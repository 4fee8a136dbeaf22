// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/images/valuedelegate.h"

namespace views {

/// The values of the list of images; how many containers use one is a chip, which can be clicked.
class ImageDelegate final : public ValueDelegate
{
    Q_OBJECT

public:
    ImageDelegate(int chipColumn, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] bool isChip(const QModelIndex &index) const;

private:
    int m_chipColumn;
};

} // namespace views
