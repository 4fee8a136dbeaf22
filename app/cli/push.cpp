// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/enginetransfer.h"
#include "app/cli/openstore.h"
#include "app/tr.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

int push(const Console &console, const QStringList &words)
{
    const auto arguments = parseArguments(words, {});
    if (!arguments)
        return console.wrongUsage(arguments.error().message);
    const auto reference = oci::Reference::parse(arguments->names.first());
    if (!reference)
        return console.wrongUsage(reference.error().message);
    const auto client = openEngine(console);
    if (!client)
        return console.fail(client.error());
    const auto result = runShowingProgress(
        console, [&](registry::CredentialSource &source, engine::TransferProgress &progress) {
            return engine::push(**client, *reference, source, progress, console.stop());
        });
    if (!result.outcome)
        return console.fail(result.outcome.error());
    const QString digest = result.outcome->digest ? result.outcome->digest->toString() : QString();
    if (console.isJson())
        console.print(QJsonDocument(QJsonObject{
            {u"reference"_s, reference->toString()},
            {u"digest"_s, digest},
        }));
    else
        console.say(Tr::tr("Pushed %1: %2").arg(reference->familiar(), digest));
    return Done;
}

} // namespace cli
