// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QProcess;

namespace core {

/// Has \a process, before it starts, no terminal to ask things on; where the system can do it, it
/// also ends with the thread that starts it, however that ends.
void detachFromTerminal(QProcess &process);

} // namespace core
