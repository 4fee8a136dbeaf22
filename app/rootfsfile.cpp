// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/rootfsfile.h"

#include "core/layers/decompressor.h"
#include "core/layers/tarreader.h"

#include <QByteArray>
#include <QFile>

#include <algorithm>
#include <memory>

using core::Result;

namespace app {

namespace {

constexpr qsizetype Piece = 256 * 1024;
constexpr int MostPieces = 64;

/// The folders of a root file system, by the Filesystem Hierarchy Standard.
constexpr std::string_view RootFolders[] = {"bin",   "boot",  "dev", "etc", "home", "lib",  "lib32",
                                            "lib64", "media", "mnt", "opt", "proc", "root", "run",
                                            "sbin",  "srv",   "sys", "tmp", "usr",  "var"};
/// What archives of images have on top.
constexpr std::string_view ImageNames[] = {"blobs", "oci-layout", "index.json", "manifest.json",
                                           "repositories"};

/// "etc" of "./etc/passwd".
std::string_view firstPart(std::string_view path)
{
    while (path.starts_with('/') || path.starts_with("./"))
        path.remove_prefix(1);
    return path.substr(0, path.find('/'));
}

/// Ends the reading as soon as an entry tells what the archive is.
class FirstNames final : public layers::TarHandler
{
public:
    [[nodiscard]] bool isRootFs() const { return m_isRootFs; }

    Result<void> beginEntry(const layers::TarEntry &entry) override
    {
        const std::string_view name = firstPart(entry.path);
        m_isRootFs = std::ranges::contains(RootFolders, name);
        if (m_isRootFs || std::ranges::contains(ImageNames, name))
            return core::cancelled();
        return {};
    }
    Result<void> content(QByteArrayView) override { return {}; }
    Result<void> endEntry() override { return {}; }

private:
    bool m_isRootFs = false;
};

layers::ByteReader readerOf(std::shared_ptr<QFile> file)
{
    return [file = std::move(file)](std::span<char> out) -> Result<qsizetype> {
        const qint64 got = file->read(out.data(), qint64(out.size()));
        if (got < 0)
            return core::fail(core::ErrorCode::Io, file->errorString());
        return qsizetype(got);
    };
}

} // namespace

bool isRootFsFile(const QString &path)
{
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QFile::ReadOnly))
        return false;
    layers::Decompressor unpacked(readerOf(std::move(file)), layers::StreamKind::Archive);
    FirstNames names;
    layers::TarReader tar(names);
    QByteArray piece(Piece, Qt::Uninitialized);
    for (int i = 0; i < MostPieces; ++i) {
        const auto got = unpacked.read({piece.data(), size_t(piece.size())});
        if (!got || *got == 0 || !tar.add(QByteArrayView(piece).first(*got)))
            break;
    }
    return names.isRootFs();
}

} // namespace app
