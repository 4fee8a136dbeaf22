// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/palettes.h"

namespace views::palettes {

namespace {

/// The few colours that a palette follows from.
struct Scheme
{
    QColor window;
    QColor base;
    QColor alternate;
    QColor button;
    QColor text;
    QColor disabled;
    QColor link;
    QColor light;
    QColor midlight;
    QColor mid;
    QColor dark;
    QColor shadow;
};

QColor mix(const QColor &a, const QColor &b, float part)
{
    const auto channel = [part](float x, float y) { return x + (y - x) * part; };
    return QColor::fromRgbF(channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()),
                            channel(a.blueF(), b.blueF()));
}

/// Black or white, whichever is read better on \a background (ITU-R BT.601 luma).
QColor textOn(const QColor &background)
{
    return qGray(background.rgb()) > 150 ? QColor(0x1b, 0x1e, 0x23) : QColor(Qt::white);
}

void setDisabled(QPalette &palette, const Scheme &scheme)
{
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, scheme.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, scheme.mid);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, scheme.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, scheme.window);
}

QPalette make(const Scheme &scheme, const QColor &accent)
{
    QPalette palette;
    palette.setColor(QPalette::Window, scheme.window);
    palette.setColor(QPalette::WindowText, scheme.text);
    palette.setColor(QPalette::Base, scheme.base);
    palette.setColor(QPalette::AlternateBase, scheme.alternate);
    palette.setColor(QPalette::Text, scheme.text);
    palette.setColor(QPalette::PlaceholderText, mix(scheme.text, scheme.base, 0.36F));
    palette.setColor(QPalette::Button, scheme.button);
    palette.setColor(QPalette::ButtonText, scheme.text);
    palette.setColor(QPalette::BrightText, scheme.base);
    palette.setColor(QPalette::ToolTipBase, scheme.base);
    palette.setColor(QPalette::ToolTipText, scheme.text);
    palette.setColor(QPalette::Link, scheme.link);
    palette.setColor(QPalette::LinkVisited, scheme.link);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, textOn(accent));
    palette.setColor(QPalette::Accent, accent);
    palette.setColor(QPalette::Light, scheme.light);
    palette.setColor(QPalette::Midlight, scheme.midlight);
    palette.setColor(QPalette::Mid, scheme.mid);
    palette.setColor(QPalette::Dark, scheme.dark);
    palette.setColor(QPalette::Shadow, scheme.shadow);
    setDisabled(palette, scheme);
    return palette;
}

} // namespace

QPalette light(const QColor &accent)
{
    return make({.window = QColor(0xf3, 0xf4, 0xf6),
                 .base = QColor(0xff, 0xff, 0xff),
                 .alternate = QColor(0xf8, 0xf9, 0xfa),
                 .button = QColor(0xfc, 0xfc, 0xfd),
                 .text = QColor(0x1b, 0x1e, 0x23),
                 .disabled = QColor(0x9a, 0x9f, 0xa8),
                 .link = QColor(0x12, 0x5f, 0xb8),
                 .light = QColor(0xff, 0xff, 0xff),
                 .midlight = QColor(0xe9, 0xeb, 0xee),
                 .mid = QColor(0xcf, 0xd3, 0xd9),
                 .dark = QColor(0xb3, 0xb8, 0xc1),
                 .shadow = QColor(0x6c, 0x72, 0x7c)},
                accent);
}

QPalette dark(const QColor &accent)
{
    return make({.window = QColor(0x20, 0x23, 0x28),
                 .base = QColor(0x18, 0x1a, 0x1e),
                 .alternate = QColor(0x1c, 0x1f, 0x23),
                 .button = QColor(0x2c, 0x30, 0x37),
                 .text = QColor(0xe6, 0xe8, 0xeb),
                 .disabled = QColor(0x70, 0x77, 0x82),
                 .link = QColor(0x6c, 0xb2, 0xff),
                 .light = QColor(0x3d, 0x43, 0x4c),
                 .midlight = QColor(0x33, 0x38, 0x40),
                 .mid = QColor(0x3a, 0x40, 0x49),
                 .dark = QColor(0x14, 0x16, 0x19),
                 .shadow = QColor(0x0b, 0x0c, 0x0e)},
                accent);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness()
           > palette.color(QPalette::Window).lightness();
}

QColor quietText(const QPalette &palette)
{
    return mix(palette.color(QPalette::WindowText), palette.color(QPalette::Window), 0.34F);
}

QColor line(const QPalette &palette)
{
    return mix(palette.color(QPalette::Window), palette.color(QPalette::WindowText), 0.14F);
}

QColor outline(const QPalette &palette, bool isEnabled)
{
    return mix(palette.color(QPalette::Window), palette.color(QPalette::WindowText),
               isEnabled ? 0.5F : 0.25F);
}

} // namespace views::palettes
