// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/login.h"
#include "app/cli/arguments.h"
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/terminal.h"
#include "app/tr.h"
#include "core/registry/dockerconfigcredentials.h"
#include "core/registry/logins.h"
#include "core/registry/routes.h"
#include "core/registry/sharedlogin.h"
#include "core/registry/userclient.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;
using app::Tr;

namespace cli {

namespace {

struct Options
{
    QString registry; ///< "docker.io".
    QString user;
    bool fromInput = false;  ///< The password comes on standard input.
    bool isShared = false;   ///< Docker and Podman are to know it too.
    bool isUntested = false; ///< Not to be tested.
};

core::Result<Options> parse(const QStringList &words, bool isLogin)
{
    Options options;
    QStringList names;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (auto user = isLogin ? takeValue(words, i, "--username"_L1) : std::nullopt) {
            if (!*user)
                return std::unexpected(user->error());
            options.user = **user;
        } else if (isLogin && words[i] == "--password-stdin"_L1) {
            options.fromInput = true;
        } else if (isLogin && words[i] == "--share"_L1) {
            options.isShared = true;
        } else if (isLogin && words[i] == "--untested"_L1) {
            options.isUntested = true;
        } else {
            names += words[i];
        }
    }
    const auto arguments = parseArguments(names, {.leastNames = 0});
    if (!arguments)
        return std::unexpected(arguments.error());
    auto registry = registry::registryNamed(arguments->names.value(0));
    if (!registry)
        return std::unexpected(registry.error());
    options.registry = *std::move(registry);
    if (options.fromInput && options.user.isEmpty())
        return core::fail(core::ErrorCode::InvalidArgument,
                          Tr::tr("With “--password-stdin”, “--username” is needed."));
    return options;
}

/// A key file of a cloud has several lines.
core::Result<QString> readSecret(const std::stop_token &stop)
{
    return readText(TextEnd::Input, stop).transform([](const QByteArray &text) {
        return QString::fromUtf8(text);
    });
}

core::Result<registry::Credentials> ask(const Options &options, const std::stop_token &stop)
{
    registry::Credentials credentials{.username = options.user};
    if (!options.fromInput && !isTerminal(stdin))
        return core::fail(core::ErrorCode::InvalidArgument,
                          Tr::tr("There is no terminal to ask for the password; give it on "
                                 "standard input with “--password-stdin”."));
    if (credentials.username.isEmpty()) {
        auto user = askOnTerminal(Tr::tr("User name: "), true, stop);
        if (!user)
            return std::unexpected(user.error());
        credentials.username = user->trimmed();
    }
    auto secret = options.fromInput
                      ? readSecret(stop)
                      : askOnTerminal(Tr::tr("Password or access token: "), false, stop);
    if (!secret)
        return std::unexpected(secret.error());
    if (credentials.username.isEmpty() || secret->isEmpty())
        return core::fail(core::ErrorCode::InvalidArgument,
                          Tr::tr("A login has a name and a password."));
    // As docker has it: what stands for an identity token in place of a user.
    if (credentials.username == "<token>"_L1)
        credentials.identityToken = *std::move(secret);
    else
        credentials.password = *std::move(secret);
    return credentials;
}

/// What is shared is kept where docker keeps it. Without a keychain that is enough, as the person
/// asked for it.
core::Result<void> keep(const Options &options, const registry::Credentials &credentials,
                        const Console &console)
{
    auto saved = registry::Logins::user().save(options.registry, credentials, console.stop());
    if (!options.isShared)
        return saved;
    if (!saved && saved.error().code != core::ErrorCode::Unsupported)
        return saved;
    return registry::shareLogin(options.registry, credentials,
                                registry::DockerConfigCredentials::defaultPaths(), console.stop());
}

/// Where nobody is asked for a login, the person decides, or has decided. Unsupported if nobody is
/// there to ask.
core::Result<bool> agreesToUntested(const Options &options, const std::stop_token &stop)
{
    const QString finding =
        Tr::tr("“%1” lets everybody in, so this login could not be tested.").arg(options.registry);
    if (options.fromInput || !isTerminal(stdin))
        return core::fail(core::ErrorCode::Unsupported,
                          finding + u' ' + Tr::tr("With “--untested” it is kept all the same."));
    return askOnTerminal(finding + u' ' + Tr::tr("Keep it all the same? [y/N] "), true, stop)
        .transform([](const QString &answer) {
            const QString yes = Tr::tr("y", "the answer to [y/N]");
            return answer.trimmed().startsWith(yes, Qt::CaseInsensitive);
        });
}

void tellKept(const Console &console, const Options &options, bool isTested)
{
    if (options.isShared)
        console.say((isTested
                         ? Tr::tr("“%1” takes this login; Docker and Podman know it now too.")
                         : Tr::tr("The login for “%1” is kept untested; Docker and Podman know "
                                  "it now too."))
                        .arg(options.registry));
    else
        console.say(
            (isTested
                 ? Tr::tr("“%1” takes this login; it is kept in the keychain of this system.")
                 : Tr::tr("The login for “%1” is kept untested in the keychain of this system."))
                .arg(options.registry));
}

} // namespace

int login(const Console &console, const QStringList &words)
{
    const auto options = parse(words, true);
    if (!options)
        return console.wrongUsage(options.error().message);
    auto credentials = ask(*options, console.stop());
    if (!credentials && credentials.error().code == core::ErrorCode::InvalidArgument)
        return console.wrongUsage(credentials.error().message);
    if (!credentials)
        return console.fail(credentials.error());
    const auto routes = registry::userClientOptions(console.insecureRegistries()).routes;
    const auto checked =
        options->isUntested
            ? core::Result<registry::LoginCheck>(registry::LoginCheck::Untested)
            : registry::checkLogin(options->registry, registry::Credentials(*credentials), routes,
                                   console.stop(), &credentials->identityToken);
    if (!checked)
        return console.fail(checked.error());
    const bool isTested = *checked == registry::LoginCheck::Taken;
    if (!isTested && !options->isUntested) {
        const auto agrees = agreesToUntested(*options, console.stop());
        if (!agrees)
            return console.fail(agrees.error());
        if (!*agrees)
            return Failed;
    }
    if (auto kept = keep(*options, *credentials, console); !kept)
        return console.fail(kept.error());
    if (console.isJson())
        console.print(QJsonDocument(QJsonObject{{u"registry"_s, options->registry},
                                                {u"username"_s, credentials->username},
                                                {u"tested"_s, isTested}}));
    else
        tellKept(console, *options, isTested);
    return Done;
}

int logout(const Console &console, const QStringList &words)
{
    const auto options = parse(words, false);
    if (!options)
        return console.wrongUsage(options.error().message);
    const auto forgotten = registry::Logins::user().forget(options->registry, console.stop());
    if (!forgotten)
        return console.fail(forgotten.error());
    if (console.isJson())
        console.print(QJsonDocument(
            QJsonObject{{u"registry"_s, options->registry}, {u"wasLoggedIn"_s, *forgotten}}));
    else if (*forgotten)
        console.say(Tr::tr("The login for “%1” is forgotten.").arg(options->registry));
    else
        console.say(Tr::tr("No login for “%1” was kept.").arg(options->registry));
    return Done;
}

} // namespace cli
