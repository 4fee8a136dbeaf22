// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/platform.h"
#include "core/oci/reference.h"
#include "core/registry/registriesconf.h"

#include <QWidget>

#include <optional>

class QActionGroup;
class QLineEdit;
class QMenu;
class QPushButton;

namespace views {

class PullHint;

/// Where the person says what to pull: a name or whatever was pasted, the platform, and the button.
/// While the field has the focus, the full reference that the text means stands under it, or what
/// is wrong with it.
class PullField final : public QWidget
{
    Q_OBJECT

public:
    explicit PullField(QWidget *parent = nullptr);
    ~PullField() override;

    /// The platforms, for the menu bar too.
    [[nodiscard]] QMenu *platformMenu() const { return m_platforms; }
    /// The chosen platform; none means that of this machine.
    [[nodiscard]] std::optional<oci::Platform> platform() const;
    /// The name of the store that a pull goes to, or empty where there is but one.
    void setTarget(const QString &name);
    /// What short names mean on this system: the aliases and the registries to search.
    void setShortNames(const registry::RegistriesConf &conf);

public Q_SLOTS:
    /// Replaces the text and shows what it means; nothing is pulled.
    void offer(const QString &text);
    /// Puts the cursor into the field, the text selected.
    void activate();
    /// Pulls what the field says, if it says something.
    void submit();

Q_SIGNALS:
    void pullRequested(const oci::Reference &reference,
                       const std::optional<oci::Platform> &platform);
    /// Somebody is about to type. Answered by setShortNames().
    void shortNamesRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    void buildPlatformMenu();
    void addPlatform(QActionGroup *group, const QString &text, const QString &platform);
    void update();
    void placeHint();
    [[nodiscard]] QString actionPhrase() const;
    /// What the text means, if that is clear.
    [[nodiscard]] core::Result<oci::Reference> meaning() const;
    [[nodiscard]] bool isOpen() const { return m_choices.size() > 1; }
    void choose(int choice);
    bool moveChoice(int key);

    QLineEdit *m_edit;
    QPushButton *m_platform;
    QPushButton *m_pull;
    QMenu *m_platforms;
    PullHint *m_hint;
    QString m_target;
    registry::RegistriesConf m_shortNames;
    QList<oci::Reference> m_choices; ///< What the text may mean, if it is short for something.
    int m_choice = -1;               ///< The one that was chosen of several.
    bool m_isOffered =
        false; ///< The hint shows although the window may have no focus, as in a drop.
};

} // namespace views
