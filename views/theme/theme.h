// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QObject>

namespace views {

enum class ThemeChoice { System, Light, Dark };

/// Light or dark, for the whole program. Styles that know both (Windows 11, macOS, Breeze) are
/// asked for one; Fusion gets our palettes. Make one, after the QApplication. GUI thread.
class Theme final : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    /// Takes effect at once; System follows the desktop from then on.
    void setChoice(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }

private:
    void apply();

    QColor m_accent;
    bool m_isFusion = false;
    ThemeChoice m_choice = ThemeChoice::System;
};

} // namespace views
