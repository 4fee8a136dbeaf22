// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/certificate.h"

#include <QList>
#include <QString>

#include <functional>

class QWidget;

namespace views::boxes {

/// Shows the \a chain of certificates of \a host, its own first, which nobody vouches for, and asks
/// whether \a authority, one of them, is to be trusted for that host; calls \a trust if so.
void openCertificate(QWidget *parent, const QString &host, const QList<net::Certificate> &chain,
                     const net::Certificate &authority, const std::function<void()> &trust);

/// Asks whether \a registry may be reached without knowing who answers; calls \a allow if so.
void openInsecure(QWidget *parent, const QString &registry, const std::function<void()> &allow);

/// \a certificate in some lines, for a person who compares it.
[[nodiscard]] QString certificateText(const net::Certificate &certificate);

} // namespace views::boxes
