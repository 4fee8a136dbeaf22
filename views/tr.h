// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace views {

/// Translation context of everything worded in views: Tr::tr("...").
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(views::Tr)
};

} // namespace views
