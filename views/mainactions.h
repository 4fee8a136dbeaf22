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

class ImageTransfers;

/// Everything that can be done from the main window, once, for menus, tool bar and shortcuts.
class MainActions final : public QObject
{
    Q_OBJECT

public:
    explicit MainActions(QObject *parent = nullptr);
    ~MainActions() override;

    /// \a platforms is the menu of the pull field, \a engine that of the sidebar; the actions of
    /// \a transfers go where they belong.
    void fillMenuBar(QMenuBar *bar, QMenu *platforms, QMenu *engine,
                     const ImageTransfers &transfers);
    [[nodiscard]] QList<QAction *> rowActions() const;
    void setThemeChoice(ThemeChoice choice);
    /// Whether the action pins, or unpins.
    void setPins(bool pins);
    [[nodiscard]] QMenu *themes() const { return m_themes.get(); }

    QAction *pull;
    QAction *openSample;
    QAction *exportReport;
    QAction *registries;
    QAction *settings;
    QAction *quit;
    QAction *pullAgain;
    QAction *copyReference;
    QAction *copyDigest;
    QAction *pin;
    QAction *remove;
    QAction *showUsers;
    QAction *push;
    QAction *run;
    QAction *build;
    QAction *prune;
    QAction *undoRemoval;
    QAction *reclaim;
    QAction *refresh;
    QAction *checkUpdates;
    QAction *pullMoved;
    QAction *find;
    QAction *browseHub;
    QAction *showSidebar;
    QAction *showInspect;
    QAction *showTasks;
    QAction *checkStore;
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
