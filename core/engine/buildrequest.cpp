// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/buildrequest.h"

using namespace Qt::StringLiterals;

namespace engine {

QStringList BuildRequest::dockerCommand(const QStringList &program) const
{
    QStringList words = program + QStringList{u"build"_s};
    const auto add = [&words](const QString &option, const QString &value) {
        if (!value.isEmpty())
            words << option << value;
    };
    add(u"-f"_s, dockerfile);
    for (const oci::Reference &tag : tags)
        add(u"-t"_s, tag.familiar());
    add(u"--target"_s, target);
    for (auto it = arguments.begin(); it != arguments.end(); ++it)
        add(u"--build-arg"_s, it.key() + u'=' + it.value());
    for (auto it = labels.begin(); it != labels.end(); ++it)
        add(u"--label"_s, it.key() + u'=' + it.value());
    add(u"--platform"_s, platform ? platform->toString() : QString());
    if (noCache)
        words << u"--no-cache"_s;
    if (pull)
        words << u"--pull"_s;
    return words << folder;
}

} // namespace engine
