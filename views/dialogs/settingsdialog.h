// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace views {

inline constexpr int MostAtOnce = 8; ///< Pulls, or layers, of one registry.

/// What the person may choose for the whole program.
struct Settings
{
    QString language; ///< "en", "fr", or empty for the system's.
    ThemeChoice theme = ThemeChoice::System;
    QString storeFolder;  ///< Absolute path.
    int pullsAtOnce = 3;  ///< Of one registry, and
    int layersAtOnce = 3; ///< layers of these together, and of what is pushed there.

    friend bool operator==(const Settings &, const Settings &) = default;
};

/// Takes Settings in and gives Settings out; keeps and applies nothing by itself.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(const Settings &settings, QWidget *parent = nullptr);

    [[nodiscard]] Settings settings() const;

private:
    void chooseFolder();

    QComboBox *m_language;
    QComboBox *m_theme;
    QLineEdit *m_folder;
    QSpinBox *m_pulls;
    QSpinBox *m_layers;
};

} // namespace views
