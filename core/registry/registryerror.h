// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/redaction.h"
#include "core/net/message.h"
#include "core/registry/repository.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QString>

namespace registry {

/// One entry of an error body (distribution-spec, "Error Codes").
struct ErrorEntry
{
    QString code;
    QString message;

    friend bool operator==(const ErrorEntry &, const ErrorEntry &) = default;
};

/// Reads {"errors":[{code,message}]}, and {"details":...}, {"message":...}, {"error":...} of
/// servers that have forms of their own. Empty for HTML and anything else. At most 8 entries of 512
/// characters.
[[nodiscard]] QList<ErrorEntry> parseErrorBody(QByteArrayView body);

/// What a request was for, so that its failure can be told.
struct RequestSubject
{
    enum class Kind { Manifest, Blob, Tags, Token, Upload, Deletion };
    Kind kind = Kind::Manifest;
    QString domain;        ///< "docker.io".
    QString name;          ///< What the person asked for: "nginx:1.24", or a short digest.
    bool loggedIn = false; ///< Credentials were sent.
};

/// Of \a authorization, the value of a header.
[[nodiscard]] core::Redaction redactionOf(const QByteArray &authorization);
/// \a response, with whatever its body repeats of \a authorization, the value of a header, made
/// unreadable: there are servers that tell what they were sent.
[[nodiscard]] net::Response withoutCredentials(net::Response response,
                                               const QByteArray &authorization);

/// An answer that is no success, in words, and whether trying again may help. The code is NotFound,
/// Unauthenticated, PermissionDenied, Unsupported, LimitExceeded or Network.
[[nodiscard]] net::Failure answerFailure(const net::Response &response,
                                         const RequestSubject &subject, const QDateTime &now);

} // namespace registry
