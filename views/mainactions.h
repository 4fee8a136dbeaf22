// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/theme/theme.h"

#include <QKeySequence>
#include <QObject>

#include <memory>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace views {

/// Everything that can be done from the main window, once, for menus, tool bar and shortcuts.
class MainActions final : public QObject
{
    Q_OBJECT

public:
    explicit MainActions(QObject *parent = nullptr);
    ~MainActions() override;

    /// \a platforms is the menu of the pull field.
    void fillMenuBar(QMenuBar *bar, QMenu *platforms);
    [[nodiscard]] QList<QAction *> rowActions() const;
    void setThemeChoice(ThemeChoice choice);
    [[nodiscard]] QMenu *themes() const { return m_themes.get(); }

    QAction *pull;
    QAction *openSample;
    QAction *exportReport;
    QAction *settings;
    QAction *quit;
    QAction *pullAgain;
    QAction *copyReference;
    QAction *copyDigest;
    QAction *remove;
    QAction *prune;
    QAction *refresh;
    QAction *find;
    QAction *showSidebar;
    QAction *showInspect;
    QAction *showTasks;
    QAction *help;
    QAction *about;

Q_SIGNALS:
    void themeChosen(views::ThemeChoice choice);

private:
    QAction *make(const QString &name, const QString &text, QLatin1StringView iconName,
                  const QKeySequence &shortcut = {});
    QAction *makeToggle(const QString &name, const QString &text, const QKeySequence &shortcut);
    void buildThemes();

    std::unique_ptr<QMenu> m_themes;
    QActionGroup *m_themeGroup;
};

} // namespace views
