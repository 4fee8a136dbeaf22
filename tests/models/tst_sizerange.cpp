// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/sizerange.h"

#include <QTest>

using namespace Qt::StringLiterals;
using models::SizeRange;

Q_DECLARE_METATYPE(std::optional<models::SizeRange>)

class TestSizeRange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data();
    void parse();
};

void TestSizeRange::parse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<SizeRange>>("range");
    const auto row = [](const QString &text, std::optional<SizeRange> range) {
        QTest::newRow(text.isEmpty() ? "empty" : qPrintable(text)) << text << range;
    };
    const auto from = [](qint64 bytes) { return SizeRange{.smallest = bytes}; };
    row(QString(), SizeRange());
    row(u"  "_s, SizeRange());
    row(u"10"_s, from(10));
    row(u"10 MB"_s, from(10'000'000));
    row(u"10mb"_s, from(10'000'000));
    row(u"1.5 GiB"_s, from(1'610'612'736));
    row(u"1,5 Go"_s, from(1'500'000'000));
    row(u"3 Kio"_s, from(3072));
    row(u"7\u00a0ko"_s, from(7000));
    row(u"7 o"_s, from(7));
    row(u"1,000 kB"_s, from(1'000'000));
    row(u">= 2 kB"_s, from(2000));
    row(u"> 2 kB"_s, from(2001));
    row(u"≥2 kB"_s, from(2000));
    row(u"< 2 kB"_s, SizeRange{0, 1999});
    row(u"<= 2 kB"_s, SizeRange{0, 2000});
    row(u"1..5 MB"_s, SizeRange{1'000'000, 5'000'000});
    row(u"1.5..5 MB"_s, SizeRange{1'500'000, 5'000'000});
    row(u"1 kB – 5 MB"_s, SizeRange{1000, 5'000'000});
    row(u"1-5 kB"_s, SizeRange{1000, 5000});
    row(u"..5 MB"_s, SizeRange{0, 5'000'000});
    row(u"5 MB.."_s, from(5'000'000));
    row(u"0"_s, from(0));

    row(u"big"_s, {});
    row(u"MB"_s, {});
    row(u"10 MX"_s, {});
    row(u"-5 MB x"_s, {});
    row(u"5..1 MB"_s, {});
    row(u".."_s, {});
    row(u"1..2..3"_s, {});
    row(u"< 0"_s, {});
    row(u">"_s, {});
    row(u"1e400"_s, {});
    row(u"99999999 EB"_s, {});
    row(QString(5000, u'9'), {});
}

void TestSizeRange::parse()
{
    QFETCH(QString, text);
    QFETCH(std::optional<SizeRange>, range);
    QVERIFY(models::parseSizeRange(text) == range);
}

QTEST_GUILESS_MAIN(TestSizeRange)
#include "tst_sizerange.moc"
