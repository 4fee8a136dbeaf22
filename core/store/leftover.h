// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace store {

/// Something that takes space in a store beside its images, and that no image needs.
struct Leftover
{
    enum class Kind {
        RemovedImages,   ///< Of the own store: they can be brought back until this goes.
        UnneededBlobs,   ///< Of the own store: left over from a crash, or of other programs.
        BrokenDownloads, ///< Of the own store: begun more than a week ago and not gone on with.
        SetAside,        ///< Of the own store: damaged files that repairs kept.
        BuildCache,      ///< Of an engine.
        Container,       ///< One container of an engine that does not run.
    };

    Kind kind = Kind::UnneededBlobs;
    qsizetype count = 1; ///< Files, or records of the build cache.
    qint64 bytes = 0;    ///< What comes back.
    QString id = {};     ///< Of a container.
    QString name = {};   ///< Of a container.
    QString state = {};  ///< Of a container, in the engine's word.
    QString image = {};  ///< Of a container: what it was made from.
    QDateTime created = {};
    QStringList records = {}; ///< Of the build cache: their IDs, what is made of another one first.

    friend bool operator==(const Leftover &, const Leftover &) = default;
};

} // namespace store
