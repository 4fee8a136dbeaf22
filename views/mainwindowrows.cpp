// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/exportdialog.h"
#include "views/dialogs/prunedialog.h"
#include "views/dialogs/removedialog.h"
#include "views/images/imagelistpage.h"
#include "views/inspect/inspectpanel.h"
#include "views/mainwindow.h"
#include "views/sidebar.h"
#include "views/storepane.h"
#include "views/tr.h"

#include <QApplication>
#include <QClipboard>

#include <algorithm>

using namespace Qt::StringLiterals;

/// The part of MainWindow that does something with the selected rows, each in its own store.
namespace views {

void MainWindow::copyNames()
{
    QStringList names;
    for (const SelectedImage &selected : m_list->selection())
        names += selected.name;
    names.removeDuplicates();
    QApplication::clipboard()->setText(names.join(u'\n'));
    showDone(Tr::tr("%n reference(s) copied.", nullptr, int(names.size())));
}

void MainWindow::copyDigests()
{
    QStringList digests;
    for (const SelectedImage &selected : m_list->selection())
        digests += selected.digest();
    digests.removeDuplicates();
    QApplication::clipboard()->setText(digests.join(u'\n'));
    showDone(Tr::tr("%n digest(s) copied.", nullptr, int(digests.size())));
}

void MainWindow::pinSelection()
{
    const QList<SelectedImage> selection = m_list->selection();
    const bool unpins =
        std::ranges::any_of(selection, [](const SelectedImage &each) { return each.image.pinned; });
    for (const auto &[store, names] : namesByStore(selection).asKeyValueRange())
        Q_EMIT pinRequested(store, names, !unpins);
}

void MainWindow::pullAgain()
{
    for (const SelectedImage &selected : m_list->selection()) {
        for (const oci::Reference &name : selected.image.names) {
            if (name.toString() == selected.name)
                Q_EMIT pullRequested(selected.store, name, selected.platform);
        }
    }
}

void MainWindow::askToRemove()
{
    m_toRemove = namesByStore(m_list->selection());
    removeNext();
}

/// One store after the other, until the person does not agree.
void MainWindow::removeNext()
{
    if (m_toRemove.isEmpty())
        return;
    const QString store = m_toRemove.firstKey();
    Q_EMIT removalRequested(store, m_toRemove.take(store));
}

void MainWindow::showRemovalPlan(const QString &store, const store::RemovalPlan &plan)
{
    if (!m_images.contains(store))
        return;
    auto *dialog = new RemoveDialog(plan, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setStore(store, showsAll() ? nameOfStore(store) : QString(), programOfStore(store));
    connect(dialog, &RemoveDialog::partRequested, this,
            [this, store](const QStringList &names) { Q_EMIT removalPartRequested(store, names); });
    connect(dialog, &QDialog::accepted, this, [this, dialog, store] {
        Q_EMIT removalConfirmed(store, dialog->plan());
        removeNext();
    });
    connect(dialog, &QDialog::rejected, this, [this] { m_toRemove.clear(); });
    dialog->open();
}

void MainWindow::showRemovalPart(const QString &store, const QStringList &names,
                                 const store::RemovalPlan &plan)
{
    for (auto *dialog : findChildren<RemoveDialog *>()) {
        if (dialog->store() == store)
            dialog->setPart(names, plan);
    }
}

void MainWindow::askForExport()
{
    const auto request = m_inspect->exportRequest();
    if (!request)
        return showDone(Tr::tr("Select one image first; its report can be exported."));
    auto *dialog = new ExportDialog(*request, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::requested, this, &MainWindow::exportRequested);
    dialog->open();
}

void MainWindow::askForPrune()
{
    const QStringList shown = m_images.keys();
    auto *review = new PruneDialog(m_stores->stores()->entries(), shown, this);
    review->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT pruneReviewOpened(review);
    for (const auto &[store, images] : m_images.asKeyValueRange()) {
        if (!images.isEmpty())
            review->setStore(store, images);
        Q_EMIT review->storeRequested(store);
    }
    review->open();
}

} // namespace views
