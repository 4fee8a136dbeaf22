// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/imagestore.h"

namespace store {

core::Result<Glance> ImageStore::glance(std::stop_token stop)
{
    return list(std::move(stop)).transform([](QList<Image> &&images) {
        return Glance{std::move(images), true};
    });
}

core::Result<QList<Leftover>> ImageStore::leftovers(std::stop_token)
{
    return QList<Leftover>();
}

core::Result<qint64> ImageStore::removeLeftover(const Leftover &, std::stop_token)
{
    return 0;
}

} // namespace store
