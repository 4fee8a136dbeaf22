// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/imagefiles.h"

#include <QObject>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <stop_token>

namespace views {
class PreviewPane;
}

namespace app {

/// Reads and writes on worker threads what a preview asks for. GUI thread; ends its work when
/// destroyed, and takes away the files that were made for dragging.
class PreviewLoader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewLoader)

public:
    /// \a pane outlives the loader.
    explicit PreviewLoader(views::PreviewPane &pane, QObject *parent = nullptr);
    ~PreviewLoader() override;

    /// Files are read from here: an image and what it was analysed to.
    void setImage(std::shared_ptr<store::ImageStore> store, const store::ImageDetails &details,
                  std::shared_ptr<const layers::ImageAnalysis> analysis);
    /// Of the image that is shown no file can be read; says why.
    void setUnreadable(const core::Error &why);
    void clear();

private:
    /// A file of its own in a folder of its own, which goes with it.
    struct Dragged
    {
        std::shared_ptr<QTemporaryDir> folder;
        QString file;
    };

    void connectPane();
    void load(const views::PreviewRequest &request);
    void save(quint32 node, const QString &path);
    void endSaving(const QString &path, const core::Result<void> &saved);
    void drag(quint32 node);
    void endDragging(const Dragged &dragged);

    views::PreviewPane &m_pane;
    QThreadPool m_pool;
    std::shared_ptr<const ImageFiles> m_files; ///< Null for no image, or
    std::optional<core::Error> m_unreadable;   ///< for one whose files are elsewhere.
    std::stop_source m_request;                ///< Stops what is no longer asked for.
    std::stop_source m_saving;
    std::stop_source m_dragging;
    std::shared_ptr<WriteProgress> m_progress; ///< Of what is being saved.
    QTimer m_report;
    /// One a drag, the latest last: whoever took the file may still be reading it.
    std::deque<Dragged> m_dragged;
};

} // namespace app
