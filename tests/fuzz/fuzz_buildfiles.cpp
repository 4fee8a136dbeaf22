// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/engine/buildlog.h"
#include "core/engine/dockerfile.h"
#include "core/engine/dockerignore.h"
#include "tests/fuzz/fuzz.h"

using fuzz::check;

namespace {

/// What a walk finds out folder by folder is what the path as a whole gives.
void checkRules(const engine::IgnoreRules &rules)
{
    const auto folder = rules.match(QStringLiteral("some"));
    const auto file = rules.match(QStringLiteral("some/file.txt"), folder);
    check(rules.isIgnored(file) == rules.isIgnored(QStringLiteral("some/file.txt")));
    // What is kept inside an ignored folder has to be found.
    if (rules.isIgnored(folder) && !rules.isIgnored(file))
        check(rules.hasExceptionsBelow(u"some"));
}

} // namespace

/// What comes with a build: .dockerignore, Dockerfile, and the log.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes = fuzz::view(data, size);
    const auto rules = engine::IgnoreRules::parse(bytes);
    check(rules || !rules.error().message.isEmpty());
    if (rules)
        checkRules(*rules);
    if (const auto file = engine::Dockerfile::parse(bytes)) {
        check(file->targets().size() <= file->stages.size());
        check(file->globalArguments <= file->arguments.size());
        check(file->registries().size() <= file->stages.size() + file->copiedFrom.size());
    }
    engine::BuildLog log;
    log.take({.stream = QString::fromUtf8(bytes)});
    const engine::BuildLog::Part part = log.since(0);
    check(part.steps.size() <= part.lines.size() + part.firstLine);
    for (const QString &line : part.lines)
        check(line.size() <= core::limits::BuildLine);
    return 0;
}
