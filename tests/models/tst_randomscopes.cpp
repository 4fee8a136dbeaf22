// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filesieve.h"
#include "tests/support/randomimages.h"

#include <QTest>

#include <algorithm>
#include <ranges>

using layers::ChangeKind;
using layers::FileNode;
using models::FileFacts;
using models::FileSieve;
using models::LayerScope;
using support::SlowMerge;
using Extent = models::LayerScope::Extent;

namespace {

using Kinds = std::map<std::string, ChangeKind>;
using Entries = std::map<std::string, SlowMerge::Entry>;

std::string pathOf(const layers::FileTree &tree, const FileNode &node)
{
    std::string path(tree.name(node));
    for (quint32 parent = node.parent; parent != FileNode::None && parent != 0;
         parent = tree.node(parent).parent)
        path = std::string(tree.name(tree.node(parent))) + '/' + path;
    return path;
}

/// What layers do to an image, told from what is there before the first and after the last of them.
class Step final
{
public:
    Step(const SlowMerge &merge, const LayerScope &scope)
        : m_before(scope.begin() == 0 ? Entries() : merge.after[std::size_t(scope.begin()) - 1])
        , m_after(merge.after[std::size_t(scope.layer)])
    {
        for (int layer = scope.begin(); layer <= scope.layer; ++layer)
            m_touched.merge(std::set(merge.touched[std::size_t(layer)]));
    }

    /// Of all that is there afterwards.
    [[nodiscard]] Kinds kinds() const
    {
        Kinds kinds;
        for (const auto &[path, entry] : m_after)
            kinds[path] = kindOf(path, entry);
        return kinds;
    }

    /// Paths of what was there before and is not any more.
    [[nodiscard]] std::set<std::string> deleted() const
    {
        std::set<std::string> deleted;
        for (const auto &[path, entry] : m_before) {
            if (!isSame(path, entry))
                deleted.insert(path);
        }
        return deleted;
    }

private:
    [[nodiscard]] bool isSame(const std::string &path, const SlowMerge::Entry &before) const
    {
        const auto after = m_after.find(path);
        return after != m_after.end() && after->second.number == before.number;
    }

    [[nodiscard]] bool isChangedFolder(const std::string &path) const
    {
        const auto before = m_before.find(path);
        const auto after = m_after.find(path);
        return before != m_before.end() && after != m_after.end()
               && before->second.number == after->second.number
               && after->second.type == layers::EntryType::Directory
               && before->second.mode != after->second.mode;
    }

    [[nodiscard]] ChangeKind kindOf(const std::string &path, const SlowMerge::Entry &entry) const
    {
        const auto before = m_before.find(path);
        if (before == m_before.end())
            return ChangeKind::Added;
        if (before->second.number != entry.number || isChangedFolder(path))
            return ChangeKind::Modified;
        const auto isInside = [&](const std::string &other) {
            return other.starts_with(path + '/');
        };
        const bool isChangedInside =
            std::ranges::any_of(m_touched, isInside)
            || std::ranges::any_of(std::views::keys(m_after), [&](const std::string &other) {
                   return isInside(other) && isChangedFolder(other);
               });
        return isChangedInside ? ChangeKind::Modified : ChangeKind::Unchanged;
    }

    Entries m_before;
    Entries m_after;
    std::set<std::string> m_touched;
};

/// What is wrong with \a scope of an image, empty if nothing is.
QByteArray complaint(const std::shared_ptr<const FileFacts> &files, const SlowMerge &merge,
                     const LayerScope &scope)
{
    const FileSieve sieve(files, scope);
    const layers::FileTree &tree = files->tree();
    Kinds present;
    std::set<std::string> deleted;
    std::array<int, 4> counts{};
    const Entries &after = merge.after[std::size_t(scope.layer)];
    for (const FileNode node : tree.nodes() | std::views::drop(1)) {
        if (!sieve.isShown(node.index))
            continue;
        const std::string path = pathOf(tree, node);
        const ChangeKind kind = sieve.kind(node.index);
        if (!sieve.isFilled(node))
            ++counts[std::size_t(kind)];
        if (node.hiddenBy > scope.layer) {
            if (!present.emplace(path, kind).second)
                return "a path that is there twice";
            const auto stored = files->entry(node.index, scope.layer);
            if (node.isFolder() && stored && stored->mode != after.at(path).mode)
                return "the mode of a folder";
            continue;
        }
        if (kind != ChangeKind::Deleted)
            return "something that is gone and not deleted";
        if (node.createdIn < scope.begin())
            deleted.insert(path);
    }
    const Step step(merge, scope);
    Kinds expected = step.kinds();
    if (scope.extent != Extent::UpTo)
        std::erase_if(expected,
                      [](const auto &path) { return path.second == ChangeKind::Unchanged; });
    if (present != expected)
        return "what is there, or its kind";
    if (deleted != step.deleted())
        return "what is deleted";
    for (const ChangeKind kind : {ChangeKind::Unchanged, ChangeKind::Added, ChangeKind::Deleted}) {
        if (sieve.count(kind) != counts[std::size_t(kind)])
            return "counts";
    }
    return {};
}

QByteArray name(const LayerScope &scope)
{
    return QByteArray(scope.extent == Extent::UpTo ? "up to " : "") + "layers "
           + QByteArray::number(scope.begin()) + " to " + QByteArray::number(scope.layer);
}

} // namespace

class RandomScopesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScope();
};

/// Every walk over every image against what the slow merge has before and after it.
void RandomScopesTest::everyScope()
{
    int changedFolders = 0;
    for (quint32 seed = 0; seed < 4'000; ++seed) {
        const support::Tocs tocs = support::randomImage(seed);
        const SlowMerge merge(tocs);
        const auto files = std::make_shared<const FileFacts>(*layers::analyze(tocs));
        std::vector<LayerScope> scopes;
        for (int layer = 0; layer < int(tocs.size()); ++layer) {
            scopes.push_back({.extent = Extent::UpTo, .layer = layer});
            scopes.push_back({.extent = Extent::Only, .layer = layer});
            for (int first = 0; first <= layer; ++first)
                scopes.push_back({.extent = Extent::Range, .layer = layer, .first = first});
        }
        for (const LayerScope &scope : scopes) {
            const QByteArray wrong = complaint(files, merge, scope);
            QVERIFY2(wrong.isEmpty(), (wrong + ", " + name(scope) + " of seed "
                                       + QByteArray::number(seed) + support::describe(tocs))
                                          .constData());
        }
        for (const FileNode node : files->tree().nodes())
            changedFolders += node.childCount > 0 && files->isFolderChanged(node, 1, 5) ? 1 : 0;
    }
    QVERIFY2(changedFolders > 100, QByteArray::number(changedFolders).constData());
}

QTEST_GUILESS_MAIN(RandomScopesTest)
#include "tst_randomscopes.moc"
