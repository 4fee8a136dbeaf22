// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/net/certificate.h"

#include <QList>
#include <QUrl>

#include <memory>

namespace net {

class TlsIdentity;

/// Whom to trust and who we are, host by host. HttpClient asks anew for every host that it comes
/// to, also by a redirect, so that what holds for one host holds for no other. Any thread.
class TlsTrust
{
public:
    virtual ~TlsTrust() = default;

    /// For the host and port of \a url, which is https; null: what the system trusts, and nobody.
    [[nodiscard]] virtual core::Result<std::shared_ptr<const TlsIdentity>>
    identityFor(const QUrl &url) = 0;

    /// Nobody who is trusted vouches for the host of \a url, and that is all that is wrong with its
    /// \a chain, its own certificate first. Must not block.
    virtual void refused(const QUrl &url, const QList<Certificate> &chain) = 0;
};

} // namespace net
