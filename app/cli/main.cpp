// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/terminal.h"
#include "app/language.h"
#include "app/tr.h"
#include "core/base/coredumps.h"
#include "core/registry/login.h"
#include "core/store/ocistore.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using app::Tr;

namespace {

QString helpText()
{
    QString text = Tr::tr("Usage: millefeuille-cli [--store STORE] [--plain-tcp] [--no-engines] "
                          "[--insecure-registry HOST] [--json] COMMAND ...")
                   + u'\n';
    text += u'\n' + Tr::tr("Commands:") + u'\n';
    for (const cli::Command &command : cli::commands()) {
        const QString usage =
            QLatin1StringView(command.name) + u' ' + QLatin1StringView(command.usage);
        text += u"  "_s + usage.trimmed() + u"\n      "_s + Tr::tr(command.description) + u'\n';
    }
    text += u'\n' + Tr::tr("Options:") + u'\n';
    text += u"  --store STORE\n      "_s
            + Tr::tr("The image store to use: the folder of any OCI image layout; a context of "
                     "docker, a connection of podman, or “podman”; or the address of an engine, "
                     "such as unix:///run/docker.sock, ssh://user@host or tcp://host:2376 with the "
                     "certificates in DOCKER_CERT_PATH. “prune” takes several. Without: %1")
                  .arg(store::OciStore::defaultFolder())
            + u'\n';
    text += u"  --plain-tcp\n      "_s
            + Tr::tr("Speak to an engine at tcp:// on another machine without TLS: whoever is on "
                     "the way can read and change everything")
            + u'\n';
    text += u"  --no-engines\n      "_s
            + Tr::tr("Do not ask the engines that are found which images of the own store their "
                     "containers use, as “ls”, “rm” and “prune” do, for five seconds at most")
            + u'\n';
    text +=
        u"  --insecure-registry HOST\n      "_s
        + Tr::tr("Reach the registry HOST with whatever certificate it has, or by plain HTTP if "
                 "it does not speak TLS: whoever is on the way can read the login, and offer "
                 "other images by their tags")
        + u'\n';
    text += u"  --json\n      "_s + Tr::tr("Print JSON on standard output") + u'\n';
    text += u"  --version, --help\n"_s;
    text += u'\n'
            + Tr::tr("Exit status: 0 done; 1 failed, and nothing was lost; 2 wrong usage; 3 the "
                     "rules of “analyze --ci” are not met; 130 cancelled.")
            + u'\n';
    return text;
}

/// Takes \a option with its values out of \a words, wherever it stands.
QStringList takeAll(QStringList &words, const QString &option)
{
    QStringList values;
    for (qsizetype at = words.indexOf(option); at >= 0 && at + 1 < words.size();
         at = words.indexOf(option)) {
        values += words[at + 1];
        words.remove(at, 2);
    }
    return values;
}

/// False if one of \a hosts is no registry.
bool readRegistries(QStringList &hosts)
{
    for (QString &host : hosts) {
        const auto name = registry::registryNamed(host);
        if (!name)
            return false;
        host = *name;
    }
    return true;
}

int run(QStringList words, std::stop_token stop)
{
    cli::Console::Options options;
    const cli::Console plain({.stores = {store::OciStore::defaultFolder()}}, stop);
    while (!words.isEmpty() && words.first().startsWith(u'-')) {
        const QString word = words.takeFirst();
        if (word == "--help"_L1 || word == "-h"_L1) {
            plain.printRaw(helpText().toUtf8());
            return cli::Done;
        }
        if (word == "--version"_L1) {
            plain.printRaw("millefeuille-cli " + QCoreApplication::applicationVersion().toUtf8()
                           + '\n');
            return cli::Done;
        }
        if (word == "--json"_L1)
            options.json = true;
        else if (word == "--plain-tcp"_L1)
            options.plainTcp = true;
        else if (word == "--no-engines"_L1)
            options.asksEngines = false;
        else if (word == "--store"_L1 && !words.isEmpty())
            options.stores += words.takeFirst();
        else if (word == "--insecure-registry"_L1 && !words.isEmpty())
            options.insecureRegistries += words.takeFirst();
        else if (word.startsWith("--store="_L1))
            options.stores += word.section(u'=', 1);
        else
            return plain.wrongUsage(Tr::tr("The option “%1” is not known here.").arg(word));
    }
    if (words.isEmpty())
        return plain.wrongUsage(Tr::tr("The command is missing."));
    // The options that every command shares may also stand behind it.
    const QString name = words.takeFirst();
    options.json = words.removeAll(u"--json"_s) > 0 || options.json;
    options.plainTcp = words.removeAll(u"--plain-tcp"_s) > 0 || options.plainTcp;
    options.asksEngines = words.removeAll(u"--no-engines"_s) == 0 && options.asksEngines;
    options.stores += takeAll(words, u"--store"_s);
    options.insecureRegistries += takeAll(words, u"--insecure-registry"_s);
    if (!readRegistries(options.insecureRegistries))
        return plain.wrongUsage(
            Tr::tr("“--insecure-registry” takes the name of a registry, such as "
                   "“registry.example.org:5000”."));
    const cli::Command *command = cli::findCommand(name);
    if (!command)
        return plain.wrongUsage(Tr::tr("There is no command “%1”.").arg(name));
    if (words.contains("--help"_L1)) {
        plain.printRaw(helpText().toUtf8());
        return cli::Done;
    }
    if (options.stores.size() > 1 && !command->takesStores)
        return plain.wrongUsage(Tr::tr("“%1” takes one store.").arg(name));
    if (options.stores.isEmpty())
        options.stores += store::OciStore::defaultFolder();
    return command->run(cli::Console(std::move(options), stop), words);
}

} // namespace

int main(int argc, char *argv[])
{
    core::forbidCoreDumps();
    std::stop_source source;
    cli::stopOnInterrupt(source);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"millefeuille"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MILLEFEUILLE_VERSION));
    app::installTranslations(app::Language::System);
    return run(cli::wordsOf(argc, argv), source.get_token());
}
