// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/containerusers.h"

#include "app/cli/console.h"
#include "app/tr.h"
#include "core/base/parallel.h"
#include "core/base/timelimit.h"
#include "core/engine/discovery.h"
#include "core/engine/enginestore.h"
#include "core/store/ocistore.h"

#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using app::Tr;

namespace cli {

namespace {

constexpr auto LongestTime = 5s;

} // namespace

void ContainerUsers::tell(store::ImageStore &store)
{
    auto *own = dynamic_cast<store::OciStore *>(&store);
    if (!own || !m_console.asksEngines())
        return;
    if (!m_uses)
        ask();
    own->setUses(m_uses);
}

void ContainerUsers::ask()
{
    m_uses = std::make_shared<store::ImageUses>();
    const QList<engine::Endpoint> endpoints = engine::discover();
    if (endpoints.isEmpty())
        return;
    const core::TimeLimit limit(LongestTime, m_console.stop());
    std::vector<bool> answered(std::size_t(endpoints.size()));
    std::mutex mutex;
    const auto askOne = [&](qsizetype i, std::stop_token stop) -> core::Result<void> {
        engine::EngineStore engine(endpoints[i], layers::TocCache::user());
        const auto uses = engine.uses(std::move(stop));
        if (!uses)
            return {};
        m_uses->set(endpoints[i].address.toString(), *uses);
        const std::scoped_lock lock(mutex);
        answered[std::size_t(i)] = true;
        return {};
    };
    // What did not come about in time is told by the name.
    static_cast<void>(
        core::forEachInParallel(endpoints.size(), int(endpoints.size()), limit.token(), askOne));
    for (qsizetype i = 0; i < endpoints.size(); ++i) {
        if (!answered[std::size_t(i)])
            m_notAsked += endpoints[i].name;
    }
}

void ContainerUsers::sayNotAsked() const
{
    if (!m_notAsked.isEmpty())
        m_console.say(Tr::tr("Which images the containers of these engines use is not known, as "
                             "they did not answer: %1.")
                          .arg(m_notAsked.join(u", "_s)));
}

} // namespace cli
