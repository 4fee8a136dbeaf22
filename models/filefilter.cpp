// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filefilter.h"

#include "core/base/limits.h"
#include "models/filefacts.h"
#include "models/tr.h"

#include <QDeadlineTimer>
#include <QRegularExpression>

#include <algorithm>
#include <string_view>

using namespace Qt::StringLiterals;

namespace models {

using layers::FileNode;
using layers::FileTree;

namespace {

constexpr std::chrono::seconds LongestSearch{3};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool containsPlain(std::string_view text, std::string_view lowerNeedle)
{
    return std::ranges::search(text, lowerNeedle, std::equal_to(), lower).begin() != text.end();
}

/// Text that is the same in bytes and letters, and in one component of a path.
bool isPlain(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7F && c != u'/' && c != u'\\';
    });
}

QRegularExpression patternOf(const FileFilter &filter)
{
    // PCRE2 gives up on a path after so many steps ("pcre2pattern", "Setting match resource
    // limits").
    const QString limits = u"(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=1000)(*LIMIT_HEAP=4096)"_s;
    const QString text = filter.isPattern ? filter.text : QRegularExpression::escape(filter.text);
    return QRegularExpression(limits + text, QRegularExpression::CaseInsensitiveOption);
}

/// Checks now and then whether to go on.
class Watch final
{
public:
    explicit Watch(const std::stop_token &stop)
        : m_stop(stop)
    {}

    [[nodiscard]] bool isOver(quint32 step)
    {
        constexpr quint32 Often = 64;
        if (step % Often == 0)
            m_isOver = m_stop.stop_requested() || m_deadline.hasExpired();
        return m_isOver;
    }

private:
    const std::stop_token &m_stop;
    QDeadlineTimer m_deadline{LongestSearch};
    bool m_isOver = false;
};

/// Names alone tell: a path has the text if its folder has it or the name does.
PathMatches matchNames(const FileTree &tree, const FileFilter &filter, Watch &watch)
{
    const std::string needle = filter.text.toLower().toStdString();
    PathMatches matches{.nodes = std::vector<bool>(tree.count())};
    for (quint32 i = 1; i < tree.count(); ++i) {
        if (watch.isOver(i))
            return {.nodes = std::move(matches.nodes), .isCut = true};
        const FileNode node = tree.node(i);
        matches.nodes[i] = matches.nodes[node.parent] || containsPlain(tree.name(node), needle);
    }
    return matches;
}

/// Siblings stand side by side, so the path of their folder is made once.
PathMatches matchWhole(const FileTree &tree, const FileFilter &filter, Watch &watch)
{
    const QRegularExpression pattern = patternOf(filter);
    PathMatches matches{.nodes = std::vector<bool>(tree.count())};
    quint32 folder = FileNode::None;
    QString path;
    qsizetype folderLength = 0;
    for (quint32 i = 1; i < tree.count(); ++i) {
        if (watch.isOver(i))
            return {.nodes = std::move(matches.nodes), .isCut = true};
        const FileNode node = tree.node(i);
        if (node.parent != folder) {
            folder = node.parent;
            path = folder == 0 ? QString() : tree.displayPath(tree.node(folder));
            path += u'/';
            folderLength = path.size();
        }
        path.truncate(folderLength);
        path += tree.displayName(node);
        const bool inFolder = !filter.isPattern && matches.nodes[folder];
        matches.nodes[i] = inFolder || pattern.matchView(path).hasMatch();
    }
    return matches;
}

} // namespace

QString patternError(const FileFilter &filter)
{
    if (!filter.isPattern)
        return {};
    if (filter.text.size() > core::limits::SearchPattern)
        return Tr::tr("The pattern is too long.");
    const QRegularExpression pattern(filter.text);
    if (pattern.isValid())
        return {};
    //: %1 is the number of a character of a regular expression, %2 says what is wrong there.
    return Tr::tr("The pattern is wrong at character %1: %2.")
        .arg(pattern.patternErrorOffset() + 1)
        .arg(pattern.errorString());
}

PathMatches matchPaths(const FileFacts &files, const FileFilter &filter,
                       const std::stop_token &stop)
{
    Watch watch(stop);
    return !filter.isPattern && isPlain(filter.text) ? matchNames(files.tree(), filter, watch)
                                                     : matchWhole(files.tree(), filter, watch);
}

} // namespace models
