// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/catalog.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/oci/reference.h"

using namespace Qt::StringLiterals;
using core::Tr;

namespace registry {

core::Result<QStringList> parseCatalogPage(QByteArrayView bytes, const QString &domain)
{
    const auto damaged = [&domain](core::Error error) {
        return core::failWorded(
            std::move(error),
            Tr::tr("The list of repositories of “%1” cannot be understood.").arg(domain));
    };
    auto object = core::parseJsonObject(bytes, core::limits::TagPage);
    if (!object)
        return damaged(std::move(object.error()));
    core::JsonReader json(*std::move(object));
    QStringList names = json.strings("repositories"_L1);
    if (json.error())
        return damaged(*json.error());
    names.removeIf([](const QString &name) {
        // Any registry will do to read the name by.
        const auto reference = oci::Reference::parse(u"localhost/"_s + name);
        return !reference || reference->path() != name;
    });
    return names;
}

} // namespace registry
