// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace models {

/// Translation context of everything worded in models: Tr::tr("...").
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(models::Tr)
};

} // namespace models
