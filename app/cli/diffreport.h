// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imagediff.h"

#include <QJsonObject>
#include <QString>

namespace cli {

class Console;

/// Two images, compared.
struct DiffReport
{
    QString a;
    QString b;
    layers::ImageDiff files = {};
    layers::LayerDiff layers = {};
    QList<layers::ConfigDifference> config = {};
};

/// Its keys are a contract.
[[nodiscard]] QJsonObject toJson(const DiffReport &report);

/// For people; the paths as a tree if \a asTree, else as a table.
void print(const Console &console, const DiffReport &report, bool asTree);

} // namespace cli
