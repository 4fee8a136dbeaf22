// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/enginestoretest.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace support {

void EngineStoreTest::initTestCase_data()
{
    EnginePool::addRows();
}

void EngineStoreTest::initTestCase()
{
    REQUIRE_ENGINES();
}

void EngineStoreTest::init()
{
    QFETCH_GLOBAL(const EngineServer::Kind, kind);
    m_server = m_engines.at(kind);
    QVERIFY(m_server);
    m_cache = std::make_unique<QTemporaryDir>();
    m_store = storeAt(m_server->address());
}

void EngineStoreTest::cleanup()
{
    QVERIFY(!m_server || m_server->clear());
}

std::shared_ptr<engine::EngineStore> EngineStoreTest::storeAt(const QString &address) const
{
    return std::make_shared<engine::EngineStore>(
        engine::Endpoint{.name = u"test"_s, .address = engine::Address::parse(address).value()},
        layers::TocCache(m_cache->filePath(u"tocs"_s)), m_cache->filePath(u"pins"_s));
}

} // namespace support
