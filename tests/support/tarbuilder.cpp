// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/tarbuilder.h"

#include <algorithm>

namespace support {

namespace {

constexpr qsizetype Block = 512;

void put(QByteArray &block, qsizetype offset, QByteArrayView text)
{
    std::ranges::copy(text, block.begin() + offset);
}

QByteArray octal(qint64 value, int digits)
{
    return QByteArray::number(value, 8).rightJustified(digits, '0');
}

/// Octal where it fits, else GNU's base 256.
QByteArray number(qint64 value, int size)
{
    if (value >= 0 && value < Q_INT64_C(1) << 3 * (size - 1))
        return octal(value, size - 1) + '\0';
    QByteArray bytes(size, value < 0 ? '\xff' : '\0');
    for (int i = 0; i < 8 && i < size; ++i)
        bytes[size - 1 - i] = char(value >> 8 * i);
    bytes[0] = char(bytes[0] | char(0x80));
    return bytes;
}

std::pair<QByteArray, QByteArray> splitPath(QByteArrayView path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return {path.first(slash + 1).toByteArray(), path.sliced(slash + 1).toByteArray()};
}

} // namespace

QByteArray TarBuilder::header(QByteArrayView path, QByteArrayView link, qint64 size,
                              const Options &options)
{
    Q_ASSERT(path.size() <= 100 && link.size() <= 100);
    QByteArray block(Block, '\0');
    put(block, 0, path);
    put(block, 100, octal(options.mode, 7));
    put(block, 108, number(options.uid, 8));
    put(block, 116, number(options.gid, 8));
    put(block, 124, number(options.claimedSize >= 0 ? options.claimedSize : size, 12));
    put(block, 136, number(options.mtime, 12));
    block[156] = options.type;
    put(block, 157, link);
    put(block, 257,
        QByteArrayView("ustar\0"
                       "00",
                       8));
    put(block, 329, number(options.major, 8));
    put(block, 337, number(options.minor, 8));
    seal(block);
    return block;
}

void TarBuilder::seal(QByteArray &block)
{
    put(block, 148, "        ");
    qint64 sum = 0;
    for (qsizetype i = 0; i < Block; ++i)
        sum += static_cast<unsigned char>(block[i]);
    put(block, 148, octal(sum, 6) + '\0');
}

void TarBuilder::content(QByteArrayView bytes)
{
    m_bytes.append(bytes);
    m_bytes.append(-bytes.size() & (Block - 1), '\0');
}

TarBuilder &TarBuilder::entry(QByteArrayView path, QByteArrayView link, QByteArrayView bytes,
                              const Options &options)
{
    m_bytes.append(header(path, link, bytes.size(), options));
    content(bytes);
    return *this;
}

TarBuilder &TarBuilder::file(QByteArrayView path, QByteArrayView bytes, const Options &options)
{
    if (path.size() > 100)
        pax({{"path", path.toByteArray()}});
    return entry(path.first(std::min<qsizetype>(path.size(), 100)), {}, bytes, options);
}

TarBuilder &TarBuilder::file(QByteArrayView path, QByteArrayView bytes)
{
    return file(path, bytes, Options{});
}

TarBuilder &TarBuilder::filler(QByteArrayView path, qsizetype size, char seed)
{
    return file(path, QByteArray(size, seed));
}

TarBuilder &TarBuilder::folder(QByteArrayView path)
{
    return file(path.toByteArray() + '/', {}, {.mode = 0755, .type = '5'});
}

TarBuilder &TarBuilder::symlink(QByteArrayView path, QByteArrayView target)
{
    return entry(path, target, {}, {.mode = 0777, .type = '2'});
}

TarBuilder &TarBuilder::hardLink(QByteArrayView path, QByteArrayView target)
{
    return entry(path, target, {}, {.type = '1'});
}

TarBuilder &TarBuilder::whiteout(QByteArrayView path)
{
    const auto [folder, name] = splitPath(path);
    return file(folder + ".wh." + name);
}

TarBuilder &TarBuilder::opaque(QByteArrayView folder)
{
    return file(folder.isEmpty() ? QByteArray(".wh..wh..opq")
                                 : folder.toByteArray() + "/.wh..wh..opq");
}

TarBuilder &TarBuilder::pax(const Records &records, char type)
{
    QByteArray text;
    for (const auto &[key, value] : records) {
        const QByteArray tail = ' ' + key + '=' + value + '\n';
        qsizetype length = tail.size() + 1;
        while (length != tail.size() + QByteArray::number(length).size())
            ++length;
        text += QByteArray::number(length) + tail;
    }
    return entry("PaxHeaders/x", {}, text, {.type = type});
}

TarBuilder &TarBuilder::gnuLong(char type, QByteArrayView text)
{
    return entry("././@LongLink", {}, text.toByteArray() + '\0', {.type = type});
}

TarBuilder &TarBuilder::raw(QByteArrayView bytes)
{
    m_bytes.append(bytes);
    return *this;
}

QByteArray TarBuilder::bytes() const
{
    return m_bytes + QByteArray(2 * Block, '\0');
}

} // namespace support
