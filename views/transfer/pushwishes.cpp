// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/pushwishes.h"

#include "views/transfer/pushdialog.h"
#include "views/transfer/sendtagsdialog.h"

#include <QAction>
#include <QSet>

#include <algorithm>

namespace views {

namespace {

/// With one another: by names that are tags, and out of one store. Of a selection that may be
/// large, so no name is read for it.
bool canBePushed(const QList<SelectedImage> &selection)
{
    return std::ranges::all_of(selection, [&](const SelectedImage &image) {
        return !image.image.isDangling() && !image.platform && !image.name.contains(u'@')
               && image.store == selection.first().store;
    });
}

/// Each name once.
QList<SendTagsDialog::Source> sourcesOf(const QList<SelectedImage> &selection)
{
    QList<SendTagsDialog::Source> sources;
    QSet<QString> known;
    for (const SelectedImage &selected : selection) {
        auto name = oci::Reference::parse(selected.name);
        if (!name || known.contains(selected.name))
            continue;
        known.insert(selected.name);
        const store::Image &image = selected.image;
        const bool isPartial =
            selected.store.isEmpty() && image.platformsElsewhere > 0 && !image.platforms.isEmpty();
        sources.append({*std::move(name), isPartial
                                              ? std::optional(image.platforms.first().platform)
                                              : std::nullopt});
    }
    return sources;
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
    m_push.setEnabled(isOne || (selection.size() > 1 && canBePushed(selection)));
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
    const auto sources = sourcesOf(selection);
    if (sources.isEmpty() || !canBePushed(selection))
        return;
    const QString store = selection.constFirst().store;
    using From = SendTagsDialog::From;
    auto *dialog =
        new SendTagsDialog(store.isEmpty() ? From::OwnStore : From::Engine, sources, m_window);
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
