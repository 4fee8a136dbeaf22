// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/registries.h"

#include "app/tr.h"
#include "core/registry/userclient.h"
#include "core/registry/warnings.h"
#include "views/format.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using app::Tr;
namespace format = views::format;

namespace cli {

namespace {

QJsonArray digestsOf(const QList<oci::Descriptor> &layers)
{
    QJsonArray digests;
    for (const oci::Descriptor &layer : layers)
        digests.append(layer.digest.toString());
    return digests;
}

} // namespace

void TellWarnings::operator()(registry::Client *client) const
{
    for (const QString &host : client->warnings().hosts()) {
        for (const QString &text : client->warnings().of(host))
            console->say(Tr::tr("“%1” says: %2").arg(host, text));
    }
    delete client;
}

Registries openRegistries(const Console &console)
{
    return {new registry::Client(registry::userClientOptions(console.insecureRegistries())),
            TellWarnings{&console}};
}

QJsonObject toJson(const oci::Reference &reference, const registry::PullOutcome &outcome)
{
    return {{u"reference"_s, reference.toString()},
            {u"digest"_s, outcome.target.digest.toString()},
            {u"downloadedBytes"_s, outcome.downloadedBytes},
            {u"wasComplete"_s, outcome.wasComplete},
            {u"absentLayers"_s, digestsOf(outcome.absentLayers)}};
}

void tell(const Console &console, const oci::Reference &reference,
          const registry::PullOutcome &outcome)
{
    for (const oci::Descriptor &layer : outcome.absentLayers)
        console.say(
            Tr::tr("Left out, as the registry does not have it: %1").arg(layer.digest.toString()));
    if (outcome.wasComplete)
        console.say(Tr::tr("%1 was here already.").arg(reference.familiar()));
    else
        console.say(Tr::tr("Pulled %1: %2 downloaded.")
                        .arg(reference.familiar(), format::size(outcome.downloadedBytes)));
}

bool lacksRoom(const registry::PullStatus &last)
{
    return last.shortage && last.isResolving;
}

void sayHowToPullAnyway(const Console &console)
{
    console.say(Tr::tr("With --ignore-free-space it is pulled all the same, as far as it "
                       "goes; “prune” and “rm” make room."));
}

QJsonObject toJson(const oci::Reference &target, const registry::PushOutcome &outcome)
{
    return {{u"reference"_s, target.toString()},
            {u"digest"_s, outcome.target.digest.toString()},
            {u"uploadedBytes"_s, outcome.uploadedBytes},
            {u"mountedLayers"_s, outcome.mountedLayers},
            {u"wasComplete"_s, outcome.wasComplete},
            {u"absentLayers"_s, digestsOf(outcome.absentLayers)}};
}

void say(const Console &console, const oci::Reference &target, const registry::PushOutcome &outcome)
{
    for (const oci::Descriptor &layer : outcome.absentLayers)
        console.say(
            Tr::tr("Not sent, as registries need not have it: %1").arg(layer.digest.toString()));
    const QString digest = outcome.target.digest.toString();
    if (outcome.mountedLayers > 0)
        console.say(Tr::tr("%n layer(s) came from another repository there.", nullptr,
                           int(outcome.mountedLayers)));
    if (outcome.wasComplete)
        console.say(
            Tr::tr("Nothing had to be uploaded. %1 is now %2").arg(target.familiar(), digest));
    else
        console.say(Tr::tr("Pushed %1, %2 uploaded: %3")
                        .arg(target.familiar(), format::size(outcome.uploadedBytes), digest));
}

int tell(const Console &console, const oci::Reference &target, const registry::PushOutcome &outcome)
{
    if (console.isJson())
        console.print(QJsonDocument(toJson(target, outcome)));
    else
        say(console, target, outcome);
    return Done;
}

} // namespace cli
