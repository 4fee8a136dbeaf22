// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/spool.h"

#include "core/base/limits.h"
#include "core/store/imagelayout.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::File;
using core::Result;
using core::Tr;

namespace store {

namespace {

constexpr qint64 WritebackStep = 16 * core::limits::MiB;
constexpr qint64 StaleSeconds = 24 * 60 * 60;

/// What a process that was killed left behind.
void removeStale(const QDir &parent)
{
    const QFileInfoList old = parent.entryInfoList({u"spool-*"_s}, QDir::Dirs);
    for (const QFileInfo &one : old) {
        if (one.lastModified().secsTo(QDateTime::currentDateTime()) > StaleSeconds)
            QDir(one.filePath()).removeRecursively();
    }
}

} // namespace

Spool::Spool(std::unique_ptr<QTemporaryDir> folder)
    : m_folder(std::move(folder))
{}

Spool::~Spool() = default;
Spool::Spool(Spool &&) noexcept = default;

Result<Spool> Spool::open(const ImageLayout &layout)
{
    const QString parent = layout.folder() + u"/.millefeuille-ingest"_s;
    if (auto made = core::makeFolder(parent); !made)
        return std::unexpected(made.error());
    removeStale(QDir(parent));
    auto folder = std::make_unique<QTemporaryDir>(parent + u"/spool-XXXXXX"_s);
    if (!folder->isValid())
        return core::fail(ErrorCode::Io,
                          Tr::tr("The folder “%1” cannot be written to.").arg(parent),
                          folder->errorString());
    return Spool(std::move(folder));
}

Result<Spool::Writer> Spool::create(oci::Digest::Algorithm algorithm)
{
    auto file = File::open(m_folder->filePath(QString::number(m_count++)), File::Mode::ReadWrite);
    if (!file)
        return std::unexpected(std::move(file.error()));
    return Writer(std::move(*file), algorithm);
}

Spool::Writer::Writer(File file, oci::Digest::Algorithm algorithm)
    : m_file(std::move(file))
    , m_hasher(algorithm)
{}

Result<void> Spool::Writer::write(QByteArrayView bytes)
{
    if (bytes.size() > core::limits::BlobSize - m_size)
        return core::fail(ErrorCode::LimitExceeded, Tr::tr("A layer is too large."));
    if (auto written = m_file.writeAt(m_size, bytes); !written)
        return written;
    m_hasher.add(bytes);
    m_size += bytes.size();
    if (m_size - m_written >= WritebackStep) {
        m_file.startWriteback(m_written, m_size - m_written);
        m_written = m_size;
    }
    return {};
}

Result<void> adoptFile(const QString &path, const oci::Digest &digest, const ImageLayout &layout)
{
    const QString target = layout.blobPath(digest);
    if (auto made = core::makeFolder(QFileInfo(target).path()); !made)
        return made;
    auto file = File::open(path, File::Mode::ReadWrite);
    if (!file)
        return std::unexpected(std::move(file.error()));
    if (auto synced = file->sync(); !synced)
        return synced;
    if (auto only = file->makeReadOnly(); !only)
        return only;
    return core::renameDurably(path, target);
}

} // namespace store
