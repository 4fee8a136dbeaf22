// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sampleimages.h"

#include "core/store/imagelayout.h"
#include "tests/support/layoutimage.h"
#include "tests/support/pushedimage.h"
#include "tests/support/tools.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;
using layers::LayerTotals;
using layers::WasteReason;

namespace support {

namespace {

constexpr qint64 Release = 120;
constexpr qint64 Zeros = 200'000;
constexpr qint64 Old = 50'000;
constexpr qint64 Older = 70'000;
constexpr qint64 Linked = 30'000;
constexpr qint64 Tool = 300'000;
constexpr qint64 New = 40'000;
constexpr qint64 NewTool = 310'000;
constexpr qint64 ArmOnly = 25'000;

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QFile::WriteOnly)
           && file.write(bytes) == bytes.size();
}

/// The layers that both images begin with.
QList<LayerTotals> baseLayers()
{
    return {
        // /, etc, opt, opt/app, opt/app/lib, usr, usr/bin, usr/lib; six files, a hard link, a
        // symlink. `keep` goes, but its content lives on in `keep-link`.
        {.entries = 16,
         .files = 6,
         .storedBytes = Release + Zeros + Old + Older + Linked + Tool,
         .liveBytes = Release + Linked + Tool,
         .hiddenBytes = Zeros + Old + Older},
        {.entries = 1}, // Whiteout of etc/zeros.
        {.entries = 1}, // Whiteout of usr/lib/keep.
        // Opaque whiteout, opt/app, opt/app/new.
        {.entries = 3, .files = 1, .storedBytes = New, .liveBytes = New},
    };
}

QList<ExpectedAnalysis::Waste> baseWaste()
{
    return {
        {u"/etc/zeros"_s, Zeros, {0}, 1, WasteReason::Removed},
        {u"/opt/app/lib/older"_s, Older, {0}, 3, WasteReason::Opaque},
        {u"/opt/app/old"_s, Old, {0}, 3, WasteReason::Opaque},
    };
}

ExpectedAnalysis sumUp(ExpectedAnalysis analysis)
{
    for (const LayerTotals &layer : std::as_const(analysis.layers)) {
        analysis.storedBytes += layer.storedBytes;
        analysis.liveBytes += layer.liveBytes;
    }
    return analysis;
}

} // namespace

QString compare(const layers::ImageAnalysis &found, const ExpectedAnalysis &expected)
{
    QStringList differences;
    const auto check = [&](const QString &what, qint64 is, qint64 should) {
        if (is != should)
            differences.append(u"%1: %2 instead of %3"_s.arg(what).arg(is).arg(should));
    };
    check(u"stored"_s, found.storedBytes, expected.storedBytes);
    check(u"live"_s, found.liveBytes, expected.liveBytes);
    check(u"wasted"_s, found.wastedBytes, expected.wastedBytes());
    check(u"duplicate"_s, found.duplicateBytes, expected.duplicateBytes);
    check(u"layers"_s, qint64(found.layers.size()), expected.layers.size());
    for (size_t i = 0; i < found.layers.size() && qsizetype(i) < expected.layers.size(); ++i) {
        const LayerTotals &is = found.layers[i];
        const LayerTotals &should = expected.layers[qsizetype(i)];
        check(u"layer %1 entries"_s.arg(i), is.entries, should.entries);
        check(u"layer %1 files"_s.arg(i), is.files, should.files);
        check(u"layer %1 stored"_s.arg(i), is.storedBytes, should.storedBytes);
        check(u"layer %1 live"_s.arg(i), is.liveBytes, should.liveBytes);
        check(u"layer %1 hidden"_s.arg(i), is.hiddenBytes, should.hiddenBytes);
    }
    QList<ExpectedAnalysis::Waste> waste;
    for (const layers::Waste &one : found.waste)
        waste.append({found.tree->displayPath(found.tree->node(one.node)),
                      one.bytes,
                      {one.storedIn.begin(), one.storedIn.end()},
                      one.hiddenBy,
                      one.reason});
    if (waste != expected.waste) {
        for (const auto &one : std::as_const(waste))
            differences.append(
                u"waste: %1 %2 by %3"_s.arg(one.path).arg(one.bytes).arg(one.hiddenBy));
    }
    return differences.join(u", "_s);
}

QStringList SampleImages::tools()
{
    return {u"skopeo"_s, u"umoci"_s, u"docker-registry"_s};
}

bool SampleImages::build()
{
    return m_folder.isValid() && writeSources() && buildPlain() && buildMixed() && addIndex();
}

bool SampleImages::run(const QString &program, const QStringList &arguments)
{
    const ToolRun done = runTool(program, arguments);
    if (!done.isDone())
        m_error = program + u' ' + arguments.join(u' ') + u": "_s + QString::fromUtf8(done.errors);
    return done.isDone();
}

bool SampleImages::writeSources()
{
    const QDir root(filePath(u"root"_s));
    const bool written =
        writeFile(root.filePath(u"etc/os-release"_s), QByteArray(Release, 'r'))
        && writeFile(root.filePath(u"etc/zeros"_s), QByteArray(Zeros, '\0'))
        && writeFile(root.filePath(u"opt/app/old"_s), incompressible(Old, 1))
        && writeFile(root.filePath(u"opt/app/lib/older"_s), incompressible(Older, 2))
        && writeFile(root.filePath(u"usr/bin/tool"_s), incompressible(Tool, 3))
        && writeFile(root.filePath(u"usr/lib/keep"_s), incompressible(Linked, 4))
        && writeFile(filePath(u"app/new"_s), incompressible(New, 5))
        && writeFile(filePath(u"newtool"_s), incompressible(NewTool, 6))
        && writeFile(filePath(u"armonly"_s), incompressible(ArmOnly, 7));
    std::error_code error;
    const std::filesystem::path libraries = root.filePath(u"usr/lib"_s).toStdString();
    std::filesystem::create_hard_link(libraries / "keep", libraries / "keep-link", error);
    if (!error)
        std::filesystem::create_symlink("keep-link", libraries / "symlink", error);
    if (!written || error)
        m_error = u"the files of the sample image cannot be written"_s;
    return written && !error;
}

bool SampleImages::buildPlain()
{
    const QString image = plainLayout() + u":base"_s;
    return run(u"umoci"_s, {u"init"_s, u"--layout"_s, plainLayout()})
           && run(u"umoci"_s, {u"new"_s, u"--image"_s, image})
           && run(u"umoci"_s, {u"insert"_s, u"--image"_s, image, filePath(u"root"_s), u"/"_s})
           && run(u"umoci"_s, {u"insert"_s, u"--whiteout"_s, u"--image"_s, image, u"/etc/zeros"_s})
           && run(u"umoci"_s,
                  {u"insert"_s, u"--whiteout"_s, u"--image"_s, image, u"/usr/lib/keep"_s})
           && run(u"umoci"_s, {u"insert"_s, u"--opaque"_s, u"--image"_s, image, filePath(u"app"_s),
                               u"/opt/app"_s})
           && run(u"umoci"_s,
                  {u"config"_s, u"--image"_s, image, u"--config.env"_s, u"A=B"_s, u"--config.cmd"_s,
                   u"/usr/bin/tool"_s, u"--architecture"_s, u"amd64"_s, u"--os"_s, u"linux"_s});
}

bool SampleImages::buildMixed()
{
    const QString base = mixedLayout() + u":base"_s;
    const QString arm = mixedLayout() + u":arm"_s;
    return run(u"skopeo"_s, {u"copy"_s, u"-q"_s, u"--dest-compress-format"_s, u"zstd"_s,
                             u"oci:"_s + plainLayout() + u":base"_s, u"oci:"_s + base})
           && run(u"umoci"_s,
                  {u"insert"_s, u"--image"_s, base, u"--history.created_by"_s,
                   u"COPY newtool /usr/bin/tool"_s, filePath(u"newtool"_s), u"/usr/bin/tool"_s})
           && run(u"umoci"_s,
                  {u"insert"_s, u"--image"_s, base, filePath(u"app/new"_s), u"/srv/copy"_s})
           && run(u"umoci"_s, {u"insert"_s, u"--image"_s, base, u"--tag"_s, u"arm"_s,
                               filePath(u"armonly"_s), u"/usr/bin/armonly"_s})
           && run(u"umoci"_s, {u"config"_s, u"--image"_s, arm, u"--architecture"_s, u"arm64"_s});
}

bool SampleImages::addIndex()
{
    auto layout = store::ImageLayout::open(mixedLayout(), false);
    if (!layout) {
        m_error = layout.error().message;
        return false;
    }
    const auto added = layout->updateIndex([&](QList<store::LayoutEntry> &entries) {
        QList<oci::Descriptor> manifests;
        for (const store::LayoutEntry &entry : std::as_const(entries)) {
            oci::Descriptor manifest = store::makeEntry(entry.target, {}).target;
            manifest.platform = oci::Platform::normalized(
                u"linux"_s, entry.name == "arm"_L1 ? u"arm64"_s : u"amd64"_s);
            manifests.append(manifest);
        }
        entries.append(store::makeEntry(support::addIndex(*layout, manifests), u"multi"_s));
        return core::Result<void>();
    });
    if (!added)
        m_error = added.error().message;
    return added.has_value();
}

bool SampleImages::push(const QString &layout, const QString &image, const QString &target,
                        const QStringList &options)
{
    return run(u"skopeo"_s,
               QStringList{u"copy"_s, u"-q"_s, u"--all"_s, u"--dest-tls-verify=false"_s} + options
                   + QStringList{u"oci:"_s + layout + u':' + image, u"docker://"_s + target});
}

ExpectedAnalysis SampleImages::expectedPlain()
{
    return sumUp({.layers = baseLayers(), .waste = baseWaste()});
}

ExpectedAnalysis SampleImages::expectedMixed()
{
    ExpectedAnalysis analysis{.duplicateBytes = New, .layers = baseLayers(), .waste = baseWaste()};
    analysis.layers.append(
        {.entries = 1, .files = 1, .storedBytes = NewTool, .liveBytes = NewTool});
    analysis.layers.append({.entries = 1, .files = 1, .storedBytes = New, .liveBytes = New});
    LayerTotals &base = analysis.layers.first();
    base.liveBytes -= Tool;
    base.hiddenBytes += Tool;
    analysis.waste.prepend({u"/usr/bin/tool"_s, Tool, {0}, 4, WasteReason::Replaced});
    return sumUp(std::move(analysis));
}

} // namespace support
