// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QDateTime>

#include <chrono>
#include <functional>

namespace store {

/// Which images a prune takes. What is left out takes all; everything else narrows it.
struct PruneRules
{
    enum class Which {
        Untagged, ///< As `docker image prune`.
        Unused,   ///< As `docker image prune --all`: also tagged images that no container uses.
    };

    Which which = Which::Untagged;
    std::chrono::seconds olderThan{0}; ///< Since the image was built; 0 takes all ages.
    QString repository = {};           ///< A pattern with * and ?, for the short or the full name.
    /// KEY or KEY=VALUE that an image has to have, KEY!=VALUE or !KEY that it must not have.
    QStringList labels = {};
    int keepNewest = 0; ///< So many images of each repository stay.

    friend bool operator==(const PruneRules &, const PruneRules &) = default;
};

/// One image that a prune could take, and whether it does.
struct PruneRow
{
    enum class Kept {
        No, ///< It goes.
        Pinned,
        InUse,
        TooNew,
        AgeUnknown,
        OtherRepository, ///< At least one of its names does not match.
        OtherLabels,
        AmongNewest,
    };

    Image image;
    Kept kept = Kept::No;

    [[nodiscard]] bool goes() const { return kept == Kept::No; }
};

/// The images that \a rules are about, those that go first, each in the order of \a images.
/// Tagged ones are no rows when only untagged ones are asked for.
[[nodiscard]] QList<PruneRow> reviewPrune(const QList<Image> &images, const PruneRules &rules,
                                          const QDateTime &now = QDateTime::currentDateTimeUtc());

/// \a images as they will be once the containers among \a going are removed: not used by them.
[[nodiscard]] QList<Image> withoutContainers(QList<Image> images, const QList<Leftover> &going);

/// What ImageStore::planRemoval() has to be told to remove \a image with all its names.
[[nodiscard]] QStringList removalNames(const Image &image);

/// What a person saw and agreed to, of one store.
struct PruneOrder
{
    QList<Image> images = {}; ///< Of reviewPrune().
    QList<Leftover> leftovers = {};
    QList<oci::Digest> parents = {}; ///< That go with the images: RemovalPlan::parents.
    bool reclaims = false;           ///< The own store gives the space back at once: no undo.

    [[nodiscard]] bool isEmpty() const { return images.isEmpty() && leftovers.isEmpty(); }
    /// Steps that are counted while it is carried out.
    [[nodiscard]] qsizetype size() const { return images.size() + leftovers.size(); }
};

/// What a prune did.
struct PruneReport
{
    RemovalReport images;    ///< With what failed and the bytes of the whole.
    qsizetype leftovers = 0; ///< So many of them went.
};

/// How far it is: steps that are done, and what is being removed now.
using PruneProgress = std::function<void(qsizetype done, const QString &now)>;

/// Carries out \a order and nothing else: containers first, then images tag by tag, never by force,
/// then the rest. An image that has other names now, is in use or pinned, is left alone and
/// reported; one that is gone is said to be gone. The errors of the store if it cannot be read and
/// nothing was done before; afterwards they are in the report. \a stop ends it, also where it waits
/// for an engine.
[[nodiscard]] core::Result<PruneReport> prune(ImageStore &store, const PruneOrder &order,
                                              const PruneProgress &progress = {},
                                              std::stop_token stop = {});

/// "36h", "7d", "2w" or a number of seconds with "s"; "10m" are minutes, as in Docker.
/// InvalidArgument for everything else.
[[nodiscard]] core::Result<std::chrono::seconds> parseAge(const QString &text);

} // namespace store
