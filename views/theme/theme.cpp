// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/theme.h"

#include "views/theme/fusionstyle.h"
#include "views/theme/palettes.h"

#include <BreezeIcons>

#include <QApplication>
#include <QIcon>
#include <QStyle>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace views {

namespace {

/// Styles that look at home and know light and dark by themselves.
bool isGoodStyle(const QString &name)
{
    static constexpr QLatin1StringView good[] = {"breeze"_L1, "macos"_L1, "windows11"_L1};
    return std::ranges::find(good, name) != std::end(good);
}

Qt::ColorScheme wanted(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return Qt::ColorScheme::Light;
    case ThemeChoice::Dark:
        return Qt::ColorScheme::Dark;
    case ThemeChoice::System:
        break;
    }
    return Qt::ColorScheme::Unknown;
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_accent(QApplication::palette().color(QPalette::Accent))
{
    BreezeIcons::initIcons();
    // Ours are drawn by views::icon(). As a fallback theme, Breeze's would be dark on dark.
    QIcon::setFallbackThemeName({});
    m_isFusion = !isGoodStyle(QApplication::style()->name());
    if (m_isFusion)
        QApplication::setStyle(new FusionStyle);
    connect(QApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::apply);
    apply();
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    QApplication::styleHints()->setColorScheme(wanted(choice));
    apply();
}

void Theme::apply()
{
    if (!m_isFusion)
        return;
    const Qt::ColorScheme scheme = m_choice == ThemeChoice::System
                                       ? QApplication::styleHints()->colorScheme()
                                       : wanted(m_choice);
    QApplication::setPalette(scheme == Qt::ColorScheme::Dark ? palettes::dark(m_accent)
                                                             : palettes::light(m_accent));
}

} // namespace views
