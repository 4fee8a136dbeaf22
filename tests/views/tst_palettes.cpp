// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/palettes.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

class TestPalettes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrast_data();
    void contrast();
    void isDark();
};

namespace {

const QColor Accents[] = {QColor(0x30, 0x8c, 0xc6), QColor(0xf5, 0xc2, 0x11),
                          QColor(0x91, 0x41, 0xac)};

/// WCAG 2.2, "relative luminance" and "contrast ratio".
double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

double ratio(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

} // namespace

void TestPalettes::contrast_data()
{
    QTest::addColumn<QPalette>("palette");
    for (const QColor &accent : Accents) {
        QTest::newRow(qPrintable(u"light "_s + accent.name())) << views::palettes::light(accent);
        QTest::newRow(qPrintable(u"dark "_s + accent.name())) << views::palettes::dark(accent);
    }
}

void TestPalettes::contrast()
{
    QFETCH(const QPalette, palette);
    using P = QPalette;
    constexpr std::pair<P::ColorRole, P::ColorRole> pairs[] = {
        {P::WindowText, P::Window},       {P::Text, P::Base},
        {P::ButtonText, P::Button},       {P::Link, P::Base},
        {P::ToolTipText, P::ToolTipBase}, {P::PlaceholderText, P::Base}};
    for (const auto &[text, back] : pairs)
        QCOMPARE_GE(ratio(palette.color(text), palette.color(back)), 4.5);
    QCOMPARE_GE(ratio(views::palettes::quietText(palette), palette.color(P::Window)), 4.5);
    for (const P::ColorRole back : {P::Window, P::Base})
        QCOMPARE_GE(ratio(views::palettes::outline(palette, true), palette.color(back)), 3.0);
    // Selected rows are large and marked by more than the colour of their text.
    QCOMPARE_GE(ratio(palette.color(P::HighlightedText), palette.color(P::Highlight)), 3.0);
}

void TestPalettes::isDark()
{
    QVERIFY(!views::palettes::isDark(views::palettes::light(Accents[0])));
    QVERIFY(views::palettes::isDark(views::palettes::dark(Accents[0])));
}

QTEST_GUILESS_MAIN(TestPalettes)
#include "tst_palettes.moc"
