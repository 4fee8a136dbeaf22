// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/limitline.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using registry::PullLimit;

/// How many pulls Docker Hub still allows, and until when.
class TestLimitLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void told_data();
    void told();
};

void TestLimitLine::told_data()
{
    QTest::addColumn<qint64>("remaining");
    QTest::addColumn<int>("hours");
    QTest::addColumn<QString>("text");
    QTest::newRow("some are gone")
        << qint64(76) << 6 << u"76 of 100 pulls left on Docker Hub · all again by 16:15"_s;
    QTest::newRow("all are there") << qint64(100) << 6 << u"100 of 100 pulls left on Docker Hub"_s;
    QTest::newRow("for an unknown time")
        << qint64(76) << 0 << u"76 of 100 pulls left on Docker Hub"_s;
}

void TestLimitLine::told()
{
    QFETCH(const qint64, remaining);
    QFETCH(const int, hours);
    QFETCH(const QString, text);
    PullLimit limit;
    limit.limit = 100;
    limit.remaining = remaining;
    limit.window = std::chrono::hours(hours);
    limit.asked = QDateTime(QDate(2026, 1, 2), QTime(10, 15));
    views::LimitLine line;
    line.setLimit(limit);
    QCOMPARE(line.text(), text);
    line.setLimit({});
    QVERIFY(line.text().isEmpty());
}

QTEST_MAIN(TestLimitLine)
#include "tst_limitline.moc"
