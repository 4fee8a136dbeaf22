// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/sample/layerwriter.h"

#include <archive.h>
#include <archive_entry.h>

#include <openssl/evp.h>

#include <algorithm>
#include <cstdlib>

namespace sample {

namespace {

constexpr time_t BuildTime = 1768471200; // 2026-01-15T10:00:00Z

/// What a distribution made is older than what is built, each of its folders of its own age.
time_t modificationTime(const QByteArray &path)
{
    constexpr quint32 Days = 900;
    constexpr time_t Day = 24 * 60 * 60;
    if (!path.startsWith("usr/") && !path.startsWith("var/lib/"))
        return BuildTime;
    quint32 hash = 2166136261; // FNV-1a of the folder.
    for (const char byte : path.first(path.lastIndexOf('/')))
        hash = (hash ^ quint8(byte)) * 16777619;
    return BuildTime - time_t(hash % Days) * Day;
}

void require(bool condition, const char *what)
{
    if (!condition)
        qFatal("makesample: %s", what);
}

void requireOk(int result, archive *writer)
{
    if (result != ARCHIVE_OK)
        qFatal("makesample: %s", archive_error_string(writer));
}

QByteArray finishedDigest(EVP_MD_CTX *context)
{
    QByteArray raw(EVP_MAX_MD_SIZE, '\0');
    unsigned int length = 0;
    require(EVP_DigestFinal_ex(context, reinterpret_cast<unsigned char *>(raw.data()), &length)
                == 1,
            "SHA-256 failed");
    return "sha256:" + raw.first(length).toHex();
}

struct DigestDeleter
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using DigestContext = std::unique_ptr<EVP_MD_CTX, DigestDeleter>;

DigestContext newDigest()
{
    DigestContext context(EVP_MD_CTX_new());
    require(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1, "no SHA-256");
    return context;
}

} // namespace

// The tar goes through the digest into the compressor, and from there into the blob.
struct LayerWriter::Streams
{
    archive *tar = archive_write_new();
    archive *compressor = archive_write_new();
    DigestContext digest = newDigest();
    Layer layer;

    static la_ssize_t onTar(archive *, void *self, const void *bytes, size_t size)
    {
        auto *streams = static_cast<Streams *>(self);
        EVP_DigestUpdate(streams->digest.get(), bytes, size);
        require(archive_write_data(streams->compressor, bytes, size) == la_ssize_t(size),
                "the compressor refused");
        return la_ssize_t(size);
    }

    static la_ssize_t onCompressed(archive *, void *self, const void *bytes, size_t size)
    {
        static_cast<Streams *>(self)->layer.blob.append(static_cast<const char *>(bytes),
                                                        qsizetype(size));
        return la_ssize_t(size);
    }

    void openCompressor()
    {
        requireOk(archive_write_set_format_raw(compressor), compressor);
        if (layer.compression == Compression::Zstd) {
            requireOk(archive_write_add_filter_zstd(compressor), compressor);
            requireOk(archive_write_set_options(compressor, "zstd:compression-level=9"),
                      compressor);
        } else {
            requireOk(archive_write_add_filter_gzip(compressor), compressor);
            requireOk(
                archive_write_set_options(compressor, "gzip:compression-level=9,gzip:!timestamp"),
                compressor);
        }
        archive_write_set_bytes_in_last_block(compressor, 1);
        requireOk(archive_write_open(compressor, this, nullptr, onCompressed, nullptr), compressor);
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, "layer.tar");
        archive_entry_set_filetype(entry, AE_IFREG);
        requireOk(archive_write_header(compressor, entry), compressor);
        archive_entry_free(entry);
    }

    void openTar()
    {
        requireOk(archive_write_set_format_pax_restricted(tar), tar);
        archive_write_set_bytes_per_block(tar, 1 << 20);
        archive_write_set_bytes_in_last_block(tar, 512);
        requireOk(archive_write_open(tar, this, nullptr, onTar, nullptr), tar);
    }

    void header(const QByteArray &path, int type, int mode, qint64 size, Owner owner,
                const QByteArray &target = {})
    {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, path.constData());
        archive_entry_set_filetype(entry, type);
        archive_entry_set_perm(entry, mode);
        archive_entry_set_size(entry, size);
        archive_entry_set_uid(entry, owner.uid);
        archive_entry_set_gid(entry, owner.gid);
        archive_entry_set_mtime(entry, modificationTime(path), 0);
        if (!target.isEmpty())
            archive_entry_set_symlink(entry, target.constData());
        requireOk(archive_write_header(tar, entry), tar);
        archive_entry_free(entry);
    }

    void content(QByteArrayView bytes)
    {
        require(archive_write_data(tar, bytes.data(), bytes.size()) == bytes.size(),
                "the tar refused");
    }
};

QByteArray digestOf(QByteArrayView bytes)
{
    const DigestContext context = newDigest();
    EVP_DigestUpdate(context.get(), bytes.data(), bytes.size());
    return finishedDigest(context.get());
}

LayerWriter::LayerWriter(Compression compression)
    : m_streams(std::make_unique<Streams>())
{
    m_streams->layer.compression = compression;
    m_streams->openCompressor();
    m_streams->openTar();
}

LayerWriter::~LayerWriter() = default;

void LayerWriter::directory(const QByteArray &path, Owner owner)
{
    m_streams->header(path + '/', AE_IFDIR, 0755, 0, owner);
}

void LayerWriter::text(const QByteArray &path, const QByteArray &content, Owner owner)
{
    m_streams->header(path, AE_IFREG, 0644, content.size(), owner);
    m_streams->content(content);
}

void LayerWriter::file(const QByteArray &path, qint64 size, const QByteArray &content, int mode,
                       Owner owner)
{
    // Four bytes: deflate repeats nothing longer in so few bits.
    static const QByteArray filling = QByteArray("pie\n").repeated(16384);
    m_streams->header(path, AE_IFREG, mode, size, owner);
    const QByteArray beginning = content.first(std::min<qint64>(size, content.size()));
    m_streams->content(beginning);
    for (qint64 left = size - beginning.size(); left > 0; left -= filling.size())
        m_streams->content(QByteArrayView(filling).first(std::min<qint64>(left, filling.size())));
}

void LayerWriter::symlink(const QByteArray &path, const QByteArray &target)
{
    m_streams->header(path, AE_IFLNK, 0777, 0, {}, target);
}

void LayerWriter::remove(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/') + 1;
    text(path.first(slash) + ".wh." + path.sliced(slash), {});
}

void LayerWriter::makeOpaque(const QByteArray &path)
{
    text(path + "/.wh..wh..opq", {});
}

Layer LayerWriter::finish()
{
    requireOk(archive_write_close(m_streams->tar), m_streams->tar);
    requireOk(archive_write_close(m_streams->compressor), m_streams->compressor);
    archive_write_free(m_streams->tar);
    archive_write_free(m_streams->compressor);
    m_streams->layer.diffId = finishedDigest(m_streams->digest.get());
    return std::move(m_streams->layer);
}

} // namespace sample
