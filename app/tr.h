// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace app {

/// Translation context of everything worded in app: Tr::tr("...").
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(app::Tr)
};

} // namespace app
