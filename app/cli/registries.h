// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/progressline.h"
#include "app/cli/transferoptions.h"
#include "core/registry/client.h"
#include "core/registry/pull.h"
#include "core/registry/push.h"
#include "core/store/ocistore.h"

#include <QJsonObject>

#include <chrono>
#include <functional>
#include <future>
#include <memory>

/// What commands do with registries.
namespace cli {

/// Says what the registries had to say, once they are no longer used.
struct TellWarnings
{
    const Console *console = nullptr;
    void operator()(registry::Client *client) const;
};
using Registries = std::unique_ptr<registry::Client, TellWarnings>;

/// With every login of this person, and reached as this person says. \a console outlives it.
[[nodiscard]] Registries openRegistries(const Console &console);

/// Runs a pull, push or copy on another thread, and shows how far it is.
template <class Outcome>
core::Result<Outcome>
showingLayers(const Console &console,
              const std::function<core::Result<Outcome>(registry::PullProgress &)> &run)
{
    using namespace std::chrono_literals;
    registry::PullProgress progress;
    auto outcome = std::async(std::launch::async, [&] { return run(progress); });
    while (outcome.wait_for(100ms) != std::future_status::ready)
        console.showProgress(progressLine(progress.status()));
    console.endProgress();
    return outcome.get();
}

/// How a pull ended.
[[nodiscard]] QJsonObject toJson(const oci::Reference &reference,
                                 const registry::PullOutcome &outcome);
void tell(const Console &console, const oci::Reference &reference,
          const registry::PullOutcome &outcome);
/// Whether the pull that \a last tells of did not begin, because the disk has too little room.
[[nodiscard]] bool lacksRoom(const registry::PullStatus &last);
void sayHowToPullAnyway(const Console &console);
/// The same of what went to a registry.
[[nodiscard]] QJsonObject toJson(const oci::Reference &target,
                                 const registry::PushOutcome &outcome);
void say(const Console &console, const oci::Reference &target,
         const registry::PushOutcome &outcome);
/// As JSON, if that is wanted, or in words; returns the exit status.
int tell(const Console &console, const oci::Reference &target,
         const registry::PushOutcome &outcome);

/// The name of a repository, for --all-tags. InvalidArgument if it has a tag or a digest.
[[nodiscard]] core::Result<oci::Reference> parseRepository(const QString &name);
/// `pull --all-tags` of the repository of \a repository, into \a store.
[[nodiscard]] int pullAllTags(const Console &console, store::OciStore &store,
                              const registry::PullRequest &repository);
/// `push --all-tags`.
[[nodiscard]] int pushAllTags(const Console &console, const Arguments &arguments);
/// `copy --all-tags`.
[[nodiscard]] int copyAllTags(const Console &console, const TransferOptions &options);
/// `tag --remote`.
[[nodiscard]] int tagOnRegistry(const Console &console, const QStringList &names);
/// `copy --remote`.
[[nodiscard]] int copyBetweenRegistries(const Console &console, const TransferOptions &options);
/// `rm --remote`.
[[nodiscard]] int removeFromRegistries(const Console &console, const Arguments &arguments);

} // namespace cli
