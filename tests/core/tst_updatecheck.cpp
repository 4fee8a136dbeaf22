// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/updatecheck.h"

#include "core/registry/pull.h"
#include "core/registry/pullprogress.h"
#include "core/store/ocistore.h"
#include "tests/support/expected.h"
#include "tests/support/pushedimage.h"
#include "tests/support/rawserver.h"
#include "tests/support/registryserver.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/tools.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using registry::TagUpdate;
using State = TagUpdate::State;

/// A store with what was pulled from a real registry, which has moved on since.
class TestUpdateCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void moved();
    void doesNotSay();
    void cancelled();

private:
    void push(const QString &tag, const QByteArray &content);

    support::RegistryServer m_registry;
    QTemporaryDir m_folder;
    std::shared_ptr<store::OciStore> m_store;
};

void TestUpdateCheck::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    auto store = store::OciStore::open(m_folder.filePath(u"images"_s),
                                       layers::TocCache(m_folder.filePath(u"tocs"_s)));
    VERIFY_RESULT(store);
    m_store = *store;
}

void TestUpdateCheck::push(const QString &tag, const QByteArray &content)
{
    static_cast<void>(
        support::push(m_registry, u"some/app"_s, tag,
                      {.layers = {support::TarBuilder().file("etc/mark", content).bytes()}}));
}

void TestUpdateCheck::moved()
{
    registry::Client client;
    for (const QString &tag : {u"same"_s, u"moves"_s, u"goes"_s}) {
        push(tag, tag.toUtf8());
        registry::PullProgress progress;
        const auto name = *oci::Reference::parse(u"%1/some/app:%2"_s.arg(m_registry.host(), tag));
        VERIFY_RESULT(registry::pull(client, *m_store, {.reference = name}, progress, {}));
    }
    auto images = m_store->list();
    VERIFY_RESULT(images);
    // One name is of a registry that was never there.
    images->last().names += *oci::Reference::parse(u"127.0.0.1:1/gone:1"_s);
    push(u"moves"_s, "new");
    qsizetype answered = 0;
    const auto updates = registry::checkForUpdates(
        client, *images, {}, [&answered](qsizetype, qsizetype all) { answered = all; });
    VERIFY_RESULT(updates);
    QCOMPARE(updates->size(), 4);
    QCOMPARE(answered, 4);
    for (const TagUpdate &update : *updates) {
        const State expected = update.name.tag() == "moves"_L1 ? State::Moved
                               : update.name.tag() == "1"_L1   ? State::Unknown
                                                               : State::Current;
        QVERIFY2(update.state == expected, qPrintable(update.name.toString()));
        QCOMPARE(update.digest.has_value(), expected != State::Unknown);
        QCOMPARE(update.error.message.isEmpty(), expected != State::Unknown);
    }
}

void TestUpdateCheck::doesNotSay()
{
    const support::RawServer server(
        [](const support::RawRequest &, support::RawConnection &connection) {
            connection.answer(200);
        });
    auto images = m_store->list();
    VERIFY_RESULT(images);
    images = {images->first()};
    images->first().names = {*oci::Reference::parse(server.host() + u"/a:1"_s)};
    const auto updates = registry::checkForUpdates(registry::Client(), *images, {});
    VERIFY_RESULT(updates);
    QCOMPARE(updates->size(), 1);
    QVERIFY(updates->first().state == State::Unknown);
    QVERIFY(!updates->first().error.message.isEmpty());
    // Nothing was pulled for it.
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().method, "HEAD");
}

void TestUpdateCheck::cancelled()
{
    const support::RawServer silent([](const support::RawRequest &,
                                       support::RawConnection &connection) { connection.stall(); });
    auto images = m_store->list();
    VERIFY_RESULT(images);
    images = {images->first()};
    images->first().names = {*oci::Reference::parse(silent.host() + u"/a:1"_s)};
    std::stop_source stop;
    const std::jthread stopper([&stop] {
        std::this_thread::sleep_for(50ms);
        stop.request_stop();
    });
    const auto updates = registry::checkForUpdates(registry::Client(), *images, stop.get_token());
    QVERIFY(!updates);
    QCOMPARE(updates.error().code, core::ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestUpdateCheck)
#include "tst_updatecheck.moc"
