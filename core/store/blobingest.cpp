// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/blobingest.h"

#include "core/base/limits.h"
#include "core/store/imagelayout.h"

#include <QFileInfo>

#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::File;
using core::Result;
using core::Tr;

namespace store {

namespace {

constexpr qint64 WritebackStep = 16 * core::limits::MiB;

/// As File::lock(), but tells how far the other one is.
Result<void> takeLock(File &file, const BlobIngest::WhileWaiting &whileWaiting,
                      const std::stop_token &stop)
{
    using namespace std::chrono_literals;
    while (whileWaiting) {
        const auto locked = file.tryLock();
        if (!locked)
            return std::unexpected(locked.error());
        if (*locked)
            return {};
        if (stop.stop_requested())
            return core::cancelled();
        whileWaiting(file.size().value_or(0));
        std::this_thread::sleep_for(50ms);
    }
    return file.lock(stop);
}

} // namespace

std::unexpected<core::Error> wrongBytes(const QString &detail)
{
    return core::fail(ErrorCode::DigestMismatch,
                      Tr::tr("The registry sent other bytes than it promised. Try again; if it "
                             "stays so, tell the publisher of the image."),
                      detail);
}

BlobIngest::BlobIngest(const oci::Digest &digest, qint64 size, QString target)
    : m_digest(digest)
    , m_hasher(digest.algorithm())
    , m_target(std::move(target))
    , m_size(size)
{}

Result<BlobIngest> BlobIngest::open(const ImageLayout &layout, const oci::Digest &digest,
                                    qint64 size, std::stop_token stop, IfPresent ifPresent,
                                    const WhileWaiting &whileWaiting)
{
    const QString path = layout.partialPath(digest);
    if (auto made = core::makeFolder(QFileInfo(path).path()); !made)
        return std::unexpected(made.error());
    BlobIngest ingest(digest, size, layout.blobPath(digest));
    while (true) {
        auto file = File::open(path, File::Mode::ReadWrite);
        if (!file)
            return std::unexpected(file.error());
        if (auto locked = takeLock(*file, whileWaiting, stop); !locked)
            return std::unexpected(locked.error());
        // While we waited, the other ingest may have moved its file into the layout.
        if (!file->isStillAt(path))
            continue;
        if (ifPresent == IfPresent::Complete && layout.blobSize(digest) == size) {
            ingest.m_complete = true;
            QFile::remove(path);
            return ingest;
        }
        ingest.m_file = std::move(*file);
        return ingest;
    }
}

Result<void> BlobIngest::replay(const Consume &consume)
{
    const auto length = m_file->size();
    if (!length)
        return std::unexpected(length.error());
    if (*length > m_size)
        return rewind();
    QByteArray piece(core::limits::MiB, Qt::Uninitialized);
    while (m_position < *length) {
        const auto count = m_file->readAt(m_position, piece.data(), piece.size());
        if (!count)
            return std::unexpected(count.error());
        if (*count == 0)
            break;
        const QByteArrayView bytes(piece.constData(), *count);
        m_hasher.add(bytes);
        m_position += *count;
        if (auto consumed = consume(bytes); !consumed)
            return consumed;
    }
    m_written = m_position;
    return {};
}

Result<void> BlobIngest::write(QByteArrayView bytes)
{
    if (bytes.size() > m_size - m_position)
        return wrongBytes(
            u"%1: more than the promised %2 bytes"_s.arg(m_digest.toString()).arg(m_size));
    if (auto written = m_file->writeAt(m_position, bytes); !written)
        return written;
    m_hasher.add(bytes);
    m_position += bytes.size();
    if (m_position - m_written >= WritebackStep) {
        m_file->startWriteback(m_written, m_position - m_written);
        m_written = m_position;
    }
    return {};
}

Result<void> BlobIngest::rewind()
{
    m_hasher = oci::Hasher(m_digest.algorithm());
    m_position = 0;
    m_written = 0;
    m_sealed = false;
    return m_file->truncate(0);
}

Result<void> BlobIngest::seal()
{
    if (m_position != m_size)
        return core::fail(
            ErrorCode::Network,
            Tr::tr("The transfer ended too early. Try again; what came is kept."),
            u"%1: %2 of %3 bytes"_s.arg(m_digest.toString()).arg(m_position).arg(m_size));
    const oci::Digest found = m_hasher.finish();
    if (found != m_digest) {
        if (auto dropped = rewind(); !dropped)
            return dropped;
        return wrongBytes(u"expected %1, found %2"_s.arg(m_digest.toString(), found.toString()));
    }
    auto synced = m_file->sync();
    m_sealed = synced.has_value();
    return synced;
}

Result<void> BlobIngest::commit()
{
    Q_ASSERT(m_sealed);
    if (auto made = core::makeFolder(QFileInfo(m_target).path()); !made)
        return made;
    if (auto renamed = core::renameDurably(m_file->path(), m_target); !renamed)
        return renamed;
    m_complete = true;
    // Only now: a partial file must stay writable for whoever goes on after a crash.
    return m_file->makeReadOnly();
}

} // namespace store
