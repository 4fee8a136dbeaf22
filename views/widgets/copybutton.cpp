// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/widgets/copybutton.h"

#include "views/theme/icons.h"
#include "views/tr.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace views {

QToolButton *makeCopyButton(const QString &what, const QString &value)
{
    auto *button = new QToolButton;
    button->setAutoRaise(true);
    button->setIcon(icon("edit-copy"_L1));
    button->setToolTip(Tr::tr("Copy"));
    button->setAccessibleName(Tr::tr("Copy “%1”").arg(what));
    QObject::connect(button, &QToolButton::clicked, button,
                     [value] { QGuiApplication::clipboard()->setText(value); });
    return button;
}

} // namespace views
