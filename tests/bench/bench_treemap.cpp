// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
//
// The treemap of an image of 200,000 files at 1280 x 800: one JSON object of steps and
// milliseconds. Medians of several runs, except the first paint, which a person waits for once.
#include "tests/support/treebuilder.h"
#include "views/layers/layerselection.h"
#include "views/layers/treemapwidget.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;

namespace {

constexpr int Files = 200'000;
constexpr int Layers = 12;
constexpr QSize Size(1280, 800);

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(const std::function<void()> &work)
{
    constexpr int Runs = 9;
    std::vector<double> times(Runs);
    std::ranges::generate(times, [&work] { return milliseconds(work); });
    std::ranges::nth_element(times, times.begin() + Runs / 2);
    return times[Runs / 2];
}

std::shared_ptr<const models::FileFacts> filesOf(std::shared_ptr<const layers::FileTree> tree)
{
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    analysis->tree = std::move(tree);
    analysis->layers.resize(Layers);
    return std::make_shared<const models::FileFacts>(analysis);
}

/// From another mode to each one; as the window does, what is told of files is known by then.
void measureColors(views::TreemapScene &scene, QJsonObject &result)
{
    using enum views::TreemapColors;
    const auto measure = [&](views::TreemapColors colors) {
        return median([&scene, colors] {
            scene.setColors(colors == ByLayer ? ByChange : ByLayer);
            scene.setColors(colors);
            static_cast<void>(scene.image());
        });
    };
    static_cast<void>(scene.sieve()->files().family(0));
    static_cast<void>(scene.sieve()->files().age(0));
    static_cast<void>(scene.sieve()->files().pathSince(0));
    result[u"colours"_s] = std::max(measure(ByLayer), measure(ByChange));
    result[u"waste"_s] = measure(ByWaste);
    result[u"type"_s] = measure(ByType);
    result[u"age"_s] = measure(ByAge);
    scene.setColors(ByLayer);
}

QJsonObject measureScene(const std::shared_ptr<const layers::FileTree> &tree)
{
    views::TreemapScene scene;
    const auto files = filesOf(tree);
    scene.setSieve(std::make_shared<models::FileSieve>(files, models::LayerScope{}));
    scene.setSize(Size);
    const QPalette palette = QApplication::palette();
    const auto forget = [&] { scene.setAppearance(palette, QApplication::font(), 1); };
    forget();
    const double layout = median([&] {
        forget();
        static_cast<void>(scene.layout());
    });
    QJsonObject result{{u"layout"_s, layout}};
    measureColors(scene, result);
    using enum models::LayerScope::Extent;
    const auto walk = [&](models::LayerScope::Extent extent) {
        int layer = 0;
        return median([&, extent] {
            const models::LayerScope scope{.extent = extent, .layer = layer++ % Layers};
            scene.setSieve(std::make_shared<models::FileSieve>(files, scope));
            static_cast<void>(scene.image());
        });
    };
    result[u"layer"_s] = walk(UpTo);
    scene.setScaled(true);
    result[u"layer, scaled"_s] = walk(Only);
    result[u"up to layer, scaled"_s] = walk(UpTo);
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const auto tree = std::make_shared<const layers::FileTree>(support::syntheticTree(Files));

    views::LayerSelection selection;
    views::TreemapWidget treemap(&selection);
    treemap.setAnimated(false);
    treemap.resize(Size);
    QImage screen(Size, QImage::Format_RGB32);
    treemap.render(&screen); // Fonts and style are loaded before the first image is opened.
    const double first = milliseconds([&] {
        treemap.setSieve(std::make_shared<models::FileSieve>(filesOf(tree), models::LayerScope{}));
        treemap.render(&screen);
    });
    quint32 tile = treemap.tileAt({640, 400});
    const double hover = median([&] {
        const QRect before = treemap.scene().layout().tiles()[tile].rect.toAlignedRect();
        treemap.setHoveredTile(++tile);
        const QRect after = treemap.scene().layout().tiles()[tile].rect.toAlignedRect();
        treemap.render(&screen, before.topLeft(), before);
        treemap.render(&screen, after.topLeft(), after);
    });

    QJsonObject result = measureScene(tree);
    result[u"first paint"_s] = first;
    result[u"hover"_s] = hover;
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}
