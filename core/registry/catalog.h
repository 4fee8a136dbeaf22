// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QStringList>

namespace registry {

/// The repositories of one page of a catalog, `/v2/_catalog`, which is outside of the
/// distribution-spec; what is no name is left out. Corrupt, worded, if it is no such page; \a
/// domain is for the words.
[[nodiscard]] core::Result<QStringList> parseCatalogPage(QByteArrayView json,
                                                         const QString &domain);

} // namespace registry
