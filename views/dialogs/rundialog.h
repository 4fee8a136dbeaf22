// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/runrequest.h"

#include <QDialog>
#include <QStringList>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace views {

class FieldTable;
class MessagePanel;

/// The image that a container is to be made of, and what it says of itself.
struct RunOffer
{
    QString image;                 ///< As the engine is asked for it: a name or an ID.
    QString title;                 ///< As people call it.
    QString store = {};            ///< The ID of the engine that has it.
    QStringList exposedPorts = {}; ///< "80/tcp".
    QStringList command = {};      ///< Its own, after the entry point.
};

/// Makes a container of an image and starts it: name, ports, environment, volumes, command, and the
/// same as a `docker run` that can be copied. Stays open until the engine has agreed, so that
/// nothing that was filled in is lost.
class RunDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit RunDialog(const RunOffer &offer, const QString &engine, QWidget *parent = nullptr);

    /// How a command line for the engine begins: engine::programFor(); "docker" without.
    void setProgram(const QStringList &program);
    /// What is filled in; InvalidArgument says what cannot be meant.
    [[nodiscard]] core::Result<engine::RunRequest> request() const;
    /// The engine did not agree.
    void showError(const core::Error &error);

Q_SIGNALS:
    /// Answered by showError() or accept().
    void runRequested(const engine::RunRequest &request);

private:
    void fillForm(QFormLayout *form);
    void follow();
    void run();
    void setBusy(bool busy);

    RunOffer m_offer;
    QStringList m_program{QStringLiteral("docker")};
    MessagePanel *m_error;
    QWidget *m_fields;
    QLineEdit *m_name;
    FieldTable *m_ports;
    FieldTable *m_environment;
    FieldTable *m_volumes;
    QLineEdit *m_command;
    QComboBox *m_network;
    QPlainTextEdit *m_docker;
    QLabel *m_problem;
    QPushButton *m_copy = nullptr;
    QPushButton *m_run = nullptr;
};

} // namespace views
