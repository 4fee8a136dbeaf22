// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/terminal.h"
#include "app/language.h"
#include "app/tr.h"
#include "core/store/ocistore.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using app::Tr;

namespace {

QString helpText()
{
    QString text = Tr::tr("Usage: millefeuille-cli [--store STORE] [--json] COMMAND ...") + u'\n';
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
                     "such as unix:///run/docker.sock. Without: %1")
                  .arg(store::OciStore::defaultFolder())
            + u'\n';
    text += u"  --json\n      "_s + Tr::tr("Print JSON on standard output") + u'\n';
    text += u"  --version, --help\n"_s;
    text += u'\n'
            + Tr::tr("Exit status: 0 done; 1 failed, and nothing was lost; 2 wrong usage; 130 "
                     "cancelled.")
            + u'\n';
    return text;
}

int run(QStringList words, std::stop_token stop)
{
    QString folder = store::OciStore::defaultFolder();
    bool json = false;
    const cli::Console plain(folder, false, stop);
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
            json = true;
        else if (word == "--store"_L1 && !words.isEmpty())
            folder = words.takeFirst();
        else if (word.startsWith("--store="_L1))
            folder = word.section(u'=', 1);
        else
            return plain.wrongUsage(Tr::tr("The option “%1” is not known here.").arg(word));
    }
    if (words.isEmpty())
        return plain.wrongUsage(Tr::tr("The command is missing."));
    // The two options that every command shares may also stand behind it.
    const QString name = words.takeFirst();
    json = words.removeAll(u"--json"_s) > 0 || json;
    if (const qsizetype at = words.indexOf(u"--store"_s); at >= 0 && at + 1 < words.size()) {
        folder = words[at + 1];
        words.remove(at, 2);
    }
    const cli::Command *command = cli::findCommand(name);
    if (!command)
        return plain.wrongUsage(Tr::tr("There is no command “%1”.").arg(name));
    if (words.contains("--help"_L1)) {
        plain.printRaw(helpText().toUtf8());
        return cli::Done;
    }
    return command->run(cli::Console(folder, json, stop), words);
}

} // namespace

int main(int argc, char *argv[])
{
    std::stop_source source;
    cli::stopOnInterrupt(source);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"millefeuille"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MILLEFEUILLE_VERSION));
    app::installTranslations(app::Language::System);
    return run(QCoreApplication::arguments().sliced(1), source.get_token());
}
