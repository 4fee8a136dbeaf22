// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/analyzedtars.h"

#include "core/layers/tarindexer.h"

namespace support {

std::shared_ptr<const layers::ImageAnalysis> analyzed(const QList<TarBuilder> &tars,
                                                      const oci::ImageConfig &config)
{
    std::vector<std::shared_ptr<const layers::LayerToc>> tocs;
    for (const TarBuilder &tar : tars) {
        layers::TarIndexer indexer;
        if (!indexer.add(tar.bytes()))
            qFatal("the tar of the test is broken");
        tocs.push_back(*indexer.finish());
    }
    return *layers::analyze(std::move(tocs), {}, config);
}

oci::ImageConfig historyOf(const QStringList &createdBy)
{
    auto config = oci::ImageConfig::None;
    qsizetype layers = 0;
    for (const QString &line : createdBy) {
        const bool isEmpty = line.startsWith(u'-');
        config.history.append(
            {.createdBy = isEmpty ? line.sliced(1) : line, .emptyLayer = isEmpty});
        layers += isEmpty ? 0 : 1;
    }
    const auto diffId =
        oci::DiffId::parse(QStringLiteral("sha256:") + QString(64, QLatin1Char('0')));
    config.diffIds.resize(layers, *diffId);
    return config;
}

} // namespace support
