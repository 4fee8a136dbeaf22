// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/draggedreferences.h"

#include <QCoreApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace models {

QMimeData *dragReferences(const QStringList &names)
{
    auto *dragged = new QMimeData;
    dragged->setText(names.join(u'\n'));
    dragged->setData(ReferencesMime, QByteArray::number(QCoreApplication::applicationPid()));
    return dragged;
}

QStringList draggedReferences(const QMimeData *dragged)
{
    // Of this program, not of another that runs too.
    if (!dragged
        || dragged->data(ReferencesMime).toLongLong() != QCoreApplication::applicationPid())
        return {};
    return dragged->text().split(u'\n', Qt::SkipEmptyParts);
}

} // namespace models
