// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/apiversion.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

std::optional<ApiVersion> ApiVersion::parse(QByteArrayView text)
{
    static const QRegularExpression grammar(u"^([0-9]{1,4})\\.([0-9]{1,4})$"_s);
    const auto match = grammar.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return {};
    return ApiVersion{match.captured(1).toInt(), match.captured(2).toInt()};
}

QString ApiVersion::toString() const
{
    return u"%1.%2"_s.arg(major).arg(minor);
}

QString EngineVersion::title() const
{
    if (isPodman())
        return u"Podman "_s + libpod;
    // "Docker/26.1.5+dfsg1 (linux)"
    QString title = server.section(u' ', 0, 0).section(u'+', 0, 0);
    return title.replace(u'/', u' ');
}

} // namespace engine
