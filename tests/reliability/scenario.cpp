// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/scenario.h"

using namespace Qt::StringLiterals;

namespace reliability {

Expected pulled(qint64 again)
{
    return {.again = again};
}

Expected pulledAfter(int requests, qint64 again)
{
    return {.again = again, .requests = requests};
}

Expected refused(core::ErrorCode code, const QString &words, qint64 kept)
{
    return {.error = code, .words = words, .kept = kept};
}

Expected refusedForGood(core::ErrorCode code, const QString &words)
{
    return {.error = code, .words = words, .heals = false};
}

QList<Group> allGroups()
{
    return {{u"Logins"_s, loginScenarios()},        {u"Token servers"_s, tokenScenarios()},
            {u"Realms"_s, realmScenarios()},        {u"Redirects"_s, redirectScenarios()},
            {u"Status codes"_s, statusScenarios()}, {u"Headers and forms"_s, answerScenarios()},
            {u"Bodies"_s, bodyScenarios()},         {u"Ranges"_s, rangeScenarios()},
            {u"Content"_s, contentScenarios()},     {u"Digests"_s, digestScenarios()},
            {u"Mirrors"_s, mirrorScenarios()},      {u"Sharing"_s, sharingScenarios()}};
}

} // namespace reliability
