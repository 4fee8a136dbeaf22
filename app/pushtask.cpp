// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/pushtask.h"

#include "app/tr.h"
#include "app/transferstatus.h"
#include "core/registry/client.h"
#include "core/registry/hostgate.h"
#include "core/store/ocistore.h"
#include "views/format.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

Task::Report reportOf(const registry::PushOutcome &outcome)
{
    QStringList absent;
    for (const oci::Descriptor &layer : outcome.absentLayers)
        absent.append(Tr::tr("%1 was not sent: registries need not have it, and this one has not.")
                          .arg(layer.digest.shortForm()));
    if (outcome.wasComplete)
        return {Tr::tr("Nothing had to be uploaded."), absent};
    const QString sent = Tr::tr("Pushed, %1.").arg(views::format::size(outcome.uploadedBytes));
    if (outcome.mountedLayers == 0)
        return {sent, absent};
    return {sent + u' '
                + Tr::tr("%n layer(s) came from another repository there.", nullptr,
                         int(outcome.mountedLayers)),
            absent};
}

QString keyOf(store::OciStore &store, const registry::PushRequest &request)
{
    QStringList parts{u"push"_s, store.layout().folder(), request.image, request.target.toString()};
    if (request.platform)
        parts += request.platform->toString();
    return parts.join(u'\n');
}

} // namespace

PushTask::PushTask(std::shared_ptr<registry::Client> client, std::shared_ptr<store::OciStore> store,
                   registry::PushRequest request, QObject *parent)
    : Task(keyOf(*store, request), Tr::tr("Push %1").arg(request.target.familiar()), parent)
    , m_client(std::move(client))
    , m_store(std::move(store))
    , m_request(std::move(request))
    , m_progress(std::make_shared<registry::PullProgress>())
{
    setFailure(Tr::tr("“%1” was not pushed.").arg(m_request.target.familiar()));
}

Task::Work PushTask::begin()
{
    m_progress = std::make_shared<registry::PullProgress>();
    return [client = m_client, store = m_store, request = m_request,
            progress = m_progress](const std::stop_token &stop) {
        return registry::push(*client, *store, request, *progress, stop).transform(reportOf);
    };
}

void PushTask::describe(models::TaskSnapshot &snapshot) const
{
    app::describe(m_progress->status(), snapshot);
    describeHost(m_client->hosts(), host(), snapshot);
}

void PushTask::endWait()
{
    m_progress->retryNow();
    m_client->hosts().resume(host());
}

} // namespace app
