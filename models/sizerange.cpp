// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/sizerange.h"

#include "core/ci/rulevalues.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace models {

namespace {

bool isUnit(QChar c)
{
    return c.isLetter();
}

QString unitOf(const QString &size)
{
    qsizetype start = size.size();
    while (start > 0 && isUnit(size[start - 1]))
        --start;
    return size.sliced(start);
}

/// "1,5 Mo" is "1.5 mb".
std::optional<qint64> parseSize(QString size)
{
    constexpr qsizetype Characters = 40;
    if (size.isEmpty() || size.size() > Characters)
        return {};
    if (const QString unit = unitOf(size); unit.endsWith(u'o'))
        size.replace(size.size() - 1, 1, u'b');
    const qsizetype comma = size.indexOf(u',');
    static const QRegularExpression thousands(u"^[0-9]{1,3}(,[0-9]{3})+([^0-9]|$)"_s);
    if (comma >= 0 && size.count(u',') == 1 && !thousands.match(size).hasMatch())
        size[comma] = u'.';
    const auto bytes = ci::parseSize(size);
    return bytes && *bytes >= 0 ? std::optional(*bytes) : std::nullopt;
}

std::optional<SizeRange> parseRange(const QString &first, QString last)
{
    SizeRange range;
    QString begin = first.trimmed();
    last = last.trimmed();
    if (begin.isEmpty() && last.isEmpty())
        return {};
    if (!begin.isEmpty() && unitOf(begin).isEmpty())
        begin += unitOf(last);
    if (!begin.isEmpty()) {
        const auto size = parseSize(begin);
        if (!size)
            return {};
        range.smallest = *size;
    }
    if (!last.isEmpty()) {
        const auto size = parseSize(last);
        if (!size || *size < range.smallest)
            return {};
        range.largest = *size;
    }
    return range;
}

} // namespace

std::optional<SizeRange> parseSizeRange(const QString &text)
{
    const QString size = text.simplified().toLower();
    if (size.isEmpty())
        return SizeRange();
    static const QRegularExpression compared(u"^(>=|>|≥|<=|<|≤) ?(.*)$"_s);
    if (const auto match = compared.match(size); match.hasMatch()) {
        const QString sign = match.captured(1);
        const auto bytes = parseSize(match.captured(2));
        if (!bytes)
            return {};
        if (sign.startsWith(u'<') || sign == u'≤')
            return *bytes == 0 && sign == u'<'
                       ? std::nullopt
                       : std::optional<SizeRange>({0, *bytes - (sign == u'<' ? 1 : 0)});
        return SizeRange{.smallest = *bytes + (sign == u'>' ? 1 : 0)};
    }
    static const QRegularExpression between(u"\\.\\.+|…|–|-"_s);
    if (const auto match = between.match(size); match.hasMatch())
        return parseRange(size.first(match.capturedStart()), size.sliced(match.capturedEnd()));
    const auto bytes = parseSize(size);
    return bytes ? std::optional<SizeRange>({.smallest = *bytes}) : std::nullopt;
}

} // namespace models
