// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/previewdialog.h"

#include "models/filefacts.h"
#include "views/layers/layerselection.h"
#include "views/preview/previewpane.h"
#include "views/tr.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

PreviewDialog::PreviewDialog(LayerSelection *selection, QWidget *parent)
    : QDialog(parent)
    , m_selection(selection)
    , m_pane(new PreviewPane)
{
    setObjectName(u"previewDialog"_s);
    setWindowTitle(Tr::tr("File Preview"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pane);
    connect(m_selection, &LayerSelection::changed, this, &PreviewDialog::follow);
    connect(m_selection, &LayerSelection::previewRequested, this, &PreviewDialog::bringUp);
    connect(m_selection, &LayerSelection::dragRequested, this, &PreviewDialog::drag);
    connect(m_pane, &PreviewPane::attentionWanted, this, &PreviewDialog::bringUp);
    // Nothing is read for a closed window.
    connect(this, &QDialog::finished, m_pane, [this] { m_pane->showNode({}); });
}

void PreviewDialog::setImage(std::shared_ptr<const models::FileFacts> files,
                             const QStringList &commands)
{
    if (!files)
        reject();
    m_pane->setImage(std::move(files), commands);
}

void PreviewDialog::follow()
{
    if (isVisible())
        m_pane->showNode(m_selection->node());
}

void PreviewDialog::drag()
{
    if (m_selection->node())
        m_pane->drag(*m_selection->node());
}

void PreviewDialog::bringUp()
{
    if (!isVisible()) {
        m_pane->showNode(m_selection->node());
        if (!testAttribute(Qt::WA_Resized)) { // Beside each other, two versions want room.
            constexpr double Share = 0.85;
            constexpr QSize Enough(180, 120); // In average characters.
            resize((parentWidget()->window()->size() * Share)
                       .boundedTo(Enough * fontMetrics().averageCharWidth()));
        }
    }
    show();
    raise();
    activateWindow();
}

} // namespace views
