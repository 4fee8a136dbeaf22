// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/imageuses.h"

#include "core/store/ocistore.h"
#include "core/store/prune.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using store::ContainerUse;
using store::ImageUses;

/// Images of the own store that containers of engines run.
class TestImageUses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void byEveryDigest_data();
    void byEveryDigest();
    void severalEngines();
    void staysInPrune();
    void doesNotForbidRemoval();

private:
    [[nodiscard]] store::Image image() const { return m_store->list().value().first(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<store::OciStore> m_store;
    std::shared_ptr<ImageUses> m_uses;
};

namespace {

const ContainerUse Web{.engine = u"Docker"_s,
                       .id = u"1"_s,
                       .name = u"web"_s,
                       .state = u"running"_s,
                       .address = u"unix:///d"_s};
const ContainerUse Db{.engine = u"Podman"_s,
                      .id = u"2"_s,
                      .name = u"db"_s,
                      .state = u"exited"_s,
                      .address = u"unix:///p"_s};

} // namespace

void TestImageUses::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto opened = store::OciStore::open(m_folder->filePath(u"images"_s),
                                              layers::TocCache(m_folder->filePath(u"tables"_s)));
    QVERIFY(opened);
    m_store = *opened;
    m_uses = std::make_shared<ImageUses>();
    m_store->setUses(m_uses);
    const auto target = support::addImage(m_store->layout(), {QByteArray(3000, 'b')});
    const auto name = oci::Reference::parse(u"tool:1"_s);
    const auto missing = m_store->addImage(target, *name, {target});
    QVERIFY(missing && missing->isEmpty());
    QVERIFY(image().usedBy.isEmpty());
}

void TestImageUses::byEveryDigest_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<bool>("isUsed");
    QTest::newRow("what the name points at") << u"target"_s << true;
    QTest::newRow("manifest") << u"manifest"_s << true;
    QTest::newRow("configuration") << u"config"_s << true; // The image ID of classic Docker.
    QTest::newRow("another image") << u"other"_s << false;
}

void TestImageUses::byEveryDigest()
{
    QFETCH(const QString, which);
    QFETCH(const bool, isUsed);
    const store::Image before = image();
    const QHash<QString, oci::Digest> digests{
        {u"target"_s, before.target.digest},
        {u"manifest"_s, before.platforms.first().manifest.digest},
        {u"config"_s, before.platforms.first().configDigest},
        {u"other"_s, oci::Digest::of("other")}};
    QVERIFY(m_uses->set(Web.address, {{*digests.constFind(which), Web}}));
    QCOMPARE(image().usedBy, isUsed ? QList{Web} : QList<ContainerUse>());
    const auto details = m_store->inspect(u"tool:1"_s);
    QVERIFY(details);
    QCOMPARE(details->image.usedBy, image().usedBy);
}

void TestImageUses::severalEngines()
{
    const oci::Digest id = image().platforms.first().configDigest;
    const oci::Digest manifest = image().target.digest;
    QVERIFY(m_uses->set(Web.address, {{id, Web}, {manifest, Web}}));
    QVERIFY(m_uses->set(Db.address, {{manifest, Db}}));
    QCOMPARE(image().usedBy, (QList{Db, Web})); // Each once.
    QVERIFY(!m_uses->set(Db.address, {{manifest, Db}}));
    ContainerUse running = Db;
    running.state = u"running"_s;
    QVERIFY(m_uses->set(Db.address, {{manifest, running}}));
    QCOMPARE(image().usedBy, (QList{running, Web}));
    QVERIFY(!m_uses->keepOnly({Web.address, Db.address}));
    QVERIFY(m_uses->keepOnly({Web.address}));
    QCOMPARE(image().usedBy, QList{Web});
    QVERIFY(m_uses->set(Web.address, {}));
    QVERIFY(!m_uses->set(Web.address, {}));
    QVERIFY(image().usedBy.isEmpty());
}

void TestImageUses::staysInPrune()
{
    const store::PruneRules rules{.which = store::PruneRules::Which::Unused};
    const QList<store::Image> unused = m_store->list().value();
    QVERIFY(store::reviewPrune(unused, rules).first().goes());
    // The container comes between review and act.
    m_uses->set(Web.address, {{image().target.digest, Web}});
    QCOMPARE(store::reviewPrune(m_store->list().value(), rules).first().kept,
             store::PruneRow::Kept::InUse);
    const auto report = store::prune(*m_store, {.images = unused});
    QVERIFY(report);
    QCOMPARE(report->images.failed.size(), 1);
    QCOMPARE(m_store->list().value().size(), 1);
}

/// The engine has its own copy.
void TestImageUses::doesNotForbidRemoval()
{
    m_uses->set(Web.address, {{image().target.digest, Web}});
    const auto plan = m_store->planRemoval({u"tool:1"_s});
    QVERIFY(plan);
    QVERIFY(plan->items.first().blockers.isEmpty());
    QCOMPARE(plan->items.first().image.usedBy, QList{Web});
    QVERIFY(m_store->remove(*plan));
    QVERIFY(m_store->list().value().isEmpty());
}

QTEST_GUILESS_MAIN(TestImageUses)
#include "tst_imageuses.moc"
