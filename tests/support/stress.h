// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRandomGenerator>
#include <QtEnvironmentVariables>

namespace support {

/// True for the long form of tests that try something many times: `./dev stress`.
[[nodiscard]] inline bool isStress()
{
    return qEnvironmentVariableIsSet("MILLEFEUILLE_STRESS");
}

/// Random numbers that MILLEFEUILLE_SEED, which is printed, makes the same again.
[[nodiscard]] inline QRandomGenerator seededRandom()
{
    const QByteArray given = qgetenv("MILLEFEUILLE_SEED");
    const quint32 seed = given.isEmpty() ? QRandomGenerator::global()->generate() : given.toUInt();
    qInfo("MILLEFEUILLE_SEED=%u", seed);
    return QRandomGenerator(seed);
}

} // namespace support
