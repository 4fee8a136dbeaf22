// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

class QAbstractItemView;

namespace views {

/// Drags the selected rows of \a view, whose model gives them as models::dragReferences(): their
/// full names are under the pointer, and \a note below them. Returns when they were dropped or let
/// go.
void dragSelection(QAbstractItemView &view, const QString &note = {});

/// What is under the pointer while \a names are dragged, line by line.
[[nodiscard]] QStringList dragLines(const QStringList &names, const QString &note = {});

} // namespace views
