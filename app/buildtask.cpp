// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/buildtask.h"

#include "app/tr.h"
#include "core/base/text.h"
#include "core/engine/build.h"
#include "core/registry/dockerconfigcredentials.h"
#include "models/buildstepmodel.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

/// The tag, or else the folder.
QString nameOf(const engine::BuildRequest &request)
{
    if (!request.tags.isEmpty())
        return request.tags.constFirst().familiar();
    return core::excerpt(request.folder.section(u'/', -1, -1, QString::SectionSkipEmpty));
}

/// The engine and the words of Docker's command line: all that makes a build another one.
QString keyOf(const engine::Client &client, const engine::BuildRequest &request)
{
    return (QStringList{u"build"_s, client.endpoint().address.toString()} + request.dockerCommand())
        .join(u'\n');
}

} // namespace

BuildTask::BuildTask(std::shared_ptr<engine::Client> client, engine::BuildRequest request,
                     QObject *parent)
    : Task(keyOf(*client, request), Tr::tr("Build %1").arg(nameOf(request)), parent)
    , m_client(std::move(client))
    , m_request(std::move(request))
    , m_progress(std::make_shared<engine::BuildProgress>())
{
    setFailure(Tr::tr("“%1” was not built.").arg(nameOf(m_request)));
}

QString BuildTask::image() const
{
    if (!m_request.tags.isEmpty())
        return m_request.tags.constFirst().toString();
    const QString id = m_progress->log.builtId();
    return id.contains(u':') ? id : u"sha256:"_s + id;
}

Task::Work BuildTask::begin()
{
    m_progress = std::make_shared<engine::BuildProgress>();
    return [client = m_client, request = m_request,
            progress = m_progress](std::stop_token stop) -> Outcome {
        registry::DockerConfigCredentials credentials;
        const auto outcome =
            engine::build(*client, request, credentials, *progress, std::move(stop));
        progress->log.end(); // Also if it did not even begin.
        if (!outcome)
            return std::unexpected(outcome.error());
        //: %1 is a duration.
        return Tr::tr("Built in %1.").arg(models::durationText(progress->log.since(0, 0).elapsed));
    };
}

void BuildTask::describe(models::TaskSnapshot &snapshot) const
{
    snapshot.hasLog = true;
    snapshot.hasImage = true;
    if (const auto step = m_progress->log.currentStep()) {
        //: %1 is "2/5", %2 an instruction of a Dockerfile.
        snapshot.step =
            Tr::tr("Step %1: %2").arg(step->position(), core::excerpt(step->instruction));
        return;
    }
    snapshot.doneBytes = m_progress->sentBytes;
    snapshot.totalBytes = m_progress->totalBytes;
    if (snapshot.totalBytes == 0)
        snapshot.step = Tr::tr("Reading the folder");
    else if (snapshot.doneBytes < snapshot.totalBytes)
        snapshot.step = Tr::tr("Sending the folder");
    else
        snapshot.step = Tr::tr("The engine prepares the build");
}

} // namespace app
