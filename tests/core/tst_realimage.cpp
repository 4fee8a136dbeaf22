// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"

#include "tests/support/expected.h"
#include "tests/support/tools.h"
#include "tests/support/unpacked.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using support::runTool;
using support::ToolRun;

/// An image of thousands of real files, of the system that the test runs on, which umoci packs
/// layer by layer as a build would change them: what it unpacks in the end is what we say is live.
class TestRealImage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void liveIsWhatUmociUnpacks();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString image() const { return path(u"layout"_s) + u":real"_s; }
    [[nodiscard]] static ToolRun umoci(const QStringList &words)
    {
        return runTool(u"umoci"_s, words);
    }
    void addStep(const QString &script);

    QTemporaryDir m_folder;
    int m_steps = 0;
};

void TestRealImage::initTestCase()
{
    REQUIRE_TOOLS(u"umoci"_s, u"sh"_s);
    VERIFY_TOOL(umoci({u"init"_s, u"--layout"_s, path(u"layout"_s)}));
    VERIFY_TOOL(umoci({u"new"_s, u"--image"_s, image()}));
    // Set-id programs, hard links of the time zones, links in links, thousands of small files.
    addStep(u"cd / && for each in etc/alternatives etc/perl etc/init.d etc/ssl usr/sbin "
            "usr/bin/passwd usr/bin/perl* usr/share/doc usr/share/man usr/share/perl "
            "usr/share/zoneinfo usr/share/terminfo var/lib/dpkg/info; do "
            "[ ! -e \"$each\" ] || cp -a --parents \"$each\" \"$ROOT\"; done; "
            "ln -s usr/sbin \"$ROOT/sbin\"; mkdir \"$ROOT/opt\" \"$ROOT/srv\""_s);
    // What Dockerfiles do: documentation removed too late, owners and modes set again.
    addStep(u"rm -rf usr/share/man usr/share/doc/[a-l]*; chmod -R go-w usr/sbin; "
            "find var/lib/dpkg/info -name '*.md5sums' -exec sh -c 'echo >> \"$1\"' - {} \\;; "
            "cp -a usr/share/perl opt/perl"_s);
    // Folders become links, links folders; hard links come and go; folders move and come back.
    addStep(u"mv usr/share/zoneinfo srv/zones && ln -s /srv/zones usr/share/zoneinfo; "
            "rm sbin && mkdir sbin && ln usr/sbin/* sbin/; rm -rf opt/perl && mkdir opt/perl && "
            "echo new > opt/perl/file; rm -rf usr/share/doc && mkdir usr/share/doc"_s);
    addStep(u"find usr/sbin -type f -name '*[aeiou]' -delete; rm -rf srv/zones/[A-M]*; "
            "mkdir -p srv/zones/Africa && echo here > srv/zones/Africa/again; "
            "rm -rf var usr/share/terminfo"_s);
}

/// Runs \a script in the root folder of the image, as "$ROOT" too, and makes what it did a layer.
void TestRealImage::addStep(const QString &script)
{
    const QString bundle = path(u"bundle%1"_s.arg(++m_steps));
    VERIFY_TOOL(umoci({u"unpack"_s, u"--rootless"_s, u"--image"_s, image(), bundle}));
    const QString root = bundle + u"/rootfs"_s;
    VERIFY_TOOL(runTool(
        u"sh"_s, {u"-c"_s, u"ROOT=$1; cd \"$ROOT\" || exit; set -e; "_s + script, u"-"_s, root}));
    VERIFY_TOOL(umoci({u"repack"_s, u"--image"_s, image(), bundle}));
}

void TestRealImage::liveIsWhatUmociUnpacks()
{
    const auto store =
        store::OciStore::open(path(u"layout"_s), layers::TocCache(path(u"tocs"_s)), false);
    VERIFY_RESULT(store);
    const auto images = (*store)->list();
    VERIFY_RESULT(images);
    QCOMPARE(images->size(), 1);
    const auto details = (*store)->inspect(images->first().target.digest.toString());
    VERIFY_RESULT(details);
    QCOMPARE(details->manifest.layers.size(), m_steps);
    const auto analysis = (*store)->analyze(*details);
    VERIFY_RESULT(analysis);

    const QString bundle = path(u"result"_s);
    VERIFY_TOOL(umoci({u"unpack"_s, u"--rootless"_s, u"--image"_s, image(), bundle}));
    const QString root = bundle + u"/rootfs"_s;
    const QStringList entries = support::entriesBelow(root);
    QVERIFY2(entries.size() > 300, QByteArray::number(entries.size()).constData());
    QCOMPARE(support::visibleIn(*(*analysis)->tree), entries);
    QCOMPARE((*analysis)->liveBytes, support::bytesBelow(root));
    QCOMPARE_GT((*analysis)->wastedBytes, 1'000'000);
    QCOMPARE((*analysis)->liveBytes + (*analysis)->wastedBytes, (*analysis)->storedBytes);
}

QTEST_GUILESS_MAIN(TestRealImage)
#include "tst_realimage.moc"
