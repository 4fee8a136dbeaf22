// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/hub/answers.h"
#include "core/oci/reference.h"
#include "core/registry/catalog.h"
#include "core/registry/taglist.h"
#include "tests/fuzz/fuzz.h"

using namespace Qt::StringLiterals;
using fuzz::check;

namespace {

template <class T>
void checkWords(const core::Result<T> &result)
{
    check(result || !result.error().message.isEmpty());
}

} // namespace

/// What Docker Hub, or who answers in its place, and what registries list. Every name that gets
/// through can be pulled.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    using hub::SearchVersion;
    const QByteArrayView view = fuzz::view(data, size);
    for (const auto version : {SearchVersion::V4, SearchVersion::V2, SearchVersion::V1}) {
        const auto page = hub::parseSearch(view, version);
        checkWords(page);
        for (const hub::FoundRepository &row : page ? page->rows : QList<hub::FoundRepository>())
            check(oci::Reference::parse(row.name).value().domain() == "docker.io"_L1);
    }
    checkWords(hub::parseRepository(view));
    const auto tags = hub::parseTags(view);
    checkWords(tags);
    for (const hub::TagDetails &tag : tags ? tags->tags : QList<hub::TagDetails>())
        check(oci::Reference::parse(u"nginx:"_s + tag.name).has_value());
    const auto listed = registry::parseTagPage(view, u"registry"_s);
    checkWords(listed);
    for (const QString &tag : listed.value_or(QStringList()))
        check(oci::Reference::parse(u"nginx:"_s + tag).has_value());
    const auto catalog = registry::parseCatalogPage(view, u"registry"_s);
    checkWords(catalog);
    for (const QString &name : catalog.value_or(QStringList()))
        check(oci::Reference::parse(u"localhost/"_s + name).value().path() == name);
    check(hub::parseProblem(view).size() <= 512);
    return 0;
}
