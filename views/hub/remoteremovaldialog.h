// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/removal.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QRadioButton;

namespace views {

class ElidedLabel;
class MessagePanel;

/// Asks what of a tag is to go from its registry: the tag alone, or what it means, with every tag
/// of that. Nothing can be confirmed before it is known what goes. Stays open until the registry
/// has answered, and says so if it refused. GUI thread.
class RemoteRemovalDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit RemoteRemovalDialog(const oci::Reference &tag, QWidget *parent = nullptr);

    [[nodiscard]] const oci::Reference &name() const { return m_tag; }
    /// What would go with all of its tags: a removal of a digest, with the tags that mean it.
    void setPlan(const registry::RemoteRemoval &whole);
    /// It is not known what would go, so nothing can be removed.
    void setPlanError(const core::Error &error);
    /// The registry refused.
    void setRefused(const registry::RemoteRemoval &removal, const core::Error &error);

Q_SIGNALS:
    /// Answered by closing the dialog, or by setRefused().
    void confirmed(const registry::RemoteRemoval &removal);

private:
    void build();
    void follow();
    void makeRoom();
    void confirm();
    [[nodiscard]] QString tagsText() const;

    oci::Reference m_tag;
    std::optional<registry::RemoteRemoval> m_whole;
    bool m_isRemoving = false;
    QLabel *m_state;
    QRadioButton *m_onlyTag;
    QLabel *m_onlyTagText;
    QRadioButton *m_everything;
    QLabel *m_everythingText;
    ElidedLabel *m_digest;
    MessagePanel *m_problem;
    QPushButton *m_confirm;
};

} // namespace views
