// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/browsing.h"
#include "views/inspect/inspectpanel.h"
#include "views/mainactions.h"
#include "views/mainwindow.h"
#include "views/placelist.h"
#include "views/sidebar.h"
#include "views/storepane.h"

#include <QAction>
#include <QStatusBar>

using namespace Qt::StringLiterals;

/// The part of MainWindow that makes room for the pages of registries.
namespace views {

void MainWindow::connectBrowsing()
{
    connect(m_browsing, &Browsing::changed, this, &MainWindow::followPlace);
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
    m_inspect->setVisible(m_actions->showInspect->isChecked() && !m_browsing->isActive());
}

} // namespace views
