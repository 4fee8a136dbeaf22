// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/copy.h"

#include "app/cli/registries.h"
#include "app/tr.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

struct Names
{
    oci::Reference source;
    oci::Reference target;
};

core::Result<Names> parseNames(const QStringList &words)
{
    const auto source = oci::Reference::parse(words[0]);
    if (!source)
        return std::unexpected(source.error());
    const auto target = oci::Reference::parse(words[1]);
    if (!target)
        return std::unexpected(target.error());
    if (const auto tagged = registry::requireTag(*target); !tagged)
        return std::unexpected(tagged.error());
    return Names{*source, *target};
}

} // namespace

int tagOnRegistry(const Console &console, const QStringList &words)
{
    const auto names = parseNames(words);
    if (!names)
        return console.wrongUsage(names.error().message);
    const auto client = openRegistries(console);
    const auto tagged = registry::tag(*client, names->source, names->target, console.stop());
    if (!tagged)
        return console.fail(tagged.error());
    const QString name = names->target.toString();
    if (console.isJson())
        console.print(QJsonDocument(QJsonObject{{u"tagged"_s, QJsonArray{name}},
                                                {u"digest"_s, tagged->digest.toString()}}));
    else
        console.say(Tr::tr("Tagged: %1").arg(name));
    return Done;
}

int copyBetweenRegistries(const Console &console, const TransferOptions &options)
{
    if (options.words.size() != 2 || !options.target.isEmpty())
        return console.wrongUsage(
            Tr::tr("Between registries one image is copied, --remote REF REF, or a repository, "
                   "--all-tags REPOSITORY REPOSITORY."));
    if (options.allTags)
        return copyAllTags(console, options);
    const auto names = parseNames(options.words);
    if (!names)
        return console.wrongUsage(names.error().message);
    const auto client = openRegistries(console);
    const auto outcome =
        showingLayers<registry::PushOutcome>(console, [&](registry::PullProgress &progress) {
            return registry::copy(
                *client,
                {.source = names->source, .target = names->target, .platform = options.platform},
                progress, console.stop());
        });
    return outcome ? tell(console, names->target, *outcome) : console.fail(outcome.error());
}

} // namespace cli
