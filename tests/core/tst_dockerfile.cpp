// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/engine/dockerfile.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::Dockerfile;

/// What is read of a Dockerfile: stages, arguments, registries.
class TestDockerfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stages_data();
    void stages();
    void arguments();
    void registries_data();
    void registries();
    void tooLarge();
};

void TestDockerfile::stages_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("bases");
    QTest::addColumn<QStringList>("targets");
    const auto row = [](const char *title, const QByteArray &file, const QStringList &bases,
                        const QStringList &targets) {
        QTest::newRow(title) << file << bases << targets;
    };
    const QStringList none;
    row("empty", "", none, none);
    row("one", "FROM busybox\nRUN true\n", {u"busybox"_s}, none);
    row("named", "from a AS Build\nfrom b as run\nFROM build\n", {u"a"_s, u"b"_s, u"build"_s},
        {u"build"_s, u"run"_s});
    row("platform", "FROM --platform=$BUILDPLATFORM golang:1.22 AS b", {u"golang:1.22"_s},
        {u"b"_s});
    row("comments and blanks", "# syntax=x\n\n  # FROM no\n\tFROM  a   AS  b \r\n", {u"a"_s},
        {u"b"_s});
    row("over several lines", "FROM a \\\n\n # aside\n  AS b\nRUN x \\\n  FROM no AS no\n",
        {u"a"_s}, {u"b"_s});
    row("another escape", "# escape=`\nFROM a `\n AS b\nRUN C:\\\nFROM c AS d", {u"a"_s, u"c"_s},
        {u"b"_s, u"d"_s});
    row("text of a heredoc", "FROM a AS b\nRUN <<EOF\nFROM no AS no\nEOF\nFROM c AS d",
        {u"a"_s, u"c"_s}, {u"b"_s, u"d"_s});
    row("two heredocs", "COPY <<-\"X\" <<Y /d/\nFROM 1\nX\nFROM 2\n\tY\nFROM c", {u"c"_s}, none);
    row("a heredoc without end", "FROM a\nRUN <<EOF\nFROM no", {u"a"_s}, none);
    row("the same name twice", "FROM a AS x\nFROM b AS x", {u"a"_s, u"b"_s}, {u"x"_s});
}

void TestDockerfile::stages()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QStringList, bases);
    QFETCH(const QStringList, targets);
    const auto parsed = Dockerfile::parse(file);
    QVERIFY(parsed);
    QStringList found;
    for (const Dockerfile::Stage &stage : parsed->stages)
        found.append(stage.base);
    QCOMPARE(found, bases);
    QCOMPARE(parsed->targets(), targets);
}

void TestDockerfile::arguments()
{
    const auto parsed =
        Dockerfile::parse("ARG BASE=a:1\nARG X\nFROM $BASE\nARG X=2\nARG Y=\"a b\" Z=1");
    QVERIFY(parsed);
    const QList<Dockerfile::Argument> expected{
        {u"BASE"_s, u"a:1"_s}, {u"X"_s}, {u"Y"_s, u"a b"_s}, {u"Z"_s, u"1"_s}};
    QVERIFY(parsed->arguments == expected);
    QCOMPARE(parsed->globalArguments, 2);
}

void TestDockerfile::registries_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QStringList>("domains");
    const QString hub = u"docker.io"_s;
    QTest::newRow("Docker Hub") << "FROM busybox"_ba << QStringList{hub};
    QTest::newRow("scratch") << "FROM scratch"_ba << QStringList{};
    QTest::newRow("several") << "FROM r.example/a AS a\nFROM localhost:5000/b\nFROM r.example/c"_ba
                             << QStringList{u"r.example"_s, u"localhost:5000"_s};
    QTest::newRow("a stage") << "FROM r.example/a AS base\nFROM base"_ba
                             << QStringList{u"r.example"_s};
    QTest::newRow("copied from") << "FROM scratch\nCOPY --from=q.example/tool /a /b"_ba
                                 << QStringList{u"q.example"_s};
    QTest::newRow("copied from a stage") << "FROM scratch AS x\nFROM scratch\nCOPY --from=0 /a /b\n"
                                            "COPY --from=x /a /b"_ba
                                         << QStringList{};
    QTest::newRow("an argument") << "ARG R=r.example\nFROM ${R}/a:${V:-1}"_ba
                                 << QStringList{u"r.example"_s};
    QTest::newRow("an argument that is given")
        << "ARG GIVEN=r.example\nFROM $GIVEN/a"_ba << QStringList{u"given.example"_s};
    QTest::newRow("an argument of a stage")
        << "FROM scratch\nARG GIVEN\nFROM $GIVEN/a"_ba << QStringList{};
    QTest::newRow("no name") << "FROM $NOTHING"_ba << QStringList{};
}

void TestDockerfile::registries()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QStringList, domains);
    const auto parsed = Dockerfile::parse(file);
    QVERIFY(parsed);
    QCOMPARE(parsed->registries({{u"GIVEN"_s, u"given.example"_s}}), domains);
}

void TestDockerfile::tooLarge()
{
    const auto parsed = Dockerfile::parse(QByteArray(core::limits::Dockerfile + 1, '\n'));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, core::ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(TestDockerfile)
#include "tst_dockerfile.moc"
