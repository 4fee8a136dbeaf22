// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/tagwishes.h"

#include "views/hub/pullalldialog.h"
#include "views/hub/remoteremovaldialog.h"
#include "views/hub/remotetagdialog.h"
#include "views/transfer/pushdialog.h"
#include "views/transfer/sendtagsdialog.h"

namespace views {

TagWishes::TagWishes(QWidget *window)
    : QObject(window)
    , m_window(window)
{}

void TagWishes::askForTag(const oci::Reference &source, const QStringList &taken)
{
    auto *dialog = new RemoteTagDialog(source, taken, m_window->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RemoteTagDialog::requested, this,
            [this, source](const oci::Reference &target) { Q_EMIT tagRequested(source, target); });
    dialog->open();
}

void TagWishes::askForCopy(const oci::Reference &source, const QList<oci::Platform> &platforms)
{
    auto *dialog = new PushDialog(source, platforms, m_window->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &PushDialog::requested, this,
        [this, source](const oci::Reference &target, const std::optional<oci::Platform> &platform) {
            Q_EMIT copyRequested(source, target, platform);
        });
    dialog->open();
}

void TagWishes::askForCopies(const QList<oci::Reference> &sources)
{
    QList<SendTagsDialog::Source> tags;
    for (const oci::Reference &source : sources) {
        const SendTagsDialog::Source tag{source};
        tags.append(tag);
    }
    auto *dialog = new SendTagsDialog(SendTagsDialog::From::Registry, tags, m_window->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SendTagsDialog::requested, this, &TagWishes::copiesRequested);
    dialog->open();
}

void TagWishes::askForAll(const PullWish &wish, const QList<StoreEntry> &stores)
{
    auto *dialog = new PullAllDialog(wish, stores, m_window->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    Q_EMIT pullAllOpened(dialog);
}

void TagWishes::askForRemoval(const oci::Reference &tag)
{
    auto *dialog = new RemoteRemovalDialog(tag, m_window->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    Q_EMIT removalOpened(dialog);
}

} // namespace views
