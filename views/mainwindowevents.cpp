// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/boxes.h"
#include "views/enginewishes.h"
#include "views/images/imagelistpage.h"
#include "views/inspect/inspectpanel.h"
#include "views/layers/layerspage.h"
#include "views/mainactions.h"
#include "views/mainwindow.h"
#include "views/sidebar.h"
#include "views/storepane.h"
#include "views/transfer/imagetransfers.h"
#include "views/widgets/hairsplitter.h"

#include <QAction>
#include <QCloseEvent>
#include <QDataStream>
#include <QMimeData>

/// The part of MainWindow that remembers its layout, and answers to closing and dropping.
namespace views {

namespace {

constexpr qint32 LayoutVersion = 4;

} // namespace

QByteArray MainWindow::saveLayout() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << LayoutVersion << saveGeometry() << m_columns->saveState() << m_list->saveState()
           << m_inspect->layersPage()->saveState() << m_actions->showSidebar->isChecked()
           << m_actions->showInspect->isChecked() << m_stores->stores()->chosen();
    return bytes;
}

void MainWindow::restoreLayout(const QByteArray &layout)
{
    QDataStream stream(layout);
    qint32 version = 0;
    QByteArray geometry;
    QByteArray columns;
    QByteArray list;
    QByteArray layers;
    bool sidebar = true;
    bool inspect = true;
    QString store;
    stream >> version >> geometry >> columns >> list >> layers >> sidebar >> inspect >> store;
    if (stream.status() != QDataStream::Ok || version != LayoutVersion)
        return;
    restoreGeometry(geometry);
    m_columns->restoreState(columns);
    m_list->restoreState(list);
    m_inspect->layersPage()->restoreState(layers);
    m_actions->showSidebar->setChecked(sidebar);
    m_actions->showInspect->setChecked(inspect);
    m_stores->stores()->restore(store);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const int running = runningTasks();
    if (running == 0 || m_mayClose) {
        Q_EMIT closing();
        event->accept();
        return;
    }
    event->ignore();
    boxes::openQuit(this, running, [this] {
        m_mayClose = true;
        close();
    });
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData *dropped = event->mimeData();
    const bool isFile = dropped->hasUrls() && dropped->urls().constFirst().isLocalFile();
    const bool isOwn = event->source() != nullptr; // A row of the list, over its own window.
    const bool mayBeFolder = !m_wishes->folder(dropped).isEmpty();
    const bool isText = !isFile && (dropped->hasText() || dropped->hasUrls());
    if (!isOwn && (isText || mayBeFolder || !ImageTransfers::archives(dropped).isEmpty()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QMimeData *dropped = event->mimeData();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    activateWindow();
    if (const QStringList archives = ImageTransfers::archives(dropped); !archives.isEmpty())
        return m_transfers->load(archives);
    if (const QString folder = m_wishes->folder(dropped); !folder.isEmpty())
        return Q_EMIT m_wishes->buildRequested(folder);
    offerToPull(dropped->hasUrls() ? dropped->urls().constFirst().toString() : dropped->text());
}

} // namespace views
