// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/pushwishes.h"

#include "views/transfer/pushdialog.h"

#include <QAction>

namespace views {

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
    m_push.setEnabled(
        selection.size() == 1
        && (selection.constFirst().store.isEmpty() || !selection.constFirst().image.isDangling()));
}

void PushWishes::ask()
{
    const QList<SelectedImage> selection = m_selection();
    if (selection.size() != 1)
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

} // namespace views
