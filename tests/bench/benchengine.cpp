// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchengine.h"

#include "core/engine/enginestore.h"
#include "models/imagelistmodel.h"
#include "tests/bench/archivewriter.h"
#include "tests/bench/measure.h"
#include "tests/support/engineserver.h"
#include "tests/support/savedimages.h"

#include <QElapsedTimer>
#include <QFile>

#include <functional>

using namespace Qt::StringLiterals;
using support::EngineServer;

namespace bench {

namespace {

constexpr int Images = 1000;
constexpr int Containers = 50;
constexpr int BigLayers = 6;
constexpr int BigFiles = 4000; // of each layer
constexpr qint64 BigFileBytes = 75'000;

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

template <class T>
T require(core::Result<T> result)
{
    if (!result)
        giveUp(result.error().message + u' ' + result.error().detail);
    return *std::move(result);
}

void fill(const EngineServer &server, const QString &folder)
{
    QList<support::SavedImage> images;
    for (int i = 0; i < Images; ++i)
        images +=
            {.names = {u"docker.io/library/image-%1:1"_s.arg(i)}, .mark = QByteArray::number(i)};
    if (!server.load(support::savedArchive(images)))
        giveUp(u"The engine does not take %1 images."_s.arg(Images));
    for (int i = 0; i < Containers; ++i)
        (void)server.docker({u"create"_s, u"--network"_s, u"none"_s, u"image-%1:1"_s.arg(i)});

    const QString archive = folder + u"/big.tar"_s;
    {
        ArchiveWriter big(archive);
        for (int layer = 0; layer < BigLayers; ++layer) {
            big.beginLayer();
            for (int i = 0; i < BigFiles; ++i)
                big.file("opt/layer-" + QByteArray::number(layer) + "/file-"
                             + QByteArray::number(i),
                         BigFileBytes);
            big.endLayer();
        }
        big.finish();
    }
    (void)run({u"docker"_s, u"-H"_s, server.address(), u"load"_s, u"-q"_s, u"-i"_s, archive});
    QFile::remove(archive);
}

} // namespace

EngineTimes measureEngine(const QString &folder)
{
    EngineTimes times{.missing = EngineServer::missing(EngineServer::Kind::Docker)};
    if (!times.missing.isEmpty())
        return times;
    EngineServer server(EngineServer::Kind::Docker);
    if (!server.start())
        giveUp(server.errorString());
    fill(server, folder);
    const engine::Endpoint endpoint{.name = u"bench"_s,
                                    .address = require(engine::Address::parse(server.address()))};
    const layers::TocCache tocs(folder + u"/tocs"_s);
    engine::EngineStore store(endpoint, tocs, folder);
    (void)require(store.client()->version());
    times.answers = milliseconds([&] {
        (void)require(store.client()->get(u"/images/json"_s));
        (void)require(store.client()->get(u"/containers/json"_s, {{u"all"_s, u"1"_s}}));
    });
    models::ImageListModel model;
    times.rows = milliseconds([&] { model.setImages(require(store.glance()).images); });
    times.firstList = milliseconds([&] { model.setImages(require(store.list())); });
    engine::EngineStore next(endpoint, tocs, folder);
    times.nextList = milliseconds([&] { model.setImages(require(next.list())); });
    const auto click = [&store] {
        (void)require(store.analyze(require(store.inspect(u"bench:1"_s))));
    };
    times.firstLook = milliseconds(click);
    times.secondLook = milliseconds(click);
    return times;
}

} // namespace bench
