// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace layers {

/// \a raw as a path below the root of an image: "./usr//bin/../lib/" is "usr/lib". ".." never leads
/// above the root, "/" and "" are the root itself, "". The result points into \a raw or \a buffer.
[[nodiscard]] std::string_view cleanPath(std::string_view raw, std::string &buffer);

} // namespace layers
