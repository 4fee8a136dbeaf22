// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/language.h"
#include "app/session.h"
#include "app/storedsettings.h"
#include "app/tour/tour.h"
#include "app/tr.h"
#include "core/base/coredumps.h"
#include "views/mainwindow.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>

using namespace Qt::StringLiterals;
using app::Tr;

namespace {

int runWindow(views::Settings settings, const QCommandLineParser &options)
{
    const QString given = options.value(u"store"_s);
    const QString storeOfThisRun = given.isEmpty() ? QString() : QDir().absoluteFilePath(given);
    if (!storeOfThisRun.isEmpty())
        settings.storeFolder = storeOfThisRun;
    views::Theme theme;
    views::MainWindow window;
    window.restoreLayout(app::storedsettings::windowLayout());
    app::Session session(window, theme, settings);
    QObject::connect(&session, &app::Session::settingsChanged,
                     [storeOfThisRun](const views::Settings &changed) {
                         app::storedsettings::save(changed, storeOfThisRun);
                     });
    QObject::connect(&session, &app::Session::addedEnginesChanged,
                     &app::storedsettings::saveAddedEngines);
    QObject::connect(&session, &app::Session::recentBuildsChanged,
                     &app::storedsettings::saveRecentBuilds);
    QObject::connect(&session, &app::Session::registriesChanged,
                     &app::storedsettings::saveRegistries);
    session.setRegistries(app::storedsettings::registries());
    session.setRecentBuilds(app::storedsettings::recentBuilds());
    session.setAddedEngines(app::storedsettings::addedEngines());
    QObject::connect(&window, &views::MainWindow::closing,
                     [&window] { app::storedsettings::saveWindowLayout(window.saveLayout()); });
    window.show();
    if (!options.positionalArguments().isEmpty())
        window.offerToPull(options.positionalArguments().constFirst());
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    core::forbidCoreDumps();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"millefeuille"_s);
    QApplication::setOrganizationName(u"millefeuille"_s);
    QApplication::setApplicationDisplayName(u"Millefeuille"_s);
    QApplication::setApplicationVersion(QStringLiteral(MILLEFEUILLE_VERSION));
    QApplication::setDesktopFileName(u"org.millefeuille.Millefeuille"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/millefeuille.svg"_s));

    const views::Settings settings = app::storedsettings::load();
    app::installTranslations(app::languageOf(settings));
    QCommandLineParser options;
    options.addHelpOption();
    options.addVersionOption();
    options.addOption({u"store"_s, Tr::tr("Use the image store in <folder>."), u"folder"_s});
    options.addOption({u"tour"_s,
                       Tr::tr("Walk through the window with the sample image, write screenshots "
                              "to <folder>, and end."),
                       u"folder"_s});
    // For pictures of what only an engine shows; of no use to anybody else.
    QCommandLineOption engine(u"engine"_s, {}, u"URL"_s);
    engine.setFlags(QCommandLineOption::HiddenFromHelp);
    options.addOption(engine);
    options.addPositionalArgument(u"reference"_s, Tr::tr("An image to offer for a pull."),
                                  u"[reference]"_s);
    options.process(application);
    return options.isSet(u"tour"_s) ? app::runTour(options.value(u"tour"_s), options.value(engine))
                                    : runWindow(settings, options);
}
