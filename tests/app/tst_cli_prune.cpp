// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "core/store/setaside.h"
#include "tests/support/commandline.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using support::CommandLine;

/// prune of the own store: what it says, what it does, and that a dry run does nothing.
class TestCliPrune final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void dryRunDoesNothing();
    void untagged();
    void all();
    void rules_data();
    void rules();
    void pinned();
    void comesBack();
    void reclaims();
    void leftovers();
    void severalStores();
    void wrongWords_data();
    void wrongWords();

private:
    void add(const QByteArray &layer, const QString &name, const QString &created) const;
    [[nodiscard]] QJsonObject json(const QStringList &options) const;
    [[nodiscard]] qsizetype images() const { return m_store->list()->size(); }

    std::unique_ptr<CommandLine> m_cli;
    std::shared_ptr<store::OciStore> m_store;
};

/// app:1, app:2 which is newer, tool:1, and what was app:2 before.
void TestCliPrune::init()
{
    m_cli = std::make_unique<CommandLine>(QStringLiteral(MILLEFEUILLE_CLI));
    m_store = *store::OciStore::open(m_cli->store(), layers::TocCache(m_cli->filePath(u"toc"_s)));
    add("old", u"app:1"_s, u"2020-01-01T00:00:00Z"_s);
    add("mistake", u"app:2"_s, u"2021-01-01T00:00:00Z"_s);
    add("new", u"app:2"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    add("tool", u"tool:1"_s, u"2019-01-01T00:00:00Z"_s);
    QCOMPARE(images(), 4);
}

void TestCliPrune::add(const QByteArray &layer, const QString &name, const QString &created) const
{
    const auto image = support::addImage(m_store->layout(), {layer}, u"linux/amd64"_s, created);
    QVERIFY(m_store->addImage(image, *oci::Reference::parse(name), {image}));
}

QJsonObject TestCliPrune::json(const QStringList &options) const
{
    const auto run = m_cli->run(QStringList{u"--json"_s, u"prune"_s} + options);
    return run.exitCode == 0 ? QJsonDocument::fromJson(run.output).object() : QJsonObject();
}

void TestCliPrune::dryRunDoesNothing()
{
    const QJsonObject report = json({u"--all"_s, u"--dry-run"_s});
    QCOMPARE(report[u"remove"_s].toArray().size(), 4);
    QCOMPARE(report[u"bytes"_s].toInteger(), *m_store->diskUsage());
    QCOMPARE(report[u"done"_s].toBool(true), false);
    QCOMPARE(report[u"freedBytes"_s].toInteger(), 0);
    QCOMPARE(images(), 4);
}

void TestCliPrune::untagged()
{
    const qint64 before = *m_store->diskUsage();
    const QJsonObject report = json({});
    const QJsonArray removed = report[u"remove"_s].toArray();
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][u"reason"_s].toString(), u"untagged"_s);
    QCOMPARE(removed[0][u"tags"_s].toArray(), QJsonArray());
    QCOMPARE(report[u"done"_s].toBool(), true);
    QCOMPARE(report[u"freedBytes"_s].toInteger(), before - *m_store->diskUsage());
    QCOMPARE(report[u"bytes"_s], report[u"freedBytes"_s]);
    QCOMPARE(images(), 3);
    QCOMPARE(json({})[u"remove"_s].toArray().size(), 0);
}

void TestCliPrune::all()
{
    const auto run = m_cli->run({u"prune"_s, u"-a"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.output.contains("app:2"), run.output.constData());
    QVERIFY2(run.errors.contains("4 images removed"), run.errors.constData());
    QCOMPARE(images(), 0);
    QCOMPARE(*m_store->diskUsage(), 0);
}

void TestCliPrune::rules_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("goes"); // First tags; "" for the untagged one.
    QTest::newRow("keep") << QStringList{u"--keep"_s, u"1"_s} << QStringList{u""_s, u"app:1"_s};
    QTest::newRow("repository") << QStringList{u"--repository=to*"_s}
                                << QStringList{u""_s, u"tool:1"_s};
    QTest::newRow("age") << QStringList{u"--until"_s, u"24h"_s}
                         << QStringList{u""_s, u"app:1"_s, u"tool:1"_s};
    QTest::newRow("label") << QStringList{u"--label"_s, u"stage=build"_s} << QStringList();
}

void TestCliPrune::rules()
{
    QFETCH(QStringList, options);
    const QJsonObject report = json(QStringList{u"--all"_s, u"--dry-run"_s} + options);
    QStringList goes;
    for (const QJsonValue &row : report[u"remove"_s].toArray())
        goes += row[u"tags"_s][0].toString().section(u'/', -1);
    goes.sort();
    QTEST(goes, "goes");
    QCOMPARE(report[u"keep"_s].toArray().size(), 4 - goes.size());
}

void TestCliPrune::pinned()
{
    QCOMPARE(m_cli->run({u"pin"_s, u"app:1"_s, u"tool:1"_s}).exitCode, 0);
    QCOMPARE(m_cli->run({u"unpin"_s, u"app:1"_s}).exitCode, 0);
    const auto listed = QJsonDocument::fromJson(m_cli->run({u"--json"_s, u"ls"_s}).output).array();
    for (const QJsonValue &image : listed)
        QCOMPARE(image[u"pinned"_s].toBool(), image[u"tags"_s][0].toString().endsWith("tool:1"_L1));
    QCOMPARE(m_cli->run({u"rm"_s, u"tool:1"_s}).exitCode, 1);
    const QJsonObject report = json({u"--all"_s});
    QCOMPARE(report[u"remove"_s].toArray().size(), 3);
    QCOMPARE(report[u"keep"_s][0][u"reason"_s].toString(), u"pinned"_s);
    QCOMPARE(images(), 1);
    QCOMPARE(m_cli->run({u"pin"_s, u"nothing:1"_s}).exitCode, 1);
    QCOMPARE(m_cli->run({u"pin"_s}).exitCode, 2);
}

/// One undo for all that a prune took.
void TestCliPrune::comesBack()
{
    const QJsonObject report = json({u"--all"_s});
    QCOMPARE(report[u"reclaimableBytes"_s], report[u"freedBytes"_s]);
    QCOMPARE(images(), 0);
    QCOMPARE(m_cli->run({u"undo"_s}).exitCode, 0);
    QCOMPARE(images(), 4);
}

void TestCliPrune::reclaims()
{
    const qint64 before = *m_store->diskUsage();
    const QJsonObject report = json({u"--all"_s, u"--reclaim"_s});
    QCOMPARE(report[u"bytes"_s].toInteger(), before);
    QCOMPARE(report[u"freedBytes"_s].toInteger(), before);
    QCOMPARE(report[u"reclaimableBytes"_s].toInteger(), 0);
    QCOMPARE(m_store->check()->blobs, 0);
    QCOMPARE(m_cli->run({u"undo"_s}).exitCode, 1);
}

void TestCliPrune::leftovers()
{
    const auto orphan = support::addBlob(m_store->layout(), "nobody's", oci::MediaType::OciLayer);
    QFile file(m_store->layout().blobPath(orphan.digest));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(file.open(QFile::ReadWrite));
    QVERIFY(
        file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFile::FileModificationTime));
    file.close();
    const QJsonObject kept = json({u"--dry-run"_s});
    QCOMPARE(kept[u"leftovers"_s].toArray().size(), 0);
    const QJsonObject report =
        json({u"--leftovers"_s, u"--repository=none"_s, u"--all"_s, u"--keep=9"_s});
    QCOMPARE(report[u"leftovers"_s][0][u"kind"_s].toString(), u"unneededBlobs"_s);
    QVERIFY(!file.exists());
    VERIFY_RESULT(
        store::keepCopy(m_store->layout(), m_store->layout().folder() + u"/index.json"_s));
    const QJsonObject second =
        json({u"--leftovers"_s, u"--repository=none"_s, u"--all"_s, u"--keep=9"_s});
    QCOMPARE(second[u"leftovers"_s].toArray().size(), 1);
    QCOMPARE(second[u"leftovers"_s][0][u"kind"_s].toString(), u"setAside"_s);
    QCOMPARE(m_store->check()->setAsideFiles, 0);
}

void TestCliPrune::severalStores()
{
    const QString second = m_cli->filePath(u"second"_s);
    const auto other = *store::OciStore::open(second, layers::TocCache(m_cli->filePath(u"toc"_s)));
    const auto image = support::addImage(other->layout(), {"layer"});
    QVERIFY(other->addImage(image, *oci::Reference::parse(u"second:1"_s), {image}));
    const QStringList both{u"--store"_s, m_cli->store(), u"--store"_s, second};
    const auto run = m_cli->runPlain(both + QStringList{u"--json"_s, u"prune"_s, u"--all"_s});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject report = QJsonDocument::fromJson(run.output).object();
    const QJsonArray removed = report[u"remove"_s].toArray();
    QCOMPARE(removed.size(), 5);
    QCOMPARE(removed.first()[u"store"_s].toString(), m_cli->store());
    QCOMPARE(removed.last()[u"store"_s].toString(), second);
    QCOMPARE(report[u"bytes"_s], report[u"freedBytes"_s]);
    QCOMPARE(images(), 0);
    QVERIFY(other->list()->isEmpty());
    QCOMPARE(m_cli->runPlain(both + QStringList{u"ls"_s}).exitCode, 2);
}

void TestCliPrune::wrongWords_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("age") << QStringList{u"--until"_s, u"yesterday"_s};
    QTest::newRow("no value") << QStringList{u"--until"_s};
    QTest::newRow("number") << QStringList{u"--keep=-1"_s};
    QTest::newRow("option") << QStringList{u"--force"_s};
    QTest::newRow("name") << QStringList{u"app:1"_s};
}

void TestCliPrune::wrongWords()
{
    QFETCH(QStringList, options);
    const auto run = m_cli->run(QStringList{u"prune"_s} + options);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!run.errors.isEmpty());
    QCOMPARE(images(), 4);
}

QTEST_GUILESS_MAIN(TestCliPrune)
#include "tst_cli_prune.moc"
