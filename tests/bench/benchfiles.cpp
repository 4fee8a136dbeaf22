// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchfiles.h"

#include "core/base/durablefile.h"
#include "core/base/limits.h"
#include "core/layers/layerindexer.h"
#include "core/layers/layerreader.h"
#include "tests/bench/measure.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace bench {

namespace {

constexpr int Files = 400;

/// The files of the build environment, and some data that cannot be compressed.
const QString LayerCommand = u"d=$(mktemp -d) && mkdir \"$d/srv\" && "
                             "head -c 212000000 /dev/urandom > \"$d/srv/data\" && "
                             "tar --sort=name -cf - -C / usr -C \"$d\" srv; rm -r \"$d\""_s;

QString makeLayer(const QString &folder)
{
    const QString path = folder + u"/layer.tar.gz"_s;
    if (QFileInfo::exists(path))
        return path;
    if (!QDir().mkpath(folder))
        giveUp(folder);
    // Files of the build environment may vanish while they are read; tar says so, no more.
    (void)run(
        {u"sh"_s, u"-c"_s,
         u"(%1) 2>/dev/null | gzip -4 > '%2.new' && mv '%2.new' '%2'"_s.arg(LayerCommand, path)});
    return path;
}

layers::RandomReader readerOf(const core::File &file)
{
    return [&file](qint64 offset, std::span<char> out) {
        return file.readAt(offset, out.data(), qint64(out.size()));
    };
}

} // namespace

FileTimes measureFiles(const QString &folder)
{
    const QString path = makeLayer(folder);
    const auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        giveUp(file.error().message);
    const auto seek = std::make_shared<layers::SeekIndex>();
    qint64 offset = 0;
    const auto toc = layers::indexLayer(
        [&](std::span<char> out) {
            auto got = file->readAt(offset, out.data(), qint64(out.size()));
            offset += got.value_or(0);
            return got;
        },
        {}, seek.get());
    if (!toc)
        giveUp(toc.error().message);

    FileTimes times{.compressedBytes = QFileInfo(path).size(),
                    .tarBytes = (*toc)->tarSize(),
                    .seekBytes = seek->serialize().size()};
    std::vector<double> milliseconds;
    const std::size_t count = (*toc)->count();
    for (std::size_t entry = 0; entry < count; entry += std::max<std::size_t>(1, count / Files)) {
        std::size_t next = entry;
        while (next < count && (*toc)->at(next).type != layers::EntryType::File)
            ++next;
        if (next == count)
            break;
        QElapsedTimer timer;
        timer.start();
        layers::LayerReader reader(readerOf(*file), *toc, seek);
        const auto read = reader.read(
            next, [](QByteArrayView) { return core::Result<void>(); }, core::limits::MiB);
        if (!read)
            giveUp(read.error().message);
        milliseconds.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(milliseconds);
    times.files = int(milliseconds.size());
    times.longest = milliseconds.back();
    times.median = milliseconds[milliseconds.size() / 2];
    return times;
}

} // namespace bench
