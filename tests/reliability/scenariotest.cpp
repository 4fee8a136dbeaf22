// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenariotest.h"

#include "tests/reliability/rig.h"
#include "tests/reliability/run.h"
#include "tests/support/tools.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace reliability {

ScenarioTest::ScenarioTest(QList<Scenario> scenarios)
    : m_scenarios(std::move(scenarios))
{}

ScenarioTest::~ScenarioTest() = default;

void ScenarioTest::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s, u"htpasswd"_s, u"gzip"_s, u"zstd"_s);
    m_rig = std::make_unique<Rig>();
    for (const Access access : {Access::Open, Access::Basic, Access::Bearer})
        QVERIFY2(m_rig->registry(access), qPrintable(m_rig->errorString()));
}

void ScenarioTest::scenario_data()
{
    QTest::addColumn<qsizetype>("position");
    for (qsizetype i = 0; i < m_scenarios.size(); ++i)
        QTest::newRow(qPrintable(m_scenarios[i].name)) << i;
}

void ScenarioTest::scenario()
{
    QFETCH(qsizetype, position);
    const Outcome outcome = runOurs(*m_rig, m_scenarios[position]);
    QVERIFY2(outcome.broken.isEmpty(),
             qPrintable(outcome.broken.join(u"; "_s) + u"\n"_s + outcome.words));
}

} // namespace reliability

// libproxy 0.5, which Qt asks for the proxies, loses some hundred bytes each time.
extern "C" const char *__asan_default_options() // NOLINT
{
    return "fast_unwind_on_malloc=0";
}
extern "C" const char *__lsan_default_suppressions() // NOLINT
{
    return "leak:libpxbackend";
}
