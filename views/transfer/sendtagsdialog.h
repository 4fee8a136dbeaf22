// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/transfer/tagmove.h"

#include <QDialog>
#include <QList>

class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

/// Asks to which repository several tags are to go, each under its own tag, and names them all
/// before anything moves. Those of different repositories, and those that an engine sends, go to
/// where their names say. GUI thread.
class SendTagsDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class From { OwnStore, Engine, Registry };

    SendTagsDialog(From from, const QList<oci::Reference> &sources, QWidget *parent = nullptr);

Q_SIGNALS:
    void requested(const QList<views::TagMove> &moves);

private:
    void build();
    void follow();
    void finish();
    /// InvalidArgument, in words, as long as they cannot go to where the text says.
    [[nodiscard]] core::Result<QList<TagMove>> moves() const;

    const From m_from;
    const QList<oci::Reference> m_sources;
    const bool m_isOneRepository;
    QLineEdit *m_target;
    QLabel *m_names;
    QLabel *m_hint;
    QPushButton *m_confirm = nullptr;
};

} // namespace views
