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

PathChange compare(const Facts &a, const Facts &b)
{
    if (a.type != b.type)
        return PathChange::Type;
    if (!a.entry || !b.entry)
        return PathChange::Same;
    if (a.entry->size != b.entry->size || a.entry->fingerprint != b.entry->fingerprint
        || a.entry->link != b.entry->link)
        return PathChange::Content;
    return a.entry->hasAttributesOf(*b.entry) ? PathChange::Same : PathChange::Metadata;
}

/// By component: "a" and all in it before "a-b".
bool comesBefore(const PathDifference &a, const PathDifference &b)
{
    const auto rank = [](char c) { return c == '/' ? 0 : int(static_cast<unsigned char>(c)) + 1; };
    return std::ranges::lexicographical_compare(a.path, b.path, {}, rank, rank);
}

/// Where a content of several names counts: at the name with the lowest rank.
int rankOf(PathChange change)
{
    switch (change) {
    case PathChange::Same:
    case PathChange::Metadata:
        return 0;
    case PathChange::Content:
    case PathChange::Type:
        return 1;
    case PathChange::Added:
    case PathChange::Removed:
        break;
    }
    return 2;
}

/// One of the two images.
class Side final
{
public:
    explicit Side(const ImagePaths &image)
        : m_image(image)
        , m_countedAt(image.tree().count(), PathTable::None)
    {}

    /// Parents come before their children, and are visible where those are.
    Result<void> intern(PathTable &paths, const std::stop_token &stop)
    {
        const FileTree &tree = m_image.tree();
        std::vector<quint32> slots(tree.count(), PathTable::Root);
        for (quint32 i = 1; i < tree.count(); ++i) {
            if (i % StopEvery == 0 && stop.stop_requested())
                return core::cancelled();
            const FileNode node = tree.node(i);
            if (node.isHidden())
                continue;
            slots[i] = paths.child(slots[node.parent], tree.name(node));
            if (slots[i] >= m_nodes.size())
                m_nodes.resize(std::max<std::size_t>(slots[i] + 1, m_nodes.size() * 2),
                               FileNode::None);
            m_nodes[slots[i]] = i;
        }
        return {};
    }

    [[nodiscard]] bool has(quint32 slot) const
    {
        return slot < m_nodes.size() && m_nodes[slot] != FileNode::None;
    }
    [[nodiscard]] Facts factsAt(quint32 slot) const { return factsOf(m_image, nodeAt(slot)); }

    /// Lets the content at \a slot count there if its name is the best so far.
    void claim(quint32 slot, const std::vector<PathChange> &changes)
    {
        const quint32 content = has(slot) ? m_image.contentOf(nodeAt(slot)) : FileNode::None;
        if (content == FileNode::None)
            return;
        quint32 &best = m_countedAt[content];
        if (best == PathTable::None || rankOf(changes[slot]) < rankOf(changes[best]))
            best = slot;
    }
    [[nodiscard]] qint64 sizeAt(quint32 slot) const
    {
        const quint32 content = has(slot) ? m_image.contentOf(nodeAt(slot)) : FileNode::None;
        return content != FileNode::None && m_countedAt[content] == slot
                   ? m_image.tree().node(content).size
                   : 0;
    }

private:
    [[nodiscard]] FileNode nodeAt(quint32 slot) const { return m_image.tree().node(m_nodes[slot]); }

    const ImagePaths &m_image;
    std::vector<quint32> m_nodes;     ///< By slot: the visible node.
    std::vector<quint32> m_countedAt; ///< By node that stores a content: the slot.
};

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
        for (Side *side : {&m_a, &m_b}) {
            if (auto known = side->intern(m_paths, stop); !known)
                return std::unexpected(std::move(known.error()));
        }
        std::vector<PathChange> changes(m_paths.size(), PathChange::Same);
        for (quint32 slot = 1; slot < m_paths.size(); ++slot) {
            changes[slot] = changeAt(slot);
            m_a.claim(slot, changes);
            m_b.claim(slot, changes);
        }
        for (quint32 slot = 1; slot < m_paths.size(); ++slot)
            add(slot, changes[slot]);
        std::ranges::sort(m_diff.paths, comesBefore);
        return std::move(m_diff);
    }

private:
    [[nodiscard]] PathChange changeAt(quint32 slot) const
    {
        if (!m_a.has(slot))
            return PathChange::Added;
        if (!m_b.has(slot))
            return PathChange::Removed;
        return compare(m_a.factsAt(slot), m_b.factsAt(slot));
    }

    void add(quint32 slot, PathChange change)
    {
        const qint64 sizeA = m_a.sizeAt(slot);
        const qint64 sizeB = m_b.sizeAt(slot);
        if (rankOf(change) == 1) {
            m_diff.changedBytesA += sizeA;
            m_diff.changedBytesB += sizeB;
        } else {
            m_diff.addedBytes += std::max<qint64>(sizeB - sizeA, 0);
            m_diff.removedBytes += std::max<qint64>(sizeA - sizeB, 0);
        }
        m_diff.same += change == PathChange::Same ? 1 : 0;
        if (change == PathChange::Same && m_samePaths != SamePaths::List)
            return;
        const EntryType type = (m_b.has(slot) ? m_b : m_a).factsAt(slot).type;
        std::string path = slot == PathTable::Root ? "" : '/' + m_paths.pathOf(slot);
        m_diff.paths.push_back({std::move(path), change, sizeA, sizeB, type});
    }

    Side m_a;
    Side m_b;
    SamePaths m_samePaths;
    PathTable m_paths;
    ImageDiff m_diff;
};

using Settings = QMap<QString, QString>;

/// An empty value is told from none.
QString orQuotes(const QString &value)
{
    return value.isEmpty() ? u"\"\""_s : value;
}

/// A step a line.
QString historyOf(const oci::ImageConfig &config)
{
    QStringList steps;
    for (const oci::HistoryEntry &step : config.history) {
        QString line = step.createdBy;
        if (!step.comment.isEmpty())
            line += u"  # "_s + step.comment;
        if (step.emptyLayer)
            line += u"  (empty_layer)"_s;
        steps.append(line);
    }
    return steps.join(u'\n');
}

Settings settingsOf(const oci::ImageConfig &config)
{
    Settings settings = config.otherSettings;
    settings.insert({
        {u"platform"_s, config.platform.toString()},
        {u"os.version"_s, config.platform.osVersion},
        {u"os.features"_s, core::shellLine(config.platform.osFeatures)},
        {u"created"_s, config.created.toString(Qt::ISODateWithMs)},
        {u"author"_s, config.author},
        {u"history"_s, historyOf(config)},
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
    });
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
    const auto isVariable = [](const ConfigDifference &difference) {
        return difference.key.startsWith("env."_L1);
    };
    if (a.env != b.env && std::ranges::none_of(differences, isVariable)) // the order, or one twice
        differences.append({u"env"_s, core::shellLine(a.env), core::shellLine(b.env)});
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
