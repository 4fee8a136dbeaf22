// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/theme.h"

#include "views/theme/palettes.h"

#include <QApplication>
#include <QStyle>
#include <QStyleHints>
#include <QTest>

using namespace Qt::StringLiterals;
using views::Theme;
using views::ThemeChoice;

class TestTheme final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choices();
    void accentStays();
};

void TestTheme::choices()
{
    Theme theme;
    QCOMPARE(theme.choice(), ThemeChoice::System);
    const auto isDark = [] { return views::palettes::isDark(QApplication::palette()); };
    const bool isSystemDark = QApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
    QCOMPARE(isDark(), isSystemDark);
    for (const ThemeChoice choice :
         {ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::System}) {
        theme.setChoice(choice);
        QCOMPARE(theme.choice(), choice);
        QCOMPARE(isDark(),
                 choice == ThemeChoice::Dark || (choice == ThemeChoice::System && isSystemDark));
    }
}

/// Light and dark differ, the colour that the desktop chose does not.
void TestTheme::accentStays()
{
    const QColor accent = QApplication::palette().color(QPalette::Accent);
    Theme theme;
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        theme.setChoice(choice);
        QCOMPARE(QApplication::palette().color(QPalette::Accent), accent);
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
