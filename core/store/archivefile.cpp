// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/archivefile.h"

#include "core/base/durablefile.h"
#include "core/base/progress.h"
#include "core/layers/sinkdevice.h"

#include <KCompressionDevice>

#include <QFileInfo>
#include <QSaveFile>

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace store {

namespace {

core::Error unwritable(const QSaveFile &file)
{
    return {
        file.error() == QFileDevice::PermissionsError ? ErrorCode::PermissionDenied : ErrorCode::Io,
        core::Tr::tr("The file “%1” cannot be written. Choose another place.").arg(file.fileName()),
        file.errorString()};
}

/// Hands \a produce a sink that packs what it gets.
Result<void> pack(const layers::ByteSink &sink,
                  const std::function<Result<void>(const layers::ByteSink &)> &produce)
{
    layers::SinkDevice device(sink);
    KCompressionDevice packer(&device, false, KCompressionDevice::Zstd);
    if (!packer.open(QIODevice::WriteOnly))
        return core::fail(ErrorCode::Unsupported,
                          Tr::tr("This build cannot pack archives with zstd."));
    const auto failed = [&]() -> Result<void> {
        return std::unexpected(device.error().value_or(
            core::Error{ErrorCode::Io, Tr::tr("The archive cannot be written."), {}}));
    };
    auto produced = produce([&](QByteArrayView bytes) -> Result<void> {
        return packer.write(bytes.data(), bytes.size()) == bytes.size() ? Result<void>() : failed();
    });
    packer.close();
    if (produced && device.error())
        return failed();
    return produced;
}

/// The bytes of an open file, front to back.
Result<layers::ByteReader> openReader(const QString &path)
{
    auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(std::move(file.error()));
    return [shared = std::make_shared<core::File>(std::move(*file)),
            offset = qint64(0)](std::span<char> out) mutable -> Result<qsizetype> {
        auto got = shared->readAt(offset, out.data(), qint64(out.size()));
        offset += got.value_or(0);
        return got;
    };
}

} // namespace

Result<void> saveToFile(ImageStore &from, const QStringList &names, const SaveRequest &request,
                        core::Progress &progress, std::stop_token stop)
{
    QSaveFile file(request.path);
    if (!file.open(QIODevice::WriteOnly))
        return std::unexpected(unwritable(file));
    const layers::ByteSink sink = [&file](QByteArrayView bytes) -> Result<void> {
        if (file.write(bytes.data(), bytes.size()) == bytes.size())
            return {};
        return std::unexpected(unwritable(file));
    };
    const auto produce = [&](const layers::ByteSink &to) {
        return from.save(names, request.options, to, progress, stop);
    };
    if (auto saved = request.isPacked ? pack(sink, produce) : produce(sink); !saved)
        return saved;
    if (!file.commit())
        return std::unexpected(unwritable(file));
    return {};
}

Result<LoadReport> loadFile(ImageStore &to, const QString &path, core::Progress &progress,
                            std::stop_token stop)
{
    auto reader = openReader(path);
    if (!reader)
        return std::unexpected(std::move(reader.error()));
    const QFileInfo info(path);
    progress.setTotal(info.size());
    return to.load(std::move(*reader), info.baseName(), progress, std::move(stop));
}

Result<LoadReport> importFile(ImageStore &to, const QString &path, const ImportOptions &options,
                              core::Progress &progress, std::stop_token stop)
{
    auto reader = openReader(path);
    if (!reader)
        return std::unexpected(std::move(reader.error()));
    const QFileInfo info(path);
    progress.setTotal(info.size());
    return to.import(std::move(*reader), info.size(), options, progress, std::move(stop));
}

} // namespace store
