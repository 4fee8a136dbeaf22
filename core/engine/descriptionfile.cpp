// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/descriptionfile.h"

#include "core/base/limits.h"

#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

QByteArray readDescription(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return {};
    const QByteArray bytes = file.read(core::limits::EngineConfig + 1);
    return bytes.size() > core::limits::EngineConfig ? QByteArray() : bytes;
}

bool isEngineName(const QString &name)
{
    static const QRegularExpression grammar(u"^[a-zA-Z0-9][a-zA-Z0-9_.+-]{0,254}$"_s);
    return grammar.match(name).hasMatch();
}

std::unexpected<core::Error> damagedDescription(const QString &detail)
{
    return core::fail(core::ErrorCode::Corrupt,
                      core::Tr::tr("The description of the engine is damaged."), detail);
}

} // namespace engine
