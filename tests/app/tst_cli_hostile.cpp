// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/store/imagelayout.h"
#include "core/store/ocistore.h"
#include "tests/support/commandline.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::TarBuilder;
using support::ToolRun;

namespace {

/// Layers that want to reach the folder \a outside, which is "../outside" from where they go.
using Layers = std::function<QList<QByteArray>(const QByteArray &outside)>;

/// The tars do not depend on the folder.
Layers fixed(const QList<TarBuilder> &tars)
{
    return [tars](const QByteArray &) {
        QList<QByteArray> layers;
        for (const TarBuilder &tar : tars)
            layers.append(tar.bytes());
        return layers;
    };
}

/// Everything in \a folder, and itself, with mode, links and content.
QStringList inventory(const QString &folder)
{
    QStringList paths{folder};
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        paths.append(all.next());
    for (QString &path : paths) {
        struct stat status{};
        ::lstat(QFile::encodeName(path).constData(), &status);
        QFile file(path);
        const bool isFile = S_ISREG(status.st_mode) && file.open(QFile::ReadOnly);
        path += u" %1 %2 %3"_s.arg(status.st_mode, 0, 8)
                    .arg(status.st_nlink)
                    .arg(isFile ? QString::fromUtf8(file.readAll()) : QString());
    }
    paths.sort();
    return paths;
}

} // namespace

Q_DECLARE_METATYPE(Layers)

/// Images that want to write or read outside of the folder they are extracted to: what became known
/// of others, through the program.
class TestCliHostile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysInside_data();
    void staysInside();
    void warnsOfManyLayers();

private:
    [[nodiscard]] QString makeImage(const QString &folder, const QList<QByteArray> &layers);

    CommandLine m_cli{QStringLiteral(MILLEFEUILLE_CLI)};
};

QString TestCliHostile::makeImage(const QString &folder, const QList<QByteArray> &layers)
{
    auto layout = store::ImageLayout::open(folder, true);
    if (!layout)
        qFatal("no layout: %s", qPrintable(layout.error().message));
    const oci::Descriptor image = support::addImage(*layout, layers);
    auto store = store::OciStore::open(folder, layers::TocCache(m_cli.filePath(u"made"_s)), false);
    if (!store || !(*store)->addImage(image, oci::Reference::parse(u"x:1"_s).value(), {}))
        qFatal("no image");
    return folder;
}

void TestCliHostile::staysInside_data()
{
    QTest::addColumn<Layers>("layers");
    const auto row = [](const char *name, const Layers &layers) { QTest::newRow(name) << layers; };
    using T = TarBuilder;
    row("a link in place of the root (CVE-2021-29136)",
        fixed({T().symlink(".", "../outside").file("precious", "evil"),
               T().symlink("./", "../outside").file("./precious", "evil")}));
    row("an absolute link in place of the root (CVE-2021-29136)", [](const QByteArray &outside) {
        return QList{T().symlink(".", outside).file("precious", "evil").bytes()};
    });
    row("a hard link out (CVE-2026-50163)",
        fixed({T().hardLink("h", "../outside/precious").file("h", "evil")}));
    row("an absolute hard link out (CVE-2026-50163)", [](const QByteArray &outside) {
        return QList{T().hardLink("h", outside + "/precious").file("h", "evil").bytes()};
    });
    row("a hard link through a link (CVE-2026-50163)",
        fixed({T().symlink("a", "../outside").hardLink("h", "a/precious"), T().file("h", "evil")}));
    row("a hard link of a link (GHSA-m37j-52j7-pjw7)",
        fixed({T().symlink("a", "../outside/precious").hardLink("h", "a"), T().file("h", "evil")}));
    row("a chain of links (CVE-2026-85731)",
        fixed({T().symlink("a", "b/outside").symlink("b", "c").symlink("c", ".."),
               T().file("a/precious", "evil")}));
    row("a link, and a file through it (CVE-2025-11395)",
        fixed({T().symlink("a", "../outside").file("a/precious", "evil").file("a/new", "evil")}));
    row("an absolute link, and a file through it (CVE-2026-79699)", [](const QByteArray &outside) {
        return QList{T().symlink("a", outside).file("a/precious", "evil").bytes()};
    });
    row("a link in a lower layer, and a file through it (CVE-2026-79705)",
        fixed({T().folder("d"), T().symlink("d", "../outside"), T().file("d/precious", "evil")}));
    row("a link in place of a folder that files go to",
        fixed({T().folder("d").file("d/a", "a"), T().whiteout("d").symlink("d", "../outside"),
               T().file("d/precious", "evil")}));
    row("names that climb", fixed({T().file("../outside/precious", "evil")
                                       .file("/../outside/precious", "evil")
                                       .file("a/../../outside/precious", "evil")
                                       .file("./.././outside/new", "evil")}));
    row("the mode of a folder outside (CVE-2021-32760)",
        fixed({T().entry("../outside", {}, {}, {.mode = 0777, .type = '5'}),
               T().symlink("a", "../outside"), T().entry("a", {}, {}, {.mode = 0777, .type = '5'}),
               T().entry("a/precious", {}, {}, {.mode = 04777, .type = '0'})}));
    row("the mode of a file outside through a link (CVE-2021-32760)",
        fixed({T().entry("a", "../outside/precious", {}, {.mode = 04777, .type = '2'})}));
    row("a whiteout through a link",
        fixed({T().symlink("a", "../outside"), T().whiteout("a/precious"),
               T().whiteout("../outside/precious")}));
    row("an opaque folder through a link",
        fixed({T().symlink("a", "../outside"), T().opaque("a"), T().opaque("../outside")}));
    row("a whiteout of the root", fixed({T().file("x"), T().whiteout("."), T().whiteout("..")}));
    row("a link at /etc/passwd (CVE-2024-9676)", [](const QByteArray &outside) {
        return QList{T().symlink("etc/passwd", outside + "/precious").bytes()};
    });
    row("a link at /etc that leads out (CVE-2024-9676)", [](const QByteArray &outside) {
        return QList{T().symlink("etc", "../outside").bytes(),
                     T().symlink("etc/passwd", outside + "/precious").bytes()};
    });
}

void TestCliHostile::staysInside()
{
    QFETCH(Layers, layers);
    const QTemporaryDir folder;
    const QString outside = folder.filePath(u"outside"_s);
    QVERIFY(QDir().mkpath(outside));
    QFile precious(outside + u"/precious"_s);
    QVERIFY(precious.open(QFile::WriteOnly) && precious.write("only ours") > 0);
    precious.close();
    precious.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QStringList before = inventory(outside);

    const QString image =
        makeImage(folder.filePath(u"image"_s), layers(QFile::encodeName(outside)));
    const QString target = folder.filePath(u"target"_s);
    const ToolRun run = m_cli.run({u"extract"_s, image, u"/"_s, u"-o"_s, target});
    QVERIFY2(run.exitCode == 0 || run.exitCode == 1, run.errors.constData());
    QCOMPARE(inventory(outside), before);
    QVERIFY(!QFileInfo(target).isSymLink());
    // Once more over what is there now, with all its links.
    const ToolRun again = m_cli.run({u"extract"_s, u"--force"_s, image, u"/"_s, u"-o"_s, target});
    QVERIFY2(again.exitCode == 0 || again.exitCode == 1, again.errors.constData());
    QCOMPARE(inventory(outside), before);
    for (const QString &path : {u"/etc/passwd"_s, u"/a/precious"_s, u"/h"_s, u"/precious"_s})
        QVERIFY(!m_cli.run({u"cat"_s, image, path}).output.contains("only ours"));
}

void TestCliHostile::warnsOfManyLayers()
{
    const QByteArray layer = TarBuilder().file("a").bytes();
    const auto warnings = [&](int layers) {
        const QTemporaryDir folder;
        const QString store =
            makeImage(folder.filePath(u"images"_s), QList<QByteArray>(layers, layer));
        return m_cli.runPlain({u"--store"_s, store, u"inspect"_s, u"x:1"_s}).errors;
    };
    QCOMPARE(warnings(core::limits::UsualLayers), QByteArray());
    const QByteArray tooMany = warnings(core::limits::UsualLayers + 1);
    QVERIFY2(tooMany.contains("1025"), tooMany.constData());
}

QTEST_GUILESS_MAIN(TestCliHostile)
#include "tst_cli_hostile.moc"
