// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/transfer.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

/// Asks what an image is called and runs on that is made of a root file system.
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a path is the tar.
    explicit ImportDialog(const QString &path, QWidget *parent = nullptr);

    /// It says why it asks: the file was to be loaded, and cannot be.
    void setOffered(bool isOffered);

Q_SIGNALS:
    void requested(const QString &path, const store::ImportOptions &options);

private:
    void update();
    void finish();

    QString m_path;
    bool m_isOffered = false;
    QLineEdit *m_name;
    QComboBox *m_platform;
    QLineEdit *m_message;
    QLabel *m_hint;
    QPushButton *m_confirm;
};

} // namespace views
