// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/reliability/scenario.h"

#include <QObject>

#include <memory>

namespace reliability {

class Rig;

/// Runs scenarios as the rows of a test.
class ScenarioTest final : public QObject
{
    Q_OBJECT

public:
    explicit ScenarioTest(QList<Scenario> scenarios);
    ~ScenarioTest() override;

private Q_SLOTS:
    void initTestCase();
    void scenario_data();
    void scenario();

private:
    const QList<Scenario> m_scenarios;
    std::unique_ptr<Rig> m_rig;
};

} // namespace reliability
