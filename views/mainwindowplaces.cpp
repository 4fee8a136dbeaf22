// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/browsing.h"
#include "views/images/selectedimage.h"
#include "views/inspect/inspectpanel.h"
#include "views/mainactions.h"
#include "views/mainwindow.h"
#include "views/placelist.h"
#include "views/sidebar.h"
#include "views/storepane.h"
#include "views/tr.h"

#include <QAction>
#include <QStatusBar>

#include <utility>

using namespace Qt::StringLiterals;

/// The part of MainWindow that makes room for the pages of registries.
namespace views {

void MainWindow::connectBrowsing()
{
    connect(m_browsing, &Browsing::changed, this, [this] {
        if (std::exchange(m_isRemote, false))
            followSelection(); // The panel is for the list again.
        followPlace();
    });
    connect(m_browsing, &Browsing::inspected, this, &MainWindow::showRemote);
    connect(m_browsing, &Browsing::inspectionFailed, this,
            [this](const oci::Reference &reference, const core::Error &error) {
                showMessage(Message::fromError(
                    Tr::tr("“%1” could not be inspected.").arg(reference.familiar()), error));
            });
    connect(m_inspect, &InspectPanel::analysisRequested, this, [this] {
        if (m_isRemote)
            Q_EMIT m_inspect->remoteAnalysisRequested();
    });
    connect(m_browsing, &Browsing::attachedFailed, this,
            [this](const oci::Reference &reference, const core::Error &error) {
                showMessage(Message::fromError(
                    Tr::tr("What is attached to “%1” is not all known.").arg(reference.familiar()),
                    error));
            });
    connect(m_browsing, &Browsing::pullRequested, this, &MainWindow::pullRequested);
    connect(m_browsing, &Browsing::strangerDropped, this,
            [this](const oci::Reference &reference) { offerToPull(reference.familiar()); });
    connect(m_browsing, &Browsing::hint, this, [this](const QString &text) {
        if (text.isEmpty())
            statusBar()->clearMessage();
        else
            statusBar()->showMessage(text);
    });
    const Sidebar *stores = m_stores->stores();
    connect(stores, &Sidebar::referencesDropped, m_browsing, &Browsing::drop);
    connect(stores, &Sidebar::referencesHeld, this,
            [this](const QString &store, const QStringList &names) {
                Q_EMIT m_browsing->hint(m_browsing->holdingText(store, names));
            });
    connect(m_actions->browseHub, &QAction::triggered, this, [this] {
        m_stores->places()->choose(u"docker.io"_s);
        m_browsing->activateSearch();
    });
}

/// What is in the image that is selected in the list has nothing to do with a registry.
void MainWindow::followPlace()
{
    m_inspect->setVisible(m_actions->showInspect->isChecked()
                          && (m_isRemote || !m_browsing->isActive()));
}

void MainWindow::showRemote(const store::ImageDetails &details)
{
    if (!m_browsing->isActive())
        return;
    forgetSelection();
    m_isRemote = true;
    m_inspect->setImage({.name = details.image.names.first().toString(),
                         .platform = details.config.platform,
                         .image = details.image});
    m_inspect->setDetails(details);
    followPlace();
    Q_EMIT remoteShown(details);
}

} // namespace views
