// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/shellwords.h"
#include "core/ci/pathfilter.h"
#include "core/ci/rulevalues.h"
#include "core/engine/runrequest.h"
#include "core/store/prune.h"
#include "tests/fuzz/fuzz.h"

using fuzz::check;

/// Short words of people and scripts: patterns, sizes, ages, ports, mounts, command lines. The
/// first line is one, the rest another.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(fuzz::view(data, size));
    const QString first = text.section(u'\n', 0, 0);
    const QString rest = text.section(u'\n', 1);
    if (const auto filter = ci::PathFilter::parse({first}))
        check(!filter->holds(rest) || filter->holds(rest + QStringLiteral("/below")));
    if (const auto bytes = ci::parseSize(first))
        check(*bytes >= 0);
    if (const auto age = store::parseAge(first))
        check(age->count() >= 0);
    if (const auto port = engine::PublishedPort::parse(first, rest))
        check(port->port != 0 && !port->toString().isEmpty());
    if (const auto mount = engine::Mount::parse(first, rest, false))
        check(mount->target.startsWith(u'/') && !mount->source.isEmpty());
    if (const auto words = core::splitShellLine(text))
        check(core::splitShellLine(core::shellLine(*words)) == *words);
    return 0;
}
