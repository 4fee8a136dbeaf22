// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/treemaplegend.h"

#include "views/layers/marks.h"
#include "views/theme/colors.h"
#include "views/theme/palettes.h"
#include "views/tr.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::StringLiterals;

namespace views {

using layers::ChangeKind;
using models::FileFacts;
using models::FileFamily;

namespace {

constexpr int SwatchSize = 12;
constexpr int InGroup = 4;
constexpr int BetweenGroups = 16;
constexpr int RampWidth = 96;
constexpr std::array Kinds{ChangeKind::Unchanged, ChangeKind::Added, ChangeKind::Modified,
                           ChangeKind::Deleted};

QString dayText(qint64 seconds)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds).date(), QLocale::ShortFormat);
}

} // namespace

TreemapLegend::TreemapLegend(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"treemapLegend"_s);
    setAccessibleName(Tr::tr("Legend"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    update();
}

void TreemapLegend::setColors(TreemapColors colors)
{
    m_colors = colors;
    update();
}

void TreemapLegend::setFiles(std::shared_ptr<const FileFacts> files)
{
    m_files = std::move(files);
    update();
}

void TreemapLegend::update()
{
    m_items = items();
    setAccessibleDescription(description());
    updateGeometry();
    QWidget::update();
}

QString TreemapLegend::description() const
{
    switch (m_colors) {
    case TreemapColors::ByLayer:
        return Tr::tr("Dark blue is the base layer, yellow the top layer, hatched is hidden.");
    case TreemapColors::ByChange:
        return Tr::tr("Plus is added, dot is modified, stroke is deleted, hatched is hidden.");
    case TreemapColors::ByWaste:
        return Tr::tr("Hatched and dark red is hidden, the rest is pale.");
    case TreemapColors::ByType:
        return Tr::tr("A colour for each type of file, hatched is hidden.");
    case TreemapColors::ByAge:
        return Tr::tr("Dark blue is the oldest, yellow the newest, hatched is hidden.");
    }
    return {};
}

// --- What it says --------------------------------------------------------------------------------

std::vector<TreemapLegend::Item> TreemapLegend::items() const
{
    std::vector<Item> items;
    QColor hidden = palettes::line(palette());
    switch (m_colors) {
    case TreemapColors::ByLayer:
        items.push_back(layerItem());
        break;
    case TreemapColors::ByChange:
        addKinds(items);
        break;
    case TreemapColors::ByWaste:
        //: Bytes of the files that can be seen in the finished image.
        items.push_back({.colors = {colors::live(palette())}, .after = Tr::tr("Live")});
        hidden = colors::waste(palette());
        break;
    case TreemapColors::ByType:
        addFamilies(items);
        break;
    case TreemapColors::ByAge:
        items.push_back(ageItem());
        break;
    }
    //: Bytes that later layers hide; drawn hatched.
    items.push_back({.colors = {hidden},
                     .swatchWidth = SwatchSize + InGroup,
                     .hatchedFrom = 0,
                     .after = Tr::tr("Hidden")});
    return items;
}

TreemapLegend::Item TreemapLegend::layerItem() const
{
    constexpr int MostSwatches = 12;
    const int layerCount = m_files ? int(m_files->analysis().layers.size()) : 1;
    const int count = std::clamp(layerCount, 1, MostSwatches);
    //: The lowest and the highest layer of an image.
    Item item{.before = Tr::tr("Base"), .swatchWidth = RampWidth / count, .after = Tr::tr("Top")};
    for (int i = 0; i < count; ++i)
        item.colors.push_back(colors::layer(i, count, palette()));
    return item;
}

TreemapLegend::Item TreemapLegend::ageItem() const
{
    const FileFacts::AgeRange range = m_files ? m_files->ageRange() : FileFacts::AgeRange();
    Item item{.before = dayText(range.oldest),
              .swatchWidth = RampWidth / FileFacts::AgeSteps,
              .after = dayText(range.newest)};
    for (int i = 0; i < FileFacts::AgeSteps; ++i)
        item.colors.push_back(colors::layer(i, FileFacts::AgeSteps, palette()));
    if (range.newest == 0) {
        //: No file of the image has a date.
        item = {.colors = {colors::change(ChangeKind::Unchanged, palette())},
                .after = Tr::tr("Undated")};
    }
    return item;
}

void TreemapLegend::addKinds(std::vector<Item> &items) const
{
    for (const ChangeKind kind : Kinds)
        items.push_back({.colors = {colors::change(kind, palette())},
                         .mark = kind,
                         .after = marks::kindName(kind)});
}

/// Only what there is, the largest first.
void TreemapLegend::addFamilies(std::vector<Item> &items) const
{
    if (!m_files)
        return;
    const auto &sizes = m_files->familySizes();
    std::array<int, models::FileFamilyCount> order{};
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::greater(), [&](int i) { return sizes[std::size_t(i)]; });
    for (const int i : order) {
        if (sizes[std::size_t(i)] > 0)
            items.push_back({.colors = {colors::family(FileFamily(i), palette())},
                             .after = models::familyName(FileFamily(i))});
    }
}

// --- Where it stands -----------------------------------------------------------------------------

int TreemapLegend::widthOf(const Item &item) const
{
    const auto word = [this](const QString &text) {
        return text.isEmpty() ? 0 : fontMetrics().horizontalAdvance(text) + InGroup;
    };
    return word(item.before) + int(item.colors.size()) * item.swatchWidth + word(item.after);
}

void TreemapLegend::draw(QPainter &painter, const Item &item, QPoint place) const
{
    const int height = std::max(fontMetrics().height(), SwatchSize);
    const auto write = [&](const QString &text) {
        painter.setPen(palettes::quietText(palette()));
        painter.drawText(place.x(),
                         place.y() + (height - fontMetrics().height()) / 2 + fontMetrics().ascent(),
                         text);
        place.rx() += fontMetrics().horizontalAdvance(text);
    };
    if (!item.before.isEmpty()) {
        write(item.before);
        place.rx() += InGroup;
    }
    for (const QColor &color : item.colors) {
        const QRectF swatch(place.x(), place.y() + (height - SwatchSize) / 2, item.swatchWidth,
                            SwatchSize);
        marks::drawSwatch(painter, swatch, color, item.hatchedFrom);
        if (item.mark)
            marks::drawKind(painter, swatch.adjusted(2, 2, -2, -2), *item.mark,
                            colors::textOn(color));
        place.rx() += item.swatchWidth;
    }
    place.rx() += InGroup;
    write(item.after);
}

int TreemapLegend::run(int width, QPainter *painter) const
{
    const int lineHeight = std::max(fontMetrics().height(), SwatchSize) + 2;
    QPoint place(0, 1);
    for (const Item &item : m_items) {
        const int wide = widthOf(item);
        if (place.x() > 0 && place.x() + wide > width)
            place = QPoint(0, place.y() + lineHeight);
        if (painter)
            draw(*painter, item, place);
        place.rx() += wide + BetweenGroups;
    }
    return place.y() - 1 + lineHeight;
}

QSize TreemapLegend::sizeHint() const
{
    int width = 0;
    for (const Item &item : m_items)
        width += widthOf(item) + BetweenGroups;
    return {width, run(width, nullptr)};
}

QSize TreemapLegend::minimumSizeHint() const
{
    return {0, std::max(fontMetrics().height(), SwatchSize) + 2};
}

int TreemapLegend::heightForWidth(int width) const
{
    return run(width, nullptr);
}

void TreemapLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    run(width(), &painter);
}

void TreemapLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

} // namespace views
