// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/client.h"
#include "tests/support/commandline.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using support::RegistryServer;
using support::ToolRun;

namespace {

QString digestOf(const QString &name)
{
    const auto found = registry::Client().resolve(*oci::Reference::parse(name));
    return found && *found ? (*found)->toString() : QString();
}

QJsonObject objectOf(const ToolRun &run)
{
    return QJsonDocument::fromJson(run.output).object();
}

} // namespace

/// millefeuille-cli push, --all-tags of pull, push and copy, --platform all, and --remote of copy,
/// tag and rm.
class TestCliPush final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pullsAllPlatforms();
    void pushes();
    void pushesOnePlatform();
    void saysWhatIsMissing();
    void pullsAllTags();
    void pushesAllTags();
    void copiesAllTags();
    void copiesBetweenRegistries();
    void tagsOnTheRegistry();
    void removesFromTheRegistry();
    void saysThatTagsAreNotRemovedAlone();
    void wrongUsage_data();
    void wrongUsage();
    void failures_data();
    void failures();

private:
    [[nodiscard]] ToolRun json(const QStringList &words) const
    {
        return m_cli.run(QStringList{u"--json"_s} + words);
    }
    [[nodiscard]] QString at(const QString &name) const { return m_source.host() + u'/' + name; }
    [[nodiscard]] QString there(const QString &name) const { return m_target.host() + u'/' + name; }

    const support::CommandLine m_cli{QStringLiteral(MILLEFEUILLE_CLI)};
    RegistryServer m_source;
    RegistryServer m_target;
};

void TestCliPush::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_source.start(), qPrintable(m_source.errorString()));
    QVERIFY2(m_target.start(), qPrintable(m_target.errorString()));
    const QByteArray base = support::incompressibleTar(150'000, 1);
    const auto amd = support::push(m_source, u"team/app"_s, u"amd64"_s,
                                   {.layers = {base, support::incompressibleTar(50'000, 2)}});
    const auto arm = support::push(
        m_source, u"team/app"_s, u"arm64"_s,
        {.layers = {base, support::incompressibleTar(40'000, 3)}, .platform = u"linux/arm64"_s});
    (void)support::pushIndex(m_source, u"team/app"_s, u"1"_s, {amd, arm});
}

void TestCliPush::pullsAllPlatforms()
{
    const ToolRun run = m_cli.run({u"pull"_s, at(u"team/app:1"_s), u"--platform"_s, u"all"_s});
    QVERIFY2(run.isDone(), run.errors.constData());
    const ToolRun list = json({u"ls"_s});
    QCOMPARE(QJsonDocument::fromJson(list.output).array()[0][u"platforms"].toArray().size(), 2);
}

void TestCliPush::pushes()
{
    const ToolRun run = json({u"push"_s, at(u"team/app:1"_s), there(u"mirror/app:1"_s)});
    QVERIFY2(run.isDone(), run.errors.constData());
    const QJsonObject object = objectOf(run);
    QCOMPARE(object[u"reference"].toString(), there(u"mirror/app:1"_s));
    QCOMPARE(object[u"digest"].toString(), digestOf(at(u"team/app:1"_s)));
    QCOMPARE(digestOf(there(u"mirror/app:1"_s)), digestOf(at(u"team/app:1"_s)));
    QVERIFY(object[u"uploadedBytes"].toInteger() > 240'000);
    QCOMPARE(object[u"wasComplete"].toBool(), false);

    // Under its own name: everything is there.
    const ToolRun again = json({u"push"_s, at(u"team/app:1"_s)});
    QVERIFY2(again.isDone(), again.errors.constData());
    QCOMPARE(objectOf(again)[u"wasComplete"].toBool(), true);
    const ToolRun words = m_cli.run({u"push"_s, at(u"team/app:1"_s)});
    QVERIFY2(words.errors.contains("Nothing had to be uploaded"), words.errors.constData());
}

void TestCliPush::pushesOnePlatform()
{
    const ToolRun run = json({u"push"_s, at(u"team/app:1"_s), there(u"one/app:arm"_s),
                              u"--platform"_s, u"linux/arm64"_s});
    QVERIFY2(run.isDone(), run.errors.constData());
    QCOMPARE(objectOf(run)[u"digest"].toString(), digestOf(at(u"team/app:arm64"_s)));
    QCOMPARE(digestOf(there(u"one/app:arm"_s)), digestOf(at(u"team/app:arm64"_s)));
}

void TestCliPush::saysWhatIsMissing()
{
    const QString other = m_cli.filePath(u"part"_s);
    const QStringList store{u"--store"_s, other};
    QVERIFY(m_cli
                .runPlain(store
                          + QStringList{u"pull"_s, at(u"team/app:1"_s), u"--platform"_s,
                                        u"linux/amd64"_s})
                .isDone());
    const ToolRun run =
        m_cli.runPlain(store + QStringList{u"push"_s, at(u"team/app:1"_s), there(u"part/app:1"_s)});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("linux/arm64 is not here"), run.errors.constData());
    QVERIFY(digestOf(there(u"part/app:1"_s)).isEmpty());
}

void TestCliPush::pullsAllTags()
{
    const QString other = m_cli.filePath(u"tags"_s);
    const ToolRun run =
        m_cli.runPlain({u"--json"_s, u"--store"_s, other, u"pull"_s, u"--all-tags"_s,
                        at(u"team/app"_s), u"--platform"_s, u"all"_s});
    QVERIFY2(run.isDone(), run.errors.constData());
    QCOMPARE(objectOf(run)[u"pulled"].toArray().size(), 3);
    QVERIFY(objectOf(run)[u"failed"].toArray().isEmpty());
    const ToolRun list = m_cli.runPlain({u"--json"_s, u"--store"_s, other, u"ls"_s});
    QStringList tags;
    for (const QJsonValue &image : QJsonDocument::fromJson(list.output).array()) {
        for (const QJsonValue &tag : image[u"tags"].toArray())
            tags.append(tag.toString());
    }
    tags.sort();
    QCOMPARE(tags,
             (QStringList{at(u"team/app:1"_s), at(u"team/app:amd64"_s), at(u"team/app:arm64"_s)}));
    // One tag that has no such platform does not keep the others from it.
    const ToolRun some =
        m_cli.runPlain({u"--json"_s, u"--store"_s, m_cli.filePath(u"some"_s), u"pull"_s,
                        u"--all-tags"_s, at(u"team/app"_s), u"--platform"_s, u"linux/arm64"_s});
    QCOMPARE(some.exitCode, 1);
    QCOMPARE(objectOf(some)[u"pulled"].toArray().size(), 2);
    QCOMPARE(objectOf(some)[u"failed"].toArray()[0][u"reference"].toString(),
             at(u"team/app:amd64"_s));
}

/// Those that the store has of the repository, and nothing else.
void TestCliPush::pushesAllTags()
{
    const QString store = m_cli.filePath(u"tags"_s); // With all that was pulled there.
    const ToolRun run = m_cli.runPlain({u"--json"_s, u"--store"_s, store, u"push"_s,
                                        u"--all-tags"_s, at(u"team/app"_s), there(u"all/app"_s)});
    QVERIFY2(run.isDone(), run.errors.constData());
    QVERIFY2(run.errors.contains("3 tags of"), run.errors.constData());
    QCOMPARE(objectOf(run)[u"pushed"].toArray().size(), 3);
    QVERIFY(objectOf(run)[u"failed"].toArray().isEmpty());
    for (const QString &tag : {u":1"_s, u":amd64"_s, u":arm64"_s})
        QCOMPARE(digestOf(there(u"all/app"_s + tag)), digestOf(at(u"team/app"_s + tag)));
    // To where the name says, which has it already; in words.
    const ToolRun again =
        m_cli.runPlain({u"--store"_s, store, u"push"_s, u"--all-tags"_s, at(u"team/app"_s)});
    QVERIFY2(again.isDone(), again.errors.constData());
    QCOMPARE(again.errors.count("Nothing had to be uploaded."), 3);
    const ToolRun none =
        m_cli.runPlain({u"--store"_s, store, u"push"_s, u"--all-tags"_s, at(u"team/none"_s)});
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.errors.contains("has no tag of"), none.errors.constData());
    // A tag that cannot go does not keep the others from it.
    const ToolRun some =
        m_cli.runPlain({u"--json"_s, u"--store"_s, store, u"push"_s, u"--all-tags"_s,
                        at(u"team/app"_s), there(u"some/app"_s), u"--platform=linux/arm64"_s});
    QCOMPARE(some.exitCode, 1);
    QCOMPARE(objectOf(some)[u"pushed"].toArray().size(), 2);
    QCOMPARE(objectOf(some)[u"failed"].toArray()[0][u"reference"].toString(),
             there(u"some/app:amd64"_s));
}

void TestCliPush::copiesAllTags()
{
    const ToolRun run =
        json({u"copy"_s, u"--all-tags"_s, at(u"team/app"_s), there(u"mirror/app"_s)});
    QVERIFY2(run.isDone(), run.errors.constData());
    QCOMPARE(objectOf(run)[u"copied"].toArray().size(), 3);
    QVERIFY(objectOf(run)[u"failed"].toArray().isEmpty());
    for (const QString &tag : {u":1"_s, u":amd64"_s, u":arm64"_s})
        QCOMPARE(digestOf(there(u"mirror/app"_s + tag)), digestOf(at(u"team/app"_s + tag)));
    const ToolRun none =
        json({u"copy"_s, u"--all-tags"_s, at(u"team/none"_s), there(u"mirror/none"_s)});
    QCOMPARE(none.exitCode, 1);
}

void TestCliPush::copiesBetweenRegistries()
{
    const ToolRun run =
        json({u"copy"_s, u"--remote"_s, at(u"team/app:1"_s), there(u"copied/app:2"_s)});
    QVERIFY2(run.isDone(), run.errors.constData());
    QCOMPARE(digestOf(there(u"copied/app:2"_s)), digestOf(at(u"team/app:1"_s)));
    QCOMPARE(objectOf(run)[u"reference"].toString(), there(u"copied/app:2"_s));
    const ToolRun one = json({u"copy"_s, u"--remote"_s, at(u"team/app:1"_s),
                              there(u"copied/app:amd"_s), u"--platform=linux/amd64"_s});
    QVERIFY2(one.isDone(), one.errors.constData());
    QCOMPARE(digestOf(there(u"copied/app:amd"_s)), digestOf(at(u"team/app:amd64"_s)));
}

void TestCliPush::tagsOnTheRegistry()
{
    const ToolRun run =
        json({u"tag"_s, u"--remote"_s, at(u"team/app:amd64"_s), at(u"team/app:stable"_s)});
    QVERIFY2(run.isDone(), run.errors.constData());
    QCOMPARE(objectOf(run)[u"digest"].toString(), digestOf(at(u"team/app:amd64"_s)));
    QCOMPARE(digestOf(at(u"team/app:stable"_s)), digestOf(at(u"team/app:amd64"_s)));
}

void TestCliPush::removesFromTheRegistry()
{
    (void)support::push(m_source, u"gone"_s, u"a"_s,
                        {.layers = {support::incompressibleTar(1000, 9)}});
    QVERIFY(json({u"tag"_s, u"--remote"_s, at(u"gone:a"_s), at(u"gone:b"_s)}).isDone());
    const QString digest = digestOf(at(u"gone:a"_s));
    const QString name = at(u"gone@"_s) + digest;
    const ToolRun dry = json({u"rm"_s, u"--remote"_s, u"--dry-run"_s, name});
    QVERIFY2(dry.isDone(), dry.errors.constData());
    QJsonObject row = QJsonDocument::fromJson(dry.output).array()[0].toObject();
    QCOMPARE(row[u"tags"].toArray(), (QJsonArray{u"a"_s, u"b"_s}));
    QCOMPARE(row[u"done"].toBool(), false);
    QCOMPARE(digestOf(at(u"gone:b"_s)), digest);

    const ToolRun run = m_cli.run({u"rm"_s, u"--remote"_s, name});
    QVERIFY2(run.isDone(), run.errors.constData());
    // What goes is said before.
    const qsizetype said = run.errors.indexOf("gone:b");
    QVERIFY(said > 0 && said < run.errors.indexOf("Removed: "));
    QVERIFY(digestOf(at(u"gone:a"_s)).isEmpty());
    QVERIFY(digestOf(at(u"gone:b"_s)).isEmpty());
}

void TestCliPush::saysThatTagsAreNotRemovedAlone()
{
    const ToolRun run = m_cli.run({u"rm"_s, u"--remote"_s, at(u"team/app:arm64"_s)});
    QCOMPARE(run.exitCode, 1);
    QVERIFY2(run.errors.contains("does not remove a tag alone"), run.errors.constData());
    QVERIFY(!digestOf(at(u"team/app:arm64"_s)).isEmpty());
}

void TestCliPush::wrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    const QString digest = oci::Digest::of("x").toString();
    QTest::newRow("push, nothing") << QStringList{u"push"_s};
    QTest::newRow("push, too much") << QStringList{u"push"_s, u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("push, to a digest") << QStringList{u"push"_s, u"a:1"_s, u"b@"_s + digest};
    QTest::newRow("push, no name") << QStringList{u"push"_s, u"A:B:C"_s};
    QTest::newRow("all tags of one") << QStringList{u"pull"_s, u"--all-tags"_s, u"nginx:1"_s};
    QTest::newRow("all tags of a digest")
        << QStringList{u"pull"_s, u"--all-tags"_s, u"nginx@"_s + digest};
    QTest::newRow("push, all tags of one") << QStringList{u"push"_s, u"--all-tags"_s, u"a:1"_s};
    QTest::newRow("push, all tags to one")
        << QStringList{u"push"_s, u"--all-tags"_s, u"a"_s, u"b:1"_s};
    QTest::newRow("copy, all tags of one")
        << QStringList{u"copy"_s, u"--all-tags"_s, u"a:1"_s, u"b"_s};
    QTest::newRow("copy, all tags to one")
        << QStringList{u"copy"_s, u"--all-tags"_s, u"a"_s, u"b:1"_s};
    QTest::newRow("copy, all tags, one name") << QStringList{u"copy"_s, u"--all-tags"_s, u"a"_s};
    QTest::newRow("copy, one name") << QStringList{u"copy"_s, u"--remote"_s, u"a:1"_s};
    QTest::newRow("copy, both") << QStringList{u"copy"_s, u"--remote"_s, u"a:1"_s,
                                               u"b:1"_s,  u"--to"_s,     u"x"_s};
    QTest::newRow("copy, a platform into a store")
        << QStringList{u"copy"_s, u"a:1"_s, u"--to"_s, u"x"_s, u"--platform"_s, u"linux/amd64"_s};
    QTest::newRow("tag, to a digest")
        << QStringList{u"tag"_s, u"--remote"_s, u"a:1"_s, u"a@"_s + digest};
    QTest::newRow("rm, dry run of the store") << QStringList{u"rm"_s, u"--dry-run"_s, u"a:1"_s};
}

void TestCliPush::wrongUsage()
{
    QFETCH(const QStringList, words);
    const ToolRun run = m_cli.run(words);
    QCOMPARE(run.exitCode, 2);
    QVERIFY(!run.errors.isEmpty());
    QVERIFY(run.output.isEmpty());
}

void TestCliPush::failures_data()
{
    QTest::addColumn<QStringList>("words"); // "%" is a registry.
    QTest::newRow("push, not here") << QStringList{u"push"_s, u"%/no:1"_s};
    QTest::newRow("copy, not there")
        << QStringList{u"copy"_s, u"--remote"_s, u"%/no:1"_s, u"%/x:1"_s};
    QTest::newRow("tag, not there")
        << QStringList{u"tag"_s, u"--remote"_s, u"%/no:1"_s, u"%/no:2"_s};
    QTest::newRow("tag, elsewhere")
        << QStringList{u"tag"_s, u"--remote"_s, u"%/team/app:1"_s, u"%/x:2"_s};
    QTest::newRow("rm, not there") << QStringList{u"rm"_s, u"--remote"_s, u"%/no:1"_s};
    QTest::newRow("all tags, not there") << QStringList{u"pull"_s, u"--all-tags"_s, u"%/no"_s};
}

void TestCliPush::failures()
{
    QFETCH(QStringList, words);
    words.replaceInStrings(u"%"_s, m_source.host());
    const ToolRun run = m_cli.run(words);
    QCOMPARE(run.exitCode, 1);
    QVERIFY(!run.errors.isEmpty());
}

QTEST_GUILESS_MAIN(TestCliPush)
#include "tst_cli_push.moc"
