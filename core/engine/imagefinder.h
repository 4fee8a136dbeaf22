// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QList>
#include <QString>

#include <optional>

namespace engine {

/// What a name means on an engine.
struct FoundImage
{
    qsizetype image = 0;                      ///< Index into the list.
    std::optional<oci::Reference> name = {};  ///< Set if it is one name of the image.
    std::optional<oci::Digest> manifest = {}; ///< Set if it is one platform of the image.
};

/// Looks \a name up among \a images as ImageStore::inspect() takes it: a name first, then an ID or
/// digest or the beginning of one. NotFound, or InvalidArgument if it is ambiguous.
[[nodiscard]] core::Result<FoundImage> findImage(const QList<store::Image> &images,
                                                 const QString &name, const QString &engine);

} // namespace engine
