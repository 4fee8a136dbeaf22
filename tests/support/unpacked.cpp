// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/unpacked.h"

#include <filesystem>
#include <map>
#include <ranges>
#include <utility>

using namespace Qt::StringLiterals;

namespace support {

qint64 bytesBelow(const QString &root)
{
    std::map<std::pair<qint64, qint64>, qint64> names; // by size of a file and its number of names
    for (const auto &entry : std::filesystem::recursive_directory_iterator(root.toStdU16String())) {
        if (!entry.is_symlink() && entry.is_regular_file())
            ++names[{qint64(entry.file_size()), qint64(entry.hard_link_count())}];
    }
    qint64 bytes = 0;
    for (const auto &[kind, count] : names)
        bytes += kind.first * count / kind.second;
    return bytes;
}

QStringList entriesBelow(const QString &root)
{
    QStringList entries;
    const std::filesystem::path top(root.toStdU16String());
    for (const auto &entry : std::filesystem::recursive_directory_iterator(top)) {
        const auto path = entry.path().lexically_relative(top).generic_u16string();
        const bool isFolder = !entry.is_symlink() && entry.is_directory();
        entries += u'/' + QString::fromStdU16String(path) + (isFolder ? u"/"_s : QString());
    }
    entries.sort();
    return entries;
}

QStringList visibleIn(const layers::FileTree &tree)
{
    QStringList entries;
    for (const layers::FileNode node : tree.nodes() | std::views::drop(1)) {
        if (!node.isHidden())
            entries += tree.displayPath(node) + (node.isFolder() ? u"/"_s : QString());
    }
    entries.sort();
    return entries;
}

} // namespace support
