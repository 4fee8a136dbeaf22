// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoint.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

/// Where an engine is and how to get there, to be added or changed. It reads no file and connects
/// nowhere: whoever listens to testRequested() does, and answers with showTest().
class EngineDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a engine is the one to change; without, a new one is added.
    explicit EngineDialog(const std::optional<engine::Endpoint> &engine, QWidget *parent = nullptr);

    /// What the fields mean. InvalidArgument with words if they mean nothing.
    [[nodiscard]] core::Result<engine::Endpoint> endpoint() const;

public Q_SLOTS:
    /// What came of a test: "Docker 26.1.5", or why it failed. Dropped if \a asked is not what the
    /// fields mean any more.
    void showTest(const engine::Endpoint &asked, const core::Result<QString> &title);

Q_SIGNALS:
    void testRequested(const engine::Endpoint &endpoint);
    /// The person wants it so.
    void saved(const engine::Endpoint &endpoint);

private:
    void build(bool isNew);
    QWidget *makeChooser(QLineEdit *field, const QString &title, bool isFolder);
    void follow();
    void test();
    void save();
    void choose(QLineEdit *field, const QString &title, bool isFolder);
    void say(QLatin1StringView iconName, const QString &text);

    QLineEdit *m_name;
    QLineEdit *m_address;
    QLabel *m_meaning;
    QLineEdit *m_certificates;
    QWidget *m_certificatesRow;
    QLineEdit *m_sshKey;
    QWidget *m_sshKeyRow;
    QCheckBox *m_plain;
    QLabel *m_resultIcon;
    QLabel *m_result;
    QPushButton *m_test;
    QPushButton *m_save;
};

} // namespace views
