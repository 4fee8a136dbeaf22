// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/imagefiles.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/imagesource.h"
#include "app/tr.h"
#include "core/base/pathtext.h"
#include "core/layers/imageanalysis.h"

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

core::Result<void> requireLayer(int layer, std::size_t count)
{
    if (std::size_t(layer) < count)
        return {};
    return core::fail(core::ErrorCode::NotFound,
                      Tr::tr("The image has %n layer(s), counted from 0.", nullptr, int(count)));
}

} // namespace

core::Result<ImageFiles> openFiles(const Console &console, const Arguments &arguments)
{
    auto source = openImage(console, arguments.names.first(), arguments.platform, Reading::Files);
    if (!source)
        return std::unexpected(std::move(source.error()));
    layers::OpenLayer openLayer = source->openLayer;
    if (arguments.layer) {
        const int layer = *arguments.layer;
        if (auto there = requireLayer(layer, source->tocs.size()); !there)
            return std::unexpected(std::move(there.error()));
        openLayer = [openAll = source->openLayer, layer](qsizetype) { return openAll(layer); };
        source->tocs = {source->tocs[std::size_t(layer)]};
    }
    auto analysis = layers::analyze(std::move(source->tocs), console.stop());
    if (!analysis)
        return std::unexpected(std::move(analysis.error()));
    return ImageFiles{layers::ImagePaths(std::move(*analysis)), std::move(openLayer)};
}

core::Result<quint32> findFile(const ImageFiles &files, const QString &path)
{
    return files.paths.find(core::pathBytes(path));
}

} // namespace cli
