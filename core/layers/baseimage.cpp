// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/baseimage.h"

#include "core/layers/filetree.h"

using namespace Qt::StringLiterals;

namespace layers {

namespace {

/// Whether the first layer has \a path, hidden by now or not.
bool isInFirstLayer(const FileTree &tree, std::initializer_list<std::string_view> path)
{
    return tree.holds(path, [](const FileNode &node) { return node.createdIn == 0; });
}

bool isRootFileSystem(const FileTree &tree)
{
    if (isInFirstLayer(tree, {"etc", "os-release"})
        || isInFirstLayer(tree, {"usr", "lib", "os-release"}))
        return true;
    return isInFirstLayer(tree, {"etc", "passwd"})
           && (isInFirstLayer(tree, {"bin"}) || isInFirstLayer(tree, {"usr", "bin"}));
}

} // namespace

std::size_t guessBaseLayers(const FileTree &tree, const oci::ImageConfig &config,
                            std::size_t layers)
{
    if (layers < 2 || !isRootFileSystem(tree))
        return 0;
    const oci::HistoryEntry *first = config.historyOfLayer(0);
    const QString line = first ? oci::dockerfileLine(first->createdBy) : QString();
    return line.startsWith("RUN "_L1) || line.startsWith("COPY "_L1) ? 0 : 1;
}

} // namespace layers
