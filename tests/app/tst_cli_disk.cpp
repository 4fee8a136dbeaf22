// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/commandline.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/smalldisk.h"
#include "tests/support/tools.h"

#include <QTest>

using namespace Qt::StringLiterals;
using support::ToolRun;

namespace {

constexpr qint64 MiB = 1024 * 1024;

} // namespace

/// `pull` into a store whose disk is too small.
class TestCliDisk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pull();
    void pullAllTags();
};

void TestCliDisk::pull()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    support::SmallDisk disk(8 * MiB);
    REQUIRE_DISK(disk);
    support::RegistryServer registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    (void)support::push(registry, u"big"_s, u"1"_s,
                        {.layers = {support::incompressibleTar(12 * MiB, 1)}});
    const support::CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const auto run = [&](const QStringList &options) {
        return cli.runPlain(QStringList{u"--store"_s, disk.folder() + u"/images"_s, u"pull"_s}
                            + options + QStringList{registry.host() + u"/big:1"_s});
    };
    const ToolRun refused = run({});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("13.") && refused.errors.contains("MB"),
             refused.errors.constData());
    QVERIFY2(refused.errors.contains("--ignore-free-space"), refused.errors.constData());
    const ToolRun full = run({u"--ignore-free-space"_s});
    QCOMPARE(full.exitCode, 1);
    QVERIFY2(full.errors.contains("The disk is full"), full.errors.constData());
    QVERIFY(disk.freeBytes() < MiB);
    QVERIFY(disk.resize(40 * MiB));
    const ToolRun done = run({});
    QVERIFY2(done.isDone(), done.errors.constData());
}

void TestCliDisk::pullAllTags()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    support::SmallDisk disk(8 * MiB);
    REQUIRE_DISK(disk);
    support::RegistryServer registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    (void)support::push(registry, u"all"_s, u"big"_s,
                        {.layers = {support::incompressibleTar(12 * MiB, 1)}});
    (void)support::push(registry, u"all"_s, u"small"_s,
                        {.layers = {support::incompressibleTar(MiB, 2)}});
    const support::CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const auto run = [&](const QStringList &options) {
        return cli.runPlain(
            QStringList{u"--store"_s, disk.folder() + u"/images"_s, u"pull"_s, u"--all-tags"_s}
            + options + QStringList{registry.host() + u"/all"_s});
    };
    const ToolRun refused = run({});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("13.") && refused.errors.contains("Pulled"),
             refused.errors.constData());
    QVERIFY2(refused.errors.contains("--ignore-free-space"), refused.errors.constData());
    QVERIFY(disk.freeBytes() > 5 * MiB);
    const ToolRun full = run({u"--ignore-free-space"_s});
    QCOMPARE(full.exitCode, 1);
    QVERIFY2(full.errors.contains("The disk is full"), full.errors.constData());
    QVERIFY2(!full.errors.contains("--ignore-free-space"), full.errors.constData());
    QVERIFY(disk.freeBytes() < MiB);
}

QTEST_GUILESS_MAIN(TestCliDisk)
#include "tst_cli_disk.moc"
