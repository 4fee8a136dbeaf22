// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/filename.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestFileName final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void isShort_data();
    void isShort();
};

void TestFileName::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("safe");
    QTest::newRow("plain") << u"libc.so.6"_s << u"libc.so.6"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u".bashrc"_s;
    QTest::newRow("other scripts")
        << u"crème brûlée 目录 😀.txt"_s << u"crème brûlée 目录 😀.txt"_s;
    QTest::newRow("nothing") << QString() << u"_"_s;
    QTest::newRow("this folder") << u"."_s << u"_"_s;
    QTest::newRow("folder above") << u".."_s << u"_"_s;
    QTest::newRow("way out") << u"../../etc/passwd"_s << u".._.._etc_passwd"_s;
    QTest::newRow("way out of Windows") << u"..\\a:b"_s << u".._a_b"_s;
    QTest::newRow("wildcards") << u"a*?\"<>|b"_s << u"a______b"_s;
    QTest::newRow("controls") << u"a\nb\tc\u007f"_s << u"a_b_c_"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s << u"a_b"_s;
    QTest::newRow("direction of writing") << u"\u202Etxt.exe"_s << u"_txt.exe"_s;
    QTest::newRow("end") << u"a. . "_s << u"a"_s;
    QTest::newRow("beginning") << u"  a"_s << u"a"_s;
    QTest::newRow("device") << u"NUL"_s << u"_NUL"_s;
    QTest::newRow("device with suffix") << u"con.txt"_s << u"_con.txt"_s;
    QTest::newRow("device that is hidden by an end") << u"aux. "_s << u"_aux"_s;
    QTest::newRow("no device") << u"console"_s << u"console"_s;
}

void TestFileName::names()
{
    QFETCH(QString, name);
    QTEST(core::safeFileName(name), "safe");
}

void TestFileName::isShort_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("end");
    QTest::newRow("with suffix") << QString(1000, u'a') + u".tar"_s << u"a.tar"_s;
    QTest::newRow("without") << QString(1000, u'a') << u"aaa"_s;
    QTest::newRow("long suffix") << u"a."_s + QString(1000, u'b') << u"bbb"_s;
    QTest::newRow("pairs") << u"😀"_s.repeated(400) + u".png"_s << u"😀.png"_s;
    QTest::newRow("three bytes each") << u"目"_s.repeated(400) << u"目"_s;
}

void TestFileName::isShort()
{
    QFETCH(QString, name);
    QFETCH(QString, end);
    const QString safe = core::safeFileName(name);
    QCOMPARE_LE(safe.toUtf8().size(), 200);
    QCOMPARE_GE(safe.toUtf8().size(), 190);
    QVERIFY2(safe.endsWith(end), qPrintable(safe));
    QCOMPARE(QString::fromUtf8(safe.toUtf8()), safe); // No half of a character.
}

QTEST_GUILESS_MAIN(TestFileName)
#include "tst_filename.moc"
