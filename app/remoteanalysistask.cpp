// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/remoteanalysistask.h"

#include "app/tr.h"
#include "app/transferstatus.h"
#include "core/layers/toccache.h"
#include "core/registry/client.h"
#include "core/registry/hostgate.h"
#include "core/registry/remoteimage.h"
#include "views/format.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

const oci::Reference &nameOf(const store::ImageDetails &details)
{
    return details.image.names.constFirst();
}

QString keyOf(const store::ImageDetails &details)
{
    return QStringList{u"analyze"_s, nameOf(details).repository(),
                       details.manifestDescriptor.digest.toString()}
        .join(u'\n');
}

qint64 bytesRead(const registry::PullStatus &status)
{
    qint64 bytes = 0;
    for (const registry::LayerStatus &layer : status.layers)
        bytes += layer.stage == registry::LayerStage::Done ? layer.size : 0;
    return bytes;
}

} // namespace

RemoteAnalysisTask::RemoteAnalysisTask(std::shared_ptr<registry::Client> client,
                                       store::ImageDetails details, QObject *parent)
    : Task(keyOf(details), Tr::tr("Analyze %1").arg(nameOf(details).familiar()), parent)
    , m_client(std::move(client))
    , m_details(std::move(details))
    , m_progress(std::make_shared<registry::PullProgress>())
    , m_analysis(std::make_shared<Analysis>())
{
    setFailure(Tr::tr("“%1” was not analyzed.").arg(nameOf(m_details).familiar()));
}

QString RemoteAnalysisTask::host() const
{
    return nameOf(m_details).domain();
}

core::Result<RemoteAnalysisTask::Analysis>
RemoteAnalysisTask::analyze(const registry::Client &client, const store::ImageDetails &details,
                            registry::PullProgress &progress, const std::stop_token &stop)
{
    auto tocs = registry::readRemoteLayers(client, layers::TocCache::user(), nameOf(details),
                                           details.manifest, details.config, progress, stop);
    if (!tocs)
        return std::unexpected(std::move(tocs).error());
    return layers::analyze(*std::move(tocs), stop, details.config);
}

Task::Work RemoteAnalysisTask::begin()
{
    m_progress = std::make_shared<registry::PullProgress>();
    m_progress->setOutwaitsLimits();
    m_analysis = std::make_shared<Analysis>();
    return [client = m_client, details = m_details, progress = m_progress,
            result = m_analysis](const std::stop_token &stop) -> Outcome {
        auto analysis = analyze(*client, details, *progress, stop);
        if (!analysis)
            return std::unexpected(std::move(analysis).error());
        *result = *std::move(analysis);
        return Tr::tr("Analyzed, %1 read; nothing was stored.")
            .arg(views::format::size(bytesRead(progress->status())));
    };
}

void RemoteAnalysisTask::describe(models::TaskSnapshot &snapshot) const
{
    app::describe(m_progress->status(), snapshot);
    describeHost(*m_client, host(), startedAt(), snapshot);
}

void RemoteAnalysisTask::endWait()
{
    m_progress->retryNow();
    m_client->hosts().resume(host());
}

} // namespace app
