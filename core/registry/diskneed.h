// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <expected>
#include <list>
#include <mutex>

namespace store {
class OciStore;
}

namespace registry {

struct LayerJob;

/// What a pull still takes on the disk of a store, and what is free there, in bytes.
struct DiskNeed
{
    qint64 needed = 0;
    qint64 free = 0;
    qint64 others = 0;   ///< What other pulls that run still take of it, beside what is shared.
    QString folder = {}; ///< Of the store.

    [[nodiscard]] bool fits() const { return needed <= free - others; }

    friend bool operator==(const DiskNeed &, const DiskNeed &) = default;
};

/// The pulls of a Client that run, and what is missing of their layers: together they have to fit
/// on the disk. Those of other programs are not known. Any thread.
class DiskLedger final
{
    struct Claim;

public:
    /// One pull among those that run; no more when it goes.
    class Entry final
    {
    public:
        Entry(DiskLedger &ledger, const Claim *claim);
        ~Entry();
        Entry(Entry &&other) noexcept;
        Entry &operator=(Entry &&) = delete;

    private:
        friend class DiskLedger;
        DiskLedger *m_ledger;
        const Claim *m_claim;
    };

    DiskLedger();
    ~DiskLedger();
    Q_DISABLE_COPY_MOVE(DiskLedger)

    /// Enters a pull of \a layers into \a store, which outlives the entry; if they do not fit only
    /// if it \a ignoresFreeSpace, else that is the error.
    [[nodiscard]] std::expected<Entry, DiskNeed>
    enter(store::OciStore &store, const QList<LayerJob> &layers, bool ignoresFreeSpace = false);
    /// Of the layers of \a entry as they are now: what has come of them does not count. Their
    /// tables of contents do where they lie on the same disk, with what they usually take. A disk
    /// that does not say what is free has room for everything.
    [[nodiscard]] DiskNeed needOf(const Entry &entry) const;

private:
    [[nodiscard]] DiskNeed needOf(const Claim &own) const;
    void leave(const Claim *claim);

    mutable std::mutex m_mutex;
    std::list<Claim> m_claims;
};

/// Io: \a name cannot be pulled, or not to its end if it \a hasBegun, with both numbers.
[[nodiscard]] core::Error shortageError(const QString &name, const DiskNeed &need, bool hasBegun);

} // namespace registry
