// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace views {

/// What a person may want of a container.
enum class ContainerAction { Start, Stop, Remove, Inspect };

} // namespace views
