// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/storedsettings.h"

#include "core/store/ocistore.h"

#include <QDirIterator>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::BuildRequest;

/// What is remembered between two runs.
class TestStoredSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void nothingIsStored();
    void settings_data();
    void settings();
    void storeOfOneRun();
    void languageOf_data();
    void languageOf();
    void recentBuilds();

private:
    QTemporaryDir m_folder;
};

void TestStoredSettings::initTestCase()
{
    QCoreApplication::setOrganizationName(u"millefeuille-test"_s);
    QCoreApplication::setApplicationName(u"tst_storedsettings"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
}

void TestStoredSettings::init()
{
    QSettings().clear();
}

void TestStoredSettings::nothingIsStored()
{
    const views::Settings loaded = app::storedsettings::load();
    QVERIFY(loaded.language.isEmpty());
    QCOMPARE(loaded.theme, views::ThemeChoice::System);
    QCOMPARE(loaded.storeFolder, store::OciStore::defaultFolder());
}

void TestStoredSettings::settings_data()
{
    QTest::addColumn<views::Settings>("kept");
    using enum views::ThemeChoice;
    QTest::newRow("system") << views::Settings{{}, System, u"/images"_s};
    QTest::newRow("light, English") << views::Settings{u"en"_s, Light, u"/a b/é"_s};
    QTest::newRow("dark, French") << views::Settings{u"fr"_s, Dark, u"/images"_s};
    QTest::newRow("limits") << views::Settings{{}, System, u"/images"_s, 1, 8};
}

void TestStoredSettings::settings()
{
    QFETCH(const views::Settings, kept);
    app::storedsettings::save({u"fr"_s, views::ThemeChoice::Dark, u"/before"_s});
    app::storedsettings::save(kept);
    QCOMPARE(app::storedsettings::load(), kept);
}

/// A store of the command line is for one run, whatever else is changed in it.
void TestStoredSettings::storeOfOneRun()
{
    app::storedsettings::save({{}, views::ThemeChoice::System, u"/mine"_s});
    views::Settings settings{u"fr"_s, views::ThemeChoice::Dark, u"/given"_s};
    app::storedsettings::save(settings, u"/given"_s);
    QCOMPARE(app::storedsettings::load(),
             (views::Settings{u"fr"_s, views::ThemeChoice::Dark, u"/mine"_s}));
    settings.storeFolder = u"/chosen"_s; // In the dialog, during that run.
    app::storedsettings::save(settings, u"/given"_s);
    QCOMPARE(app::storedsettings::load().storeFolder, u"/chosen"_s);
    QSettings().clear();
    settings.storeFolder = u"/given"_s;
    app::storedsettings::save(settings, u"/given"_s);
    QCOMPARE(app::storedsettings::load().storeFolder, store::OciStore::defaultFolder());
}

void TestStoredSettings::languageOf_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("language");
    QTest::newRow("not set") << QString() << int(app::Language::System);
    QTest::newRow("English") << u"en"_s << int(app::Language::English);
    QTest::newRow("French") << u"fr"_s << int(app::Language::French);
    QTest::newRow("one that we have not") << u"de"_s << int(app::Language::System);
}

void TestStoredSettings::languageOf()
{
    QFETCH(const QString, text);
    QFETCH(const int, language);
    QCOMPARE(int(app::languageOf({.language = text, .theme = {}, .storeFolder = {}})), language);
}

/// All of it but the values of arguments, which may be secrets.
void TestStoredSettings::recentBuilds()
{
    QCOMPARE(app::storedsettings::recentBuilds(), QList<BuildRequest>());
    BuildRequest whole{.folder = u"/src/app"_s,
                       .dockerfile = u"/src/app/dev.Dockerfile"_s,
                       .tags = {oci::Reference::parse(u"localhost:5000/app:2"_s).value(),
                                oci::Reference::parse(u"app:latest"_s).value()},
                       .target = u"tools"_s,
                       .arguments = {{u"TOKEN"_s, u"hunter2"_s}},
                       .labels = {{u"stage"_s, u"a=b, c"_s}},
                       .platform = oci::Platform::parse(u"linux/arm64"_s).value(),
                       .noCache = true,
                       .pull = true};
    const BuildRequest plain{.folder = u"/src/other"_s};
    app::storedsettings::saveRecentBuilds({whole, plain});
    whole.arguments[u"TOKEN"_s].clear();
    QCOMPARE(app::storedsettings::recentBuilds(), (QList<BuildRequest>{whole, plain}));
    QSettings().sync();
    int files = 0;
    QDirIterator written(m_folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (written.hasNext()) {
        QFile file(written.next());
        QVERIFY(file.open(QFile::ReadOnly));
        QVERIFY(!file.readAll().contains("hunter2"));
        ++files;
    }
    QVERIFY(files > 0);
    app::storedsettings::saveRecentBuilds({plain});
    QCOMPARE(app::storedsettings::recentBuilds(), (QList<BuildRequest>{plain}));
}

QTEST_GUILESS_MAIN(TestStoredSettings)
#include "tst_storedsettings.moc"
