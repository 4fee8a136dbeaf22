// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListWidget>

namespace views {

/// A registry that can be looked through, as the sidebar lists it.
struct PlaceEntry
{
    QString domain; ///< "docker.io", "localhost:5000".
    QString name;   ///< "Docker Hub".

    [[nodiscard]] bool isHub() const { return domain == QLatin1StringView("docker.io"); }

    friend bool operator==(const PlaceEntry &, const PlaceEntry &) = default;
};

/// The registries below the stores of the sidebar: Docker Hub first. At most one is chosen.
class PlaceList final : public QListWidget
{
    Q_OBJECT

public:
    explicit PlaceList(QWidget *parent = nullptr);

    /// The registries that were added, below the Hub.
    void setRegistries(const QStringList &domains);
    [[nodiscard]] const QList<PlaceEntry> &entries() const { return m_entries; }
    /// The domain of the one that is chosen, or empty.
    [[nodiscard]] QString chosen() const;
    void choose(const QString &domain);
    /// None is.
    void leave();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// Another one, or none, which is empty.
    void placeChosen(const QString &domain);

private:
    void fill();

    QList<PlaceEntry> m_entries;
};

} // namespace views
