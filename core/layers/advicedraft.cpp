// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/advicedraft.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace layers {

namespace {

constexpr qint64 AlwaysWorthIt = 1'000'000;
constexpr qint64 WorthyPart = 100; ///< One in so many bytes.
constexpr std::size_t ShownPaths = 5;

} // namespace

void AdviceDraft::add(quint32 node, quint16 layer, qint64 bytes)
{
    if (m_paths.empty() || m_paths.back().node != node)
        m_paths.push_back({.node = node});
    m_paths.back().bytes += bytes;
    add(layer, bytes);
}

void AdviceDraft::add(quint16 layer, qint64 bytes)
{
    m_bytes += bytes;
    touch(layer) += bytes;
}

qint64 &AdviceDraft::touch(quint16 layer)
{
    if (m_layers.size() <= layer)
        m_layers.resize(std::size_t(layer) + 1, -1);
    m_layers[layer] = std::max<qint64>(m_layers[layer], 0);
    return m_layers[layer];
}

bool AdviceDraft::isWorthIt(qint64 storedBytes) const
{
    return m_bytes > 0 && (m_bytes >= AlwaysWorthIt || m_bytes >= storedBytes / WorthyPart);
}

quint16 AdviceDraft::mainLayer() const
{
    return quint16(std::ranges::max_element(m_layers) - m_layers.begin());
}

std::vector<AdvicePath> AdviceDraft::worstPaths(const FileTree &tree) const
{
    std::vector<AdvicePath> sorted = m_paths;
    std::ranges::sort(sorted, {}, &AdvicePath::node);
    std::vector<AdvicePath> merged;
    for (const AdvicePath &path : sorted) {
        if (merged.empty() || merged.back().node != path.node)
            merged.push_back(path);
        else
            merged.back().bytes += path.bytes;
    }
    std::ranges::stable_sort(merged, std::ranges::greater(), &AdvicePath::bytes);

    std::vector<AdvicePath> worst;
    QStringList names;
    for (std::size_t i = 0; i < std::min(merged.size(), 4 * ShownPaths); ++i) {
        const QString name = tree.displayPath(tree.node(merged[i].node));
        if (const qsizetype known = names.indexOf(name); known >= 0) {
            worst[std::size_t(known)].bytes += merged[i].bytes;
        } else if (worst.size() < ShownPaths) {
            worst.push_back(merged[i]);
            names.append(name);
        }
    }
    std::ranges::stable_sort(worst, std::ranges::greater(), &AdvicePath::bytes);
    return worst;
}

Advice AdviceDraft::finish(const FileTree &tree, const char *id, QString text, QString line) const
{
    Advice advice{.id = QLatin1StringView(id),
                  .bytes = m_bytes,
                  .layer = mainLayer(),
                  .paths = worstPaths(tree),
                  .text = std::move(text),
                  .line = std::move(line)};
    for (std::size_t layer = 0; layer < m_layers.size(); ++layer) {
        if (m_layers[layer] >= 0)
            advice.layers.push_back(quint16(layer));
    }
    return advice;
}

QString writablePath(const FileTree &tree, quint32 node)
{
    const QString shown = tree.displayPath(tree.node(node));
    return shown.contains(u'\\') ? u"PATH"_s : shown;
}

QString writablePath(const FileTree &tree, const AdviceDraft &draft)
{
    return writablePath(tree, draft.worstPaths(tree).front().node);
}

} // namespace layers
