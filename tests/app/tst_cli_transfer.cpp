// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "tests/support/commandline.h"
#include "tests/support/engineserver.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::EngineServer;
using support::TarBuilder;
using support::ToolRun;

namespace {

const QByteArray Base = TarBuilder().folder("etc").file("etc/name", "base").bytes();
const QString AppOne = u"example.org/app:1"_s;

} // namespace

/// millefeuille-cli tag, save, load, import, copy.
class TestCliTransfer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tag();
    void saveAndLoad_data();
    void saveAndLoad();
    void import();
    void copy();
    void copyToAnEngine();
    void wrongUsage_data();
    void wrongUsage();
    void failures_data();
    void failures();

private:
    [[nodiscard]] QStringList namesIn(const QString &store) const;
    [[nodiscard]] ToolRun on(const QString &store, const QStringList &words) const
    {
        return m_cli.runPlain(QStringList{u"--json"_s, u"--store"_s, store} + words);
    }

    const CommandLine m_cli{QStringLiteral(MILLEFEUILLE_CLI)};
};

void TestCliTransfer::initTestCase()
{
    const auto store =
        store::OciStore::open(m_cli.store(), layers::TocCache(m_cli.filePath(u"t"_s)));
    QVERIFY(store);
    const auto image = support::addImage((*store)->layout(), {Base});
    QVERIFY((*store)->addImage(image, *oci::Reference::parse(AppOne), {image}));
}

QStringList TestCliTransfer::namesIn(const QString &store) const
{
    QStringList names;
    const auto list = on(store, {u"ls"_s});
    for (const QJsonValue &image : QJsonDocument::fromJson(list.output).array()) {
        for (const QJsonValue &tag : image[u"tags"].toArray())
            names += tag.toString();
    }
    names.sort();
    return names;
}

void TestCliTransfer::tag()
{
    const ToolRun run = on(m_cli.store(), {u"tag"_s, AppOne, u"mine/app:2"_s});
    QVERIFY2(run.isDone(), run.errors.constData());
    const auto json = QJsonDocument::fromJson(run.output).object();
    QCOMPARE(json[u"tagged"].toArray(), QJsonArray{u"docker.io/mine/app:2"_s});
    QCOMPARE(namesIn(m_cli.store()), (QStringList{u"docker.io/mine/app:2"_s, AppOne}));
    QVERIFY(on(m_cli.store(), {u"rm"_s, u"mine/app:2"_s}).isDone());
}

void TestCliTransfer::saveAndLoad_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("docker") << QStringList();
    QTest::newRow("oci") << QStringList{u"--format"_s, u"oci"_s};
    QTest::newRow("oci, packed") << QStringList{u"--format=oci"_s, u"--zstd"_s};
    QTest::newRow("platform") << QStringList{u"--platform"_s, u"linux/amd64"_s};
}

void TestCliTransfer::saveAndLoad()
{
    QFETCH(const QStringList, options);
    const QString tag = QString::fromLatin1(QTest::currentDataTag()).section(u',', 0, 0);
    const QString path = m_cli.filePath(tag + QString::number(options.size()));
    const ToolRun saved =
        on(m_cli.store(), QStringList{u"save"_s, AppOne, u"-o"_s, path} + options);
    QVERIFY2(saved.isDone(), saved.errors.constData());
    const auto json = QJsonDocument::fromJson(saved.output).object();
    QCOMPARE(json[u"file"].toString(), path);
    QCOMPARE(json[u"saved"].toArray(), QJsonArray{AppOne});
    QCOMPARE(json[u"bytes"].toInteger(), QFile(path).size());
    const QString other = m_cli.filePath(u"store-"_s + tag + QString::number(options.size()));
    const ToolRun loaded = on(other, {u"load"_s, path});
    QVERIFY2(loaded.isDone(), loaded.errors.constData());
    QCOMPARE(QJsonDocument::fromJson(loaded.output).object()[u"loaded"].toArray(),
             QJsonArray{AppOne});
    QCOMPARE(namesIn(other), QStringList{AppOne});
    QVERIFY(on(other, {u"check"_s}).isDone());
}

void TestCliTransfer::import()
{
    const QString path = m_cli.filePath(u"root.tar"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(Base);
    file.close();
    const QString other = m_cli.filePath(u"imported"_s);
    const ToolRun run = on(other, {u"import"_s, path, u"root:1"_s, u"--platform"_s,
                                   u"linux/arm64"_s, u"--message"_s, u"by hand"_s});
    QVERIFY2(run.isDone(), run.errors.constData());
    QCOMPARE(namesIn(other), QStringList{u"docker.io/library/root:1"_s});
    const ToolRun history = on(other, {u"history"_s, u"root:1"_s});
    QVERIFY2(history.output.contains("by hand"), history.output.constData());
}

void TestCliTransfer::copy()
{
    const QString other = m_cli.filePath(u"copied"_s);
    const ToolRun run = on(m_cli.store(), {u"copy"_s, AppOne, u"--to"_s, other});
    QVERIFY2(run.isDone(), run.errors.constData());
    QCOMPARE(QJsonDocument::fromJson(run.output).object()[u"copied"].toArray(), QJsonArray{AppOne});
    QCOMPARE(namesIn(other), QStringList{AppOne});
}

void TestCliTransfer::copyToAnEngine()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    EngineServer server(EngineServer::Kind::Docker);
    QVERIFY2(server.start(), qPrintable(server.errorString()));
    const ToolRun run = on(m_cli.store(), {u"copy"_s, AppOne, u"--to"_s, server.address()});
    QVERIFY2(run.isDone(), run.errors.constData());
    QCOMPARE(server.say({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s}), AppOne);
    // And back under another name.
    QVERIFY(on(server.address(), {u"tag"_s, AppOne, u"example.org/app:back"_s}).isDone());
    const QString other = m_cli.filePath(u"back"_s);
    QVERIFY(
        on(server.address(), {u"copy"_s, u"example.org/app:back"_s, u"--to"_s, other}).isDone());
    QCOMPARE(namesIn(other), QStringList{u"example.org/app:back"_s});
}

void TestCliTransfer::wrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("tag, no name") << QStringList{u"tag"_s, AppOne};
    QTest::newRow("tag, a wrong one") << QStringList{u"tag"_s, AppOne, u"Not:A:Name"_s};
    QTest::newRow("save, no file") << QStringList{u"save"_s, AppOne};
    QTest::newRow("save, no image") << QStringList{u"save"_s, u"-o"_s, u"x"_s};
    QTest::newRow("save, another format")
        << QStringList{u"save"_s, AppOne, u"-o"_s, u"x"_s, u"--format"_s, u"zip"_s};
    QTest::newRow("load, nothing") << QStringList{u"load"_s};
    QTest::newRow("load, unknown option") << QStringList{u"load"_s, u"--zstd"_s, u"x"_s};
    QTest::newRow("import, too much") << QStringList{u"import"_s, u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("copy, nowhere") << QStringList{u"copy"_s, AppOne};
}

void TestCliTransfer::wrongUsage()
{
    QFETCH(const QStringList, words);
    const ToolRun run = on(m_cli.store(), words);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!run.errors.isEmpty());
    QVERIFY(run.output.isEmpty());
}

void TestCliTransfer::failures_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("tag, no such image") << QStringList{u"tag"_s, u"no:1"_s, u"x"_s};
    QTest::newRow("save, no such image") << QStringList{u"save"_s, u"no:1"_s, u"-o"_s, u"no.tar"_s};
    QTest::newRow("save, no such folder")
        << QStringList{u"save"_s, AppOne, u"-o"_s, u"/no/such/folder/x.tar"_s};
    QTest::newRow("load, no such file") << QStringList{u"load"_s, u"/no/such/file.tar"_s};
    QTest::newRow("copy, no such engine")
        << QStringList{u"copy"_s, AppOne, u"--to"_s, u"unix:///no/such/socket"_s};
}

void TestCliTransfer::failures()
{
    QFETCH(const QStringList, words);
    const ToolRun run = on(m_cli.store(), words);
    QCOMPARE(run.exitCode, 1);
    QVERIFY(!run.errors.isEmpty());
    QVERIFY(!QFile::exists(u"no.tar"_s));
}

QTEST_GUILESS_MAIN(TestCliTransfer)
#include "tst_cli_transfer.moc"
