// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/dockerfile.h"
#include "core/oci/reference.h"

#include <QList>
#include <QMap>
#include <QString>

class QComboBox;

namespace views {

class FieldTable;

/// What the fields of BuildDialog mean, and what a Dockerfile offers for them. GUI thread.
namespace buildfields {

enum ArgumentColumn { NameColumn, ValueColumn, DefaultColumn };

/// Names with blanks between them; InvalidArgument says which cannot be meant.
[[nodiscard]] core::Result<QList<oci::Reference>> tagsOf(const QString &text);
/// KEY=VALUE with blanks between them, quoted as for a shell; InvalidArgument as above.
[[nodiscard]] core::Result<QMap<QString, QString>> labelsOf(const QString &text);
/// The reverse of labelsOf().
[[nodiscard]] QString labelsText(const QMap<QString, QString> &labels);
/// Those that have a value; InvalidArgument as above.
[[nodiscard]] core::Result<QMap<QString, QString>> argumentsOf(const FieldTable &table);

/// The stages of \a file; \a wanted is chosen if it is one of them.
void offerTargets(QComboBox &targets, const engine::Dockerfile &file, const QString &wanted);
/// The arguments that \a file declares. What was written stays.
void offerArguments(FieldTable &table, const engine::Dockerfile &file);

} // namespace buildfields

} // namespace views
