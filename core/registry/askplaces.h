// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/routes.h"

#include <QStringList>

#include <type_traits>

namespace registry {

/// Is \a error one that no other place would change?
[[nodiscard]] inline bool isOurs(const core::Error &error)
{
    using enum core::ErrorCode;
    return error.code == Cancelled || error.code == Io || error.code == InvalidArgument;
}

/// Calls \a ask with one place of \a reference after the other until it has an answer: its mirrors
/// and the registry itself, last, or first if \a originFirst. The error is that of the registry,
/// with what the others said in its detail. Private to core/registry.
template <class Ask>
[[nodiscard]] std::invoke_result_t<Ask, const Repository &>
askPlaces(const Routes *routes, const oci::Reference &reference, RouteUse use,
          const std::stop_token &stop, Ask ask, bool originFirst = false)
{
    using Answer = std::invoke_result_t<Ask, const Repository &>;
    if (!routes)
        return ask(Repository(reference));
    auto found = routes->find(reference, use);
    if (!found)
        return std::unexpected(std::move(found).error());
    if (originFirst)
        found->move(found->size() - 1, 0);
    std::optional<core::Error> own;
    QStringList others;
    for (const Route &route : std::as_const(*found)) {
        const auto repository = routes->open(route, reference, stop);
        Answer answer = repository ? ask(*repository) : Answer(std::unexpected(repository.error()));
        if (answer || isOurs(answer.error()))
            return answer;
        if (route.isMirror)
            others += QStringLiteral("%1: %2 (%3)")
                          .arg(route.domain, answer.error().message, answer.error().detail);
        else
            own = std::move(answer).error();
    }
    if (!others.isEmpty())
        own->detail = (QStringList(own->detail) + others).join(QLatin1StringView("; "));
    return std::unexpected(*std::move(own));
}

} // namespace registry
