// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/tr.h"
#include "core/registry/login.h"
#include "core/registry/routechoices.h"
#include "core/registry/routes.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using app::Tr;
using core::ErrorCode;

namespace cli {

namespace {

struct Options
{
    QString registry;
    QString fingerprint; ///< As the person wrote it; empty: show.
};

core::Result<Options> parse(const QStringList &words, bool takesFingerprint)
{
    Options options;
    QStringList names;
    for (qsizetype i = 0; i < words.size(); ++i) {
        auto value = takesFingerprint ? takeValue(words, i, "--fingerprint"_L1) : std::nullopt;
        if (!value) {
            names += words[i];
            continue;
        }
        if (!*value)
            return std::unexpected(value->error());
        options.fingerprint = **value;
    }
    const auto arguments = parseArguments(names, {.leastNames = 1});
    if (!arguments)
        return std::unexpected(arguments.error());
    auto registry = registry::registryNamed(arguments->names.first());
    if (!registry)
        return std::unexpected(registry.error());
    options.registry = *std::move(registry);
    return options;
}

/// "SHA256:3A:F0" and "3af0" are the same.
QByteArray bytesOf(QString fingerprint)
{
    fingerprint = fingerprint.toLower().remove(u"sha256"_s).remove(u':').remove(u' ');
    return QByteArray::fromHex(fingerprint.toLatin1());
}

QJsonObject toJson(const net::Certificate &certificate)
{
    return {{u"subject"_s, certificate.subject},
            {u"issuer"_s, certificate.issuer},
            {u"validFrom"_s, certificate.validFrom.toUTC().toString(Qt::ISODate)},
            {u"validUntil"_s, certificate.validUntil.toUTC().toString(Qt::ISODate)},
            {u"sha256"_s, QString::fromLatin1(certificate.fingerprint.toHex())}};
}

int show(const Console &console, const QString &registry, const QList<net::Certificate> &chain)
{
    if (console.isJson()) {
        QJsonArray rows;
        for (const net::Certificate &certificate : chain)
            rows.append(toJson(certificate));
        console.print(QJsonDocument(rows));
        return chain.isEmpty() ? Done : Failed;
    }
    if (chain.isEmpty()) {
        console.say(Tr::tr("The certificate of “%1” is trusted.").arg(registry));
        return Done;
    }
    QList<QStringList> rows;
    for (const net::Certificate &certificate : chain)
        rows.append({certificate.subject, certificate.issuer,
                     certificate.validUntil.toUTC().toString(Qt::ISODate),
                     certificate.fingerprintText()});
    console.print(
        {Tr::tr("Issued to"), Tr::tr("Issued by"), Tr::tr("Valid until"), Tr::tr("SHA-256")}, rows);
    console.say(Tr::tr("Nobody whom this computer trusts vouches for it. Compare the fingerprint "
                       "with what whoever runs the registry told you, then: %1")
                    .arg(u"millefeuille-cli trust %1 --fingerprint %2"_s.arg(
                        registry, registry::authorityOf(chain).fingerprintText())));
    return Failed;
}

} // namespace

int trust(const Console &console, const QStringList &words)
{
    const auto options = parse(words, true);
    if (!options)
        return console.wrongUsage(options.error().message);
    const auto routes = std::make_shared<registry::Routes>();
    const auto chain = routes->askForCertificate(options->registry, console.stop());
    if (!chain)
        return console.fail(chain.error());
    if (options->fingerprint.isEmpty() || chain->isEmpty())
        return show(console, options->registry, *chain);
    // Of what was shown only the authority at the end, or its own, can be the anchor.
    const net::Certificate authority = registry::authorityOf(*chain);
    const bool isSame = bytesOf(options->fingerprint) == authority.fingerprint
                        || bytesOf(options->fingerprint) == chain->first().fingerprint;
    if (!isSame)
        return console.fail(
            {ErrorCode::PermissionDenied,
             Tr::tr("“%1” shows another certificate than that.").arg(options->registry),
             authority.fingerprintText()});
    const net::Certificate &trusted =
        bytesOf(options->fingerprint) == authority.fingerprint ? authority : chain->first();
    if (auto kept = routes->trust(options->registry, trusted); !kept)
        return console.fail(kept.error());
    console.say(Tr::tr("“%1” is trusted with “%2”.").arg(options->registry, trusted.subject));
    return Done;
}

int distrust(const Console &console, const QStringList &words)
{
    const auto options = parse(words, false);
    if (!options)
        return console.wrongUsage(options.error().message);
    registry::RouteChoices choices(registry::RoutePlaces::user().own);
    const auto certificates = choices.trusted().value(options->registry);
    for (const net::Certificate &certificate : certificates) {
        if (auto done = choices.distrust(options->registry, certificate); !done)
            return console.fail(done.error());
    }
    if (certificates.isEmpty())
        console.say(Tr::tr("No certificate was trusted for “%1”.").arg(options->registry));
    else
        console.say(Tr::tr("The certificate of “%1” is no longer trusted.").arg(options->registry));
    return Done;
}

} // namespace cli
