// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/fileowner.h"

#include <QRegularExpression>
#include <QString>

using namespace Qt::StringLiterals;

namespace models {

std::optional<FileOwner> parseFileOwner(const QString &text)
{
    static const QRegularExpression form(u"^\\s*([0-9]+)?\\s*(?::\\s*([0-9]+)?)?\\s*$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    FileOwner owner;
    bool isRight = true;
    const auto read = [&](int part, std::optional<quint32> &number) {
        bool isNumber = true;
        if (const QString digits = match.captured(part); !digits.isEmpty())
            number = digits.toUInt(&isNumber);
        isRight = isRight && isNumber;
    };
    read(1, owner.user);
    read(2, owner.group);
    return isRight ? std::optional(owner) : std::nullopt;
}

} // namespace models
