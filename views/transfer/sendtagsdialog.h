// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/transfer/tagmove.h"

#include <QDialog>
#include <QList>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

/// Asks to which repository several tags are to go, each under its own tag, and names them all
/// before anything moves. Those of different repositories, and those that an engine sends, go to
/// where their names say. Of an image that is not here with all its platforms one that is goes
/// alone, unless the person wants the whole index. GUI thread.
class SendTagsDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class From { OwnStore, Engine, Registry };

    struct Source
    {
        oci::Reference name;
        std::optional<oci::Platform> platform = {}; ///< That is here, if others are not.
    };

    SendTagsDialog(From from, const QList<Source> &sources, QWidget *parent = nullptr);

Q_SIGNALS:
    void requested(const QList<views::TagMove> &moves);

private:
    void build();
    void follow();
    void finish();
    /// InvalidArgument, in words, as long as they cannot go to where the text says.
    [[nodiscard]] core::Result<QList<TagMove>> moves() const;
    [[nodiscard]] TagMove moveOf(const Source &source, const oci::Reference &target) const;
    [[nodiscard]] QString hint() const;

    const From m_from;
    const QList<Source> m_sources;
    const int m_partial; ///< Those with a platform.
    const bool m_isOneRepository;
    QLineEdit *m_target;
    QLabel *m_names;
    QComboBox *m_platform;
    QLabel *m_hint;
    QPushButton *m_confirm = nullptr;
};

} // namespace views
