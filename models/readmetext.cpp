// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/readmetext.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace models {

namespace {

QString attribute(const QString &tag, const QString &name)
{
    const QRegularExpression form(uR"x(\b%1\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))x"_s.arg(name),
                                  QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(tag);
    return match.captured(1) + match.captured(2) + match.captured(3);
}

/// An address as Markdown takes it between round brackets.
QString escaped(const QString &url)
{
    return QString::fromLatin1(QUrl(url).toEncoded())
        .replace(u'(', u"%28"_s)
        .replace(u')', u"%29"_s);
}

/// \a text between what is taken out or left as it is. A "<" in it that began no element must not
/// begin one with what comes behind it then.
QString outside(QStringView text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isLast = i + 1 == text.size();
        const auto opens = [](QChar c) {
            return c.isLetter() || c == u'/' || c == u'!' || c == u'?' || c == u'<';
        };
        if (text[i] == u'<' && (isLast || opens(text[i + 1])))
            result += "&lt;"_L1;
        else
            result += text[i];
    }
    return result;
}

/// Replaces one element of HTML. \a links has the addresses of the links that are open.
QString replaced(const QString &tag, QStringList &links)
{
    const QString name = tag.section(QRegularExpression(u"[^/a-zA-Z0-9]"_s), 1, 1).toLower();
    if (name == "img"_L1) {
        const QString source = escaped(attribute(tag, u"src"_s));
        return source.isEmpty() ? QString() : u"![%1](%2)"_s.arg(attribute(tag, u"alt"_s), source);
    }
    if (name == "a"_L1) {
        links += escaped(attribute(tag, u"href"_s));
        return links.last().isEmpty() ? QString() : u"["_s;
    }
    if (name == "/a"_L1) {
        const QString target = links.isEmpty() ? QString() : links.takeLast();
        return target.isEmpty() ? QString() : u"](%1)"_s.arg(target);
    }
    if (name == "br"_L1 || name == "br/"_L1)
        return u"  \n"_s;
    const bool isBlock = name == "p"_L1 || name == "/p"_L1 || name == "div"_L1 || name == "/div"_L1
                         || name == "li"_L1 || name == "tr"_L1;
    return isBlock ? u"\n\n"_s : QString();
}

} // namespace

QString readmeMarkdown(const QString &readme)
{
    // Code comes first: what looks like HTML in it is none.
    static const QRegularExpression parts(
        uR"((?<code>^(?<fence>`{3,16}+|~{3,16}+)[^\n]*+\n(?:[^\n]*\n)*?\k<fence>[^\n]*$|^(?: {4}|\t)[^\n]*$|`[^`\n]+`))"
        uR"(|<!--.{0,4000}?-->|<(?<auto>https?://[^\s<>]+|[^\s<>@/]+@[^\s<>]+)>)"
        uR"(|(?<tag></?[a-zA-Z][^<>]{0,2000}>))"_s,
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    const QString text = readme.left(ReadmeCharacters);
    QString result;
    QStringList links;
    qsizetype from = 0;
    for (auto each = parts.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        result += outside(QStringView(text).sliced(from, match.capturedStart() - from));
        from = match.capturedEnd();
        if (const QString code = match.captured(u"code"_s); !code.isEmpty())
            result += code;
        else if (const QString address = match.captured(u"auto"_s); !address.isEmpty())
            result += address;
        else if (const QString tag = match.captured(u"tag"_s); !tag.isEmpty())
            result += replaced(tag, links);
    }
    result += outside(QStringView(text).sliced(from));
    return result;
}

std::optional<QUrl> webLink(const QUrl &link, const QUrl &page)
{
    const QUrl url = page.resolved(link);
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty())
        return {};
    return url;
}

} // namespace models
