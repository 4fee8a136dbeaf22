// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/previewpane.h"

#include "core/base/filename.h"
#include "models/filefacts.h"
#include "models/filetreemodel.h"
#include "views/format.h"
#include "views/preview/contentview.h"
#include "views/preview/savebar.h"
#include "views/preview/versionbar.h"
#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/widgets/draggesture.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/messagepanel.h"

#include <QBoxLayout>
#include <QDir>
#include <QDrag>
#include <QFileDialog>
#include <QFontDatabase>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

using layers::EntryType;
using layers::FileNode;

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent)
    , m_head(new QWidget)
    , m_handle(new QLabel)
    , m_path(new ElidedLabel)
    , m_save(new QPushButton(Tr::tr("Save As…")))
    , m_versions(new VersionBar)
    , m_message(new MessagePanel)
    , m_content(new ContentView)
    , m_saving(new SaveBar)
{
    setObjectName(u"previewPane"_s);
    buildHead();
    m_message->setObjectName(u"previewMessage"_s);
    m_message->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_head);
    column->addWidget(m_versions);
    column->addWidget(m_message);
    column->addWidget(m_content, 1);
    column->addWidget(m_saving);

    m_slow.setSingleShot(true);
    m_slow.setInterval(150ms);
    connect(&m_slow, &QTimer::timeout, this,
            [this] { m_content->showText(Tr::tr("Reading the file…")); });
    connect(m_versions, &VersionBar::changed, this, &PreviewPane::request);
    connect(m_save, &QPushButton::clicked, this, &PreviewPane::chooseTarget);
    connect(m_saving, &SaveBar::cancelled, this, &PreviewPane::saveCancelled);
    connect(m_message, &MessagePanel::closed, m_message, &QWidget::hide);
    showNode({});
}

PreviewPane::~PreviewPane() = default;

void PreviewPane::buildHead()
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_path->setFont(fixed);
    m_path->setObjectName(u"previewPath"_s);
    m_save->setObjectName(u"previewSave"_s);
    m_save->setAutoDefault(false);
    m_handle->setObjectName(u"previewHandle"_s);
    m_handle->setCursor(Qt::OpenHandCursor);
    m_handle->setToolTip(Tr::tr("Drag the file from here to the desktop or into another program"));
    m_handle->setAccessibleName(m_handle->toolTip());
    applyIcon();
    connect(new DragGesture(m_handle), &DragGesture::started, this, [this] {
        if (m_request)
            drag(m_request->node);
    });
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_handle);
    row->addWidget(m_path, 1);
    row->addWidget(m_save);
}

void PreviewPane::applyIcon()
{
    m_handle->setPixmap(icon("document-export"_L1).pixmap(QSize(22, 22), devicePixelRatioF()));
}

void PreviewPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyIcon();
}

// --- What is asked for ---------------------------------------------------------------------------

void PreviewPane::setImage(std::shared_ptr<const models::FileFacts> files,
                           const QStringList &commands)
{
    m_versions->setImage(files, commands);
    m_files = std::move(files);
    showNode({});
}

void PreviewPane::showNode(std::optional<quint32> node)
{
    if (!m_files)
        node.reset();
    m_message->hide();
    const bool isFile = node && hasContent(m_files->tree().node(*node));
    m_path->setFullText(node ? m_files->tree().displayPath(m_files->tree().node(*node))
                             : QString());
    m_save->setEnabled(isFile && !m_saving->isSaving());
    if (isFile) {
        m_versions->setNode(*node);
        return request();
    }
    m_versions->clear();
    m_slow.stop();
    if (std::exchange(m_request, std::nullopt))
        Q_EMIT previewDropped();
    if (node)
        describe(*node);
    else
        m_content->showText(Tr::tr("Select a file to see what is in it."));
}

void PreviewPane::request()
{
    m_message->hide();
    m_request = m_versions->chosen();
    m_slow.start();
    Q_EMIT previewRequested(*m_request);
}

/// Of what has no content of its own.
void PreviewPane::describe(quint32 node)
{
    const FileNode entry = m_files->tree().node(node);
    switch (entry.type) {
    case EntryType::Directory:
        //: %1 is a size.
        return m_content->showText(
            Tr::tr("A folder with %1 below it.").arg(format::size(entry.totalSize)));
    case EntryType::Symlink:
        return m_content->showText(
            Tr::tr("A symbolic link to %1").arg(models::linkTarget(*m_files, node)));
    case EntryType::CharDevice:
        return m_content->showText(Tr::tr("A character device, which has no content."));
    case EntryType::BlockDevice:
        return m_content->showText(Tr::tr("A block device, which has no content."));
    case EntryType::Fifo:
        return m_content->showText(Tr::tr("A named pipe, which has no content."));
    case EntryType::File:
    case EntryType::HardLink:
        return m_content->showText(Tr::tr("No layer stores the content of this file."));
    }
}

// --- What is shown -------------------------------------------------------------------------------

void PreviewPane::showPreview(const PreviewRequest &request,
                              const core::Result<FilePreview> &preview)
{
    if (m_request != request)
        return;
    m_slow.stop();
    if (!preview) {
        m_content->showText({});
        return showError(request.before ? Tr::tr("The versions cannot be compared.")
                                        : Tr::tr("The file could not be read."),
                         preview.error());
    }
    const auto &tree = m_files->tree();
    m_content->showPreview(
        *preview, {.file = tree.displayName(tree.node(request.node)),
                   .version = m_versions->text(request.node),
                   .before = request.before ? m_versions->text(*request.before) : QString()});
}

void PreviewPane::showError(const QString &heading, const core::Error &error)
{
    m_message->setMessage(Message::fromError(heading, error));
    m_message->show();
}

// --- Saving and dragging -------------------------------------------------------------------------

void PreviewPane::chooseTarget()
{
    const auto &tree = m_files->tree();
    const quint32 node = m_request->node;
    auto *dialog = new QFileDialog(this, Tr::tr("Save File"));
    dialog->setObjectName(u"previewSaveDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(
        QDir::home().filePath(core::safeFileName(tree.displayName(tree.node(node)))));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, node](const QString &path) { save(node, path); });
    dialog->open();
}

void PreviewPane::save(quint32 node, const QString &path)
{
    m_message->hide();
    m_save->setEnabled(false);
    m_saving->begin(path);
    Q_EMIT saveRequested(node, path);
}

void PreviewPane::showSaving(qint64 done, qint64 total)
{
    m_saving->setProgress(done, total);
}

void PreviewPane::showSaved(const QString &path, const core::Result<void> &saved)
{
    m_saving->end();
    m_save->setEnabled(m_request.has_value());
    if (saved)
        return m_content->setNote(Tr::tr("Saved as %1").arg(QDir::toNativeSeparators(path)));
    if (saved.error().code == core::ErrorCode::Cancelled)
        return;
    Q_EMIT attentionWanted();
    showError(Tr::tr("The file could not be saved."), saved.error());
}

void PreviewPane::drag(quint32 node)
{
    if (m_files && hasContent(m_files->tree().node(node)))
        Q_EMIT dragRequested(node);
}

void PreviewPane::startDrag(const QString &file)
{
    auto *content = new QMimeData;
    content->setUrls({QUrl::fromLocalFile(file)});
    auto *dragged = new QDrag(this);
    dragged->setMimeData(content);
    dragged->setPixmap(m_handle->pixmap());
    dragged->exec(Qt::CopyAction);
}

void PreviewPane::showDragError(const core::Error &error)
{
    Q_EMIT attentionWanted();
    showError(Tr::tr("The file could not be dragged."), error);
}

} // namespace views
