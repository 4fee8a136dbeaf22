// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/remoteanalyses.h"

#include "app/previewloader.h"
#include "app/remoteanalysistask.h"
#include "app/taskqueue.h"
#include "app/tr.h"
#include "core/layers/toccache.h"
#include "core/registry/client.h"
#include "core/registry/pullprogress.h"
#include "core/registry/remoteimage.h"
#include "views/inspect/inspectpanel.h"
#include "views/mainwindow.h"

#include <QtConcurrentRun>

using models::TaskSnapshot;
using models::TaskState;

namespace app {

namespace {

/// What is known of the layers of an image without asking its registry.
struct Known
{
    qint64 bytesToRead = 0;
    core::Result<RemoteAnalysisTask::Analysis> analysis; ///< If that is 0.
};

Known findKnown(const registry::Client &client, const store::ImageDetails &details,
                const std::stop_token &stop)
{
    const qint64 bytes = details.manifest.isImage()
                             ? registry::remoteBytesToRead(layers::TocCache::user(),
                                                           details.manifest, details.config)
                             : 0;
    if (bytes > 0)
        return {bytes, {}};
    registry::PullProgress progress; // Nobody looks.
    return {0, RemoteAnalysisTask::analyze(client, details, progress, stop)};
}

} // namespace

RemoteAnalyses::RemoteAnalyses(views::MainWindow &window, TaskQueue &tasks, PreviewLoader &previews,
                               std::shared_ptr<registry::Client> client, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_tasks(tasks)
    , m_previews(previews)
    , m_client(std::move(client))
{
    connect(&m_window, &views::MainWindow::remoteShown, this, &RemoteAnalyses::look);
    const views::InspectPanel *panel = m_window.inspectPanel();
    connect(panel, &views::InspectPanel::remoteAnalysisRequested, this, &RemoteAnalyses::read);
    connect(panel, &views::InspectPanel::remoteAnalysisCancelled, this, &RemoteAnalyses::cancel);
    connect(&m_tasks, &TaskQueue::taskChanged, this, &RemoteAnalyses::follow);
    connect(&m_tasks, &TaskQueue::taskRemoved, this, [this](quint64 id) { m_readings.remove(id); });
}

RemoteAnalyses::~RemoteAnalyses()
{
    m_look.request_stop();
    m_pool.waitForDone();
}

void RemoteAnalyses::look(const store::ImageDetails &details)
{
    m_look.request_stop();
    m_look = {};
    m_previews.setUnreadable(
        {core::ErrorCode::Unsupported,
         Tr::tr("The file is in the registry. Pull the image to see what is in it."),
         {}});
    const oci::Digest manifest = details.manifestDescriptor.digest;
    if (readerOf(manifest) != 0)
        return m_window.inspectPanel()->setReading(manifest, 0, 0);
    QtConcurrent::run(&m_pool, [client = m_client, details, stop = m_look.get_token()] {
        return findKnown(*client, details, stop);
    }).then(this, [this, manifest, stop = m_look.get_token()](const Known &known) {
        if (stop.stop_requested() || readerOf(manifest) != 0)
            return;
        if (known.bytesToRead > 0)
            m_window.inspectPanel()->offerAnalysis(manifest, known.bytesToRead);
        else if (known.analysis)
            m_window.showAnalysis(manifest, *known.analysis);
        else
            m_window.showAnalysisError(manifest, known.analysis.error());
    });
}

void RemoteAnalyses::read()
{
    const store::ImageDetails *details = m_window.inspectPanel()->details();
    if (!details)
        return;
    const oci::Digest manifest = details->manifestDescriptor.digest;
    m_window.inspectPanel()->setReading(manifest, 0, 0);
    auto task = std::make_unique<RemoteAnalysisTask>(m_client, *details);
    connect(task.get(), &Task::succeeded, this, [this, manifest, done = task.get()] {
        m_window.showAnalysis(manifest, done->analysis());
    });
    const Reading reading{*details};
    m_readings.insert(m_tasks.add(std::move(task)), reading);
}

void RemoteAnalyses::cancel()
{
    if (const auto manifest = m_window.inspectPanel()->manifestDigest())
        m_tasks.cancel(readerOf(*manifest));
}

quint64 RemoteAnalyses::readerOf(const oci::Digest &manifest) const
{
    for (const auto &[id, reading] : m_readings.asKeyValueRange()) {
        if (reading.isRunning && reading.details.manifestDescriptor.digest == manifest)
            return id;
    }
    return 0;
}

void RemoteAnalyses::follow(const TaskSnapshot &task)
{
    const auto found = m_readings.find(task.id);
    if (found == m_readings.end())
        return;
    found->isRunning = !models::isFinished(task.state);
    const store::ImageDetails details = found->details;
    const oci::Digest &manifest = details.manifestDescriptor.digest;
    if (found->isRunning)
        m_window.inspectPanel()->setReading(manifest, task.doneBytes, task.totalBytes);
    else if (task.state == TaskState::Failed)
        m_window.showAnalysisError(manifest, task.error);
    else if (task.state == TaskState::Cancelled
             && m_window.inspectPanel()->manifestDigest() == manifest)
        look(details);
}

} // namespace app
