// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemappicture.h"

#include "views/format.h"
#include "views/layers/treemapscene.h"
#include "views/theme/palettes.h"

#include <QFontMetricsF>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr double Gap = 1;
constexpr double TextMargin = 4;

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString rectOf(const QRectF &rect, const QString &fill)
{
    return u"<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" fill=\"%5\"/>"_s.arg(
        number(rect.left()), number(rect.top()), number(rect.width()), number(rect.height()), fill);
}

class SvgWriter final
{
public:
    SvgWriter(const TreemapScene &scene, const QFont &font)
        : m_scene(scene)
        , m_metrics(font)
    {}

    [[nodiscard]] QByteArray write();

private:
    void writeTile(const Tile &tile);
    void writeText(const QRectF &rect, const QString &text, const QString &right,
                   const TreemapRenderer::Look &look, bool onHatch);
    /// What fills with stripes of that colour.
    [[nodiscard]] QString hatch(const QColor &stripe);
    [[nodiscard]] QString patterns() const;

    const TreemapScene &m_scene;
    const QFontMetricsF m_metrics;
    QList<QColor> m_stripes; ///< Those in use.
    QString m_tiles;
};

/// \a text at the upper left of \a rect and \a right at its upper right, as far as they fit.
void SvgWriter::writeText(const QRectF &rect, const QString &text, const QString &right,
                          const TreemapRenderer::Look &look, bool onHatch)
{
    const double width = m_metrics.horizontalAdvance(text);
    const double rightWidth = m_metrics.horizontalAdvance(right);
    const double room = rect.width() - 2 * TextMargin;
    if (m_metrics.height() > rect.height() || width > room)
        return;
    const double y = rect.top() + m_metrics.ascent() + 1;
    const auto write = [&](double x, const QString &anchor, const QString &what) {
        m_tiles += u"<text x=\"%1\" y=\"%2\" fill=\"%3\"%4>%5</text>"_s.arg(
            number(x), number(y), look.text.name(), anchor, what.toHtmlEscaped());
    };
    if (onHatch)
        m_tiles += rectOf({rect.topLeft(), QSizeF(width + 2 * TextMargin, m_metrics.height() + 2)},
                          look.fill.name());
    write(rect.left() + TextMargin, {}, text);
    if (!right.isEmpty() && width + rightWidth + 2 * TextMargin < room)
        write(rect.right() - TextMargin, u" text-anchor=\"end\""_s, right);
}

QString SvgWriter::hatch(const QColor &stripe)
{
    if (!m_stripes.contains(stripe))
        m_stripes += stripe;
    return u"url(#hatch%1)"_s.arg(m_stripes.indexOf(stripe));
}

QString SvgWriter::patterns() const
{
    QString svg = u"<defs>"_s;
    for (qsizetype i = 0; i < m_stripes.size(); ++i)
        svg += u"<pattern id=\"hatch%1\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
               "patternTransform=\"rotate(45)\"><rect width=\"1.5\" height=\"6\" "
               "fill=\"%2\"/></pattern>"_s.arg(QString::number(i), m_stripes[i].name());
    return svg + u"</defs>"_s;
}

void SvgWriter::writeTile(const Tile &tile)
{
    const TreemapRenderer::Look look = m_scene.renderer().look(tile);
    QRectF rect = tile.rect.adjusted(0, 0, -Gap, -Gap);
    if (tile.kind == Tile::Kind::Open) {
        rect.setHeight(tile.titleHeight);
        if (tile.titleHeight > 0) {
            m_tiles += rectOf(rect, look.fill.name());
            writeText(rect, look.label, format::size(tile.size), look, false);
        }
        return;
    }
    m_tiles += u"<g>"_s + rectOf(rect, look.fill.name());
    if (look.hidden > 0) {
        QRectF hidden = rect;
        hidden.setLeft(rect.left() + rect.width() * (1 - look.hidden));
        m_tiles += rectOf(hidden, look.hiddenFill.name()) + rectOf(hidden, hatch(look.stripe));
    }
    m_tiles += u"<title>%1 · %2</title>"_s.arg(look.path.toHtmlEscaped(),
                                               format::size(tile.size).toHtmlEscaped());
    writeText(rect, look.label, {}, look, look.hidden > 0);
    m_tiles += u"</g>"_s;
}

QByteArray SvgWriter::write()
{
    for (const Tile &tile : m_scene.layout().tiles())
        writeTile(tile);
    const QSize size = m_scene.size();
    const QString head = u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1 %2\" "
                         "font-family=\"sans-serif\" font-size=\"%3\">"_s.arg(
                             QString::number(size.width()), QString::number(size.height()),
                             number(m_metrics.ascent()));
    return (head + patterns() + m_tiles + u"</svg>"_s).toUtf8();
}

} // namespace

TreemapPicture drawTreemap(std::shared_ptr<const models::FileSieve> sieve, quint32 root,
                           TreemapColors colors, QSize size)
{
    const QFont font = QGuiApplication::font();
    TreemapScene scene;
    scene.setSieve(std::move(sieve));
    scene.setRoot(root);
    scene.setColors(colors);
    scene.setSize(size);
    scene.setAppearance(palettes::light(QGuiApplication::palette().color(QPalette::Highlight)),
                        font, 2);
    return {.svg = SvgWriter(scene, font).write(), .image = scene.image()};
}

} // namespace views
