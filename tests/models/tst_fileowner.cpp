// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/fileowner.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::FileOwner;

class TestFileOwner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void owns();
};

void TestFileOwner::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<FileOwner>>("owner");
    const auto row = [](const QString &text, const std::optional<FileOwner> &owner) {
        QTest::newRow(qPrintable(u'"' + text + u'"')) << text << owner;
    };
    row({}, FileOwner());
    row(u" "_s, FileOwner());
    row(u":"_s, FileOwner());
    row(u"0"_s, FileOwner{.user = 0});
    row(u"1000:"_s, FileOwner{.user = 1000});
    row(u":50"_s, FileOwner{.group = 50});
    row(u" 1000 : 50 "_s, FileOwner{.user = 1000, .group = 50});
    row(u"4294967295:4294967295"_s, FileOwner{.user = 4294967295U, .group = 4294967295U});
    row(u"4294967296"_s, {});
    row(u"1:4294967296"_s, {});
    row(u"-1"_s, {});
    row(u"root"_s, {});
    row(u"1:2:3"_s, {});
}

void TestFileOwner::parses()
{
    QFETCH(QString, text);
    QTEST(models::parseFileOwner(text), "owner");
}

void TestFileOwner::owns()
{
    QVERIFY(FileOwner().owns(1, 2) && FileOwner().isAnybody());
    QVERIFY((FileOwner{.user = 1}.owns(1, 2)));
    QVERIFY((!FileOwner{.user = 2}.owns(1, 2)));
    QVERIFY((FileOwner{.group = 2}.owns(1, 2)));
    QVERIFY((!FileOwner{.user = 1, .group = 3}.owns(1, 2)));
}

QTEST_GUILESS_MAIN(TestFileOwner)
#include "tst_fileowner.moc"
