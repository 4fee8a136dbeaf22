// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/decoder.h"

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <optional>
#include <utility>

namespace layers {

using core::Result;
using namespace Qt::StringLiterals;

namespace {

/// bzip2 by libarchive's filter. It pulls, so the source's own error waits in m_sourceError until
/// libarchive has passed on that there is one.
class Bzip2Decoder final : public Decoder
{
public:
    explicit Bzip2Decoder(InputBuffer &input)
        : m_input(input)
        , m_archive(archive_read_new())
    {
        Q_CHECK_PTR(m_archive.get());
    }

    Result<qsizetype> read(std::span<char> out) override
    {
        if (!m_isOpen) {
            if (auto opened = open(); !opened)
                return std::unexpected(std::move(opened.error()));
        }
        if (m_isEmpty)
            return 0;
        const la_ssize_t got = archive_read_data(m_archive.get(), out.data(), out.size());
        if (got < 0)
            return std::unexpected(failure());
        return qsizetype(got);
    }

private:
    Result<void> open()
    {
        archive *a = m_archive.get();
        archive_read_support_filter_bzip2(a);
        archive_read_support_format_raw(a);
        archive_read_support_format_empty(a);
        if (archive_read_open(a, this, nullptr, &Bzip2Decoder::refill, nullptr) != ARCHIVE_OK)
            return std::unexpected(failure());
        archive_entry *entry = nullptr;
        const int result = archive_read_next_header(a, &entry);
        if (result != ARCHIVE_OK && result != ARCHIVE_EOF)
            return std::unexpected(failure());
        // What libarchive does not take for bzip2 it would pass on as it is.
        if (archive_filter_code(a, 0) != ARCHIVE_FILTER_BZIP2)
            return corruptStream(u"cut off in the header"_s);
        m_isEmpty = result == ARCHIVE_EOF;
        m_isOpen = true;
        return {};
    }

    static la_ssize_t refill(archive *a, void *self, const void **buffer)
    {
        auto *decoder = static_cast<Bzip2Decoder *>(self);
        InputBuffer &input = decoder->m_input;
        input.consume(std::exchange(decoder->m_lent, 0));
        const auto here = input.require();
        if (!here) {
            decoder->m_sourceError = here.error();
            archive_set_error(a, EIO, "the source failed");
            return ARCHIVE_FATAL;
        }
        *buffer = input.bytes().data();
        decoder->m_lent = *here;
        return la_ssize_t(*here);
    }

    core::Error failure()
    {
        if (m_sourceError)
            return *m_sourceError;
        const char *text = archive_error_string(m_archive.get());
        return corruptStream(QString::fromUtf8(text ? text : "libarchive")).error();
    }

    struct Free
    {
        void operator()(archive *a) const { archive_read_free(a); }
    };

    InputBuffer &m_input;
    std::unique_ptr<archive, Free> m_archive;
    std::optional<core::Error> m_sourceError;
    std::size_t m_lent = 0; ///< Bytes that libarchive may be reading from.
    bool m_isOpen = false;
    bool m_isEmpty = false;
};

} // namespace

std::unique_ptr<Decoder> makeBzip2Decoder(InputBuffer &input)
{
    return std::make_unique<Bzip2Decoder>(input);
}

} // namespace layers
