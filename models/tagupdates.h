// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/updatecheck.h"

#include <QDateTime>
#include <QHash>
#include <QString>

namespace models {

/// What registries had under the names of images when they were asked last. A value.
class TagUpdates final
{
public:
    /// Answers of \a when; they take the place of older ones about the same names.
    void add(const QList<registry::TagUpdate> &answers, const QDateTime &when);

    /// The registry has another image under the full reference \a name than \a image, which is
    /// here under it.
    [[nodiscard]] bool hasMoved(const store::Image &image, const QString &name) const;
    /// What is known and since when, or why nothing is, in a sentence or two; empty if the registry
    /// was never asked.
    [[nodiscard]] QString text(const store::Image &image, const QString &name) const;

private:
    struct Answer
    {
        registry::TagUpdate update;
        QDateTime when;
    };

    QHash<QString, Answer> m_answers; ///< By the full reference.
};

} // namespace models
