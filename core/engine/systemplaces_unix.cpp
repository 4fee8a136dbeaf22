// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/systemplaces.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace engine {

/// macOS has no /run.
QString systemRunFolder()
{
    return QFileInfo::exists(u"/run"_s) ? u"/run"_s : u"/var/run"_s;
}

QStringList namedPipes()
{
    return {};
}

} // namespace engine
