// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/colors.h"

#include "views/theme/palettes.h"

#include <QPalette>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace views::colors {

namespace {

struct OkLab
{
    double lightness = 0;
    double a = 0;
    double b = 0;
};

double toLinear(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double fromLinear(double value)
{
    return value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
}

struct LinearRgb
{
    double red = 0;
    double green = 0;
    double blue = 0;

    [[nodiscard]] bool isDisplayable() const
    {
        constexpr double Tolerance = 1e-4;
        const auto [least, most] = std::minmax({red, green, blue});
        return least >= -Tolerance && most <= 1 + Tolerance;
    }
};

LinearRgb toRgb(const OkLab &lab)
{
    const double l = std::pow(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3);
    const double m = std::pow(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3);
    const double s = std::pow(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

OkLab toOkLab(const QColor &color)
{
    const double red = toLinear(color.redF());
    const double green = toLinear(color.greenF());
    const double blue = toLinear(color.blueF());
    const double l = std::cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const double m = std::cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const double s = std::cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

/// Gives up chroma, never lightness, for what a screen cannot show.
QColor toColor(OkLab lab)
{
    constexpr double Step = 0.96;
    constexpr int Steps = 60;
    LinearRgb rgb = toRgb(lab);
    for (int i = 0; i < Steps && !rgb.isDisplayable(); ++i) {
        lab.a *= Step;
        lab.b *= Step;
        rgb = toRgb(lab);
    }
    const auto channel = [](double linear) {
        return float(fromLinear(std::clamp(linear, 0.0, 1.0)));
    };
    return QColor::fromRgbF(channel(rgb.red), channel(rgb.green), channel(rgb.blue));
}

OkLab fromLch(double lightness, double chroma, double hueDegrees)
{
    const double hue = hueDegrees * std::numbers::pi / 180;
    return {lightness, chroma * std::cos(hue), chroma * std::sin(hue)};
}

OkLab between(const OkLab &from, const OkLab &to, double share)
{
    return {std::lerp(from.lightness, to.lightness, share), std::lerp(from.a, to.a, share),
            std::lerp(from.b, to.b, share)};
}

/// WCAG 2.2, "relative luminance".
double luminance(const QColor &color)
{
    return 0.2126 * toLinear(color.redF()) + 0.7152 * toLinear(color.greenF())
           + 0.0722 * toLinear(color.blueF());
}

} // namespace

QColor layer(int layer, int layerCount, const QPalette &palette)
{
    struct Anchor
    {
        double chroma;
        double hue;
    };
    constexpr std::array<Anchor, 5> Anchors{
        {{0.125, 264}, {0.105, 240}, {0.095, 190}, {0.115, 130}, {0.150, 86}}};

    const double position =
        layerCount > 1 ? std::clamp(double(layer) / (layerCount - 1), 0.0, 1.0) : 0.0;
    const double scaled = position * (Anchors.size() - 1);
    const auto lower = std::min(std::size_t(scaled), Anchors.size() - 2);
    const double share = scaled - double(lower);
    const double darkest = palettes::isDark(palette) ? 0.44 : 0.38;
    const double lightest = palettes::isDark(palette) ? 0.86 : 0.85;
    const double lightness = std::lerp(darkest, lightest, position);
    return toColor(between(fromLch(lightness, Anchors[lower].chroma, Anchors[lower].hue),
                           fromLch(lightness, Anchors[lower + 1].chroma, Anchors[lower + 1].hue),
                           share));
}

QColor change(layers::ChangeKind kind, const QPalette &palette)
{
    const double shift = palettes::isDark(palette) ? 0.03 : 0.0;
    switch (kind) {
    case layers::ChangeKind::Unchanged:
        return toColor(fromLch(palettes::isDark(palette) ? 0.46 : 0.74, 0.018, 250));
    case layers::ChangeKind::Added:
        return toColor(fromLch(0.66 + shift, 0.085, 182));
    case layers::ChangeKind::Modified:
        return toColor(fromLch(0.80 + shift, 0.140, 80));
    case layers::ChangeKind::Deleted:
        return toColor(fromLch(0.52 + shift, 0.150, 8));
    }
    return {};
}

QColor live(const QPalette &palette)
{
    return toColor(fromLch(palettes::isDark(palette) ? 0.35 : 0.85, 0.018, 250));
}

QColor waste(const QPalette &palette)
{
    return change(layers::ChangeKind::Deleted, palette);
}

QColor family(models::FileFamily family, const QPalette &palette)
{
    struct Tone
    {
        double lightness;
        double chroma;
        double hue;
    };
    // Found by a search that kept the smallest difference between two of them, for three kinds of
    // eyes, as large as it could: see tst_colors.
    constexpr std::array<Tone, models::FileFamilyCount> Tones{{
        {0.50, 0.130, 236}, // Executable
        {0.38, 0.130, 262}, // Library
        {0.72, 0.100, 217}, // Source
        {0.86, 0.150, 104}, // Python
        {0.52, 0.150, 46},  // Java
        {0.67, 0.150, 68},  // Web
        {0.38, 0.100, 27},  // Archive
        {0.66, 0.160, 2},   // Image
        {0.90, 0.045, 238}, // Document
        {0.64, 0.110, 288}, // Locale
        {0.52, 0.100, 171}, // Data
        {0.52, 0.080, 125}, // Log
        {0.78, 0.008, 244}, // Other
    }};
    const Tone &tone = Tones[std::size_t(family)];
    const double shift = palettes::isDark(palette) ? 0.03 : 0.0;
    return toColor(fromLch(tone.lightness + shift, tone.chroma, tone.hue));
}

QColor mix(const QColor &from, const QColor &to, double share)
{
    return toColor(between(toOkLab(from), toOkLab(to), std::clamp(share, 0.0, 1.0)));
}

QColor pale(const QColor &color, const QPalette &palette)
{
    return mix(color, palette.color(QPalette::Base), 0.78);
}

QColor lifted(const QColor &color)
{
    OkLab lab = toOkLab(color);
    lab.lightness += lab.lightness < 0.8 ? 0.07 : -0.07;
    return toColor(lab);
}

QColor textOn(const QColor &background)
{
    // The luminance at which black and white contrast equally: sqrt(1.05 * 0.05) - 0.05.
    return luminance(background) > 0.179 ? QColor(Qt::black) : QColor(Qt::white);
}

} // namespace views::colors
