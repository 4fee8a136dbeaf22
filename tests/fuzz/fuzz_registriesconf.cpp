// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/registriesconf.h"
#include "core/registry/routerules.h"
#include "tests/fuzz/fuzz.h"

using fuzz::check;
using namespace Qt::StringLiterals;

// What says how registries are reached. Whatever it holds, a place that comes of it is a name of
// the grammar of references, and never a path or an address of another kind.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView view = fuzz::view(data, size);
    if (const auto conf = registry::RegistriesConf::parse(view)) {
        for (const QString &name :
             {u"docker.io/library/nginx"_s, u"a.b/c"_s, u"localhost:5000/x"_s}) {
            const registry::RegistryRule *rule = conf->find(name);
            if (!rule)
                continue;
            const QString there = registry::relocated(name, rule->prefix, rule->location);
            check(!there.contains("://"_L1) && !there.startsWith(u'/') && !there.contains(".."_L1));
            for (const registry::MirrorRule &mirror : rule->mirrors)
                check(oci::Reference::parse(mirror.location + "/x"_L1).has_value());
        }
        registry::RegistriesConf twice = *conf;
        twice.merge(*conf);
        check(twice.unqualifiedSearch == conf->unqualifiedSearch);
        for (const oci::Reference &choice : conf->choices(u"nginx:1"_s))
            check(oci::Reference::parse(choice.toString()) == choice);
    }
    if (const auto daemon = registry::DaemonConf::parse(view)) {
        for (const QUrl &mirror : daemon->mirrors)
            check(!mirror.host().isEmpty() && mirror.userInfo().isEmpty());
    }
    return 0;
}
