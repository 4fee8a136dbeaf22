// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/updatecheck.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <vector>

namespace registry {

using State = TagUpdate::State;

namespace {

/// Enough for a few hosts at once; more would look like abuse to one of them.
constexpr int Questions = 6;

struct Question
{
    oci::Reference name;
    const store::Image *image;
};

QList<Question> questionsOf(const QList<store::Image> &images)
{
    QList<Question> questions;
    for (const store::Image &image : images) {
        for (const oci::Reference &name : image.names) {
            if (!name.tag().isEmpty())
                questions.append({name, &image});
        }
    }
    return questions;
}

TagUpdate answerTo(const Question &question, const Client &client, std::stop_token stop)
{
    TagUpdate update{.name = question.name};
    const auto found = client.resolve(question.name, std::move(stop));
    if (!found)
        update.error = found.error();
    else if (!*found)
        update.error = {
            core::ErrorCode::Unsupported,
            core::Tr::tr("“%1” does not say which image that is.").arg(question.name.domain()),
            {}};
    else
        update.state = isKnownAs(*question.image, **found) ? State::Current : State::Moved;
    if (found)
        update.digest = *found;
    return update;
}

} // namespace

bool isKnownAs(const store::Image &image, const oci::Digest &digest)
{
    return image.target.digest == digest || image.registryDigests.contains(digest)
           || std::ranges::any_of(image.platforms, [&digest](const store::PlatformImage &platform) {
                  return platform.manifest.digest == digest;
              });
}

core::Result<QList<TagUpdate>>
checkForUpdates(const Client &client, const QList<store::Image> &images, std::stop_token stop,
                const std::function<void(qsizetype done, qsizetype all)> &done)
{
    const QList<Question> questions = questionsOf(images);
    std::vector<std::optional<TagUpdate>> updates{std::size_t(questions.size())};
    std::atomic<qsizetype> answered = 0;
    const auto asked =
        core::forEachInParallel(questions.size(), Questions, std::move(stop),
                                [&](qsizetype i, std::stop_token mine) -> core::Result<void> {
                                    updates[std::size_t(i)] = answerTo(questions[i], client, mine);
                                    if (mine.stop_requested())
                                        return core::cancelled();
                                    if (done)
                                        done(++answered, questions.size());
                                    return {};
                                });
    if (!asked)
        return std::unexpected(asked.error());
    QList<TagUpdate> all;
    all.reserve(questions.size());
    for (auto &update : updates)
        all.append(*std::move(update));
    return all;
}

} // namespace registry
