// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/storedsettings.h"

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

/// All of it but the values of arguments, which may be secrets.
void TestStoredSettings::recentBuilds()
{
    QCOMPARE(app::storedsettings::recentBuilds(), QList<BuildRequest>());
    BuildRequest whole{.folder = u"/src/app"_s,
                       .dockerfile = u"/src/app/dev.Dockerfile"_s,
                       .tags = {oci::Reference::parse(u"localhost:5000/app:2"_s).value()},
                       .target = u"tools"_s,
                       .arguments = {{u"TOKEN"_s, u"hunter2"_s}},
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
