// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QAbstractItemView;

namespace views {

/// Drags the selected rows of \a view, whose model gives them as models::dragReferences(): their
/// full names are under the pointer. Returns when they were dropped or let go.
void dragSelection(QAbstractItemView &view);

} // namespace views
