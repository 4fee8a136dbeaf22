// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/buildcontext.h"
#include "core/engine/buildrequest.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace views {

class ElidedLabel;
class FieldTable;

/// Asks what is to be built: folder, Dockerfile, tags, target, arguments, labels, platform; and
/// says the same as a `docker build` that can be copied. It reads no file: it asks for what is in a
/// folder by contextRequested().
class BuildDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a recent: what was built before, the last first; it is offered again.
    BuildDialog(const QString &engine, const QList<engine::BuildRequest> &recent,
                QWidget *parent = nullptr);

    /// How a command line for the engine begins: engine::programFor(); "docker" without.
    void setProgram(const QStringList &program);
    /// As if it was typed; with what was chosen for it before.
    void setFolder(const QString &folder);
    /// What is filled in; InvalidArgument says what cannot be meant.
    [[nodiscard]] core::Result<engine::BuildRequest> request() const;

    /// Answers to contextRequested(); what comes too late is dropped.
    void showContext(const QString &folder, const QString &dockerfile,
                     const core::Result<engine::BuildContext> &context);
    /// How much will be sent.
    void showContextSize(const QString &folder, const QString &dockerfile,
                         const core::Result<qint64> &bytes);

Q_SIGNALS:
    /// What is in \a folder? \a dockerfile as of BuildContext::open().
    void contextRequested(const QString &folder, const QString &dockerfile);
    void buildRequested(const engine::BuildRequest &request);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void nameFields();
    void fillForm(QFormLayout *form);
    void connectFields();
    [[nodiscard]] QWidget *beside(QWidget *field, const QString &name,
                                  void (BuildDialog::*choose)());
    void chooseFolder();
    void chooseDockerfile();
    void followFolder();
    void askForContext();
    void takeOver(const engine::BuildRequest &before);
    void followTag();
    void follow();
    void build();
    [[nodiscard]] QString folder() const;
    /// The path in the field, whole; empty for the one in the folder.
    [[nodiscard]] QString dockerfile() const;
    [[nodiscard]] bool isShown(const QString &folder, const QString &dockerfile) const;

    QList<engine::BuildRequest> m_recent;
    QStringList m_program{QStringLiteral("docker")};
    QComboBox *m_folder;
    ElidedLabel *m_contents;
    QLineEdit *m_dockerfile;
    QLineEdit *m_tag;    ///< One or several.
    ElidedLabel *m_name; ///< What they mean.
    QComboBox *m_target;
    FieldTable *m_arguments;
    QLineEdit *m_labels;
    QComboBox *m_platform;
    QCheckBox *m_noCache;
    QCheckBox *m_pull;
    QPlainTextEdit *m_docker;
    QLabel *m_problem;
    QPushButton *m_copy;
    QPushButton *m_build;

    QTimer m_ask;                                                ///< Waits for the end of a word.
    std::optional<core::Result<engine::BuildContext>> m_context; ///< None while it is asked for.
    QString m_wantedTarget;   ///< To be chosen once it is known to be there.
    bool m_hasOwnTag = false; ///< Else the tag follows the folder.
};

} // namespace views
