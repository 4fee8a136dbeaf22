// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/builddialog.h"
#include "views/tr.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

/// The part of BuildDialog that takes folders and files from dialogs and from what is dropped.
namespace views {

namespace {

/// The folder that is dragged, or what may be one; empty if it is something else.
QString folderOf(const QMimeData *dragged)
{
    const QList<QUrl> urls = dragged->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile()
               ? QDir::cleanPath(urls.constFirst().toLocalFile())
               : QString();
}

} // namespace

void BuildDialog::chooseFolder()
{
    auto *files = new QFileDialog(this, Tr::tr("Folder to Build From"), folder());
    files->setObjectName(u"buildFolderDialog"_s);
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(QFileDialog::Directory);
    files->setOption(QFileDialog::ShowDirsOnly);
    connect(files, &QFileDialog::fileSelected, this, &BuildDialog::setFolder);
    files->open();
}

void BuildDialog::chooseDockerfile()
{
    auto *files = new QFileDialog(this, Tr::tr("Dockerfile"), folder());
    files->setObjectName(u"buildDockerfileDialog"_s);
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(QFileDialog::ExistingFile);
    connect(files, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QString inFolder = QDir(folder()).relativeFilePath(path);
        m_dockerfile->setText(folder().isEmpty() || inFolder.startsWith("../"_L1) ? path
                                                                                  : inFolder);
    });
    files->open();
}

void BuildDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (!folderOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void BuildDialog::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (const QString folder = folderOf(event->mimeData()); !folder.isEmpty())
        setFolder(folder);
}

} // namespace views
