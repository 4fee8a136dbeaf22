// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/buildtask.h"

#include "app/tr.h"
#include "core/base/text.h"
#include "core/engine/build.h"
#include "core/engine/enginestore.h"
#include "core/registry/usercredentials.h"
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
QString keyOf(const engine::Endpoint &engine, const engine::BuildRequest &request)
{
    return (QStringList{u"build"_s, engine.address.toString()} + request.dockerCommand())
        .join(u'\n');
}

/// Without a tag, an image that is just like one that was there has the names of that one.
QString imageOf(engine::EngineStore &store, const engine::BuildRequest &request, const QString &id)
{
    if (!request.tags.isEmpty())
        return request.tags.constFirst().toString();
    const QString digest = id.contains(u':') ? id : u"sha256:"_s + id;
    const auto details = store.inspect(digest, {});
    return details && !details->image.names.isEmpty() ? details->image.names.constFirst().toString()
                                                      : digest;
}

} // namespace

BuildTask::BuildTask(std::shared_ptr<engine::EngineStore> store, engine::BuildRequest request,
                     QObject *parent)
    : Task(keyOf(store->endpoint(), request), Tr::tr("Build %1").arg(nameOf(request)), parent)
    , m_store(std::move(store))
    , m_request(std::move(request))
    , m_progress(std::make_shared<engine::BuildProgress>())
    , m_image(std::make_shared<QString>())
{
    setFailure(Tr::tr("“%1” was not built.").arg(nameOf(m_request)));
}

Task::Work BuildTask::begin()
{
    m_progress = std::make_shared<engine::BuildProgress>();
    m_image = std::make_shared<QString>();
    return [store = m_store, request = m_request, progress = m_progress,
            image = m_image](std::stop_token stop) -> Outcome {
        const auto credentials = registry::userCredentials();
        const auto outcome =
            engine::build(*store->client(), request, *credentials, *progress, std::move(stop));
        progress->log.end(); // Also if it did not even begin.
        if (!outcome)
            return std::unexpected(outcome.error());
        *image = imageOf(*store, request, outcome->id);
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
