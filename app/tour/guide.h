// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/mainwindow.h"

#include <QString>

class QDialog;
class QModelIndex;

namespace app {

class Session;

/// The hands of the tour: does in the window what a person would, by the names of its widgets. GUI
/// thread.
class Guide final
{
public:
    /// Both outlive it.
    Guide(views::MainWindow &window, Session &session)
        : m_window(window)
        , m_session(session)
    {}

    [[nodiscard]] views::MainWindow &window() const { return m_window; }
    [[nodiscard]] Session &session() const { return m_session; }

    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window.findChild<Widget *>(name);
    }
    [[nodiscard]] bool isVisible(const QString &name) const;
    /// In front of the window, or null.
    [[nodiscard]] QDialog *dialog() const;

    void closeDialog() const;
    void trigger(const QString &action) const;
    /// The dialog that was open is closed first.
    void openDialog(const QString &action) const;
    void press(const QString &button) const;

    void chooseStore(const QString &name) const;
    /// The first row whose repository begins so, in the store of this ID.
    void selectImage(const QString &repository, const QString &store = {}) const;
    /// The first image of a store that containers use, or else its first.
    void selectUsedImage(const QString &store) const;
    [[nodiscard]] bool isListed(const QString &store) const;
    /// Of the inspect panel.
    void showPage(const QString &name) const;

    /// The tree of files, with something in it selected.
    void showFiles() const;
    /// What is in the latest version of the file \a path.
    void showPreview(const QString &path) const;
    void walkTo(int layer) const;
    void chooseExtent(int index) const;
    void chooseColors(int index) const;

private:
    void select(const QModelIndex &row) const;

    views::MainWindow &m_window;
    Session &m_session;
};

} // namespace app
