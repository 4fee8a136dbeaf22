// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/warnings.h"

#include "core/base/limits.h"
#include "core/base/printable.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace registry {

namespace {

QString unquoted(QString text)
{
    static const QRegularExpression escaped(u"\\\\(.)"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    return core::printable(text.replace(escaped, u"\\1"_s).simplified());
}

} // namespace

QStringList warningsOf(const net::Headers &headers, const core::Redaction &secrets)
{
    // Code, agent, text, and a date that nobody may send.
    static const QRegularExpression form(
        uR"re(\s*(\d{3}) +(\S+) +"((?:[^"\\]|\\.)*+)"(?: +"[^"]*")?\s*(?:,|\z))re"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QStringList texts;
    qsizetype left = core::limits::WarningBytes;
    for (const QByteArray &value : headers.values("Warning")) {
        const QString line = QString::fromUtf8(value.left(left));
        left -= std::min(left, value.size());
        qsizetype at = 0;
        for (;;) {
            const auto match = form.match(line, at, QRegularExpression::NormalMatch,
                                          QRegularExpression::AnchorAtOffsetMatchOption);
            if (!match.hasMatch())
                break;
            at = match.capturedEnd();
            const QString text = secrets.apply(unquoted(match.captured(3)));
            if (match.captured(1) == "299"_L1 && !text.isEmpty() && !texts.contains(text))
                texts += text;
        }
    }
    return texts;
}

void Warnings::note(const QString &host, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const std::scoped_lock lock(m_mutex);
    QList<Entry> &entries = m_entries[host];
    for (const QString &text : texts) {
        const auto known = std::ranges::find(entries, text, &Entry::text);
        if (known != entries.end())
            known->latest = now;
        else if (entries.size() < core::limits::Warnings)
            entries.append({text, now});
    }
}

QStringList Warnings::of(const QString &host, const QDateTime &since) const
{
    const std::scoped_lock lock(m_mutex);
    QStringList texts;
    for (const Entry &entry : m_entries.value(host)) {
        if (!since.isValid() || entry.latest >= since)
            texts += entry.text;
    }
    return texts;
}

QStringList Warnings::hosts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_entries.keys();
}

} // namespace registry
