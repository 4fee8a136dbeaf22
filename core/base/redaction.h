// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace core {

/// Takes secrets out of what the other side answers, which may repeat what it was sent: as they
/// are, percent-encoded, escaped as in JSON, and in base64 alone or in the middle of something. A
/// value; any thread.
class Redaction final
{
public:
    void add(const QByteArray &secret);
    [[nodiscard]] bool isEmpty() const { return m_forms.isEmpty(); }
    /// \a text with "..." in place of the secrets.
    [[nodiscard]] QByteArray apply(QByteArray text) const;

private:
    QByteArrayList m_forms; ///< Longest first.
};

} // namespace core
