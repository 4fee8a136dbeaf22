// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/slowmerge.h"

#include <functional>
#include <limits>
#include <optional>

namespace support {

namespace {

struct Node
{
    qint64 size = 0;
    bool isFolder = false;
    std::map<std::string, Node> children; // Dive visits by name
};

std::vector<std::string> split(const std::string &path)
{
    std::vector<std::string> names;
    for (std::size_t start = 0; start < path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        names.push_back(path.substr(start, end - start));
        start = end + 1;
    }
    return names;
}

void add(Node &root, const std::string &path, qint64 size, bool isFolder)
{
    Node *node = &root;
    for (const std::string &name : split(path)) {
        if (!node->children.contains(name) && name.starts_with(".wh..wh.."))
            return;
        node = &node->children[name];
    }
    if (node != &root) {
        node->size = size;
        node->isFolder = isFolder;
    }
}

Node *find(Node &root, const std::string &path)
{
    Node *node = &root;
    for (const std::string &name : split(path)) {
        const auto it = node->children.find(name);
        if (it == node->children.end())
            return nullptr;
        node = &it->second;
    }
    return node;
}

/// "d/", what ".wh." in d hides, is d.
void remove(Node &root, std::string path)
{
    if (path.ends_with('/'))
        path.pop_back();
    if (path.empty() || !find(root, path))
        return;
    const auto slash = path.rfind('/');
    Node *parent = slash == std::string::npos ? &root : find(root, path.substr(0, slash));
    parent->children.erase(slash == std::string::npos ? path : path.substr(slash + 1));
}

/// Child first; \a visit gets the path, whose last name is without ".wh.". False ends the visits.
using Visit = std::function<bool(const std::string &path, bool isWhiteout, const Node &node)>;

bool walk(const Node &node, const std::string &prefix, const Visit &visit)
{
    for (const auto &[name, child] : node.children) {
        if (!walk(child, prefix + name + '/', visit))
            return false;
        const bool isWhiteout = name.starts_with(".wh.");
        if (!visit(prefix + (isWhiteout ? name.substr(4) : name), isWhiteout, child))
            return false;
    }
    return true;
}

Node stacked(const std::vector<Node> &trees, std::size_t count)
{
    Node stack = trees[0];
    for (std::size_t i = 0; i < count; ++i) {
        walk(trees[i], {}, [&](const std::string &path, bool isWhiteout, const Node &node) {
            if (isWhiteout)
                remove(stack, path);
            else
                add(stack, path, node.size, node.isFolder);
            return true;
        });
    }
    return stack;
}

qint64 total(const Node &node)
{
    qint64 sum = node.size;
    for (const auto &[name, child] : node.children)
        sum += total(child);
    return sum;
}

struct Score
{
    qint64 cumulative = 0;
    qint64 least = -1;
    int count = 0;
};

} // namespace

layers::DiveFigures slowDive(const Tocs &tocs)
{
    std::vector<Node> trees;
    std::vector<qint64> sizes;
    for (const auto &toc : tocs) {
        Node &tree = trees.emplace_back();
        qint64 &size = sizes.emplace_back();
        for (std::size_t i = 0; i < toc->count(); ++i) {
            const layers::TocEntry entry = toc->at(i);
            add(tree, std::string(entry.path), entry.size,
                entry.type == layers::EntryType::Directory);
            size += entry.size;
        }
    }
    std::map<std::string, Score> scores;
    for (std::size_t i = 0; i < trees.size(); ++i) {
        walk(trees[i], {}, [&](const std::string &path, bool isWhiteout, const Node &node) {
            if (!node.children.empty())
                return true;
            Score &score = scores[path];
            qint64 size = node.size;
            if (isWhiteout) {
                Node stack = stacked(trees, i);
                const Node *hidden = find(stack, path);
                if (!hidden)
                    return false;
                size = hidden->isFolder ? total(*hidden) : 0;
            }
            score.cumulative += size;
            if (score.least < 0 || size < score.least)
                score.least = size;
            ++score.count;
            return true;
        });
    }
    qint64 least = 0;
    qint64 cumulative = 0;
    layers::DiveFigures figures;
    for (const auto &[path, score] : scores) {
        least += score.least;
        cumulative += score.cumulative;
        figures.wastedBytes += score.count >= 2 ? score.cumulative : 0;
    }
    figures.efficiency = cumulative == 0 ? 1 : double(least) / double(cumulative);
    qint64 userSize = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        figures.sizeBytes += sizes[i];
        userSize += i > 0 ? sizes[i] : 0;
    }
    if (userSize > 0)
        figures.userWastedPercent = double(figures.wastedBytes) / double(userSize);
    else if (figures.wastedBytes > 0)
        figures.userWastedPercent = std::numeric_limits<double>::infinity();
    return figures;
}

} // namespace support
