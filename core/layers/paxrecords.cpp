// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/tarheader.h"

#include <xxhash.h>

#include <charconv>

namespace layers {

namespace {

struct Record
{
    std::string_view key;
    std::string_view value;
};

/// Takes "<length> <key>=<value>\n" off the front of \a bytes; the length counts all of it.
std::optional<Record> takeRecord(std::string_view &bytes)
{
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), length);
    const std::size_t digits = std::size_t(end - bytes.data());
    if (error != std::errc() || length > bytes.size() || length < digits + 2 || *end != ' '
        || bytes[length - 1] != '\n')
        return {};
    const auto record = bytes.substr(digits + 1, length - digits - 2);
    bytes.remove_prefix(length);
    const std::size_t equals = record.find('=');
    if (equals == 0 || equals == std::string_view::npos)
        return {};
    return Record{record.substr(0, equals), record.substr(equals + 1)};
}

bool readNumber(std::string_view text, std::optional<qint64> &to)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    to = value;
    return error == std::errc() && end == text.data() + text.size();
}

/// Seconds, perhaps with a fraction, which is dropped.
bool readTime(std::string_view text, std::optional<qint64> &to)
{
    return readNumber(text.substr(0, text.find('.')), to);
}

bool readName(std::string_view text, std::optional<std::string> &to)
{
    to = text;
    return !text.contains('\0');
}

bool take(PaxRecords &records, const Record &record)
{
    const auto &[key, value] = record;
    const bool sparse = key.starts_with("GNU.sparse.");
    records.isSparse |= sparse;
    if (value.empty() && !sparse)
        return true; // the header's own value stays
    if (key.starts_with("SCHILY.xattr.")) {
        records.xattrs +=
            XXH3_64bits_withSeed(value.data(), value.size(), XXH3_64bits(key.data(), key.size()));
        return true;
    }
    if (key == "path")
        return readName(value, records.path);
    if (key == "linkpath")
        return readName(value, records.link);
    if (key == "size")
        return readNumber(value, records.size);
    if (key == "mtime")
        return readTime(value, records.mtime);
    if (key == "uid")
        return readNumber(value, records.uid);
    if (key == "gid")
        return readNumber(value, records.gid);
    if (key == "GNU.sparse.name")
        return readName(value, records.sparseName);
    if (key == "GNU.sparse.size" || key == "GNU.sparse.realsize")
        return readNumber(value, records.sparseSize);
    if (key == "GNU.sparse.map" || key == "GNU.sparse.offset" || key == "GNU.sparse.numbytes")
        records.sparseMap.append(value) += ',';
    return true;
}

} // namespace

std::optional<PaxRecords> PaxRecords::parse(std::string_view bytes)
{
    PaxRecords records;
    while (!bytes.empty()) {
        const auto record = takeRecord(bytes);
        if (!record || !take(records, *record))
            return {};
    }
    return records;
}

} // namespace layers
