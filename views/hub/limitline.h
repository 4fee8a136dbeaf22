// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/pulllimit.h"

#include <QLabel>

namespace views {

/// "76 of 100 pulls left for your address": what Docker Hub still allows. Empty, but there, while
/// nothing is known.
class LimitLine final : public QLabel
{
    Q_OBJECT

public:
    explicit LimitLine(QWidget *parent = nullptr);

    void setLimit(const std::optional<registry::PullLimit> &limit);
};

} // namespace views
