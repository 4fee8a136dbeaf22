// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace reliability {

namespace {

Scenario together(const QString &name, int pulls, const Expected &expected, const Rule &rule)
{
    return {.name = name,
            .expected = expected,
            .rules = {rule},
            .pulls = pulls,
            .notForOthers = u"copies one image at a time"_s};
}

} // namespace

// Several pulls at once into one store: what they have in common comes once.
QList<Scenario> sharingScenarios()
{
    using enum ErrorCode;
    QList<Scenario> all{
        together(u"two pulls, the layer comes once"_s, 2, pulledAfter(1), {At::Layer, 0, {}}),
        together(u"eight pulls, the layer comes once"_s, 8, pulledAfter(1), {At::Layer, 0, {}}),
        together(u"two pulls, the layer is cut off once"_s, 2, pulledAfter(2),
                 {At::Layer, 1, cutAfter(150'000)}),
        together(u"two pulls, 500 once"_s, 2, pulledAfter(2), {At::Layer, 1, status(500)}),
        together(u"two pulls, the layer stalls once"_s, 2, pulled(),
                 {At::Layer, 1, stallAfter(150'000)}),
        together(u"two pulls, the layer is not there"_s, 2, refused(NotFound),
                 {At::Layer, Always, status(404)}),
        together(u"two pulls, the layer has other bytes"_s, 2, refused(DigestMismatch),
                 {At::Layer, Always, body(QByteArray(301'568, 'x'))}),
        together(u"eight pulls, one token"_s, 8, pulledAfter(1), {At::Token, 0, {}}),
    };
    all[4].silence = std::chrono::milliseconds(800);
    all.last().access = Access::Bearer;
    all.last().login = Login::Right;
    // Each pull asks for the configuration itself: it is small, and needed before anything else.
    for (Scenario &scenario : all)
        scenario.expected.again = qint64(scenario.pulls) * 2'000;
    return all;
}

} // namespace reliability
