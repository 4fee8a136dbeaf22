// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/inspectcache.h"

#include "core/base/durablefile.h"
#include "core/base/limits.h"

#include <QDir>
#include <QTemporaryFile>

#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Both answers and the size of the first, with its line.
constexpr qint64 LargestFile = 2 * core::limits::Config + 32;
constexpr int InsertsBetweenLooks = 500;

} // namespace

InspectCache::InspectCache(QString folder, int mostFiles)
    : m_folder(std::move(folder))
    , m_mostFiles(mostFiles)
{}

/// A name for a file that no text of an engine can choose.
QString InspectCache::pathOf(const QString &key) const
{
    return m_folder + u'/' + oci::Digest::of(key.toUtf8()).encoded() + u".image"_s;
}

std::shared_ptr<const ImageInspect> InspectCache::find(const QString &key,
                                                       const oci::Digest &id) const
{
    const auto bytes = core::readFile(pathOf(key), LargestFile);
    if (!bytes)
        return {};
    const qsizetype line = bytes->indexOf('\n');
    bool isNumber = false;
    const qlonglong size = bytes->first(std::max<qsizetype>(line, 0)).toLongLong(&isNumber);
    if (!isNumber || size < 0 || size > bytes->size() - line - 1)
        return {};
    auto inspect = parseInspect(bytes->sliced(line + 1, size), bytes->sliced(line + 1 + size));
    if (!inspect || inspect->id != id)
        return {};
    return std::make_shared<const ImageInspect>(std::move(*inspect));
}

void InspectCache::insert(const QString &key, const QByteArray &json,
                          const QByteArray &history) const
{
    if (m_inserted.fetch_add(1) % InsertsBetweenLooks == 0) {
        QDir().mkpath(m_folder);
        removeOldest();
    }
    QTemporaryFile file(m_folder + u"/new-XXXXXX"_s);
    if (!file.open())
        return;
    const QByteArray bytes = QByteArray::number(json.size()) + '\n' + json + history;
    if (file.write(bytes) != bytes.size() || !file.flush())
        return;
    const QString name = file.fileName();
    file.close();
    // No need to wait for the disk: what a crash leaves half written is not taken for whole.
    std::error_code error;
    std::filesystem::rename(name.toStdU16String(), pathOf(key).toStdU16String(), error);
    file.setAutoRemove(bool(error));
}

void InspectCache::removeOldest() const
{
    const QDir folder(m_folder);
    const QStringList newest = folder.entryList({u"*.image"_s}, QDir::Files, QDir::Time);
    if (newest.size() <= m_mostFiles)
        return;
    // Some more than need be, so that it is not done again soon.
    for (qsizetype i = m_mostFiles - m_mostFiles / 10; i < newest.size(); ++i)
        QFile::remove(folder.filePath(newest[i]));
}

} // namespace engine
