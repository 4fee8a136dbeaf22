// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

/// Hand-made values of a store for tests of views and models.
namespace storevalues {

/// A digest that depends on \a seed alone.
[[nodiscard]] oci::Digest digest(const QString &seed);

/// An image of the given names ("nginx:1.24") and platforms; none of the names means dangling.
[[nodiscard]] store::Image image(const QString &seed, const QStringList &names,
                                 qint64 sizeBytes = 142'000'000, qint64 uniqueBytes = 88'000'000,
                                 const QStringList &platforms = {QStringLiteral("linux/amd64")});

/// Details of the first platform of \a image, with manifest, config and history that agree.
[[nodiscard]] store::ImageDetails details(const store::Image &image);

/// Details of an image that has no layers and says nothing of itself.
[[nodiscard]] store::ImageDetails bareDetails();

} // namespace storevalues
