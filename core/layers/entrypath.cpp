// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/entrypath.h"

#include <algorithm>

namespace layers {

namespace {

/// True if no component of \a path is empty, "." or "..".
bool isClean(std::string_view path)
{
    std::size_t start = 0;
    while (true) {
        const std::size_t slash = path.find('/', start);
        const auto component = path.substr(start, slash - start);
        if (component.empty() || component == "." || component == "..")
            return false;
        if (slash == std::string_view::npos)
            return true;
        start = slash + 1;
    }
}

} // namespace

std::string_view cleanPath(std::string_view raw, std::string &buffer)
{
    while (raw.starts_with('/') || raw.starts_with("./"))
        raw.remove_prefix(raw.starts_with('/') ? 1 : 2);
    while (raw.ends_with('/'))
        raw.remove_suffix(1);
    if (raw.empty() || isClean(raw))
        return raw;

    buffer.clear();
    for (std::size_t start = 0; start <= raw.size();) {
        const std::size_t slash = std::min(raw.find('/', start), raw.size());
        const auto component = raw.substr(start, slash - start);
        start = slash + 1;
        if (component == "..") {
            const std::size_t parent = buffer.rfind('/');
            buffer.resize(parent == std::string::npos ? 0 : parent);
        } else if (!component.empty() && component != ".") {
            if (!buffer.empty())
                buffer += '/';
            buffer += component;
        }
    }
    return buffer;
}

} // namespace layers
