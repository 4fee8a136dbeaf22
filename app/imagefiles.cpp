// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/imagefiles.h"

#include "app/tr.h"
#include "core/base/filename.h"
#include "core/base/limits.h"
#include "views/preview/difference.h"

#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

using views::FileBytes;
using views::FilePreview;

ImageFiles::ImageFiles(std::shared_ptr<store::ImageStore> store, store::ImageDetails details,
                       std::shared_ptr<const layers::ImageAnalysis> analysis)
    : m_store(std::move(store))
    , m_details(std::move(details))
    , m_analysis(std::move(analysis))
{}

QString ImageFiles::fileName(quint32 node) const
{
    return core::safeFileName(m_analysis->tree->displayName(m_analysis->tree->node(node)));
}

/// What stores the content of \a node: of a hard link, what it names.
core::Result<layers::FileNode> ImageFiles::content(quint32 node) const
{
    const layers::FileNode named = m_analysis->tree->node(node);
    if (named.type != layers::EntryType::HardLink)
        return named;
    const auto link = std::ranges::find(m_analysis->hardLinks, node, &layers::HardLink::node);
    if (link == m_analysis->hardLinks.end())
        return core::fail(core::ErrorCode::NotFound,
                          Tr::tr("The hard link leads to a file that no layer stores."));
    return m_analysis->tree->node(link->content);
}

/// As much as is shown.
core::Result<FileBytes> ImageFiles::read(quint32 node, const std::stop_token &stop) const
{
    const auto file = content(node);
    if (!file)
        return std::unexpected(file.error());
    FileBytes result{.bytes = {}, .size = file->size};
    const auto readUpTo = [&](qint64 limit) {
        result.bytes.clear();
        result.bytes.reserve(qMin(limit, result.size));
        return m_store->readFile(
            m_details, {file->layer, file->entry},
            [&](QByteArrayView bytes) -> core::Result<void> {
                result.bytes += bytes;
                return {};
            },
            limit, stop);
    };
    auto done = readUpTo(core::limits::PreviewBytes);
    if (const qint64 wanted = views::bytesToShow(result.bytes, result.size);
        done && wanted > result.bytes.size())
        done = readUpTo(wanted);
    if (!done)
        return std::unexpected(done.error());
    return result;
}

core::Result<FilePreview> ImageFiles::preview(const views::PreviewRequest &request,
                                              const std::stop_token &stop) const
{
    const auto file = read(request.node, stop);
    if (!file)
        return std::unexpected(file.error());
    if (!request.before)
        return views::previewOf(*file);
    const auto before = read(*request.before, stop);
    if (!before)
        return std::unexpected(before.error());
    return views::differenceOf(*before, *file, stop);
}

core::Result<void> ImageFiles::save(quint32 node, const QString &path, const std::stop_token &stop,
                                    WriteProgress *progress, qint64 limit) const
{
    const auto file = content(node);
    if (!file)
        return std::unexpected(file.error());
    if (file->size > limit)
        return core::fail(core::ErrorCode::LimitExceeded,
                          Tr::tr("The file is too large for that. Save it instead."));
    if (progress)
        progress->total = file->size;
    QSaveFile target(path);
    const auto failed = [&target, &path] {
        return core::fail(core::ErrorCode::Io, Tr::tr("The file cannot be written."),
                          path + u": "_s + target.errorString());
    };
    if (!target.open(QIODevice::WriteOnly))
        return failed();
    const auto done = m_store->readFile(
        m_details, {file->layer, file->entry},
        [&](QByteArrayView bytes) -> core::Result<void> {
            if (target.write(bytes.data(), bytes.size()) != bytes.size())
                return failed();
            if (progress)
                progress->done += bytes.size();
            return {};
        },
        layers::LayerReader::Everything, stop);
    if (!done)
        return done;
    if (!target.commit())
        return failed();
    return {};
}

} // namespace app
