// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/imagefiles.h"
#include "app/tr.h"
#include "core/base/pathtext.h"
#include "core/base/treewriter.h"
#include "core/layers/entrypath.h"
#include "views/format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

/// What to call the copy of \a path: its last component, nothing for the root.
std::string nameOf(const QString &path)
{
    const std::string bytes = core::pathBytes(path);
    std::string buffer;
    const auto clean = layers::cleanPath(bytes, buffer);
    return std::string(clean.substr(clean.rfind('/') + 1));
}

core::Result<layers::ExtractionReport> extractTo(const Console &console, const Arguments &arguments)
{
    const auto files = openFiles(console, arguments);
    if (!files)
        return std::unexpected(files.error());
    const QString &path = arguments.names[1];
    const auto node = findFile(*files, path);
    if (!node)
        return std::unexpected(node.error());
    using Existing = core::TreeWriter::Existing;
    auto writer = core::TreeWriter::open(arguments.output,
                                         arguments.force ? Existing::Replace : Existing::Keep);
    if (!writer)
        return std::unexpected(std::move(writer.error()));
    // A path that ends at the root has no name of its own, "/.." neither.
    const std::string name = *node == 0 ? std::string() : nameOf(path);
    if (*node != 0 && name.empty())
        return core::fail(core::ErrorCode::NotFound,
                          Tr::tr("“%1” does not end with a name.").arg(path));
    return layers::extract(files->paths, *node, name, *writer, files->openLayer, console.stop());
}

QJsonObject toJson(const layers::ExtractionReport &report)
{
    return {{u"files"_s, report.files},
            {u"folders"_s, report.folders},
            {u"symlinks"_s, report.symlinks},
            {u"bytes"_s, report.bytes},
            {u"skipped"_s, QJsonArray::fromStringList(report.skipped)}};
}

} // namespace

int extract(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(words, {.leastNames = 2,
                                                  .mostNames = 2,
                                                  .takesPlatform = true,
                                                  .takesLayer = true,
                                                  .takesOutput = true});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto report = extractTo(console, *arguments);
    if (!report) {
        const int status = console.fail(report.error());
        if (report.error().code == core::ErrorCode::InvalidArgument && !arguments->force)
            console.say(Tr::tr("--force replaces files that are there."));
        return status;
    }
    for (const QString &path : report->skipped)
        console.say(Tr::tr("Left out, as it is no file, folder or symbolic link: %1").arg(path));
    if (console.isJson())
        console.print(QJsonDocument(toJson(*report)));
    else
        console.say(Tr::tr("%n file(s) extracted, %1.", nullptr, int(report->files))
                        .arg(views::format::size(report->bytes)));
    return Done;
}

} // namespace cli
