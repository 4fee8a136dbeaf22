// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QWidget>

namespace views {

/// A picture, smaller if there is no room, on squares that show through where it is transparent.
class PictureView final : public QWidget
{
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);

    void setPicture(const QImage &picture);
    /// A picture that has \a pixels where it is stored, at the scale at which \a room has room.
    void setPicture(const QImage &picture, QSize pixels, QSize room);
    /// Where it is drawn.
    [[nodiscard]] QRect area() const;
    [[nodiscard]] const QImage &picture() const { return m_picture; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_picture;
    QSize m_pixels; ///< Its size if there is room,
    QSize m_room;   ///< for which there has to be so much.
};

} // namespace views
