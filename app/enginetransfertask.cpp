// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/enginetransfertask.h"

#include "app/tr.h"
#include "app/transferstatus.h"
#include "core/registry/usercredentials.h"
#include "views/format.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Kind = EngineTransferTask::Kind;

QString keyOf(Kind kind, const engine::Client &client, const engine::PullRequest &request)
{
    QStringList parts{kind == Kind::Pull ? u"pull"_s : u"push"_s,
                      client.endpoint().address.toString(), request.reference.toString()};
    if (request.platform)
        parts += request.platform->toString();
    return parts.join(u'\n');
}

} // namespace

EngineTransferTask::EngineTransferTask(Kind kind, std::shared_ptr<engine::Client> client,
                                       engine::PullRequest request, QObject *parent)
    : Task(keyOf(kind, *client, request), request.reference.familiar(), parent)
    , m_kind(kind)
    , m_client(std::move(client))
    , m_request(std::move(request))
    , m_progress(std::make_shared<engine::TransferProgress>())
{
    const QString name = m_request.reference.familiar();
    setFailure(kind == Kind::Pull ? Tr::tr("“%1” was not pulled.").arg(name)
                                  : Tr::tr("“%1” was not pushed.").arg(name));
}

Task::Work EngineTransferTask::begin()
{
    m_progress = std::make_shared<engine::TransferProgress>();
    return [kind = m_kind, client = m_client, request = m_request,
            progress = m_progress](std::stop_token stop) -> Outcome {
        const auto credentials = registry::userCredentials();
        const auto outcome =
            kind == Kind::Pull
                ? engine::pull(*client, request, *credentials, *progress, std::move(stop))
                : engine::push(*client, request.reference, *credentials, *progress,
                               std::move(stop));
        if (!outcome)
            return std::unexpected(outcome.error());
        if (outcome->wasComplete)
            return Tr::tr("Was here already.");
        const QString size = views::format::size(progress->status().doneBytes);
        return kind == Kind::Pull ? Tr::tr("%1 downloaded.").arg(size)
                                  : Tr::tr("Pushed, %1.").arg(size);
    };
}

void EngineTransferTask::describe(models::TaskSnapshot &snapshot) const
{
    app::describe(m_progress->status(), snapshot);
}

} // namespace app
