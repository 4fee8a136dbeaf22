// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/platform.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using oci::Platform;

class TestPlatform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data();
    void parse();
    void refuse_data();
    void refuse();
    void bestMatch_data();
    void bestMatch();
    void windows_data();
    void windows();
    void host();
    void unknown();
};

void TestPlatform::parse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected);
    };
    row("linux/amd64", "linux/amd64");
    row("linux/x86_64", "linux/amd64");
    row("linux/x86-64", "linux/amd64");
    row("Linux/AMD64", "linux/amd64");
    row("linux/amd64/v1", "linux/amd64");
    row("linux/amd64/v3", "linux/amd64/v3");
    row("linux/i386", "linux/386");
    row("linux/aarch64", "linux/arm64");
    row("linux/arm64/v8", "linux/arm64");
    row("linux/arm64/8", "linux/arm64");
    row("linux/arm64/v8.0", "linux/arm64");
    row("linux/arm64/v8.0.0", "linux/arm64/v8.0.0"); // no version of ARM; as it is, or not at all
    row("linux/arm64/v9", "linux/arm64/v9");
    row("linux/arm64/9.0", "linux/arm64/v9");
    row("linux/arm", "linux/arm/v7");
    row("linux/arm/7", "linux/arm/v7");
    row("linux/arm/v6", "linux/arm/v6");
    row("linux/armhf", "linux/arm/v7");
    row("linux/armel", "linux/arm/v6");
    row("linux/riscv64", "linux/riscv64");
    row("windows/amd64", "windows/amd64");
    row("macos/arm64", "darwin/arm64");
    row("plan9/strange", "plan9/strange");
    row("arm64", "linux/arm64");
    row("aarch64", "linux/arm64");
    row("armhf", "linux/arm/v7");
    row("386", "linux/386");
    row("s390x", "linux/s390x");
    row(" linux/amd64 ", "linux/amd64");
}

void TestPlatform::parse()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto platform = Platform::parse(text);
    QVERIFY(platform);
    QCOMPARE(platform->toString(), expected);
    QCOMPARE(Platform::parse(expected), platform);
}

void TestPlatform::refuse_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("a system alone") << u"linux"_s;
    QTest::newRow("a word") << u"everything"_s;
    QTest::newRow("no architecture") << u"linux/"_s;
    QTest::newRow("no system") << u"/amd64"_s;
    QTest::newRow("empty variant") << u"linux/arm/"_s;
    QTest::newRow("four parts") << u"linux/arm/v7/x"_s;
    QTest::newRow("space inside") << u"linux/arm 64"_s;
    QTest::newRow("not ASCII") << u"linux/ärm"_s;
    QTest::newRow("long") << QString(100'000, u'/');
}

void TestPlatform::refuse()
{
    QFETCH(QString, text);
    const auto platform = Platform::parse(text);
    QVERIFY(!platform);
    QCOMPARE(platform.error().code, ErrorCode::InvalidArgument);
    QVERIFY(platform.error().message.size() < 300);
}

static QList<Platform> platforms(const QString &texts)
{
    QList<Platform> list;
    for (const QString &text : texts.split(u' ', Qt::SkipEmptyParts))
        list.append(Platform::parse(text).value());
    return list;
}

void TestPlatform::bestMatch_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("candidates");
    QTest::addColumn<qsizetype>("expected");
    const auto row = [](const char *wanted, const char *candidates, qsizetype expected) {
        QTest::addRow("%s of %s", wanted, candidates)
            << QString::fromLatin1(wanted) << QString::fromLatin1(candidates) << expected;
    };
    row("linux/amd64", "", -1);
    row("linux/amd64", "linux/arm64 linux/amd64", 1);
    row("linux/amd64", "linux/amd64 linux/amd64", 0);
    row("linux/amd64", "linux/386 linux/amd64", 1);
    row("linux/amd64", "linux/arm64 linux/386", 1);
    row("linux/amd64", "linux/amd64/v2", -1);
    row("linux/amd64", "linux/amd64/v2 linux/386", 1);
    row("linux/amd64", "windows/amd64 darwin/amd64", -1);
    row("linux/amd64/v1", "linux/amd64", 0);
    row("linux/amd64/v3", "linux/amd64 linux/amd64/v2 linux/amd64/v4", 1);
    row("linux/amd64/v3", "linux/386 linux/amd64", 1);
    row("linux/amd64/v2", "linux/amd64/v3 linux/amd64", 1);
    row("linux/386", "linux/amd64", -1);
    row("linux/arm/v7", "linux/arm/v5 linux/arm/v6", 1);
    row("linux/arm/v7", "linux/arm/v8", -1);
    row("linux/arm/v6", "linux/arm/v7 linux/arm/v5", 1);
    row("linux/arm/v5", "linux/arm/v5", 0);
    row("linux/arm/v4", "linux/arm/v5 linux/arm/v4", 1);
    row("linux/arm64", "linux/arm/v7 linux/arm64", 1);
    row("linux/arm64", "linux/arm64/v9 linux/arm64/v8.1", -1);
    row("linux/arm64", "linux/arm/v5 linux/arm/v6 linux/arm/v8", 2);
    row("linux/arm64/v8.3", "linux/arm64 linux/arm64/v8.1 linux/arm64/v8.4", 1);
    row("linux/arm64/v9", "linux/arm64/v8.6 linux/arm64/v8.4 linux/arm64/v8.5", 2);
    row("linux/arm64/v9.1", "linux/arm64/v8.6 linux/arm64/v9", 1);
    row("linux/arm64/v9.1", "linux/arm64/v8.7 linux/arm64/v8.6", 1);
    row("linux/arm64/v9", "linux/arm64 linux/arm/v7", 0);
    row("linux/arm64/strange", "linux/arm64 linux/arm64/strange", 1);
    row("linux/ppc64le", "linux/ppc64 linux/ppc64le", 1);
}

void TestPlatform::bestMatch()
{
    QFETCH(QString, wanted);
    QFETCH(QString, candidates);
    QFETCH(qsizetype, expected);
    QCOMPARE(oci::bestMatch(Platform::parse(wanted).value(), platforms(candidates)), expected);
}

void TestPlatform::windows_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QStringList>("features");
    QTest::addColumn<qsizetype>("expected");
    QTest::newRow("any version") << QString() << QStringList() << qsizetype(0);
    QTest::newRow("the build") << u"10.0.20348"_s << QStringList() << qsizetype(1);
    QTest::newRow("another revision") << u"10.0.20348.9"_s << QStringList() << qsizetype(1);
    QTest::newRow("another build") << u"10.0.26100"_s << QStringList() << qsizetype(-1);
    QTest::newRow("features there") << QString() << QStringList{u"win32k"_s} << qsizetype(0);
    QTest::newRow("features missing") << QString() << QStringList{u"other"_s} << qsizetype(1);
}

void TestPlatform::windows()
{
    QFETCH(QString, version);
    QFETCH(QStringList, features);
    QFETCH(qsizetype, expected);
    const auto windowsOf = [](const QString &osVersion, const QStringList &osFeatures) {
        Platform platform = Platform::normalized(u"windows"_s, u"amd64"_s);
        platform.osVersion = osVersion;
        platform.osFeatures = osFeatures;
        return platform;
    };
    const QList<Platform> candidates{windowsOf(u"10.0.17763.6054"_s, {u"win32k"_s}),
                                     windowsOf(u"10.0.20348.2582"_s, {})};
    QCOMPARE(oci::bestMatch(windowsOf(version, features), candidates), expected);
}

void TestPlatform::host()
{
    const Platform host = Platform::host();
    QCOMPARE(host.os, u"linux"_s);
    QCOMPARE(Platform::parse(host.toString()), core::Result<Platform>(host));
    QCOMPARE(Platform::parse(host.architecture)->os, u"linux"_s);
#ifdef Q_PROCESSOR_X86_64
    QCOMPARE(host.toString(), u"linux/amd64"_s);
#endif
}

void TestPlatform::unknown()
{
    QVERIFY(Platform::parse(u"unknown/unknown")->isUnknown());
    QVERIFY(!Platform::parse(u"linux/unknown")->isUnknown());
    QVERIFY(!Platform::host().isUnknown());
}

QTEST_GUILESS_MAIN(TestPlatform)
#include "tst_platform.moc"
