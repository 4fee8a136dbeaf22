// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/colors.h"
#include "views/theme/palettes.h"

#include <QPalette>
#include <QTest>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace views;

class TestColors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scale_data();
    void scale();
    void ends();
    void kinds_data() { scale_data(); }
    void kinds();
    void families_data() { scale_data(); }
    void families();
    void waste_data() { scale_data(); }
    void waste();
    void textOn_data();
    void textOn();
    void mix();
    void pale_data() { scale_data(); }
    void pale();
};

namespace {

double linear(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

/// CIE 1976 lightness, 0 ... 100: another measure than the one the scale is made with.
double lightness(const QColor &color)
{
    return 116 * std::cbrt(luminance(color)) - 16;
}

struct Rgb
{
    double red;
    double green;
    double blue;
};

Rgb usual(const QColor &color)
{
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

/// Machado, Oliveira, Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", severity 1.
Rgb protanope(const QColor &color)
{
    const auto [r, g, b] = usual(color);
    return {0.152286 * r + 1.052583 * g - 0.204868 * b, 0.114503 * r + 0.786281 * g + 0.099216 * b,
            -0.003882 * r - 0.048116 * g + 1.051998 * b};
}

Rgb deuteranope(const QColor &color)
{
    const auto [r, g, b] = usual(color);
    return {0.367322 * r + 0.860646 * g - 0.227968 * b, 0.280085 * r + 0.672501 * g + 0.047413 * b,
            -0.011820 * r + 0.042940 * g + 0.968881 * b};
}

struct Eye
{
    const char *name;
    Rgb (*sees)(const QColor &);
};
constexpr std::array Eyes{Eye{"usual eyes", usual}, Eye{"protanopes", protanope},
                          Eye{"deuteranopes", deuteranope}};

/// CIE 1976 (L*, a*, b*), white D65.
double difference(const Rgb &a, const Rgb &b)
{
    const auto lab = [](const Rgb &c) {
        const auto f = [](double value) {
            return value > 0.008856 ? std::cbrt(value) : 7.787 * value + 16.0 / 116;
        };
        const double x = f((0.4124 * c.red + 0.3576 * c.green + 0.1805 * c.blue) / 0.9505);
        const double y = f(0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue);
        const double z = f((0.0193 * c.red + 0.1192 * c.green + 0.9505 * c.blue) / 1.089);
        return std::array{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    };
    const auto one = lab(a);
    const auto other = lab(b);
    return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

void TestColors::scale_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << palettes::light(Qt::blue);
    QTest::newRow("dark") << palettes::dark(Qt::blue);
}

void TestColors::scale()
{
    QFETCH(QPalette, palette);
    for (const int count : {2, 3, 7, 12, 40}) {
        const double first = lightness(colors::layer(0, count, palette));
        const double last = lightness(colors::layer(count - 1, count, palette));
        const double step = (last - first) / (count - 1);
        QVERIFY(last - first > 40);
        for (int i = 1; i < count; ++i) {
            const double rise = lightness(colors::layer(i, count, palette))
                                - lightness(colors::layer(i - 1, count, palette));
            QVERIFY2(rise > 0, "newer is always lighter");
            QVERIFY2(std::abs(rise - step) < 0.35 * step + 0.6, "steps are about even");
        }
    }
}

void TestColors::ends()
{
    const QPalette palette = palettes::light(Qt::blue);
    QCOMPARE_GT(colors::layer(0, 5, palette).hslHue(), 210); // Blue.
    QCOMPARE_LT(colors::layer(0, 5, palette).hslHue(), 250);
    QCOMPARE_GT(colors::layer(4, 5, palette).hslHue(), 35); // Warm yellow.
    QCOMPARE_LT(colors::layer(4, 5, palette).hslHue(), 55);
    QCOMPARE(colors::layer(0, 1, palette), colors::layer(0, 5, palette));
    QCOMPARE(colors::layer(99, 5, palette), colors::layer(4, 5, palette));
    QCOMPARE(colors::layer(0, 0, palette), colors::layer(0, 5, palette));
}

void TestColors::kinds()
{
    using layers::ChangeKind;
    QFETCH(QPalette, palette);
    const QList kinds{ChangeKind::Unchanged, ChangeKind::Added, ChangeKind::Modified,
                      ChangeKind::Deleted};
    for (const ChangeKind a : kinds) {
        QCOMPARE_GT(contrast(colors::change(a, palette), palette.color(QPalette::Base)), 1.4);
        for (const ChangeKind b : kinds) {
            if (a < b)
                QVERIFY(colors::change(a, palette) != colors::change(b, palette));
        }
    }
}

/// Two families are told apart by people who see no red or no green: by lightness or by what is
/// left of the hue.
void TestColors::families()
{
    QFETCH(QPalette, palette);
    constexpr double LeastDifference = 15; // CIE 1976; 2.3 is what can just be seen.
    for (int a = 0; a < models::FileFamilyCount; ++a) {
        const QColor one = colors::family(models::FileFamily(a), palette);
        QCOMPARE_GT(contrast(one, palette.color(QPalette::Base)), 1.25);
        for (int b = 0; b < a; ++b) {
            const QColor other = colors::family(models::FileFamily(b), palette);
            for (const auto &[eye, sees] : Eyes) {
                const double distance = difference(sees(one), sees(other));
                QVERIFY2(distance >= LeastDifference, qPrintable(u"%1 and %2 for %3: %4"_s.arg(b)
                                                                     .arg(a)
                                                                     .arg(QLatin1StringView(eye))
                                                                     .arg(distance)));
            }
        }
    }
}

void TestColors::waste()
{
    QFETCH(QPalette, palette);
    QCOMPARE_GT(contrast(colors::live(palette), colors::waste(palette)), 2.0);
    QCOMPARE_GT(contrast(colors::waste(palette), palette.color(QPalette::Base)), 3.0);
    QCOMPARE_GT(contrast(colors::live(palette), palette.color(QPalette::Base)), 1.25);
}

void TestColors::textOn_data()
{
    QTest::addColumn<QColor>("background");
    QTest::newRow("white") << QColor(Qt::white);
    QTest::newRow("black") << QColor(Qt::black);
    QTest::newRow("grey") << QColor(118, 118, 118);
    QTest::newRow("red") << QColor(Qt::red);
    for (int i = 0; i < 9; ++i) {
        QTest::addRow("layer %d", i) << colors::layer(i, 9, palettes::light(Qt::blue));
        QTest::addRow("dark layer %d", i) << colors::layer(i, 9, palettes::dark(Qt::blue));
    }
}

void TestColors::textOn()
{
    QFETCH(QColor, background);
    QCOMPARE_GE(contrast(background, colors::textOn(background)), 4.5);
}

void TestColors::mix()
{
    const QColor red(200, 30, 40);
    const QColor blue(20, 40, 180);
    QCOMPARE(colors::mix(red, blue, 0).rgb(), red.rgb());
    QCOMPARE(colors::mix(red, blue, 1).rgb(), blue.rgb());
    QCOMPARE(colors::mix(red, blue, 7).rgb(), blue.rgb());
    const double half = lightness(colors::mix(Qt::black, Qt::white, 0.5));
    QVERIFY(half > 30 && half < 60);
}

void TestColors::pale()
{
    QFETCH(QPalette, palette);
    const QColor base = palette.color(QPalette::Base);
    for (int i = 0; i < 9; ++i) {
        const QColor color = colors::layer(i, 9, palette);
        QCOMPARE_LT(contrast(colors::pale(color, palette), base), contrast(color, base));
        QVERIFY(colors::lifted(color) != color);
    }
}

QTEST_GUILESS_MAIN(TestColors)
#include "tst_colors.moc"
