// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/childprocess.h"

#include <QProcess>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace core {

void detachFromTerminal([[maybe_unused]] QProcess &process)
{
#ifdef Q_OS_UNIX
    process.setChildProcessModifier([] { setsid(); });
#endif
}

} // namespace core
