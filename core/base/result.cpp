// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/result.h"

namespace core {

std::unexpected<Error> fail(ErrorCode code, QString message, QString detail)
{
    return std::unexpected(Error{code, std::move(message), std::move(detail)});
}

std::unexpected<Error> cancelled()
{
    return fail(ErrorCode::Cancelled, Tr::tr("Cancelled."));
}

} // namespace core
