// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace reliability {

namespace {

/// Of a registry that asks for a login and has a mirror that does not, and must not see it.
Scenario mirrored(const QString &name, const Expected &expected, const QList<Rule> &rules)
{
    return {.name = name,
            .expected = expected,
            .rules = rules,
            .access = Access::Basic,
            .login = Login::Right,
            .hasMirror = true};
}

Scenario mirror(const QString &name, const Fault &fault, qint64 again = 0)
{
    return mirrored(name, pulled(again), {{At::Storage, Always, fault}});
}

/// Does \a fault to blobs only.
Fault ofBlobs(const Fault &fault)
{
    return [fault](PendingAnswer &answer, const Hosts &hosts) {
        if (answer.request.path().contains("/blobs/"))
            fault(answer, hosts);
        else
            answer.sendAll();
    };
}

} // namespace

// registries.conf names a mirror that is asked first. What it cannot give, the registry does.
QList<Scenario> mirrorScenarios()
{
    using enum ErrorCode;
    constexpr qint64 All = 350'000;
    QList<Scenario> all{
        mirrored(u"the mirror has everything"_s, pulled(), {{At::Storage, 0, {}}}),
        mirror(u"the mirror hangs up"_s, hangUp()),
        mirror(u"the mirror is silent"_s, silent()),
        mirror(u"the mirror has nothing"_s, status(404)),
        mirror(u"the mirror asks for a password"_s,
               status(401, {{"WWW-Authenticate", "Basic realm=\"mirror\""}})),
        mirror(u"the mirror refuses"_s, status(403)),
        mirror(u"the mirror has a problem"_s, status(500)),
        mirror(u"the mirror limits how much is pulled"_s, status(429)),
        mirror(u"the mirror is a page"_s, body("<html>Log in to the hotel's network</html>"),
               2'000),
        mirror(u"the mirror has no blobs"_s, ofBlobs(status(404))),
        mirror(u"the mirror has other bytes"_s,
               ofBlobs(changed([](PendingAnswer &answer) { answer.body.fill('x'); })), All),
        mirror(u"the mirror cuts off always"_s, ofBlobs(cutAfter(20'000)), 2 * All),
        mirrored(u"the registry is down, the mirror is not"_s, pulled(),
                 {{At::Anything, Always, hangUp()}}),
        mirrored(u"mirror and registry are down"_s, refused(Network),
                 {{At::Storage, Always, hangUp()}, {At::Anything, Always, hangUp()}}),
        mirrored(u"neither mirror nor registry has the layer"_s, refused(NotFound),
                 {{At::Storage, Always, status(404)}, {At::Layer, Always, status(404)}}),
    };
    all[2].silence = std::chrono::milliseconds(400);
    return all;
}

} // namespace reliability
