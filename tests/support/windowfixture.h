// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/session.h"
#include "views/mainwindow.h"
#include "views/theme/theme.h"

#include <QModelIndex>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

class QMimeData;

namespace support {

class EngineServer;

/// The real main window over a real session, with a home, settings and an own store in a folder
/// that goes with it: the base of a test that drives them by the names of their widgets. GUI
/// thread.
class WindowFixture
{
public:
    WindowFixture(const WindowFixture &) = delete;
    WindowFixture &operator=(const WindowFixture &) = delete;

protected:
    WindowFixture() = default;
    ~WindowFixture();

    /// The next session finds these engines, of which at most one may be a Docker and one a Podman.
    void setEngines(const QList<const EngineServer *> &engines);
    /// The same by an address, "unix:///...": a Docker.
    static void setDocker(const QString &address);
    /// Opens window and session, or opens both again, with a layout that an earlier window saved;
    /// the engines may answer later. False if the window does not become active. Done tasks stay in
    /// the drawer until dismissTasks().
    [[nodiscard]] bool open(const QByteArray &layout = {});
    void close();
    /// Shortcuts go to the active window, and nobody activates it when a dialog is closed.
    [[nodiscard]] bool activate() const;

    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString storeFolder() const
    {
        return m_storeFolder.isEmpty() ? filePath(QStringLiteral("images")) : m_storeFolder;
    }
    /// For the next session.
    void setStoreFolder(const QString &folder) { m_storeFolder = folder; }
    /// As another program does: an image of \a layers, uncompressed tars, in the own store.
    [[nodiscard]] bool addToOwn(const QString &name, const QList<QByteArray> &layers) const;

    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] bool isVisible(const QString &name) const;
    /// All texts in a widget, a line each; those that are shown shortened, whole.
    [[nodiscard]] QString textsOf(const QString &name) const;

    /// The row of a repository in the list, and in the store of this name where the list shows it.
    [[nodiscard]] QModelIndex row(const QString &repository, const QString &store = {}) const;
    /// The repositories of all rows, sorted, each once.
    [[nodiscard]] QStringList rows() const;
    /// "nginx, Docker": the same with the stores.
    [[nodiscard]] QStringList rowsOfStores() const;
    void click(const QModelIndex &row) const;
    void click(const QString &button) const;
    void trigger(const QString &action) const;
    /// The names of the sidebar.
    [[nodiscard]] QStringList stores() const;
    void choose(const QString &store) const;

    /// What the first task says beside its bar, or its message if it has one.
    [[nodiscard]] QString taskWords() const;
    [[nodiscard]] QString taskTitle() const;
    /// Those that have ended.
    void dismissTasks() const;

    /// A file is dropped on the window.
    void drop(const QString &path) const;
    /// The selected rows are dragged over a store of the sidebar. True if it would take them;
    /// \a drops lets go there.
    bool drag(const QString &store, bool drops = true) const;

    QTemporaryDir m_folder;
    QString m_storeFolder; ///< Empty: in m_folder.
    std::unique_ptr<views::Theme> m_theme;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<app::Session> m_session;
};

} // namespace support

/// What a real engine does on a busy machine may take a while.
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60'000)
#define TRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 60'000)
