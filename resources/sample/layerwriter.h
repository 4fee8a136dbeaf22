// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

/// Part of the build-time generator of the sample image. Ends the program on an error.
namespace sample {

enum class Compression { Gzip, Zstd };

struct Owner
{
    int uid = 0;
    int gid = 0;
};

struct Layer
{
    QByteArray blob;   ///< Compressed.
    QByteArray diffId; ///< "sha256:..." of the tar.
    Compression compression = Compression::Gzip;
};

/// "sha256:..." of \a bytes.
[[nodiscard]] QByteArray digestOf(QByteArrayView bytes);

/// Writes the tar of one layer, compressed and digested as it is written. Paths have no leading
/// slash; the same calls give the same bytes.
class LayerWriter final
{
public:
    explicit LayerWriter(Compression compression);
    ~LayerWriter();

    void directory(const QByteArray &path, Owner owner = {});
    void text(const QByteArray &path, const QByteArray &content, Owner owner = {});
    /// \a size bytes that differ for each \a content and compress to almost nothing.
    void file(const QByteArray &path, qint64 size, const QByteArray &content, int mode = 0644,
              Owner owner = {});
    void symlink(const QByteArray &path, const QByteArray &target);
    /// A whiteout: \a path of the layers below is gone, with everything under it.
    void remove(const QByteArray &path);
    /// An opaque whiteout: what the layers below have inside \a path is gone.
    void makeOpaque(const QByteArray &path);

    [[nodiscard]] Layer finish();

private:
    struct Streams;
    std::unique_ptr<Streams> m_streams;
};

} // namespace sample
