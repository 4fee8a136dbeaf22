// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/treebuilder.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <ranges>

namespace support {

using layers::ChangeKind;
using layers::EntryType;
using layers::FileNode;
using layers::FileTree;

TreeBuilder::TreeBuilder()
    : m_entries(1)
{
    m_folders.emplace(std::string(), 0);
}

quint32 TreeBuilder::append(quint32 parent, std::string name)
{
    const auto index = quint32(m_entries.size());
    m_entries[parent].children.push_back(index);
    m_entries.push_back({.node = {.parent = parent}, .name = std::move(name), .children = {}});
    return index;
}

quint32 TreeBuilder::folder(const QByteArray &path)
{
    const auto known = [this](qsizetype length, const QByteArray &whole) {
        return m_folders.find(std::string(whole.constData(), std::size_t(length)));
    };
    qsizetype length = path.size();
    while (known(length, path) == m_folders.end())
        length = std::max<qsizetype>(0, path.lastIndexOf('/', length - path.size() - 1));
    quint32 index = known(length, path)->second;
    while (length < path.size()) {
        const qsizetype begin = length == 0 ? 0 : length + 1;
        const qsizetype slash = path.indexOf('/', begin);
        length = slash < 0 ? path.size() : slash;
        index = append(index, path.sliced(begin, length - begin).toStdString());
        m_folders.emplace(path.first(length).toStdString(), index);
    }
    return index;
}

void TreeBuilder::add(const QByteArray &path, const File &file)
{
    const qsizetype slash = path.lastIndexOf('/');
    const quint32 parent = folder(path.first(std::max<qsizetype>(slash, 0)));
    FileNode &node = m_entries[append(parent, path.sliced(slash + 1).toStdString())].node;
    node.size = file.size;
    node.layer = file.layer;
    node.createdIn = file.layer;
    node.hiddenBy = file.hiddenBy;
    node.kind = file.kind;
    node.type = EntryType::File;
    node.totalSize = file.size;
    node.hiddenSize = node.isHidden() ? file.size : 0;
}

FileTree TreeBuilder::build()
{
    for (std::size_t i = m_entries.size() - 1; i > 0; --i) {
        FileNode &node = m_entries[i].node;
        if (const auto &children = m_entries[i].children; !children.empty())
            node.createdIn = std::ranges::min(children | std::views::transform([&](quint32 child) {
                                                  return m_entries[child].node.createdIn;
                                              }));
        FileNode &parent = m_entries[node.parent].node;
        parent.totalSize += node.totalSize;
        parent.hiddenSize += node.hiddenSize;
        parent.layer = std::max(parent.layer, node.layer);
    }
    std::vector<quint32> order{0};
    std::vector<FileNode> nodes;
    std::vector<char> names;
    for (std::size_t i = 0; i < order.size(); ++i) {
        Entry &entry = m_entries[order[i]];
        std::ranges::sort(entry.children, [this](quint32 a, quint32 b) {
            const Entry &left = m_entries[a];
            const Entry &right = m_entries[b];
            return left.node.totalSize != right.node.totalSize
                       ? left.node.totalSize > right.node.totalSize
                       : left.name < right.name;
        });
        entry.node.firstChild = quint32(order.size());
        entry.node.childCount = quint32(entry.children.size());
        entry.node.nameOffset = quint32(names.size());
        entry.node.nameLength = quint32(entry.name.size());
        for (const quint32 child : entry.children) {
            m_entries[child].node.parent = quint32(i);
            order.push_back(child);
        }
        names.insert(names.end(), entry.name.begin(), entry.name.end());
        nodes.push_back(entry.node);
    }
    return {nodes, std::move(names)};
}

FileTree syntheticTree(int files, quint32 seed)
{
    constexpr int Layers = 12;
    constexpr int FilesInFolder = 16;
    std::mt19937 random(seed);
    std::lognormal_distribution<double> size(8.6, 2.1);
    TreeBuilder builder;
    std::vector<QByteArray> folders{"usr", "usr/lib", "usr/share", "var", "opt/app"};
    for (int i = 0; i < files; ++i) {
        if (i % FilesInFolder == 0) {
            // Squared, so that the first folders become the large ones.
            const double place = std::pow(std::generate_canonical<double, 32>(random), 2);
            const auto parent = std::size_t(place * double(folders.size()));
            folders.push_back(folders[parent] + "/d" + QByteArray::number(i));
        }
        const auto folder = random() % 4 == 0 ? random() % folders.size() : folders.size() - 1;
        TreeBuilder::File file{.size = qint64(size(random)), .layer = quint16(random() % Layers)};
        if (random() % 10 == 0 && file.layer + 1 < Layers) {
            file.hiddenBy = quint16(file.layer + 1);
            file.kind = ChangeKind::Deleted;
        }
        builder.add(folders[folder] + "/file" + QByteArray::number(i), file);
    }
    return builder.build();
}

} // namespace support
