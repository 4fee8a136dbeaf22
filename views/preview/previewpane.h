// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/preview/filepreview.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;

namespace models {
class FileFacts;
}

namespace views {

class ContentView;
class ElidedLabel;
class MessagePanel;
class SaveBar;
class VersionBar;

/// A file of an image, as each layer stores it, and what differs between two of these versions; a
/// way to save it, or to drag it out of the program. Reads and writes nothing: asks for what it
/// shows. GUI thread.
class PreviewPane final : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPane(QWidget *parent = nullptr);
    ~PreviewPane() override;

    /// \a commands made the layers, base first. Null for no image.
    void setImage(std::shared_ptr<const models::FileFacts> files, const QStringList &commands);
    /// Asks for \a node if it is a file, and says what else it is otherwise.
    void showNode(std::optional<quint32> node);
    /// Asks for all of \a node, a file, to be written to the file \a path. Not while one is saved.
    void save(quint32 node, const QString &path);
    /// Asks for what is needed to drag \a node out, if it is a file.
    void drag(quint32 node);

    /// Answers previewRequested(); what is no longer asked for is dropped.
    void showPreview(const PreviewRequest &request, const core::Result<FilePreview> &preview);
    /// Answer saveRequested().
    void showSaving(qint64 done, qint64 total);
    void showSaved(const QString &path, const core::Result<void> &saved);
    /// Answers dragRequested(): \a file can be dragged. Returns when it has been dropped.
    void startDrag(const QString &file);
    void showDragError(const core::Error &error);

Q_SIGNALS:
    void previewRequested(const views::PreviewRequest &request);
    /// Nothing has to be read any more.
    void previewDropped();
    /// The whole content of \a node is to be written to the file \a path.
    void saveRequested(quint32 node, const QString &path);
    void saveCancelled();
    /// \a node is wanted as a file that other programs can take.
    void dragRequested(quint32 node);
    /// Something is said that was not asked for just now.
    void attentionWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildHead();
    void applyIcon();
    void request();
    void describe(quint32 node);
    void showError(const QString &heading, const core::Error &error);
    void chooseTarget();

    std::shared_ptr<const models::FileFacts> m_files;
    std::optional<PreviewRequest> m_request; ///< What is shown or waited for.
    QWidget *m_head;
    QLabel *m_handle; ///< The file is dragged out from here.
    ElidedLabel *m_path;
    QPushButton *m_save;
    VersionBar *m_versions;
    MessagePanel *m_message;
    ContentView *m_content;
    SaveBar *m_saving;
    QTimer m_slow; ///< Says that the file is being read if that takes a while.
};

} // namespace views
