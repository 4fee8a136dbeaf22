// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/pulltask.h"

#include "app/tr.h"
#include "app/transferstatus.h"
#include "core/registry/client.h"
#include "core/registry/hostgate.h"
#include "core/store/ocistore.h"
#include "views/format.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

QString summaryOf(const registry::PullOutcome &outcome)
{
    if (outcome.wasComplete)
        return Tr::tr("Was here already.");
    const QString size = views::format::size(outcome.downloadedBytes);
    if (outcome.absentLayers.isEmpty())
        return Tr::tr("%1 downloaded.").arg(size);
    return Tr::tr("%1 downloaded, without %n layer(s) that the registry does not have.", nullptr,
                  int(outcome.absentLayers.size()))
        .arg(size);
}

QString keyOf(store::OciStore &store, const registry::PullRequest &request)
{
    QStringList parts{u"pull"_s, store.layout().folder(), request.reference.toString()};
    if (request.platform)
        parts += request.platform->toString();
    if (request.allPlatforms)
        parts += u"all"_s;
    return parts.join(u'\n');
}

} // namespace

PullTask::PullTask(std::shared_ptr<registry::Client> client, std::shared_ptr<store::OciStore> store,
                   registry::PullRequest request, QObject *parent)
    : Task(keyOf(*store, request), request.reference.familiar(), parent)
    , m_client(std::move(client))
    , m_store(std::move(store))
    , m_request(std::move(request))
    , m_progress(std::make_shared<registry::PullProgress>())
{
    setFailure(Tr::tr("“%1” was not pulled.").arg(m_request.reference.familiar()));
}

Task::Work PullTask::begin()
{
    m_progress = std::make_shared<registry::PullProgress>();
    m_progress->setOutwaitsLimits();
    m_isInterrupted = false;
    return [client = m_client, store = m_store, request = m_request,
            progress = m_progress](std::stop_token stop) {
        return registry::pull(*client, *store, request, *progress, std::move(stop))
            .transform(summaryOf);
    };
}

void PullTask::describe(models::TaskSnapshot &snapshot) const
{
    const registry::PullStatus status = m_progress->status();
    app::describe(status, snapshot);
    describeHost(*m_client, host(), startedAt(), snapshot);
    snapshot.isInterrupted = m_isInterrupted;
    snapshot.lacksSpace = status.shortage.has_value();
    if (!status.otherPlatforms.isEmpty())
        snapshot.remedy = models::TaskSnapshot::Remedy::Platform;
    snapshot.canInsist = snapshot.lacksSpace && status.isResolving;
}

void PullTask::endWait()
{
    m_progress->retryNow();
    m_client->hosts().resume(host());
}

void PullTask::setEarlier(std::shared_ptr<registry::PullProgress> progress, bool isInterrupted)
{
    m_progress = std::move(progress);
    m_isInterrupted = isInterrupted;
}

QList<oci::Platform> PullTask::otherPlatforms() const
{
    return m_progress->status().otherPlatforms;
}

registry::UnfinishedPull PullTask::unfinished() const
{
    registry::UnfinishedPull pull{.request = m_request, .isPaused = isPaused() && !m_isInterrupted};
    pull.request.ignoresFreeSpace = false; // The disk may be another one then.
    for (const registry::LayerStatus &layer : m_progress->status().layers)
        pull.layers.append({layer.digest, layer.size});
    return pull;
}

} // namespace app
