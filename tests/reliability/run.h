// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/reliability/scenario.h"

#include <QStringList>

namespace reliability {

class Rig;

/// What came of a scenario.
struct Outcome
{
    bool isPulled = false;
    qint64 again = 0;        ///< Bytes that came more than once.
    QString words = {};      ///< The error, if there was one.
    QStringList broken = {}; ///< What should have been otherwise.
};

/// Pulls through \a scenario with our own client into a fresh store, compares everything with what
/// the scenario expects, and then, if it should heal, pulls again without the faults.
[[nodiscard]] Outcome runOurs(Rig &rig, const Scenario &scenario);

/// Copies through \a scenario with skopeo, at most 10 s long, and compares what can be seen of it.
[[nodiscard]] Outcome runSkopeo(Rig &rig, const Scenario &scenario);

} // namespace reliability
