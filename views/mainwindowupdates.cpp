// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/images/imagelistpage.h"
#include "views/mainactions.h"
#include "views/mainwindow.h"
#include "views/tr.h"

#include <QAction>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

/// The part of MainWindow that tells which images have moved on their registries.
namespace views {

namespace {

constexpr qsizetype NamesShown = 5;

} // namespace

void MainWindow::buildUpdates()
{
    m_moved->setObjectName(u"movedImages"_s);
    m_moved->hide();
    QPushButton *pull = m_moved->addButton(Tr::tr("Pull the New Ones"));
    pull->setObjectName(u"pullMoved"_s);
    connect(pull, &QPushButton::clicked, this, &MainWindow::pullAllMoved);
    connect(m_actions->checkUpdates, &QAction::triggered, this, &MainWindow::checkForUpdates);
    connect(m_actions->pullMoved, &QAction::triggered, this, &MainWindow::pullMoved);
}

void MainWindow::checkForUpdates()
{
    QList<store::Image> images;
    for (const QList<store::Image> &ofStore : std::as_const(m_images))
        images += ofStore;
    Q_EMIT updateCheckRequested(images);
}

void MainWindow::setUpdates(const models::TagUpdates &updates)
{
    m_updates = updates;
    m_list->setUpdates(updates);
    showMoved();
    m_moved->setVisible(!movedNames().isEmpty());
}

QMultiMap<QString, oci::Reference> MainWindow::movedNames() const
{
    QMultiMap<QString, oci::Reference> moved;
    for (const auto &[store, images] : m_images.asKeyValueRange()) {
        for (const store::Image &image : images) {
            for (const oci::Reference &name : image.names) {
                if (m_updates.hasMoved(image, name.toString()))
                    moved.insert(store, name);
            }
        }
    }
    return moved;
}

/// After images or answers changed. What was closed stays closed until the next check.
void MainWindow::showMoved()
{
    QStringList names;
    for (const oci::Reference &name : movedNames())
        names += name.familiar();
    names.removeDuplicates();
    names.sort();
    const int count = int(names.size());
    if (names.size() > NamesShown)
        names = names.first(NamesShown) + QStringList{u"…"_s};
    m_moved->setMessage(
        {.kind = Message::Kind::Information,
         .heading = Tr::tr("%n tag(s) have moved since they were pulled.", nullptr, count),
         .text = names.join(u", "_s),
         .details = {}});
    m_moved->setVisible(count > 0 && m_moved->isVisibleTo(this));
    m_actions->pullMoved->setEnabled(
        std::ranges::any_of(m_list->selection(), [this](const SelectedImage &each) {
            return m_updates.hasMoved(each.image, each.name);
        }));
}

void MainWindow::pullAllMoved()
{
    const auto moved = movedNames();
    for (const auto &[store, name] : moved.asKeyValueRange())
        Q_EMIT pullRequested(store, name, {});
    m_moved->hide();
}

/// Of the selection.
void MainWindow::pullMoved()
{
    for (const SelectedImage &selected : m_list->selection()) {
        if (!m_updates.hasMoved(selected.image, selected.name))
            continue;
        if (const auto name = oci::Reference::parse(selected.name))
            Q_EMIT pullRequested(selected.store, *name, selected.platform);
    }
}

} // namespace views
