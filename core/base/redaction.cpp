// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/redaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace core {

namespace {

/// As a string of JSON has it, without the quotes.
QByteArray inJson(const QByteArray &secret)
{
    const QJsonArray array{QString::fromUtf8(secret)};
    return QJsonDocument(array).toJson(QJsonDocument::Compact).sliced(2).chopped(2);
}

/// As Go escapes, whose registries and engines quote JSON within the texts of JSON.
QByteArray inGoJson(const QByteArray &secret)
{
    return inJson(secret).replace('&', "\\u0026").replace('<', "\\u003c").replace('>', "\\u003e");
}

/// What is certain to stand in base64 of any text that holds \a secret after a multiple of three
/// bytes and \a shift more.
QByteArray inBase64(const QByteArray &secret, qsizetype shift, QByteArray::Base64Options alphabet)
{
    const QByteArray text =
        (QByteArray(shift, ' ') + secret).toBase64(alphabet | QByteArray::OmitTrailingEquals);
    const qsizetype first = shift == 0 ? 0 : shift + 1;
    const qsizetype end = (shift + secret.size()) * 8 / 6;
    return text.sliced(first, end - first);
}

} // namespace

void Redaction::add(const QByteArray &secret)
{
    // Shorter ones would be found everywhere.
    constexpr qsizetype EnoughForBase64 = 6;
    if (secret.isEmpty())
        return;
    const QByteArray percent = secret.toPercentEncoding();
    m_forms += {secret, percent, percent.toLower(), inJson(secret), inGoJson(secret)};
    for (qsizetype shift = 0; shift < 3 && secret.size() >= EnoughForBase64; ++shift) {
        m_forms += inBase64(secret, shift, QByteArray::Base64Encoding);
        m_forms += inBase64(secret, shift, QByteArray::Base64UrlEncoding);
    }
    std::ranges::sort(m_forms);
    m_forms.erase(std::ranges::unique(m_forms).begin(), m_forms.end());
    std::ranges::stable_sort(m_forms, std::greater(), &QByteArray::size);
}

QString Redaction::apply(const QString &text) const
{
    return isEmpty() ? text : QString::fromUtf8(replaced(text.toUtf8()));
}

QByteArray Redaction::applyToBody(const QByteArray &body) const
{
    const auto json = QJsonDocument::fromJson(body);
    if (json.isObject())
        return QJsonDocument(replaced(json.object()).toObject()).toJson(QJsonDocument::Compact);
    if (json.isArray())
        return QJsonDocument(replaced(json.array()).toArray()).toJson(QJsonDocument::Compact);
    return replaced(body);
}

QByteArray Redaction::replaced(QByteArray text) const
{
    for (const QByteArray &form : m_forms)
        text.replace(form, "...");
    return text;
}

QJsonValue Redaction::replaced(const QJsonValue &value) const
{
    if (value.isString())
        return apply(value.toString());
    if (value.isArray()) {
        QJsonArray cleaned;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &part : array)
            cleaned += replaced(part);
        return cleaned;
    }
    if (value.isObject()) {
        QJsonObject cleaned;
        const QJsonObject object = value.toObject();
        for (auto part = object.begin(); part != object.end(); ++part)
            cleaned.insert(apply(part.key()), replaced(part.value()));
        return cleaned;
    }
    return value;
}

} // namespace core
