// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/reference.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

/// Asks for another name of an image.
class TagDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a image is what it is called now; \a taken are all names of the store.
    TagDialog(const QString &image, QStringList taken, QWidget *parent = nullptr);

Q_SIGNALS:
    void requested(const oci::Reference &name);

private:
    void update();
    void finish();

    QString m_image;
    QStringList m_taken;
    QLineEdit *m_name;
    QLabel *m_hint;
    QPushButton *m_confirm;
};

} // namespace views
