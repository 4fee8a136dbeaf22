// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/coredumps.h"

#include <sys/resource.h>

namespace core {

// Not PR_SET_DUMPABLE: it would keep the portals of the desktop from looking at who asks them. The
// limit is heeded by systemd-coredump and apport, too, to which the kernel pipes all the same.
void forbidCoreDumps()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    limit.rlim_cur = 0;
    static_cast<void>(::setrlimit(RLIMIT_CORE, &limit));
}

} // namespace core
