// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QJsonValue>
#include <QString>

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
    [[nodiscard]] QString apply(const QString &text) const;
    /// As apply(): of JSON the names and texts in it, whatever way they are escaped; else the
    /// bytes.
    [[nodiscard]] QByteArray applyToBody(const QByteArray &body) const;

private:
    [[nodiscard]] QByteArray replaced(QByteArray text) const;
    [[nodiscard]] QJsonValue replaced(const QJsonValue &value) const;

    QByteArrayList m_forms; ///< Longest first.
};

} // namespace core
