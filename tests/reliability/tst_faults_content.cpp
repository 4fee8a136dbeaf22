// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenariotest.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    reliability::ScenarioTest test(reliability::contentScenarios() + reliability::digestScenarios()
                                   + reliability::mirrorScenarios()
                                   + reliability::sharingScenarios());
    return QTest::qExec(&test, argc, argv);
}
