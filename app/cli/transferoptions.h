// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/transfer.h"

#include <QString>
#include <QStringList>

#include <limits>
#include <optional>

namespace cli {

/// The words of tag, save, load, import and copy, taken apart.
struct TransferOptions
{
    QStringList words; ///< Everything that is no option.
    std::optional<oci::Platform> platform = {};
    QString output = {};  ///< Of save: the file.
    QString target = {};  ///< Of copy: the store.
    QString message = {}; ///< Of import: for the history.
    store::SaveOptions::Format format = store::SaveOptions::Format::Docker;
    bool isPacked = false;
    bool isRemote = false; ///< Straight on a registry, without a store.
    bool allTags = false;  ///< Of a repository there.
};

/// Which of them a command knows.
struct TransferRules
{
    qsizetype leastWords = 1;
    qsizetype mostWords = std::numeric_limits<qsizetype>::max();
    bool takesPlatform = false;
    bool takesOutput = false; ///< -o, which has to be given, --format and --zstd.
    bool takesTarget = false; ///< --to, which has to be given unless --remote is.
    bool takesRemote = false;
    bool takesAllTags = false; ///< Which means --remote too.
    bool takesMessage = false;
};

/// InvalidArgument with words about what is wrong.
[[nodiscard]] core::Result<TransferOptions> parseTransferOptions(const QStringList &words,
                                                                 const TransferRules &rules);

} // namespace cli
