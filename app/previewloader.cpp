// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/previewloader.h"

#include "app/tr.h"
#include "core/base/limits.h"
#include "views/preview/previewpane.h"

#include <QGuiApplication>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

using views::FilePreview;
using views::PreviewPane;

namespace {

constexpr int Threads = 4; // What was cancelled may take a moment to notice.
constexpr std::size_t DraggedFiles = 4;

} // namespace

PreviewLoader::PreviewLoader(PreviewPane &pane, QObject *parent)
    : QObject(parent)
    , m_pane(pane)
{
    m_pool.setMaxThreadCount(Threads);
    m_report.setInterval(300ms);
    connect(&m_report, &QTimer::timeout, this,
            [this] { m_pane.showSaving(m_progress->done, m_progress->total); });
    connectPane();
}

PreviewLoader::~PreviewLoader()
{
    clear();
    m_saving.request_stop();
    m_pool.waitForDone();
}

void PreviewLoader::connectPane()
{
    connect(&m_pane, &PreviewPane::previewRequested, this, &PreviewLoader::load);
    connect(&m_pane, &PreviewPane::previewDropped, this, [this] { m_request.request_stop(); });
    connect(&m_pane, &PreviewPane::saveRequested, this, &PreviewLoader::save);
    connect(&m_pane, &PreviewPane::saveCancelled, this, [this] { m_saving.request_stop(); });
    connect(&m_pane, &PreviewPane::dragRequested, this, &PreviewLoader::drag);
}

void PreviewLoader::setImage(std::shared_ptr<store::ImageStore> store,
                             const store::ImageDetails &details,
                             std::shared_ptr<const layers::ImageAnalysis> analysis)
{
    clear();
    m_files = std::make_shared<const ImageFiles>(std::move(store), details, std::move(analysis));
}

void PreviewLoader::clear()
{
    m_request.request_stop();
    m_dragging.request_stop();
    m_files.reset();
    m_unreadable.reset();
}

void PreviewLoader::setUnreadable(const core::Error &why)
{
    clear();
    m_unreadable = why;
}

void PreviewLoader::load(const views::PreviewRequest &request)
{
    m_request.request_stop();
    m_request = {};
    if (m_unreadable)
        return m_pane.showPreview(request, std::unexpected(*m_unreadable));
    if (!m_files)
        return;
    const auto stop = m_request.get_token();
    QtConcurrent::run(&m_pool, [files = m_files, request, stop] {
        return files->preview(request, stop);
    }).then(this, [this, request, stop](const core::Result<FilePreview> &preview) {
        if (!stop.stop_requested())
            m_pane.showPreview(request, preview);
    });
}

void PreviewLoader::save(quint32 node, const QString &path)
{
    if (m_unreadable)
        return m_pane.showSaved(path, std::unexpected(*m_unreadable));
    if (!m_files || m_report.isActive())
        return;
    m_saving = {};
    m_progress = std::make_shared<WriteProgress>();
    m_report.start();
    QtConcurrent::run(&m_pool, [files = m_files, node, path, stop = m_saving.get_token(),
                                progress = m_progress] {
        return files->save(node, path, stop, progress.get());
    }).then(this, [this, path](const core::Result<void> &saved) { endSaving(path, saved); });
}

void PreviewLoader::endSaving(const QString &path, const core::Result<void> &saved)
{
    m_report.stop();
    m_pane.showSaved(path, saved);
}

/// Other programs take a file by its path, so there has to be one before it can be dropped.
void PreviewLoader::drag(quint32 node)
{
    m_dragging.request_stop();
    m_dragging = {};
    if (m_unreadable)
        return m_pane.showDragError(*m_unreadable);
    if (!m_files)
        return;
    const auto stop = m_dragging.get_token();
    QtConcurrent::run(&m_pool, [files = m_files, node, stop]() -> core::Result<Dragged> {
        Dragged dragged{.folder = std::make_shared<QTemporaryDir>(), .file = {}};
        dragged.file = dragged.folder->filePath(files->fileName(node));
        return files->save(node, dragged.file, stop, nullptr, core::limits::DragBytes)
            .transform([&dragged] { return dragged; });
    }).then(this, [this, stop](const core::Result<Dragged> &dragged) {
        if (stop.stop_requested())
            return;
        if (dragged)
            endDragging(*dragged);
        else
            m_pane.showDragError(dragged.error());
    });
}

void PreviewLoader::endDragging(const Dragged &dragged)
{
    m_dragged.push_back(dragged);
    if (m_dragged.size() > DraggedFiles) {
        m_pool.start([oldest = std::move(m_dragged.front())]() mutable {
            oldest.folder.reset(); // To take a large file away may last.
        });
        m_dragged.pop_front();
    }
    if (QGuiApplication::mouseButtons().testFlag(Qt::LeftButton)) // Else it was let go.
        m_pane.startDrag(dragged.file);
}

} // namespace app
