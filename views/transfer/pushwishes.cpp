// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/pushwishes.h"

#include "views/transfer/pushdialog.h"
#include "views/transfer/sendtagsdialog.h"

#include <QAction>

namespace views {

namespace {

/// The names of \a selection, each once; none if one of them has none or is a platform of an image,
/// or if they are in several stores.
QList<oci::Reference> namesOf(const QList<SelectedImage> &selection)
{
    QList<oci::Reference> names;
    for (const SelectedImage &image : selection) {
        auto name = oci::Reference::parse(image.name);
        if (image.image.isDangling() || image.platform || !name || name->digest()
            || image.store != selection.first().store)
            return {};
        if (!names.contains(*name))
            names += *std::move(name);
    }
    return names;
}

} // namespace

PushWishes::PushWishes(QWidget *window, QAction &push, Selection selection)
    : QObject(window)
    , m_window(window)
    , m_push(push)
    , m_selection(std::move(selection))
{
    connect(&push, &QAction::triggered, this, &PushWishes::ask);
}

void PushWishes::follow()
{
    const QList<SelectedImage> selection = m_selection();
    // An engine sends an image to where its name says; one of the own store can be sent anywhere.
    const bool isOne =
        selection.size() == 1
        && (selection.constFirst().store.isEmpty() || !selection.constFirst().image.isDangling());
    m_push.setEnabled(isOne || (selection.size() > 1 && !namesOf(selection).isEmpty()));
}

void PushWishes::ask()
{
    const QList<SelectedImage> selection = m_selection();
    if (selection.size() > 1)
        return askForMany(selection);
    if (selection.isEmpty())
        return;
    const SelectedImage &image = selection.constFirst();
    auto *dialog = new PushDialog(image, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PushDialog::requested, this,
            [this, store = image.store, name = image.name](
                const oci::Reference &target, const std::optional<oci::Platform> &platform) {
                if (store.isEmpty())
                    Q_EMIT requested(name, target, platform);
                else
                    Q_EMIT engineRequested(store, target);
            });
    dialog->open();
}

void PushWishes::askForMany(const QList<SelectedImage> &selection)
{
    const QList<oci::Reference> names = namesOf(selection);
    if (names.isEmpty())
        return;
    const QString store = selection.constFirst().store;
    using From = SendTagsDialog::From;
    auto *dialog =
        new SendTagsDialog(store.isEmpty() ? From::OwnStore : From::Engine, names, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SendTagsDialog::requested, this, [this, store](const QList<TagMove> &moves) {
        if (store.isEmpty())
            return Q_EMIT tagsRequested(moves);
        for (const TagMove &move : moves)
            Q_EMIT engineRequested(store, move.source);
    });
    dialog->open();
}

} // namespace views
