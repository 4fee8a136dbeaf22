// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <array>

class QLabel;

namespace layers {
struct ImageAnalysis;
}

namespace views {

/// Sums over an image, bytes and the efficiency, each with its definition in the tooltip. GUI
/// thread.
class AnalysisFigures final : public QWidget
{
    Q_OBJECT

public:
    enum class Topic {
        Layers, ///< Stored, live, wasted, efficiency.
        Waste,  ///< Wasted, duplicated, efficiency.
    };

    explicit AnalysisFigures(Topic topic, QWidget *parent = nullptr);

    /// Null keeps the place and shows no numbers.
    void setAnalysis(const layers::ImageAnalysis *analysis);

private:
    enum Figure { Stored, Live, Wasted, Duplicated, Efficiency, FigureCount };

    QWidget *build(Figure figure, const QString &caption);
    void set(Figure figure, const QString &number, const QString &toolTip);

    std::array<QLabel *, FigureCount> m_numbers{};
};

} // namespace views
