// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/imagefiles.h"

namespace cli {

namespace {

core::Result<void> writeFile(const Console &console, const ImageFiles &files, quint32 node)
{
    const auto entry = files.paths.entryOf(files.paths.tree().node(node));
    if (!entry)
        return std::unexpected(entry.error());
    auto reader = files.openLayer(entry->layer);
    if (!reader)
        return std::unexpected(std::move(reader.error()));
    return reader->read(
        entry->entry, [&console](QByteArrayView bytes) { return console.writeRaw(bytes); },
        layers::LayerReader::Everything, console.stop());
}

} // namespace

int cat(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(
        words, {.leastNames = 2, .mostNames = 2, .takesPlatform = true, .takesLayer = true});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto files = openFiles(console, *arguments);
    if (!files)
        return console.fail(files.error());
    const auto node = findFile(*files, arguments->names[1]);
    if (!node)
        return console.fail(node.error());
    const auto written = writeFile(console, *files, *node);
    return written ? Done : console.fail(written.error());
}

} // namespace cli
