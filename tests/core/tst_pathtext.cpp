// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/pathtext.h"

#include <QHash>
#include <QTest>

using namespace Qt::StringLiterals;

class TestPathText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack_data();
    void comesBack();
    void isOneToOne();
    void read_data();
    void read();
    void typed_data();
    void typed();
};

void TestPathText::comesBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");

    QTest::newRow("nothing") << ""_ba << u""_s;
    QTest::newRow("plain") << "/usr/lib/libc.so.6"_ba << u"/usr/lib/libc.so.6"_s;
    QTest::newRow("accents") << "caf\xC3\xA9"_ba << u"café"_s;
    QTest::newRow("beyond the BMP") << "\xF0\x9F\xA5\x90"_ba << u"🥐"_s;
    QTest::newRow("Latin-1") << "caf\xE9"_ba << u"caf\\xe9"_s;
    QTest::newRow("cut off") << "a\xF0\x9F\xA5"_ba << u"a\\xf0\\x9f\\xa5"_s;
    QTest::newRow("line break") << "a\nb"_ba << u"a\\x0ab"_s;
    QTest::newRow("escape") << "a\x1b[31m"_ba << u"a\\x1b[31m"_s;
    QTest::newRow("overlong slash") << "\xC0\xAF"_ba << u"\\xc0\\xaf"_s;
    QTest::newRow("half of a surrogate pair") << "\xED\xA0\x80"_ba << u"\\xed\\xa0\\x80"_s;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF"_ba << u"\\xef\\xbb\\xbf"_s;
    QTest::newRow("turns the writing round") << "a\xE2\x80\xAEz"_ba << u"a\\xe2\\x80\\xaez"_s;
    QTest::newRow("backslash") << "a\\b"_ba << u"a\\b"_s;
    QTest::newRow("backslash at the end") << "a\\"_ba << u"a\\"_s;
    QTest::newRow("two backslashes") << "\\\\"_ba << u"\\\\"_s;
    QTest::newRow("looks like a byte") << "\\xff"_ba << u"\\x5cxff"_s;
    QTest::newRow("looks like a byte behind a backslash") << "\\\\xff"_ba << u"\\\\x5cxff"_s;
    QTest::newRow("byte behind a backslash") << "\\\xff"_ba << u"\\\\xff"_s;
    QTest::newRow("looks like half a byte") << "\\xf"_ba << u"\\x5cxf"_s;
    QTest::newRow("C:\\xampp") << "C:\\xampp"_ba << u"C:\\x5cxampp"_s;
}

void TestPathText::comesBack()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(core::pathText(bytes.toStdString()), text);
    QCOMPARE(core::pathBytes(text), bytes.toStdString());
}

/// All names of up to six bytes out of those that escapes are made of, and some that need them.
void TestPathText::isOneToOne()
{
    constexpr std::string_view Alphabet = "\\x5cf\xff";
    QHash<QString, std::string> written;
    std::vector<std::string> names{{}};
    for (std::size_t first = 0, length = 0; length <= 6; ++length) {
        const std::size_t last = names.size();
        for (; first < last; ++first) {
            const std::string name = names[first];
            const QString text = core::pathText(name);
            QVERIFY2(!written.contains(text), qPrintable(text));
            written.insert(text, name);
            QCOMPARE(core::pathBytes(text), name);
            for (const char byte : Alphabet)
                names.push_back(name + byte);
        }
    }
    QCOMPARE(written.size(), 1 + 6 + 36 + 216 + 1296 + 7776 + 46656);
}

void TestPathText::read_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("capital letters") << u"\\xFF\\xaB"_s << "\xff\xab"_ba;
    QTest::newRow("no digits") << u"\\xgg"_s << "\\xgg"_ba;
    QTest::newRow("one digit") << u"\\xag"_s << "\\xag"_ba;
    QTest::newRow("a sign") << u"\\x+1\\x-1\\x 1"_s << "\\x+1\\x-1\\x 1"_ba;
    QTest::newRow("cut off") << u"a\\x4"_s << "a\\x4"_ba;
    QTest::newRow("what needs no escape") << u"\\x41"_s << "A"_ba;
    QTest::newRow("capital X") << u"\\X41"_s << "\\X41"_ba;
    QTest::newRow("nothing") << u"\\x00"_s << QByteArray(1, '\0');
    QTest::newRow("accents as bytes") << u"\\xc3\\xa9é"_s << "\xC3\xA9\xC3\xA9"_ba;
}

void TestPathText::read()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    QCOMPARE(core::pathBytes(text), bytes.toStdString());
}

void TestPathText::typed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");

    QTest::newRow("UTF-8") << "caf\xC3\xA9"_ba << u"café"_s;
    QTest::newRow("Latin-1") << "/d/caf\xE9"_ba << u"/d/caf\\xe9"_s;
    QTest::newRow("lines") << "a\nb\tc"_ba << u"a\nb\tc"_s;
    QTest::newRow("pasted") << "/d/\\xff"_ba << u"/d/\\xff"_s;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBFz"_ba << u"\uFEFFz"_s;
}

void TestPathText::typed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(core::textOfBytes(bytes.toStdString()), text);
}

QTEST_GUILESS_MAIN(TestPathText)
#include "tst_pathtext.moc"
