// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QSpinBox;

namespace views {

class LayerSelection;

/// How much of an image is looked at: all of it, all up to one layer, one layer only or a range of
/// layers, and a slider that walks from the base to the top. GUI thread.
class ScopeBar final : public QWidget
{
    Q_OBJECT

public:
    /// \a selection outlives the bar.
    explicit ScopeBar(LayerSelection *selection, QWidget *parent = nullptr);

    /// \a commands made the layers, base first.
    void setLayers(const QStringList &commands);

private:
    void chooseExtent(int index);
    void walkTo(int layer);
    void beginAt(int first);
    void followSelection();

    LayerSelection *m_selection;
    QComboBox *m_extent;
    QSpinBox *m_first; ///< Of a range.
    QSlider *m_layer;
    QLabel *m_number;
    QStringList m_commands;
};

} // namespace views
