// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace views {

namespace {

QColor textColor(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    default:
        return palette.color(QPalette::WindowText);
    }
}

/// The drawing made for about \a pixels, empty if Breeze has no icon of this name.
QString drawing(QLatin1StringView name, int pixels)
{
    const QLatin1StringView sizes[] = {pixels <= 18 ? "16"_L1 : "22"_L1, "22"_L1, "16"_L1};
    for (const QLatin1StringView kind : {"actions"_L1, "places"_L1}) {
        for (const QLatin1StringView size : sizes) {
            const QString path = u":/icons/breeze/%1/%2/%3.svg"_s.arg(kind, size, name);
            if (QFile::exists(path))
                return path;
        }
    }
    return {};
}

/// Draws by itself instead of through QIcon::fromTheme: no image plugin has to be installed, and
/// the colour is right in every theme.
class TextColorEngine final : public QIconEngine
{
public:
    explicit TextColorEngine(QLatin1StringView name)
        : m_name(name)
    {}

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        QPixmap pixmap(size);
        if (pixmap.isNull())
            return pixmap; // A menu may ask for an icon of no size.
        pixmap.fill(Qt::transparent);
        QSvgRenderer shape(drawing(m_name, qRound(size.height() / scale)));
        shape.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        shape.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), textColor(mode));
        painter.end();
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TextColorEngine(*this); }
    QString key() const override { return u"views::TextColorEngine"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QLatin1StringView m_name;
};

} // namespace

QIcon icon(QLatin1StringView name)
{
    return drawing(name, 16).isEmpty() ? QIcon() : QIcon(new TextColorEngine(name));
}

} // namespace views
