// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace support {

/// An authority for certificates of its own, made by `openssl` in a folder: ca.pem and what it
/// signed. One thread.
class TestCa final
{
public:
    /// \a folder exists and outlives this.
    explicit TestCa(const QString &folder);

    [[nodiscard]] bool isValid() const { return m_isValid; }
    /// A folder under that of the authority with ca.pem, cert.pem and key.pem, for 127.0.0.1 and
    /// localhost and for clients; empty if `openssl` failed.
    [[nodiscard]] QString issue(const QString &name) const;

private:
    QString m_folder;
    bool m_isValid = false;
};

} // namespace support
