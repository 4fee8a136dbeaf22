// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/imagediff.h"

#include "core/base/shellwords.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <optional>

namespace layers {

using core::Result;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 StopEvery = 4096;

/// What of a path is compared.
struct Facts
{
    EntryType type = EntryType::Directory;
    std::optional<TocEntry> entry = {}; ///< None of a folder that no layer lists.
};

Facts factsOf(const ImagePaths &paths, const FileNode &node)
{
    const auto entry = paths.entryOf(node);
    if (!entry)
        return {node.type, {}};
    const TocEntry listed = paths.at(*entry);
    return {listed.type, listed};
}

std::optional<PathChange> compare(const Facts &a, const Facts &b)
{
    if (a.type != b.type)
        return PathChange::Type;
    if (!a.entry || !b.entry)
        return {};
    if (a.entry->size != b.entry->size || a.entry->fingerprint != b.entry->fingerprint
        || a.entry->link != b.entry->link)
        return PathChange::Content;
    if (a.entry->mode != b.entry->mode || a.entry->uid != b.entry->uid
        || a.entry->gid != b.entry->gid || a.entry->xattrs != b.entry->xattrs)
        return PathChange::Metadata;
    return {};
}

/// By component: "a" and all in it before "a-b".
bool comesBefore(const PathDifference &a, const PathDifference &b)
{
    const auto rank = [](char c) { return c == '/' ? 0 : int(static_cast<unsigned char>(c)) + 1; };
    return std::ranges::lexicographical_compare(a.path, b.path, {}, rank, rank);
}

/// The visible nodes of both images by path.
class Comparison final
{
public:
    Comparison(const ImagePaths &a, const ImagePaths &b, SamePaths samePaths)
        : m_a(a)
        , m_b(b)
        , m_samePaths(samePaths)
    {}

    Result<ImageDiff> run(const std::stop_token &stop)
    {
        const auto countA = intern(
            m_a.tree(), stop, [this](quint32 slot, quint32 node) { note(m_nodesA, slot, node); });
        if (!countA)
            return std::unexpected(countA.error());
        const auto countB = intern(
            m_b.tree(), stop, [this](quint32 slot, quint32 node) { note(m_nodesB, slot, node); });
        if (!countB)
            return std::unexpected(countB.error());
        m_nodesA.resize(m_paths.size(), FileNode::None);
        m_nodesB.resize(m_paths.size(), FileNode::None);
        for (quint32 slot = 1; slot < m_paths.size(); ++slot)
            visit(slot);
        std::ranges::sort(m_diff.paths, comesBefore);
        return std::move(m_diff);
    }

private:
    static void note(std::vector<quint32> &nodes, quint32 slot, quint32 node)
    {
        if (slot >= nodes.size())
            nodes.resize(std::max<std::size_t>(slot + 1, nodes.size() * 2), FileNode::None);
        nodes[slot] = node;
    }

    /// Parents come before their children, and are visible where those are.
    template <class Take>
    Result<void> intern(const FileTree &tree, const std::stop_token &stop, Take take)
    {
        std::vector<quint32> slots(tree.count(), PathTable::Root);
        for (quint32 i = 1; i < tree.count(); ++i) {
            if (i % StopEvery == 0 && stop.stop_requested())
                return core::cancelled();
            const FileNode node = tree.node(i);
            if (node.isHidden())
                continue;
            slots[i] = m_paths.child(slots[node.parent], tree.name(node));
            take(slots[i], i);
        }
        return {};
    }

    void visit(quint32 slot)
    {
        const quint32 a = m_nodesA[slot];
        const quint32 b = m_nodesB[slot];
        if (a == FileNode::None) {
            const FileNode added = m_b.tree().node(b);
            m_diff.addedBytes += added.size;
            append(slot, PathChange::Added, 0, added.size, factsOf(m_b, added).type);
        } else if (b == FileNode::None) {
            const FileNode removed = m_a.tree().node(a);
            m_diff.removedBytes += removed.size;
            append(slot, PathChange::Removed, removed.size, 0, factsOf(m_a, removed).type);
        } else {
            visitBoth(slot, m_a.tree().node(a), m_b.tree().node(b));
        }
    }

    void visitBoth(quint32 slot, const FileNode &a, const FileNode &b)
    {
        const Facts facts = factsOf(m_b, b);
        const auto change = compare(factsOf(m_a, a), facts);
        if (!change) {
            ++m_diff.same;
            if (m_samePaths == SamePaths::List)
                append(slot, PathChange::Same, a.size, b.size, facts.type);
            return;
        }
        if (*change != PathChange::Metadata) {
            m_diff.changedBytesA += a.size;
            m_diff.changedBytesB += b.size;
        }
        append(slot, *change, a.size, b.size, facts.type);
    }

    void append(quint32 slot, PathChange change, qint64 sizeA, qint64 sizeB, EntryType type)
    {
        std::string path;
        for (; slot != PathTable::Root; slot = m_paths.parent(slot))
            path.insert(0, '/' + std::string(m_paths.name(slot)));
        m_diff.paths.push_back({std::move(path), change, sizeA, sizeB, type});
    }

    const ImagePaths &m_a;
    const ImagePaths &m_b;
    SamePaths m_samePaths;
    PathTable m_paths;
    std::vector<quint32> m_nodesA; ///< By slot.
    std::vector<quint32> m_nodesB;
    ImageDiff m_diff;
};

using Settings = QMap<QString, QString>;

/// An empty value is told from none.
QString orQuotes(const QString &value)
{
    return value.isEmpty() ? u"\"\""_s : value;
}

Settings settingsOf(const oci::ImageConfig &config)
{
    Settings settings{
        {u"platform"_s, config.platform.toString()},
        {u"user"_s, config.user},
        {u"workingDir"_s, config.workingDir},
        {u"stopSignal"_s, config.stopSignal},
        {u"entrypoint"_s, core::shellLine(config.entrypoint)},
        {u"cmd"_s, core::shellLine(config.cmd)},
        {u"exposedPorts"_s, core::shellLine(config.exposedPorts)},
        {u"volumes"_s, core::shellLine(config.volumes)},
        {u"shell"_s, core::shellLine(config.shell)},
        {u"onBuild"_s, config.onBuild.join(u'\n')},
        {u"healthcheck"_s, config.healthcheck},
    };
    for (const QString &variable : config.env)
        settings.insert(u"env."_s + variable.section(u'=', 0, 0),
                        orQuotes(variable.section(u'=', 1)));
    for (const auto &[key, value] : config.labels.asKeyValueRange())
        settings.insert(u"labels."_s + key, orQuotes(value));
    return settings;
}

} // namespace

Result<ImageDiff> diff(const ImagePaths &a, const ImagePaths &b, std::stop_token stop,
                       SamePaths samePaths)
{
    return Comparison(a, b, samePaths).run(stop);
}

LayerDiff diffLayers(const QList<oci::DiffId> &a, const QList<oci::DiffId> &b)
{
    QSet<oci::Digest> inA;
    QSet<oci::Digest> inB;
    for (const oci::DiffId &layer : a)
        inA.insert(layer.digest());
    for (const oci::DiffId &layer : b)
        inB.insert(layer.digest());
    LayerDiff diff;
    for (const oci::DiffId &layer : a)
        (inB.contains(layer.digest()) ? diff.shared : diff.onlyA).append(layer);
    for (const oci::DiffId &layer : b) {
        if (!inA.contains(layer.digest()))
            diff.onlyB.append(layer);
    }
    return diff;
}

QList<ConfigDifference> diffConfigs(const oci::ImageConfig &a, const oci::ImageConfig &b)
{
    const Settings inA = settingsOf(a);
    const Settings inB = settingsOf(b);
    Settings all = inA;
    all.insert(inB);
    QList<ConfigDifference> differences;
    for (auto key = all.keyBegin(); key != all.keyEnd(); ++key) {
        if (inA.value(*key) != inB.value(*key))
            differences.append({*key, inA.value(*key), inB.value(*key)});
    }
    return differences;
}

core::Result<ImageComparison> compareImages(std::shared_ptr<const ImageAnalysis> a,
                                            const oci::ImageConfig &configA,
                                            std::shared_ptr<const ImageAnalysis> b,
                                            const oci::ImageConfig &configB, std::stop_token stop)
{
    auto files =
        diff(ImagePaths(std::move(a)), ImagePaths(std::move(b)), std::move(stop), SamePaths::List);
    if (!files)
        return std::unexpected(std::move(files.error()));
    return ImageComparison{.files = std::move(*files),
                           .layers = diffLayers(configA.diffIds, configB.diffIds),
                           .config = diffConfigs(configA, configB)};
}

} // namespace layers
