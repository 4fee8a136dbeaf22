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

/// \a done is "Pushed, %1.".
Task::Report reportOf(const registry::PushOutcome &outcome, const QString &done)
{
    const QStringList absent = leftOut(outcome);
    if (outcome.wasComplete)
        return {Tr::tr("Nothing had to be uploaded."), absent};
    const QString sent = done.arg(views::format::size(outcome.uploadedBytes));
    if (outcome.mountedLayers == 0)
        return {sent, absent};
    return {sent + u' '
                + Tr::tr("%n layer(s) came from another repository there.", nullptr,
                         int(outcome.mountedLayers)),
            absent};
}

QString keyOf(QStringList parts, const std::optional<oci::Platform> &platform)
{
    if (platform)
        parts += platform->toString();
    return parts.join(u'\n');
}

} // namespace

PushTask::PushTask(std::shared_ptr<registry::Client> client, std::shared_ptr<store::OciStore> store,
                   const registry::PushRequest &request, QObject *parent)
    : Task(keyOf({u"push"_s, store->layout().folder(), request.image, request.target.toString()},
                 request.platform),
           Tr::tr("Push %1").arg(request.target.familiar()), parent)
    , m_client(std::move(client))
    , m_host(request.target.domain())
    , m_send([client = m_client, store = std::move(store),
              request](registry::PullProgress &progress, const std::stop_token &stop) {
        return registry::push(*client, *store, request, progress, stop);
    })
    , m_done(Tr::tr("Pushed, %1."))
    , m_progress(std::make_shared<registry::PullProgress>())
{
    setFailure(Tr::tr("“%1” was not pushed.").arg(request.target.familiar()));
}

PushTask::PushTask(std::shared_ptr<registry::Client> client, const registry::CopyRequest &request,
                   QObject *parent)
    : Task(keyOf({u"copy"_s, request.source.toString(), request.target.toString()},
                 request.platform),
           Tr::tr("Copy %1 to %2").arg(request.source.familiar(), request.target.familiar()),
           parent)
    , m_client(std::move(client))
    , m_host(request.target.domain())
    , m_send([client = m_client, request](registry::PullProgress &progress,
                                          const std::stop_token &stop) {
        return registry::copy(*client, request, progress, stop);
    })
    , m_done(Tr::tr("Copied, %1."))
    , m_progress(std::make_shared<registry::PullProgress>())
{
    setFailure(Tr::tr("“%1” was not copied to “%2”.")
                   .arg(request.source.familiar(), request.target.familiar()));
}

Task::Work PushTask::begin()
{
    m_progress = std::make_shared<registry::PullProgress>();
    m_progress->setOutwaitsLimits();
    return [send = m_send, done = m_done, progress = m_progress](const std::stop_token &stop) {
        return send(*progress, stop).transform([&done](const registry::PushOutcome &outcome) {
            return reportOf(outcome, done);
        });
    };
}

void PushTask::describe(models::TaskSnapshot &snapshot) const
{
    app::describe(m_progress->status(), snapshot);
    describeHost(*m_client, host(), startedAt(), snapshot);
}

void PushTask::endWait()
{
    m_progress->retryNow();
    m_client->hosts().resume(host());
}

} // namespace app
