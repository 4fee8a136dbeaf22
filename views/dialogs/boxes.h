// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

class QWidget;

/// Small dialogs without a class of their own. They open above \a parent and delete themselves.
namespace views::boxes {

/// Which program this is.
void openAbout(QWidget *parent);

/// Asks whether to quit although \a running tasks are not done; calls \a quit if so.
void openQuit(QWidget *parent, int running, const std::function<void()> &quit);

} // namespace views::boxes
