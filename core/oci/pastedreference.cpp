// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/reference.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace oci {

namespace {

using core::ErrorCode;
using core::Tr;

bool take(QStringView &text, QLatin1StringView prefix)
{
    if (!text.startsWith(prefix, Qt::CaseInsensitive))
        return false;
    text = text.sliced(prefix.size());
    return true;
}

QStringView withoutQuotes(QStringView text)
{
    const bool quoted = text.size() >= 2 && text.front() == text.back()
                        && QStringView(u"\"'`").contains(text.front());
    return quoted ? text.sliced(1, text.size() - 2).trimmed() : text;
}

/// The words behind "docker pull", "sudo podman image pull" ..., or nothing if it is no such
/// command.
std::optional<QList<QStringView>> pullArguments(QStringView text)
{
    QList<QStringView> words = text.split(u' ', Qt::SkipEmptyParts);
    const auto next = [&](auto... expected) {
        const bool matches = !words.isEmpty() && ((words.constFirst() == expected) || ...);
        if (matches)
            words.removeFirst();
        return matches;
    };
    next("$"_L1, "#"_L1);
    next("sudo"_L1);
    if (!next("docker"_L1, "podman"_L1, "nerdctl"_L1))
        return std::nullopt;
    next("image"_L1);
    if (!next("pull"_L1))
        return std::nullopt;
    return words;
}

/// The image among the arguments of "docker pull".
core::Result<QStringView> imageOf(const QList<QStringView> &arguments)
{
    QList<QStringView> images;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QStringView word = arguments[i];
        if (word == "--platform"_L1)
            ++i;
        else if (!word.startsWith(u'-'))
            images.append(word);
    }
    if (images.size() == 1)
        return withoutQuotes(images.constFirst());
    return core::fail(ErrorCode::InvalidArgument,
                      images.isEmpty()
                          ? Tr::tr("The command does not name an image.")
                          : Tr::tr("The command names more than one image. Enter one at a time."));
}

/// The image of a page of Docker Hub. \a path is what follows the host.
core::Result<QString> imageOfHubPage(QStringView path)
{
    const QList<QStringView> parts = path.split(u'/', Qt::SkipEmptyParts);
    const QStringView kind = parts.value(0);
    if (kind == "_"_L1 && parts.size() >= 2)
        return parts[1].toString();
    if (kind == "r"_L1 && parts.size() >= 3)
        return u"%1/%2"_s.arg(parts[1], parts[2]);
    if (kind == "repository"_L1 && parts.value(1) == "docker"_L1 && parts.size() >= 4)
        return u"%1/%2"_s.arg(parts[2], parts[3]);
    // layers/NAMESPACE/NAME/TAG/images/DIGEST; older pages of official images repeat NAME in front.
    const qsizetype images = parts.lastIndexOf(QStringView(u"images"));
    if (kind == "layers"_L1 && (images == 4 || images == 5))
        return u"%1/%2:%3"_s.arg(parts[images - 3], parts[images - 2], parts[images - 1]);
    return core::fail(ErrorCode::InvalidArgument,
                      Tr::tr("This address of Docker Hub is not the page of an image."));
}

/// What stands behind "https://".
core::Result<Reference> parseAddress(QStringView address)
{
    const auto *end = std::ranges::find_if(address, [](QChar c) { return c == u'?' || c == u'#'; });
    address = address.first(end - address.begin());
    while (address.endsWith(u'/'))
        address.chop(1);
    const qsizetype slash = address.indexOf(u'/');
    if (slash < 0 && !address.isEmpty())
        return core::fail(ErrorCode::InvalidArgument, Tr::tr("The address names no image."));
    // A digest has an @ too, but not before the first slash. What is there may be a password.
    if (address.first(std::max<qsizetype>(slash, 0)).contains(u'@')) {
        return core::fail(ErrorCode::InvalidArgument,
                          Tr::tr("The address contains a user name. Enter it without."));
    }
    if (!take(address, "hub.docker.com/"_L1))
        return Reference::parse(address);
    return imageOfHubPage(address).and_then(
        [](const QString &image) { return Reference::parse(image); });
}

} // namespace

core::Result<Reference> Reference::parsePasted(QStringView pasted)
{
    const QString simplified = pasted.toString().simplified();
    QStringView text = withoutQuotes(simplified);
    if (const auto arguments = pullArguments(text)) {
        const core::Result<QStringView> image = imageOf(*arguments);
        if (!image)
            return std::unexpected(image.error());
        text = *image;
    }
    for (const QLatin1StringView scheme : {"docker://"_L1, "oci://"_L1}) {
        if (take(text, scheme))
            return parse(text);
    }
    const bool isAddress = take(text, "https://"_L1) || take(text, "http://"_L1)
                           || text.startsWith("hub.docker.com/"_L1, Qt::CaseInsensitive);
    return isAddress ? parseAddress(text) : parse(text);
}

} // namespace oci
