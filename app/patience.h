// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QThreadPool>

namespace app {

/// For a pool whose threads wait for engines: more of them than there are processors, so that one
/// that is slow, or does not answer, holds up no other.
inline void makePatient(QThreadPool &pool)
{
    pool.setMaxThreadCount(16);
}

} // namespace app
