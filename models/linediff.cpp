// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/linediff.h"

#include "models/tr.h"

#include <algorithm>

namespace models {

namespace {

using Lines = std::span<const QByteArrayView>;

/// How far the furthest path with a given number of differences comes, on each diagonal: after a
/// number of differences d, diagonals -d, -d + 2, ..., d.
class Frontiers final
{
public:
    /// The furthest x on diagonal \a k after \a d differences.
    [[nodiscard]] int x(int d, int k) const { return m_steps[std::size_t(d)][index(d, k)]; }
    void begin(int d) { m_steps.emplace_back(std::size_t(d) + 1); }
    void set(int d, int k, int x) { m_steps[std::size_t(d)][index(d, k)] = x; }

    /// True if the furthest path to diagonal \a k with \a d differences ends with an added line.
    [[nodiscard]] bool comesDown(int d, int k) const
    {
        return k == -d || (k != d && x(d - 1, k - 1) < x(d - 1, k + 1));
    }

private:
    static std::size_t index(int d, int k) { return std::size_t((k + d) / 2); }

    std::vector<std::vector<int>> m_steps;
};

class ShortestEdit final
{
public:
    ShortestEdit(Lines before, Lines after)
        : m_before(before)
        , m_after(after)
    {}

    [[nodiscard]] core::Result<int> find(const std::stop_token &stop);
    /// Appends the lines, with \a offset lines before the first.
    void trace(int differences, quint32 offset, std::vector<DiffLine> &lines) const;

private:
    [[nodiscard]] int start(int d, int k) const;

    Lines m_before;
    Lines m_after;
    Frontiers m_frontiers;
};

/// Where the path to diagonal \a k is after its last difference, before the equal lines.
int ShortestEdit::start(int d, int k) const
{
    if (d == 0)
        return 0;
    return m_frontiers.comesDown(d, k) ? m_frontiers.x(d - 1, k + 1)
                                       : m_frontiers.x(d - 1, k - 1) + 1;
}

core::Result<int> ShortestEdit::find(const std::stop_token &stop)
{
    const int n = int(m_before.size());
    const int m = int(m_after.size());
    for (int d = 0; d <= std::min(MaxDifferences, n + m); ++d) {
        if (stop.stop_requested())
            return core::cancelled();
        m_frontiers.begin(d);
        for (int k = -d; k <= d; k += 2) {
            int x = start(d, k);
            int y = x - k;
            while (x < n && y >= 0 && y < m
                   && m_before[std::size_t(x)] == m_after[std::size_t(y)]) {
                ++x;
                ++y;
            }
            m_frontiers.set(d, k, x);
            if (x >= n && y >= m)
                return d;
        }
    }
    return core::fail(core::ErrorCode::LimitExceeded,
                      Tr::tr("More than %n line(s) differ: that is too much to compare.", nullptr,
                             MaxDifferences));
}

void ShortestEdit::trace(int differences, quint32 offset, std::vector<DiffLine> &lines) const
{
    using Side = DiffLine::Side;
    int x = int(m_before.size());
    int y = int(m_after.size());
    const std::size_t first = lines.size();
    const auto append = [&](Side side) {
        lines.push_back({side, offset + quint32(x), offset + quint32(y)});
    };
    for (int d = differences; d >= 0; --d) {
        const int k = x - y;
        for (const int begin = start(d, k); x > begin;) {
            --x;
            --y;
            append(Side::Both);
        }
        if (d == 0)
            break;
        if (m_frontiers.comesDown(d, k)) {
            --y;
            append(Side::After);
        } else {
            --x;
            append(Side::Before);
        }
    }
    std::reverse(lines.begin() + std::ptrdiff_t(first), lines.end());
}

/// In each run of differences the removed lines first, as people expect it.
void groupSides(std::vector<DiffLine> &lines)
{
    using Side = DiffLine::Side;
    for (auto at = lines.begin(); at != lines.end();) {
        if (at->side == Side::Both) {
            ++at;
            continue;
        }
        const auto end = std::find_if(at, lines.end(),
                                      [](const DiffLine &line) { return line.side == Side::Both; });
        const auto middle = std::stable_partition(
            at, end, [](const DiffLine &line) { return line.side == Side::Before; });
        const quint32 firstAfter =
            std::min_element(at, end, [](const DiffLine &a, const DiffLine &b) {
                return a.after < b.after;
            })->after;
        const quint32 lastBefore =
            std::max_element(at, end, [](const DiffLine &a, const DiffLine &b) {
                return a.before < b.before;
            })->before;
        const quint32 behind = middle == at ? lastBefore : std::prev(middle)->before + 1;
        std::for_each(at, middle, [&](DiffLine &line) { line.after = firstAfter; });
        std::for_each(middle, end, [&](DiffLine &line) { line.before = behind; });
        at = end;
    }
}

} // namespace

std::vector<QByteArrayView> splitLines(QByteArrayView text)
{
    std::vector<QByteArrayView> lines;
    while (!text.isEmpty()) {
        const qsizetype feed = text.indexOf('\n');
        const qsizetype length = feed < 0 ? text.size() : feed + 1;
        lines.push_back(text.first(length));
        text = text.sliced(length);
    }
    return lines;
}

core::Result<std::vector<DiffLine>> diffLines(const std::vector<QByteArrayView> &before,
                                              const std::vector<QByteArrayView> &after,
                                              const std::stop_token &stop)
{
    if (qsizetype(std::max(before.size(), after.size())) > MaxDiffLines)
        return core::fail(core::ErrorCode::LimitExceeded,
                          Tr::tr("The files have too many lines to be compared."));
    const auto firsts = std::ranges::mismatch(before, after);
    const auto head = std::size_t(firsts.in1 - before.begin());
    std::size_t tail = 0;
    const std::size_t shorter = std::min(before.size(), after.size());
    while (tail < shorter - head
           && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;

    ShortestEdit edit(Lines(before).subspan(head, before.size() - head - tail),
                      Lines(after).subspan(head, after.size() - head - tail));
    const auto differences = edit.find(stop);
    if (!differences)
        return std::unexpected(differences.error());
    std::vector<DiffLine> lines;
    for (quint32 i = 0; i < head; ++i)
        lines.push_back({DiffLine::Side::Both, i, i});
    edit.trace(*differences, quint32(head), lines);
    for (std::size_t left = tail; left > 0; --left)
        lines.push_back(
            {DiffLine::Side::Both, quint32(before.size() - left), quint32(after.size() - left)});
    groupSides(lines);
    return lines;
}

} // namespace models
