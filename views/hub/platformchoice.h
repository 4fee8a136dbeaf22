// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/platform.h"
#include "views/storeentry.h"

#include <QComboBox>

#include <optional>

namespace views {

/// Which platform is to be pulled: this machine's, or one of those that the image has.
class PlatformChoice final : public QComboBox
{
    Q_OBJECT

public:
    explicit PlatformChoice(QWidget *parent = nullptr);

    /// What there is to choose from; empty if that is not known, for the usual ones. What was
    /// chosen stays if it is there.
    void setOffered(const QList<oci::Platform> &offered);
    /// None for that of this machine.
    [[nodiscard]] std::optional<oci::Platform> platform() const;
    /// One that is not among the usual ones joins them.
    void choose(const std::optional<oci::Platform> &platform);
    /// As choose(), but only until it is called with none: then what was chosen before comes back,
    /// unless the person has chosen another one since.
    void chooseMeanwhile(const std::optional<oci::Platform> &platform);
    /// Nothing that there is runs on this machine, and nothing else was chosen.
    [[nodiscard]] bool isForeign() const { return m_isForeign && !m_isChosen; }

private:
    struct Choice
    {
        QString platform;
        bool isChosen;
    };

    void restore(const Choice &choice);

    QList<oci::Platform> m_offered;
    bool m_isForeign = false;
    bool m_isChosen = false;        ///< By the person, or by choose().
    std::optional<Choice> m_before; ///< Of chooseMeanwhile().
};

/// Which store gets what is pulled; hidden while there is but one.
class StoreChoice final : public QComboBox
{
    Q_OBJECT

public:
    explicit StoreChoice(QWidget *parent = nullptr);

    /// Those that can take something, the own one first.
    void setStores(const QList<StoreEntry> &stores, const QString &chosen);
    /// Its ID.
    [[nodiscard]] QString store() const { return currentData().toString(); }
};

} // namespace views
