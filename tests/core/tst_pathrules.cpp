// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/pathrules.h"
#include "tests/support/treebuilder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using layers::PathRules;

class PathRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patterns_data();
    void patterns();
    void leastTagWins();
    void manyFiles();
};

void PathRulesTest::patterns_data()
{
    QTest::addColumn<QByteArray>("patterns");
    QTest::addColumn<QByteArray>("path"); // of a file
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *patterns, const char *path, bool holds) {
        QTest::addRow("%s of %s", path, patterns)
            << QByteArray(patterns) << QByteArray(path) << holds;
    };
    row("/var/log/", "var/log/dpkg.log", true);
    row("/var/log/", "var/log/apt/term.log", true);
    row("/var/log/", "var/logs", false);
    row("/var/log/", "var/log", false); // a file of that name
    row("/var/log/", "srv/var/log/x", false);
    row("/etc/hosts", "etc/hosts", true);
    row("/etc/hosts", "etc/hosts/x", false);
    row("~/.npm/", "root/.npm/a/b", true);
    row("~/.npm/", "home/node/.npm/a", true);
    row("~/.npm/", "home/.npm/a", false);
    row("~/.npm/", "home/a/b/.npm/a", false);
    row("~/.npm/", "srv/root/.npm/a", false);
    row(".git/", "src/app/.git/HEAD", true);
    row(".git/", ".git/objects/aa/bb", true);
    row(".git/", "src/.git", false);
    row(".git/", "src/.gitignore", false);
    row("a/b/c", "a/b/c", true);
    row("a/b/c", "x/a/b/c", true);
    row("a/b/c", "a/b/a/b/c", true);
    row("a/b/c", "a/a/b/c", true);
    row("a/b/c", "a/x/b/c", false);
    row("a/*/c/", "x/a/b/c/d", true);
    row("a/*/c/", "a/b/b/c/d", false);
    row("*.o", "x/y.o", true);
    row("*.o", "y.o/x", false);
    row("*.o", ".o", true);
    row("*.o", "x.oo", false);
    row("id_*", "a/id_rsa", true);
    row("id_*_key", "a/id_x_key", true);
    row("id_*_key", "a/id_key", false); // the two underscores are two
    row("/usr/lib/gcc/ *.deb", "tmp/x.deb", true);
    row("/usr/lib/gcc/ *.deb", "usr/lib/gcc/cc1", true);
    row("/usr/lib/gcc/ *.deb", "usr/lib/gcc.so", false);
}

void PathRulesTest::patterns()
{
    QFETCH(QByteArray, patterns);
    QFETCH(QByteArray, path);
    QFETCH(bool, holds);
    support::TreeBuilder builder;
    builder.add(path, {.size = 1});
    builder.add("other", {.size = 2});
    const layers::FileTree tree = builder.build();
    PathRules rules;
    rules.add({patterns.constData(), std::size_t(patterns.size())}, 3);
    const std::vector<PathRules::Tag> tags = rules.match(tree);
    QCOMPARE(tags.size(), tree.count());
    for (quint32 i = 0; i < tree.count(); ++i) {
        const bool isPath = tree.displayPath(tree.node(i)) == u'/' + QString::fromUtf8(path);
        if (isPath)
            QCOMPARE(tags[i] == 3, holds);
        else if (!tree.node(i).isFolder())
            QCOMPARE(tags[i], PathRules::NoTag);
    }
}

void PathRulesTest::leastTagWins()
{
    support::TreeBuilder builder;
    for (const char *path : {"root/.cache/x", "root/.cache/pip/y", "root/.cache/pip/keep/z"})
        builder.add(path, {.size = 1});
    const layers::FileTree tree = builder.build();
    PathRules rules;
    rules.add("~/.cache/", 5);
    rules.add("~/.cache/pip/", 2);
    rules.add("keep/", 0);
    const std::vector<PathRules::Tag> tags = rules.match(tree);
    QMap<QString, int> found;
    for (quint32 i = 0; i < tree.count(); ++i)
        found[tree.displayPath(tree.node(i))] = tags[i];
    QCOMPARE(found[u"/root"_s], PathRules::NoTag);
    QCOMPARE(found[u"/root/.cache"_s], 5);
    QCOMPARE(found[u"/root/.cache/x"_s], 5);
    QCOMPARE(found[u"/root/.cache/pip/y"_s], 2);
    QCOMPARE(found[u"/root/.cache/pip/keep/z"_s], 0);
}

/// Every folder of a deep way is in the middle of the same pattern: the sets must stay few.
void PathRulesTest::manyFiles()
{
    support::TreeBuilder builder;
    QByteArray path;
    for (int depth = 0; depth < 2000; ++depth)
        path += "a/";
    builder.add(path + "b", {.size = 1});
    const layers::FileTree tree = builder.build();
    PathRules rules;
    rules.add("a/a/a/a/a/a/a/b", 1);
    const std::vector<PathRules::Tag> tags = rules.match(tree);
    QCOMPARE(std::ranges::count(tags, PathRules::Tag(1)), 1);
}

QTEST_GUILESS_MAIN(PathRulesTest)
#include "tst_pathrules.moc"
