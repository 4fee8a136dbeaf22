// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/layoutcheck.h"

#include "core/base/limits.h"
#include "core/store/imagefollower.h"
#include "core/store/indexcopy.h"
#include "core/store/pinlist.h"
#include "core/store/sealedrecord.h"
#include "core/store/trash.h"

#include <QDirIterator>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;

namespace store {

namespace {

using Kind = Damage::Kind;
using Remedy = Damage::Remedy;

/// The disk failed, which says nothing about the file.
bool isOfDisk(const core::Error &error)
{
    return error.code == ErrorCode::Io || error.code == ErrorCode::PermissionDenied;
}

Damage unreadable(const QString &path, const core::Error &error)
{
    return {.kind = Kind::Unreadable,
            .path = path,
            .detail = error.detail.isEmpty() ? error.message : error.detail,
            .remedy = Remedy::Restore};
}

class FilesChecker
{
public:
    explicit FilesChecker(const ImageLayout &layout)
        : m_layout(layout)
    {}

    Result<LayoutFiles> run()
    {
        if (auto done = check(m_layout.markerPath(), m_layout.checkMarker()); !done)
            return std::unexpected(done.error());
        auto copy = readIndexCopy(m_layout.folder());
        if (auto done = check(indexCopyPath(m_layout.folder()), copy); !done)
            return std::unexpected(done.error());
        if (auto done = checkIndex(copy.value_or(std::nullopt)); !done)
            return std::unexpected(done.error());
        checkNames();
        const QString pins = m_layout.pinsPath();
        const QString trash = trashPath(m_layout);
        for (const QString &path : {pins, recordCopyPath(pins)}) {
            if (auto done = check(path, PinList(path).read()); !done)
                return std::unexpected(done.error());
        }
        for (const QString &path : {trash, recordCopyPath(trash)}) {
            if (auto done = check(path, readTrashFile(path)); !done)
                return std::unexpected(done.error());
        }
        return std::move(m_found);
    }

private:
    /// Notes why the file \a path could not be read, unless the disk failed.
    template <class T>
    Result<void> check(const QString &path, const Result<T> &read)
    {
        if (read)
            return {};
        if (isOfDisk(read.error()))
            return std::unexpected(read.error());
        m_found.damages.append(unreadable(path, read.error()));
        return {};
    }

    Result<void> checkIndex(const std::optional<QByteArray> &written)
    {
        const QString path = m_layout.indexPath();
        const auto bytes = core::readFile(path, core::limits::LayoutIndex);
        auto index = bytes ? m_layout.parseIndex(*bytes) : std::unexpected(bytes.error());
        if (auto done = check(path, index); !done)
            return done;
        const bool hasDecayed = bytes && written && isDecayed(*bytes, *written);
        if (index && hasDecayed)
            m_found.damages.append({.kind = Kind::Corrupt,
                                    .path = path,
                                    .detail = u"some bytes are not those that were written"_s,
                                    .remedy = Remedy::Restore});
        m_found.isIndexSound = index && !hasDecayed;
        if (!m_found.isIndexSound)
            index = written ? m_layout.parseIndex(*written) : ImageLayout::Index();
        if (index)
            m_found.index = std::move(*index);
        if (m_found.isIndexSound && !m_found.index.unreadable.isEmpty())
            m_found.damages.append({.kind = Kind::Unreadable,
                                    .path = path,
                                    .detail = u"%1 entries without a valid descriptor"_s.arg(
                                        m_found.index.unreadable.size()),
                                    .remedy = Remedy::Restore});
        return {};
    }

    void checkNames()
    {
        QHash<QString, oci::Digest> names;
        for (const LayoutEntry &entry : std::as_const(m_found.index.entries)) {
            if (entry.name.isEmpty())
                continue;
            const auto known = names.constFind(entry.name);
            if (known == names.cend())
                names.insert(entry.name, entry.target.digest);
            else if (*known != entry.target.digest)
                addDamage(m_found.damages, {.kind = Kind::Ambiguous,
                                            .path = entry.name,
                                            .detail = u"%1 and %2"_s.arg(
                                                known->toString(), entry.target.digest.toString()),
                                            .images = {entry.name},
                                            .remedy = Remedy::Restore});
        }
    }

    const ImageLayout &m_layout;
    LayoutFiles m_found;
};

} // namespace

Result<LayoutFiles> checkLayoutFiles(const ImageLayout &layout)
{
    return FilesChecker(layout).run();
}

QList<QFileInfo> needlessPartials(const ImageLayout &layout)
{
    QList<QFileInfo> files;
    QDirIterator folder(layout.ingestFolder(), QDir::Files);
    while (folder.hasNext()) {
        const QFileInfo file = folder.nextFileInfo();
        const auto digest = oci::Digest::parse(file.fileName().replace(u'-', u':'));
        if (digest && layout.blobSize(*digest))
            files.append(file);
    }
    return files;
}

} // namespace store
