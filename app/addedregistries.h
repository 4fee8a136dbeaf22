// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>

namespace views {
class MainWindow;
}

namespace app {

/// The registries that the person adds to the sidebar and takes off it. GUI thread.
class AddedRegistries final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddedRegistries)

public:
    /// \a window outlives this.
    explicit AddedRegistries(views::MainWindow &window, QObject *parent = nullptr);

    /// Those of before, for the beginning; what is no address of a registry is passed over.
    void set(const QStringList &domains);

Q_SIGNALS:
    /// These are in the list now, and are to be remembered.
    void changed(const QStringList &domains);

private:
    void add(const QString &domain);
    void remove(const QString &domain);
    void show();

    views::MainWindow &m_window;
    QStringList m_domains;
};

} // namespace app
