// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QRectF>
#include <QVariantAnimation>

class QPainter;

namespace views {

/// From one picture to another by growing out of a rectangle of the first, or shrinking into one of
/// the second. 150 ms. GUI thread.
class ZoomAnimation final : public QVariantAnimation
{
    Q_OBJECT

public:
    enum class Way { In, Out };

    explicit ZoomAnimation(QObject *parent = nullptr);

    /// \a outer is the picture of the larger whole, and \a inner of what is in \a place of it.
    void run(Way way, const QImage &outer, const QImage &inner, const QRectF &place);
    [[nodiscard]] bool isRunning() const { return state() == Running; }
    void paint(QPainter &painter, const QRectF &area) const;

private:
    QImage m_outer;
    QImage m_inner;
    QRectF m_place;
};

} // namespace views
