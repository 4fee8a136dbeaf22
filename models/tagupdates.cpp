// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/tagupdates.h"

#include "models/tr.h"

#include <QLocale>

using registry::TagUpdate;

namespace models {

void TagUpdates::add(const QList<TagUpdate> &answers, const QDateTime &when)
{
    for (const TagUpdate &answer : answers)
        m_answers.insert(answer.name.toString(), {answer, when});
}

bool TagUpdates::hasMoved(const store::Image &image, const QString &name) const
{
    const auto answer = m_answers.constFind(name);
    return answer != m_answers.cend() && answer->update.digest
           && !registry::isKnownAs(image, *answer->update.digest);
}

QString TagUpdates::text(const store::Image &image, const QString &name) const
{
    const auto answer = m_answers.constFind(name);
    if (answer == m_answers.cend())
        return {};
    const QString when = QLocale().toString(answer->when.toLocalTime(), QLocale::ShortFormat);
    if (!answer->update.digest)
        return Tr::tr("Whether there is a newer one could not be told at %1: %2")
            .arg(when, answer->update.error.message);
    if (!hasMoved(image, name))
        return Tr::tr("As on its registry at %1.").arg(when);
    return Tr::tr("Moved: its registry had %1 at %2.")
        .arg(answer->update.digest->shortForm(), when);
}

} // namespace models
