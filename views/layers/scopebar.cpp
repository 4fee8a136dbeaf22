// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/scopebar.h"

#include "views/layers/layerselection.h"
#include "views/tr.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace views {

using models::LayerScope;
using Extent = models::LayerScope::Extent;

namespace {

constexpr int SliderWidth = 160;

} // namespace

ScopeBar::ScopeBar(LayerSelection *selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_extent(new QComboBox)
    , m_first(new QSpinBox)
    , m_layer(new QSlider(Qt::Horizontal))
    , m_number(new QLabel)
{
    m_extent->setObjectName(u"scopeExtent"_s);
    m_extent->setAccessibleName(Tr::tr("What is looked at"));
    // In the order of Extent.
    m_extent->addItem(Tr::tr("Whole image"));
    m_extent->addItem(Tr::tr("Up to layer"));
    m_extent->addItem(Tr::tr("Only layer"));
    //: Followed by the numbers of the first and the last layer.
    m_extent->addItem(Tr::tr("Layers from"));
    m_first->setObjectName(u"scopeFirst"_s);
    m_first->setAccessibleName(Tr::tr("First layer of the range"));
    m_layer->setObjectName(u"scopeLayer"_s);
    m_layer->setAccessibleName(Tr::tr("Layer, from the base to the top"));
    m_layer->setFixedWidth(SliderWidth);
    m_layer->setPageStep(1);
    m_number->setObjectName(u"scopeNumber"_s);
    m_number->setMinimumWidth(fontMetrics().horizontalAdvance(u"888"_s));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_extent);
    row->addWidget(m_first);
    row->addWidget(m_layer);
    row->addWidget(m_number);
    connect(m_extent, &QComboBox::activated, this, &ScopeBar::chooseExtent);
    connect(m_first, &QSpinBox::valueChanged, this, &ScopeBar::beginAt);
    connect(m_layer, &QSlider::valueChanged, this, &ScopeBar::walkTo);
    connect(m_selection, &LayerSelection::scopeChanged, this, &ScopeBar::followSelection);
    setLayers({});
}

void ScopeBar::setLayers(const QStringList &commands)
{
    m_commands = commands;
    const QSignalBlocker quiet(m_layer);
    const QSignalBlocker quietFirst(m_first);
    m_layer->setRange(0, qMax(0, int(commands.size()) - 1));
    m_first->setRange(0, m_layer->maximum());
    m_layer->setEnabled(commands.size() > 1);
    m_extent->setEnabled(!commands.isEmpty());
    followSelection();
}

void ScopeBar::chooseExtent(int index)
{
    if (Extent(index) == Extent::Image)
        m_selection->setScope({});
    else
        m_selection->setScope({.extent = Extent(index),
                               .layer = m_layer->value(),
                               .first = qMin(m_first->value(), m_layer->value())});
}

/// The first step begins the walk.
void ScopeBar::walkTo(int layer)
{
    LayerScope scope = m_selection->scope();
    if (scope.extent == Extent::Image)
        scope.extent = Extent::UpTo;
    scope.layer = layer;
    scope.first = qMin(scope.first, layer);
    m_selection->setScope(scope);
}

void ScopeBar::beginAt(int first)
{
    LayerScope scope = m_selection->scope();
    scope.first = first;
    scope.layer = qMax(scope.layer, first);
    m_selection->setScope(scope);
}

void ScopeBar::followSelection()
{
    const LayerScope &scope = m_selection->scope();
    const bool isWhole = scope.extent == Extent::Image;
    const QSignalBlocker quiet(m_layer);
    const QSignalBlocker quietFirst(m_first);
    m_extent->setCurrentIndex(int(scope.extent));
    m_first->setVisible(scope.extent == Extent::Range);
    m_first->setValue(scope.first);
    m_layer->setValue(isWhole ? m_layer->maximum() : scope.layer);
    m_number->setText(isWhole ? QString() : QString::number(scope.layer));
    const QString command = m_commands.value(m_layer->value());
    m_layer->setToolTip(command.toHtmlEscaped().left(1000));
    m_layer->setAccessibleDescription(command);
}

} // namespace views
