// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/enginestore.h"
#include "tests/support/enginepool.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace support {

/// A test of stores of real engines: everything is done once for each kind of engine, each function
/// with a store that knows nothing yet on an engine that has nothing.
class EngineStoreTest : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();

protected:
    /// Our store over the engine at \a address, which shares its tables and pins with the others of
    /// this function.
    [[nodiscard]] std::shared_ptr<engine::EngineStore> storeAt(const QString &address) const;
    [[nodiscard]] QString say(const QStringList &words) const { return m_server->say(words); }

    EnginePool m_engines;
    EngineServer *m_server = nullptr;
    std::unique_ptr<QTemporaryDir> m_cache;
    std::shared_ptr<engine::EngineStore> m_store;
};

} // namespace support
