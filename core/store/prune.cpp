// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/prune.h"

#include "core/base/text.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace store {

using core::ErrorCode;
using core::Tr;
using Kept = PruneRow::Kept;

namespace {

QRegularExpression globOf(const QString &pattern)
{
    // A star also takes slashes: people think of names, not of folders.
    return QRegularExpression(QRegularExpression::wildcardToRegularExpression(
        pattern, QRegularExpression::NonPathWildcardConversion));
}

bool hasLabel(const Image &image, const QString &key, const std::optional<QString> &value)
{
    return std::ranges::any_of(image.platforms, [&](const PlatformImage &platform) {
        const auto found = platform.labels.constFind(key);
        return found != platform.labels.cend() && (!value || *found == *value);
    });
}

bool meets(const Image &image, const QString &rule)
{
    if (rule.startsWith(u'!'))
        return !hasLabel(image, rule.sliced(1), {});
    const qsizetype equals = rule.indexOf(u'=');
    if (equals < 0)
        return hasLabel(image, rule, {});
    const QString value = rule.sliced(equals + 1);
    if (equals > 0 && rule[equals - 1] == u'!')
        return !hasLabel(image, rule.left(equals - 1), value);
    return hasLabel(image, rule.left(equals), value);
}

bool isOfRepository(const Image &image, const QRegularExpression &glob)
{
    return std::ranges::all_of(image.names, [&glob](const oci::Reference &name) {
        return glob.match(name.familiarRepository()).hasMatch()
               || glob.match(name.repository()).hasMatch();
    });
}

/// How many newer images the repositories of an image have; the fewest count.
class Ranks final
{
public:
    explicit Ranks(const QList<Image> &images)
    {
        for (const Image &image : images) {
            for (const oci::Reference &name : image.names)
                m_ages[name.repository()].append(image.created());
        }
        for (QList<QDateTime> &ages : m_ages)
            std::ranges::sort(ages, std::greater());
    }

    [[nodiscard]] qsizetype of(const Image &image) const
    {
        const QDateTime created = image.created();
        qsizetype rank = std::numeric_limits<qsizetype>::max();
        for (const oci::Reference &name : image.names) {
            const auto ages = m_ages.constFind(name.repository());
            rank = std::min<qsizetype>(
                rank, std::ranges::lower_bound(*ages, created, std::greater()) - ages->begin());
        }
        return rank;
    }

private:
    QHash<QString, QList<QDateTime>> m_ages; ///< Newest first.
};

} // namespace

QStringList removalNames(const Image &image)
{
    if (image.isDangling())
        return {image.target.digest.toString()};
    QStringList names;
    for (const oci::Reference &name : image.names)
        names += name.toString();
    return names;
}

QList<PruneRow> reviewPrune(const QList<Image> &images, const PruneRules &rules,
                            const QDateTime &now)
{
    const QRegularExpression glob = globOf(rules.repository);
    const Ranks ranks(images);
    const auto verdict = [&](const Image &image) {
        if (image.pinned)
            return Kept::Pinned;
        if (!image.usedBy.isEmpty())
            return Kept::InUse;
        if (!rules.repository.isEmpty() && !isOfRepository(image, glob))
            return Kept::OtherRepository;
        if (!std::ranges::all_of(rules.labels,
                                 [&image](const QString &rule) { return meets(image, rule); }))
            return Kept::OtherLabels;
        const QDateTime created = image.created();
        if (rules.olderThan.count() > 0 && !created.isValid())
            return Kept::AgeUnknown;
        if (rules.olderThan.count() > 0 && created.addDuration(rules.olderThan) > now)
            return Kept::TooNew;
        if (ranks.of(image) < rules.keepNewest)
            return Kept::AmongNewest;
        return Kept::No;
    };
    QList<PruneRow> rows;
    for (const Image &image : images) {
        if (rules.which == PruneRules::Which::Unused || image.isDangling())
            rows.append({image, verdict(image)});
    }
    std::ranges::stable_partition(rows, &PruneRow::goes);
    return rows;
}

QList<Image> withoutContainers(QList<Image> images, const QList<Leftover> &going)
{
    QSet<QString> ids;
    for (const Leftover &leftover : going) {
        if (leftover.kind == Leftover::Kind::Container)
            ids.insert(leftover.id);
    }
    for (Image &image : images)
        image.usedBy.removeIf([&ids](const ContainerUse &use) { return ids.contains(use.id); });
    return images;
}

core::Result<std::chrono::seconds> parseAge(const QString &text)
{
    using namespace std::chrono;
    static const QRegularExpression pattern(u"\\A([0-9]{1,9})(s|m|h|d|w)\\z"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return core::fail(
            ErrorCode::InvalidArgument,
            Tr::tr("“%1” is no age; write a number and s, m, h, d or w, such as 36h or 7d.")
                .arg(core::excerpt(text)));
    const seconds::rep number = match.captured(1).toLongLong();
    switch (match.captured(2).front().unicode()) {
    case u's':
        return seconds(number);
    case u'm':
        return minutes(number);
    case u'h':
        return hours(number);
    case u'd':
        return days(number);
    default:
        return weeks(number);
    }
}

} // namespace store
