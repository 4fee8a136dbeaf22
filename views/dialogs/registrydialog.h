// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace views {

/// Asks for the address of a registry: one that is to be in the sidebar, or one that is to be
/// reached insecurely.
class RegistryDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { Sidebar, Insecure };

    explicit RegistryDialog(QWidget *parent = nullptr, Purpose purpose = Purpose::Sidebar);

    /// The domain that was given; empty before it is one.
    [[nodiscard]] QString domain() const;

    /// "ghcr.io" of what people write: with a scheme, a path behind it, white space around it.
    /// Nothing if it means no registry.
    [[nodiscard]] static std::optional<QString> domainOf(const QString &text);

private:
    void follow();

    Purpose m_purpose;
    QLineEdit *m_address;
    QLabel *m_hint;
    QPushButton *m_add;
};

} // namespace views
