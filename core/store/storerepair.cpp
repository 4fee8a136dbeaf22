// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/storerepair.h"

#include "core/base/limits.h"
#include "core/layers/toccache.h"
#include "core/store/layoutrepair.h"
#include "core/store/setaside.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace store {

namespace {

using Remedy = Damage::Remedy;

/// A manifest that was fetched may need more, and so on down.
constexpr int Rounds = core::limits::IndexDepth + 2;

bool isAmong(const QList<Damage> &damages, const Damage &wanted)
{
    return std::ranges::any_of(damages, [&](const Damage &one) { return one.isSame(wanted); });
}

class Repair
{
public:
    Repair(const ImageLayout &layout, const layers::TocCache &tocs, const FetchBlob &fetch,
           std::atomic<qint64> *mendedBlobs, std::stop_token stop)
        : m_layout(layout)
        , m_tocs(tocs)
        , m_fetch(fetch)
        , m_mendedBlobs(mendedBlobs)
        , m_stop(std::move(stop))
    {}

    Result<RepairReport> run(const CheckReport &found)
    {
        m_report.left = found;
        for (int round = 0; round < Rounds; ++round) {
            const QList<Damage> before = m_report.left.damages;
            if (auto files = repairLayoutFiles(m_layout); !files)
                return std::unexpected(files.error());
            for (const Damage &damage : before) {
                if (auto done = mend(damage); !done)
                    return std::unexpected(done.error());
            }
            auto checked = check(m_layout, m_tocs, nullptr, m_stop, m_report.left.sound);
            if (!checked)
                return std::unexpected(checked.error());
            m_report.left = std::move(*checked);
            if (!noteMended(before))
                break;
        }
        for (Damage &damage : m_report.left.damages)
            damage.problem = problemOf(damage);
        return std::move(m_report);
    }

private:
    /// Errors other than Cancelled are noted, and the others go on.
    Result<void> mend(const Damage &damage)
    {
        // Without a blob it is a file of the layout, mended already, or nothing that can be mended.
        if (!damage.blob || m_errors.contains(damage.path))
            return {};
        auto done = fetch(damage);
        if (!done && done.error().code == ErrorCode::Cancelled)
            return done;
        if (!done && damage.remedy == Remedy::Restore)
            done = putAside(damage);
        if (!done)
            m_errors.insert(damage.path, done.error().message);
        return {};
    }

    Result<void> fetch(const Damage &damage)
    {
        if (damage.sources.isEmpty())
            return core::fail(
                ErrorCode::NotFound,
                Tr::tr("It is not known which registry has it. Pull or load the image "
                       "again, or remove it."));
        if (!m_fetch)
            return core::fail(
                ErrorCode::NotFound,
                Tr::tr("It can be fetched again from “%1”.").arg(damage.sources.first().domain()));
        auto fetched = m_fetch(*damage.blob, damage.sources, m_stop);
        if (fetched)
            m_tocs.removeBlob(damage.blob->digest);
        if (fetched && m_mendedBlobs)
            ++*m_mendedBlobs;
        return fetched;
    }

    /// What it holds has nobody's digest, so nobody loses anything.
    Result<void> putAside(const Damage &damage)
    {
        const auto lock = m_layout.lock();
        if (!lock)
            return std::unexpected(lock.error());
        const auto found =
            digestOfFile(damage.path, damage.blob->digest.algorithm(), nullptr, m_stop);
        if (found && *found == damage.blob->digest)
            return {}; // Somebody pulled it again meanwhile.
        return setAside(m_layout, damage.path);
    }

    /// True if another round may mend more.
    bool noteMended(const QList<Damage> &before)
    {
        bool hasMended = false;
        for (const Damage &damage : before) {
            if (isAmong(m_report.left.damages, damage))
                continue;
            hasMended = true;
            if (!isAmong(m_report.mended, damage))
                m_report.mended.append(damage);
        }
        return hasMended && !m_report.left.isWhole();
    }

    QString problemOf(const Damage &damage) const
    {
        const auto error = m_errors.constFind(damage.path);
        return error != m_errors.cend()
                   ? *error
                   : Tr::tr("The image was made like this. Remove it, or tell its publisher.");
    }

    const ImageLayout &m_layout;
    const layers::TocCache &m_tocs;
    const FetchBlob &m_fetch;
    std::atomic<qint64> *m_mendedBlobs;
    std::stop_token m_stop;
    RepairReport m_report;
    QHash<QString, QString> m_errors; ///< Why a file could not be mended.
};

} // namespace

Result<RepairReport> repair(const ImageLayout &layout, const layers::TocCache &tocs,
                            const CheckReport &found, const FetchBlob &fetch,
                            std::atomic<qint64> *mendedBlobs, std::stop_token stop)
{
    return Repair(layout, tocs, fetch, mendedBlobs, std::move(stop)).run(found);
}

} // namespace store
