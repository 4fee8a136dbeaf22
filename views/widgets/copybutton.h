// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QToolButton;

namespace views {

/// A flat button that copies \a value; \a what names it for screen readers.
[[nodiscard]] QToolButton *makeCopyButton(const QString &what, const QString &value);

} // namespace views
