// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/reference.h"

#include <QDialog>
#include <QStringList>

class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

/// Asks for another tag of an image in its repository on the registry. GUI thread.
class RemoteTagDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a source is the image; \a taken are the tags of the repository, as far as they are known.
    RemoteTagDialog(const oci::Reference &source, QStringList taken, QWidget *parent = nullptr);

Q_SIGNALS:
    void requested(const oci::Reference &target);

private:
    void update();
    void finish();
    [[nodiscard]] core::Result<oci::Reference> target() const;

    oci::Reference m_source;
    QStringList m_taken;
    QLineEdit *m_tag;
    QLabel *m_hint;
    QPushButton *m_confirm;
};

} // namespace views
