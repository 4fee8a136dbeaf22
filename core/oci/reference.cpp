// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/reference.h"

#include "core/base/limits.h"
#include "core/base/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace oci {

namespace {

using core::ErrorCode;
using core::Tr;

constexpr auto DefaultDomain = "docker.io"_L1;
constexpr auto OfficialPrefix = "library/"_L1;
constexpr qsizetype PathLength = 255;
constexpr qsizetype TagLength = 128;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLowerOrDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'z');
}

bool isUpper(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

bool isAlphanumeric(QChar c)
{
    return isLowerOrDigit(c) || isUpper(c);
}

bool isHex(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

/// Where \a path stops matching component *("/" component), or -1. A component is [a-z0-9]+, and
/// more of them behind ".", "_", "__" or any number of "-".
qsizetype invalidPathAt(QStringView path)
{
    qsizetype i = 0;
    const auto skip = [&](auto predicate, qsizetype limit) {
        const qsizetype start = i;
        while (i < path.size() && i - start < limit && predicate(path[i]))
            ++i;
        return i > start;
    };
    while (true) {
        if (!skip(isLowerOrDigit, path.size()))
            return i;
        if (i == path.size())
            return -1;
        const QChar separator = path[i];
        const qsizetype limit = separator == u'-' ? path.size() : separator == u'_' ? 2 : 1;
        if (!QStringView(u"/._-").contains(separator))
            return i;
        skip([&](QChar c) { return c == separator; }, limit);
    }
}

qsizetype invalidTagAt(QStringView tag)
{
    const auto wrong = std::ranges::find_if_not(tag, [&](const QChar &c) {
        return isAlphanumeric(c) || c == u'_' || (&c != tag.begin() && (c == u'.' || c == u'-'));
    });
    return wrong == tag.end() ? -1 : wrong - tag.begin();
}

bool isHostLabel(QStringView label)
{
    return !label.isEmpty() && label.front() != u'-' && label.back() != u'-'
           && std::ranges::all_of(label, [](QChar c) { return isAlphanumeric(c) || c == u'-'; });
}

bool isPort(QStringView port)
{
    bool isNumber = false;
    const uint number = port.toUInt(&isNumber);
    return isNumber && number > 0 && number <= 65535 && std::ranges::all_of(port, isDigit);
}

/// host [":" port], where host is a name or a bracketed IPv6 address without a zone.
bool isDomain(QStringView domain)
{
    const qsizetype bracket = domain.startsWith(u'[') ? domain.indexOf(u']') : -1;
    const qsizetype colon = domain.indexOf(u':', bracket + 1);
    if (colon >= 0 && !isPort(domain.sliced(colon + 1)))
        return false;
    const QStringView host = colon < 0 ? domain : domain.first(colon);
    if (bracket < 0)
        return std::ranges::all_of(host.split(u'.'), isHostLabel);
    const QStringView address = host.sliced(1, bracket - 1);
    return host.size() == bracket + 1 && address.contains(u':')
           && std::ranges::all_of(address, [](QChar c) { return isHex(c) || c == u':'; });
}

/// Does what stands before the first "/" name a registry, rather than a user of Docker Hub?
bool namesRegistry(QStringView first)
{
    return first == "localhost"_L1 || first.contains(u'.') || first.contains(u':')
           || std::ranges::any_of(first, isUpper);
}

bool isImageId(QStringView text)
{
    return text.size() == 64 && std::ranges::all_of(text, isHex);
}

/// \a column counts from 0.
std::unexpected<core::Error> refuse(const QString &message, qsizetype column)
{
    return core::fail(ErrorCode::InvalidArgument, message, u"column %1"_s.arg(column + 1));
}

core::Result<void> checkCharacters(QStringView text)
{
    const auto *foreign = std::ranges::find_if_not(
        text, [](QChar c) { return isAlphanumeric(c) || QStringView(u"._-/:@[]+=").contains(c); });
    if (foreign == text.end())
        return {};
    const qsizetype column = foreign - text.begin();
    if (foreign->isSpace())
        return refuse(Tr::tr("The name of an image has no spaces."), column);
    if (foreign->unicode() >= 128) {
        return refuse(Tr::tr("The name of an image is made of the letters a to z, without accents. "
                             "The names of some hosts are written with xn--."),
                      column);
    }
    return refuse(Tr::tr("“%1” cannot be part of the name of an image.").arg(*foreign), column);
}

core::Result<void> checkPath(QStringView text, qsizetype start, qsizetype length)
{
    const QStringView path = text.sliced(start, length);
    const qsizetype wrong = invalidPathAt(path);
    const QString lower = path.toString().toLower();
    if (path.isEmpty())
        return refuse(Tr::tr("The name of the image is missing."), start);
    if (wrong >= 0 && invalidPathAt(lower) < 0) {
        const QString form =
            text.first(start).toString() + lower + text.sliced(start + length).toString();
        return refuse(Tr::tr("The name of an image is written in lower case: %1").arg(form),
                      start + wrong);
    }
    if (wrong >= 0) {
        return refuse(Tr::tr("“%1” is not the name of an image. A name is made of lower-case "
                             "letters and digits, with single “.”, “_” or “/” or with “-” between "
                             "them.")
                          .arg(core::excerpt(path)),
                      start + wrong);
    }
    return {};
}

core::Result<void> checkTag(QStringView tag, qsizetype start)
{
    const qsizetype wrong = invalidTagAt(tag);
    if (tag.isEmpty())
        return refuse(Tr::tr("The tag behind “:” is missing."), start);
    if (tag.contains(u'/')) {
        return refuse(Tr::tr("“:” may stand before a port or before the tag, and nothing may "
                             "follow the tag but a digest."),
                      start - 1);
    }
    if (wrong >= 0) {
        return refuse(Tr::tr("“%1” is not a tag. A tag is made of letters, digits, “_”, “.” and "
                             "“-”, and does not start with “.” or “-”.")
                          .arg(core::excerpt(tag)),
                      start + wrong);
    }
    if (tag.size() > TagLength) {
        return refuse(Tr::tr("The tag is too long: it has %1 characters, at most %2 are allowed.")
                          .arg(tag.size())
                          .arg(TagLength),
                      start + TagLength);
    }
    return {};
}

} // namespace

core::Result<Reference> Reference::parse(QStringView text)
{
    if (text.isEmpty())
        return refuse(Tr::tr("Enter the name of an image, such as nginx:1.24."), 0);
    if (text.size() > core::limits::ReferenceText)
        return refuse(Tr::tr("This is too long to be the name of an image."),
                      core::limits::ReferenceText);
    if (auto checked = checkCharacters(text); !checked)
        return std::unexpected(std::move(checked.error()));
    if (isImageId(text)) {
        return refuse(Tr::tr("This is the ID of an image. Registries know images by name, such as "
                             "nginx:1.24."),
                      0);
    }
    Reference reference;
    const qsizetype at = text.indexOf(u'@');
    const QStringView name = at < 0 ? text : text.first(at);
    if (at >= 0) {
        core::Result<Digest> digest = Digest::parse(text.sliced(at + 1));
        if (!digest)
            return std::unexpected(std::move(digest.error()));
        reference.m_digest = *std::move(digest);
    }
    const qsizetype slash = name.indexOf(u'/');
    const bool hasDomain = slash >= 0 && namesRegistry(name.first(slash));
    const qsizetype start = hasDomain ? slash + 1 : 0;
    if (hasDomain && !isDomain(name.first(slash))) {
        return refuse(Tr::tr("“%1” is not the address of a registry. An address looks like "
                             "ghcr.io or localhost:5000.")
                          .arg(core::excerpt(name.first(slash))),
                      0);
    }
    const qsizetype colon = name.indexOf(u':', start);
    const qsizetype end = colon < 0 ? name.size() : colon;
    if (auto checked = checkPath(text, start, end - start); !checked)
        return std::unexpected(std::move(checked.error()));
    if (colon >= 0) {
        if (auto checked = checkTag(name.sliced(colon + 1), colon + 1); !checked)
            return std::unexpected(std::move(checked.error()));
        reference.m_tag = name.sliced(colon + 1).toString();
    } else if (!reference.m_digest) {
        reference.m_tag = u"latest"_s;
    }
    reference.setRepository(hasDomain ? name.first(slash) : QStringView(),
                            name.sliced(start, end - start));
    if (const qsizetype length = reference.m_path.size(); length > PathLength) {
        return refuse(Tr::tr("The name of the image is too long: it has %1 characters, at most %2 "
                             "are allowed.")
                          .arg(length)
                          .arg(PathLength),
                      end - (length - PathLength));
    }
    return reference;
}

void Reference::setRepository(QStringView domain, QStringView path)
{
    m_domain = domain.toString();
    m_path = path.toString();
    if (m_domain.isEmpty() || m_domain == "index.docker.io"_L1)
        m_domain = DefaultDomain;
    if (m_domain == DefaultDomain && !m_path.contains(u'/'))
        m_path.prepend(OfficialPrefix);
}

QString Reference::toString() const
{
    return repository() + suffix();
}

QString Reference::familiar() const
{
    return familiarRepository() + suffix();
}

QString Reference::familiarRepository() const
{
    if (m_domain != DefaultDomain)
        return repository();
    const qsizetype slash = m_path.indexOf(u'/');
    const bool isOfficial =
        m_path.startsWith(OfficialPrefix) && m_path.indexOf(u'/', slash + 1) < 0;
    if (isOfficial && !isImageId(m_path.sliced(slash + 1)))
        return m_path.sliced(slash + 1);
    // A user called "localhost" or "example.com" would be taken for a registry.
    return namesRegistry(m_path.first(slash)) ? repository() : m_path;
}

QString Reference::manifestReference() const
{
    return m_digest ? m_digest->toString() : m_tag;
}

Reference Reference::withDigest(const Digest &digest) const
{
    Reference reference = *this;
    reference.m_digest = digest;
    return reference;
}

core::Result<Reference> Reference::withTag(QStringView tag) const
{
    if (auto checked = checkTag(tag, 0); !checked)
        return std::unexpected(std::move(checked.error()));
    Reference reference = *this;
    reference.m_tag = tag.toString();
    reference.m_digest.reset();
    return reference;
}

QString Reference::suffix() const
{
    QString suffix;
    if (!m_tag.isEmpty())
        suffix = u':' + m_tag;
    if (m_digest)
        suffix += u'@' + m_digest->toString();
    return suffix;
}

} // namespace oci
