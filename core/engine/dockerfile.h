// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace engine {

/// What has to be known of a Dockerfile before an engine builds it. Only that is read: whether the
/// rest is right, the engine says.
struct Dockerfile
{
    struct Stage
    {
        QString name = {}; ///< Of "AS name"; may be empty.
        QString base = {}; ///< As written, with variables.

        friend bool operator==(const Stage &, const Stage &) = default;
    };
    struct Argument
    {
        QString name;
        QString value = {}; ///< The default.

        friend bool operator==(const Argument &, const Argument &) = default;
    };

    QList<Stage> stages = {};
    QList<Argument> arguments = {}; ///< Every ARG once; those before the first FROM first.
    QStringList copiedFrom = {};    ///< "COPY --from=", as written.
    qsizetype globalArguments = 0;  ///< How many of them stand before the first FROM.

    /// LimitExceeded if it is too large.
    [[nodiscard]] static core::Result<Dockerfile> parse(QByteArrayView file);

    /// The names of stages, which a build may end at.
    [[nodiscard]] QStringList targets() const;
    /// The registries whose images the build begins with or copies from, with \a values for its
    /// arguments.
    [[nodiscard]] QStringList registries(const QMap<QString, QString> &values = {}) const;

    friend bool operator==(const Dockerfile &, const Dockerfile &) = default;
};

} // namespace engine
