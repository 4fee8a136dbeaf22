// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imagediff.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

namespace cli {

class Console;

/// What is told of a layer of either image.
struct DiffLayer
{
    qint64 storedBytes = 0;
    QString createdBy = {};
};

/// Two images, compared.
struct DiffReport
{
    QString a;
    QString b;
    layers::ImageDiff files = {};
    layers::LayerDiff layers = {};
    QHash<oci::DiffId, DiffLayer> layerFacts = {}; ///< Of all of them.
    QList<layers::ConfigDifference> config = {};
};

/// Its keys are a contract.
[[nodiscard]] QJsonObject toJson(const DiffReport &report);

/// For people; the paths as a tree if \a asTree, else as a table.
void print(const Console &console, const DiffReport &report, bool asTree);

} // namespace cli
