// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace core {

/// Logins are in the memory of this program: if it crashes, no copy of that is to be written to a
/// disk, or sent to those who collect crashes. The soft limit alone, so that who looks for a crash
/// can raise it: prlimit --core=unlimited --pid PID. What this program starts inherits it.
void forbidCoreDumps();

} // namespace core
