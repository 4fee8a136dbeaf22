// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/decompressor.h"

#include "core/base/limits.h"
#include "core/layers/decoder.h"

#include <algorithm>
#include <cstring>

namespace layers {

using core::Result;
using core::Tr;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t InputSize = 256 * 1024;
constexpr std::size_t MagicSize = 6;

/// For what is not packed at all.
class PlainDecoder final : public Decoder
{
public:
    explicit PlainDecoder(InputBuffer &input)
        : m_input(input)
    {}

    Result<qsizetype> read(std::span<char> out) override
    {
        const auto here = m_input.bytes();
        if (here.empty())
            return m_input.readPast(out);
        const std::size_t part = std::min(here.size(), out.size());
        std::memcpy(out.data(), here.data(), part);
        m_input.consume(part);
        return qsizetype(part);
    }

private:
    InputBuffer &m_input;
};

std::unique_ptr<Decoder> makeDecoder(InputBuffer &input, Compression compression, StreamKind kind)
{
    switch (compression) {
    case Compression::Gzip:
        return makeGzipDecoder(input);
    case Compression::Zstd:
        return makeZstdDecoder(input, kind);
    case Compression::Bzip2:
        return makeBzip2Decoder(input);
    case Compression::Xz:
        return makeXzDecoder(input, kind);
    case Compression::None:
        break;
    }
    return std::make_unique<PlainDecoder>(input);
}

} // namespace

Compression compressionOf(QByteArrayView head)
{
    const auto byte = [head](qsizetype i) { return static_cast<unsigned char>(head[i]); };
    if (head.startsWith("\x1f\x8b"))
        return Compression::Gzip;
    if (head.startsWith("\x28\xb5\x2f\xfd"))
        return Compression::Zstd;
    // A skippable frame of zstd, 0x184D2A50 ... 5F.
    if (head.size() >= 4 && (byte(0) & 0xf0) == 0x50 && head.sliced(1).startsWith("\x2a\x4d\x18"))
        return Compression::Zstd;
    if (head.size() >= 4 && head.startsWith("BZh") && byte(3) >= '1' && byte(3) <= '9')
        return Compression::Bzip2;
    if (head.startsWith(QByteArrayView("\xfd\x37zXZ\0", 6)))
        return Compression::Xz;
    return Compression::None;
}

std::unexpected<core::Error> corruptStream(const QString &detail)
{
    return core::fail(core::ErrorCode::Corrupt, Tr::tr("The compressed data is damaged."), detail);
}

int windowLogOf(StreamKind kind)
{
    return kind == StreamKind::Archive ? core::limits::WindowLog : core::limits::LayerWindowLog;
}

InputBuffer::InputBuffer(ByteReader source)
    : m_source(std::move(source))
    , m_bytes(InputSize)
{}

InputBuffer::InputBuffer(ByteLender source)
    : m_lender(std::move(source))
{}

Result<std::size_t> InputBuffer::require(std::size_t count)
{
    while (m_here.size() < count && !m_atEnd) {
        if (auto more = m_lender ? borrowMore() : readMore(); !more)
            return std::unexpected(std::move(more.error()));
    }
    return m_here.size();
}

/// Adds what the source has now to m_here, in m_bytes.
Result<void> InputBuffer::readMore()
{
    const std::span all(m_bytes);
    if (m_here.empty()) {
        m_here = all.first(0);
    } else if (&m_here.back() == &all.back()) {
        std::ranges::copy(m_here, all.begin());
        m_here = all.first(m_here.size());
    }
    const auto behind = std::size_t(m_here.data() - all.data()) + m_here.size();
    const auto got = m_source(all.subspan(behind));
    if (!got)
        return std::unexpected(got.error());
    m_here = {m_here.data(), m_here.size() + std::size_t(*got)};
    m_atEnd = *got == 0;
    return {};
}

/// Only few bytes are ever left over when more are needed than there are: the head of a stream.
Result<void> InputBuffer::borrowMore()
{
    std::vector<char> left(m_here.begin(), m_here.end());
    const auto lent = m_lender();
    if (!lent)
        return std::unexpected(lent.error());
    m_here = *lent;
    m_atEnd = lent->empty();
    if (left.empty())
        return {};
    left.insert(left.end(), lent->begin(), lent->end());
    m_bytes = std::move(left);
    m_here = m_bytes;
    return {};
}

Result<qsizetype> InputBuffer::readPast(std::span<char> out)
{
    if (m_atEnd)
        return 0;
    if (m_lender) {
        const auto here = require();
        if (!here)
            return std::unexpected(here.error());
        const std::size_t part = std::min(out.size(), *here);
        std::ranges::copy(m_here.first(part), out.begin());
        consume(part);
        return qsizetype(part);
    }
    auto got = m_source(out);
    m_atEnd = got && *got == 0;
    m_used += got.value_or(0);
    return got;
}

oci::MediaType mediaTypeOf(Compression compression)
{
    switch (compression) {
    case Compression::Gzip:
        return oci::MediaType::OciLayerGzip;
    case Compression::Zstd:
        return oci::MediaType::OciLayerZstd;
    default:
        return oci::MediaType::OciLayer;
    }
}

Decompressor::Decompressor(ByteReader source, StreamKind kind)
    : m_input(std::make_unique<InputBuffer>(std::move(source)))
    , m_kind(kind)
{}

Decompressor::Decompressor(ByteLender source)
    : m_input(std::make_unique<InputBuffer>(std::move(source)))
{}

Decompressor::Decompressor(ByteReader source, const Checkpoint &checkpoint, StreamKind kind)
    : m_input(std::make_unique<InputBuffer>(std::move(source)))
    , m_kind(kind)
    , m_resumed(checkpoint.state)
    , m_startInput(checkpoint.input)
    , m_output(checkpoint.output)
{}

Decompressor::~Decompressor() = default;
Decompressor::Decompressor(Decompressor &&) noexcept = default;

Result<void> Decompressor::start()
{
    if (!m_resumed.isEmpty()) {
        m_decoder = resumeGzipDecoder(*m_input, m_resumed);
        m_resumed.clear();
        return m_decoder ? Result<void>() : corruptStream(u"a checkpoint"_s);
    }
    const auto here = m_input->require(MagicSize);
    if (!here)
        return std::unexpected(here.error());
    const auto head = m_input->bytes();
    m_compression = compressionOf({head.data(), qsizetype(head.size())});
    m_decoder = makeDecoder(*m_input, m_compression, m_kind);
    return {};
}

Result<Compression> Decompressor::compression()
{
    const auto started = m_decoder ? Result<void>() : start();
    return started.transform([this] { return m_compression; });
}

void Decompressor::noteCheckpoint()
{
    if (auto state = m_decoder->state())
        m_checkpoints->add({m_startInput + m_input->used(), m_output, std::move(*state)});
}

Result<qsizetype> Decompressor::read(std::span<char> out)
{
    if (!m_decoder) {
        if (auto started = start(); !started)
            return std::unexpected(std::move(started.error()));
    }
    std::size_t filled = 0;
    while (filled < out.size()) {
        const auto got = m_decoder->read(out.subspan(filled));
        if (!got)
            return got;
        if (*got == 0)
            break;
        filled += std::size_t(*got);
        m_output += *got;
        if (m_checkpoints && m_checkpoints->isDue(m_output))
            noteCheckpoint();
    }
    return qsizetype(filled);
}

} // namespace layers
