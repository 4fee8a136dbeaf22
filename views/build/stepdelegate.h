// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/images/valuedelegate.h"

namespace views {

/// Paints the steps of a BuildStepModel: what happened with each has a sign of its own.
class StepDelegate final : public ValueDelegate
{
    Q_OBJECT

public:
    explicit StepDelegate(QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace views
