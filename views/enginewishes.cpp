// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/enginewishes.h"

#include "views/dialogs/rundialog.h"
#include "views/mainactions.h"
#include "views/tr.h"
#include "views/widgets/messagepanel.h"

#include <QAction>
#include <QMimeData>
#include <QUrl>

namespace views {

EngineWishes::EngineWishes(QWidget *window, MainActions &actions, Selection selection,
                           Details details)
    : QObject(window)
    , m_window(window)
    , m_actions(actions)
    , m_selection(std::move(selection))
    , m_details(std::move(details))
{
    connect(actions.run, &QAction::triggered, this, &EngineWishes::askToRun);
    connect(actions.build, &QAction::triggered, this, &EngineWishes::askToBuild);
}

void EngineWishes::setHasEngine(bool hasEngine)
{
    m_hasEngine = hasEngine;
    follow();
}

void EngineWishes::follow()
{
    m_actions.run->setEnabled(selected().has_value());
}

std::optional<SelectedImage> EngineWishes::selected() const
{
    const QList<SelectedImage> selection = m_selection();
    if (selection.size() != 1 || selection.constFirst().store.isEmpty())
        return {};
    return selection.constFirst();
}

QString EngineWishes::folder(const QMimeData *dragged) const
{
    const QList<QUrl> urls = dragged->urls();
    const bool mayBe = m_hasEngine && urls.size() == 1 && urls.constFirst().isLocalFile();
    return mayBe ? urls.constFirst().toLocalFile() : QString();
}

void EngineWishes::askToRun()
{
    const auto image = selected();
    if (!image)
        return;
    RunOffer offer{.image = image->name, .title = image->title(), .store = image->store};
    if (const store::ImageDetails *details = m_details()) {
        offer.exposedPorts = details->config.exposedPorts;
        offer.command = details->config.cmd;
    }
    Q_EMIT runRequested(offer);
}

/// It is the one of the two that can be chosen without an engine, to learn what is missing.
void EngineWishes::askToBuild()
{
    if (m_hasEngine)
        return Q_EMIT buildRequested({});
    Q_EMIT refused({.kind = Message::Kind::Information,
                    .heading = Tr::tr("It is an engine that builds."),
                    .text = Tr::tr("Choose a Docker Engine or a Podman in the sidebar, then build. "
                                   "If there is none, add one there."),
                    .details = {}});
}

} // namespace views
