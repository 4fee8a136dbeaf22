// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QString>

#include <expected>

namespace core {

/// What went wrong, for code that has to branch on it. The set is closed.
enum class ErrorCode {
    Cancelled,        ///< The person or the caller asked to stop. Never shown as a failure.
    InvalidArgument,  ///< Text from a person or a caller that cannot mean anything.
    NotFound,         ///< The named thing does not exist, here or on the other side.
    Unsupported,      ///< Well formed, but this program does not do it (schema 1, BLAKE3 ...).
    Corrupt,          ///< Bytes that break their own format, or contradict another part.
    DigestMismatch,   ///< Bytes that are not the ones their digest or size promised.
    LimitExceeded,    ///< Larger, deeper or more numerous than core/base/limits.h allows.
    Unauthenticated,  ///< The registry does not know who asks, or the password is wrong.
    PermissionDenied, ///< Known, but not allowed; also the file system's EACCES.
    Network,          ///< The other side could not be reached, hung up or broke the protocol.
    Io,               ///< The local disk failed or is full.
};

/// A failure: the code to branch on, one translated sentence or two for the person (what
/// happened, what to do), and untranslated facts for the folded details and the log. Neither text
/// ever holds a credential.
struct Error
{
    ErrorCode code = ErrorCode::Io;
    QString message;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

/// A value, or why there is none. Nothing in core throws across a function of its own.
template <class T>
using Result = std::expected<T, Error>;

/// Shorthand for `return core::fail(code, message, detail)` in a function that returns a Result.
[[nodiscard]] std::unexpected<Error> fail(ErrorCode code, QString message, QString detail = {});

/// The Cancelled error.
[[nodiscard]] std::unexpected<Error> cancelled();

/// Translation context of everything worded in core: Tr::tr("...").
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(core::Tr)
};

} // namespace core
