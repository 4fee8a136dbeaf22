// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/advice.h"
#include "core/layers/advicerules.h"
#include "tests/support/analyzedtars.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using layers::Advice;
using layers::ImageAnalysis;
using support::analyzed;
using support::historyOf;
using support::TarBuilder;

class AdviceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leftovers_data();
    void leftovers();
    void rules_data();
    void rules();
    void onlyWhatIsWorthIt();
    void pathsAndLayers();
    void pathsOfLayers();
    void lines();
    void linesOfStrangeNames();
    void linesOfPackageManagers();
    void tableIsSound();
};

namespace {

/// Rows as "id bytes [layers]", in their order.
QStringList rowsOf(const ImageAnalysis &analysis)
{
    QStringList rows;
    for (const Advice &advice : analysis.advice) {
        QStringList layers;
        for (const quint16 layer : advice.layers)
            layers += QString::number(layer);
        rows += u"%1 %2 [%3]"_s.arg(advice.id).arg(advice.bytes).arg(layers.join(u' '));
    }
    return rows;
}

} // namespace

void AdviceTest::leftovers_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *path, const char *id) {
        QTest::newRow(path) << QByteArray(path) << QString::fromLatin1(id);
    };
    row("var/lib/apt/lists/deb.debian.org_dists_trixie_InRelease", "apt-lists");
    row("var/cache/apt/archives/gcc.deb", "apt-cache");
    row("var/cache/apk/APKINDEX.1.tar.gz", "apk-cache");
    row("var/cache/dnf/fedora/repodata.solv", "dnf-cache");
    row("var/cache/yum/x", "dnf-cache");
    row("root/.cache/pip/http/1", "pip-cache");
    row("home/app/.cache/pip/http/1", "pip-cache");
    row("root/.npm/_cacache/1", "npm-cache");
    row("usr/local/share/.cache/yarn/v6/1", "yarn-cache");
    row("usr/local/cargo/registry/cache/x.crate", "cargo-cache");
    row("go/pkg/mod/cache/download/x.zip", "go-cache");
    row("root/.cache/go-build/00/a", "go-cache");
    row("root/.m2/repository/x.jar", "maven-cache");
    row("root/.gradle/caches/x.bin", "gradle-cache");
    row("root/.composer/cache/x.zip", "composer-cache");
    row("usr/local/bundle/cache/x.gem", "bundler-cache");
    row("app/vendor/bundle/ruby/3.3.0/cache/x.gem", "bundler-cache");
    row("var/log/dpkg.log", "logs");
    row("tmp/build.tar", "temporary-files");
    row("var/tmp/x", "temporary-files");
    row("app/.git/objects/pack/1.pack", "git");
    row("app/build/CMakeFiles/3.31/CompilerId", "build-trees");
    row("app/main.o", "build-trees");
    row("app/target/release/deps/libx.rlib", "build-trees");
    row("usr/lib/gcc/x86_64-linux-gnu/14/cc1plus", "build-tools");
    row("usr/lib/gcc/x86_64-linux-gnu/14/crtbegin.o", "build-tools");
    row("usr/include/stdio.h", "build-tools");
    row("usr/lib/x86_64-linux-gnu/libc.a", "build-tools");
    row("opt/jdk.tar.gz", "package-files");
    row("usr/share/doc/gcc/README", "documentation");
    row("usr/share/doc/gcc/copyright", "");
    row("usr/share/man/man1/gcc.1.gz", "documentation");
    row("usr/share/locale/fr/LC_MESSAGES/gcc.mo", "locales");
    row("usr/lib/locale/locale-archive", "locales");
    row("usr/lib/locale/C.utf8/LC_CTYPE", "");
    row("root/.cache/fontconfig/1", "other-caches");
    row("var/cache/debconf/templates.dat-old", "other-caches");
    row("var/cache/debconf/templates.dat", "");
    row("root/.cache/node-gyp/20/include/node.h", "build-tools");
    row("usr/bin/env", "");
    row("app/logs/main.log", "");
    row("app/git/HEAD", "");
}

void AdviceTest::leftovers()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, id);
    const auto analysis = analyzed({TarBuilder().filler(path, 30).filler("bin/sh", 70, 'y')});
    QCOMPARE(rowsOf(*analysis), id.isEmpty() ? QStringList() : QStringList{id + u" 30 [0]"_s});
}

void AdviceTest::rules_data()
{
    QTest::addColumn<QList<TarBuilder>>("tars");
    QTest::addColumn<QStringList>("history");
    QTest::addColumn<QStringList>("advice");
    using T = TarBuilder;
    const auto row = [](const char *name, const QList<TarBuilder> &tars, const QStringList &history,
                        const QStringList &advice) {
        QTest::newRow(name) << tars << history << advice;
    };
    const QStringList none;

    // Live 40 in layer 1, and 100 of layer 0 that layer 1 replaced: none would be stored.
    row("live and hidden leftovers count",
        {T().filler("var/lib/apt/lists/a", 100), T().filler("var/lib/apt/lists/a", 40, 'y')}, none,
        {u"apt-lists 140 [0 1]"_s});
    // Removed too late: the lists' own advice has the 100, "removed-later" only the other 30.
    row("no byte counts twice",
        {T().filler("var/lib/apt/lists/a", 100).filler("b", 30),
         T().whiteout("var/lib/apt/lists").whiteout("b")},
        none, {u"apt-lists 100 [0]"_s, u"removed-later 30 [0]"_s});
    // The content lives on as /app/x whatever happens to the cache.
    row("kept by a hard link", {T().filler("root/.npm/a", 100).hardLink("app/x", "root/.npm/a")},
        none, {});
    row("kept by a hard link that is gone",
        {T().filler("root/.npm/a", 100).hardLink("app/x", "root/.npm/a"), T().whiteout("app/x")},
        none, {u"npm-cache 100 [0]"_s});
    row("hard link within the cache",
        {T().filler("root/.npm/a", 100).hardLink("root/.npm/b", "root/.npm/a")}, none,
        {u"npm-cache 100 [0]"_s});

    // 100 in layer 0 again in layer 1 with another owner: one of the two is wasted.
    row("chown", {T().filler("app/a", 100), T().file("app/a", QByteArray(100, 'x'), {.uid = 9})},
        {u"COPY . /app # buildkit"_s, u"RUN /bin/sh -c chown -R 9 /app # buildkit"_s},
        {u"copy-chown 100 [0]"_s});
    row("removed later", {T().filler("a", 100), T().whiteout("a")},
        {u"RUN one"_s, u"-WORKDIR /"_s, u"RUN rm /a"_s}, {u"removed-later 100 [0]"_s});
    row("copied, unpacked and removed",
        {T().filler("a", 100), T().filler("b", 9, 'y').whiteout("a")},
        {u"COPY a / # buildkit"_s, u"RUN /bin/sh -c tar x && rm /a # buildkit"_s},
        {u"copied-then-removed 100 [0]"_s});
    row("removed with its folder", {T().filler("d/a", 100).filler("d/b", 5), T().opaque("d")}, none,
        {u"removed-later 105 [0]"_s});
    row("rewritten", {T().filler("a", 100), T().filler("a", 7, 'y')}, none,
        {u"rewritten-later 100 [0]"_s});
    // Two RUNs side by side; ENV between them is no hindrance, WORKDIR is.
    row("RUN after RUN",
        {T().filler("base", 9), T().filler("a", 100).filler("c", 3), T().whiteout("a"),
         T().whiteout("c")},
        {u"ADD rootfs.tar / # buildkit"_s, u"RUN make"_s, u"-ENV A=1"_s, u"RUN rm /a"_s,
         u"-WORKDIR /"_s, u"RUN rm /c"_s},
        {u"merge-layers 100 [1 2]"_s, u"removed-later 3 [1]"_s});
    // Layer 2 has no part in the waste, and has to be merged with the others all the same.
    row("RUN after RUN after RUN",
        {T().filler("a", 100), T().filler("b", 1), T().filler("a", 50, 'y')},
        {u"RUN one"_s, u"RUN two"_s, u"RUN three"_s}, {u"merge-layers 100 [0 1 2]"_s});
    row("history that does not fit", {T().filler("a", 100), T().whiteout("a")}, {u"RUN one"_s},
        {u"removed-later 100 [0]"_s});
    row("twice in one tar is the builder's doing", {T().filler("a", 100).filler("a", 30, 'y')},
        none, {});

    // 3 copies of 50: two too many, in layers 0 and 1.
    row("duplicates", {T().filler("a", 50).filler("b", 50), T().filler("c", 50)}, none,
        {u"duplicates 100 [0 1]"_s});
    // Of the 3 copies one is in a cache, which goes as a whole; of the other two one is enough.
    row("duplicates of a cache",
        {T().filler("root/.npm/a", 50).filler("b", 50), T().filler("c", 50)}, none,
        {u"duplicates 50 [1]"_s, u"npm-cache 50 [0]"_s});

    // Changes of what layer 1 copies make layer 2, 60 bytes, anew.
    row("dependencies after the program",
        {T().filler("bin/node", 9), T().filler("app/main.js", 5, 'y'), T().filler("app/lib", 60)},
        {u"ADD rootfs.tar / # buildkit"_s, u"COPY . /app # buildkit"_s,
         u"RUN /bin/sh -c npm ci # buildkit"_s},
        {u"reorder-layers 60 [2]"_s});
    row("dependencies before the program",
        {T().filler("app/package.json", 5), T().filler("app/lib", 60),
         T().filler("app/main.js", 5, 'y')},
        {u"COPY package.json /app/ # buildkit"_s, u"RUN /bin/sh -c npm ci # buildkit"_s,
         u"COPY . /app # buildkit"_s},
        {});
    row("a stage copied whole", {T().filler("out", 5), T().filler("app/lib", 60)},
        {u"COPY --from=build . /app # buildkit"_s, u"RUN /bin/sh -c npm ci # buildkit"_s}, {});
}

void AdviceTest::rules()
{
    QFETCH(QList<TarBuilder>, tars);
    QFETCH(QStringList, history);
    const auto analysis = analyzed(tars, historyOf(history));
    QTEST(rowsOf(*analysis), "advice");
    qint64 sum = 0;
    for (const Advice &advice : analysis->advice) {
        QVERIFY(!advice.text.isEmpty());
        QVERIFY(!advice.line.isEmpty());
        QVERIFY(std::ranges::contains(advice.layers, advice.layer));
        sum += advice.saves == Advice::Saves::Size ? advice.bytes : 0;
    }
    QCOMPARE_LE(sum, analysis->wastedBytes + analysis->liveBytes);
}

void AdviceTest::onlyWhatIsWorthIt()
{
    // 99 of 10,000 is less than a hundredth; 100 is one.
    QCOMPARE(rowsOf(*analyzed({TarBuilder().filler("tmp/a", 99).filler("b", 9'901, 'y')})),
             QStringList());
    QCOMPARE(rowsOf(*analyzed({TarBuilder().filler("tmp/a", 100).filler("b", 9'900, 'y')})),
             QStringList{u"temporary-files 100 [0]"_s});
    // A megabyte is always spoken of.
    QCOMPARE(
        rowsOf(*analyzed({TarBuilder().filler("tmp/a", 1'000'000).filler("b", 150'000'000, 'y')})),
        QStringList{u"temporary-files 1000000 [0]"_s});
    QCOMPARE(rowsOf(*analyzed({TarBuilder().file("tmp/a")})), QStringList());
    QCOMPARE(rowsOf(*analyzed({})), QStringList());
}

void AdviceTest::pathsAndLayers()
{
    TarBuilder logs;
    for (char name = 'a'; name < 'h'; ++name)
        logs.filler(QByteArray("srv/") + name + "/.git/x", 10 + name);
    const auto analysis = analyzed(
        {logs.filler("srv/a/.git/y", 1), TarBuilder().filler("srv/a/.git/x", 5).filler("b", 9)});
    const auto found = std::ranges::find(analysis->advice, "git"_L1, &Advice::id);
    QVERIFY(found != analysis->advice.end());
    QStringList rows;
    for (const layers::AdvicePath &path : found->paths)
        rows += u"%1 %2"_s.arg(analysis->tree->displayPath(analysis->tree->node(path.node)))
                    .arg(path.bytes);
    // a: 107 and 1 in layer 0, 5 in layer 1; b 108 ... g 113; five are shown.
    QCOMPARE(rows, (QStringList{u"/srv/a/.git 113"_s, u"/srv/g/.git 113"_s, u"/srv/f/.git 112"_s,
                                u"/srv/e/.git 111"_s, u"/srv/d/.git 110"_s}));
    QCOMPARE(found->bytes, 107 + 1 + 5 + 108 + 109 + 110 + 111 + 112 + 113);
    QCOMPARE(found->layer, 0);
}

/// What is stored once more after a change of the program: whole folders, and files of mixed ones.
void AdviceTest::pathsOfLayers()
{
    using T = TarBuilder;
    const auto analysis =
        analyzed({T().filler("bin/node", 9), T().filler("app/main.js", 5, 'y'),
                  T().filler("app/lib/a", 60)
                      .filler("app/lib/b/c", 3)
                      .filler("app/x", 7)
                      .filler("opt/z/y", 2)},
                 historyOf({u"ADD rootfs.tar / # buildkit"_s, u"COPY . /app # buildkit"_s,
                            u"RUN /bin/sh -c npm ci # buildkit"_s}));
    const auto found = std::ranges::find(analysis->advice, "reorder-layers"_L1, &Advice::id);
    QVERIFY(found != analysis->advice.end());
    QStringList rows;
    qint64 sum = 0;
    for (const layers::AdvicePath &path : found->paths) {
        rows += u"%1 %2"_s.arg(analysis->tree->displayPath(analysis->tree->node(path.node)))
                    .arg(path.bytes);
        sum += path.bytes;
    }
    QCOMPARE(rows, (QStringList{u"/app/lib 63"_s, u"/app/x 7"_s, u"/opt 2"_s}));
    QCOMPARE(sum, found->bytes);
    QCOMPARE(found->layers, std::vector<quint16>{2});
}

void AdviceTest::lines()
{
    const auto lineOf = [](const QList<TarBuilder> &tars, const QStringList &history) {
        const auto analysis = analyzed(tars, historyOf(history));
        return analysis->advice.empty() ? QString() : analysis->advice.front().line;
    };
    using T = TarBuilder;
    QCOMPARE(lineOf({T().filler("opt/big", 9), T().whiteout("opt/big")}, {}),
             u"RUN … && rm -rf /opt/big"_s);
    QCOMPARE(lineOf({T().filler("a", 9), T().whiteout("a")},
                    {u"RUN /bin/sh -c make # buildkit"_s, u"RUN /bin/sh -c rm /a # buildkit"_s}),
             u"RUN make && \\\n    rm /a"_s);
    QCOMPARE(lineOf({T().filler("d/%2", 9).filler("b", 9)}, {}), u"RUN ln -f /d/%2 /b"_s);
    // The whole folder went, not just the file.
    QCOMPARE(lineOf({T().filler("opt/big/a/b", 9), T().whiteout("opt/big")}, {}),
             u"RUN … && rm -rf /opt/big"_s);
    QCOMPARE(lineOf({T().filler("opt/big.tar", 9), T().whiteout("opt/big.tar")},
                    {u"COPY big.tar /opt/ # buildkit"_s, u"RUN /bin/sh -c rm x # buildkit"_s}),
             u"RUN --mount=type=bind,source=SOURCE,target=/opt/big.tar …"_s);
    QCOMPARE(lineOf({T().filler("root/.cache/x", 9)}, {}), u"RUN … && rm -rf /root/.cache"_s);
    // Two RUN with a step between that keeps them apart, and a COPY that a RUN edits.
    const QList<TarBuilder> edited{T().filler("etc/a b", 99), T().filler("etc/a b", 7, 'y')};
    QCOMPARE(lineOf(edited, {u"RUN one"_s, u"-WORKDIR /"_s, u"RUN two"_s}), u"RUN … && …"_s);
    QCOMPARE(lineOf(edited, {u"COPY x /etc/ # buildkit"_s, u"RUN /bin/sh -c sed x # buildkit"_s}),
             u"FROM BASE AS build\n…\nFROM BASE\nCOPY --from=build [\"/etc/a b\", \"/etc/a b\"]"_s);
    const QList<TarBuilder> copiedLog{T().filler("var/log/a.log", 9)};
    QVERIFY(lineOf(copiedLog, {u"COPY . / # buildkit"_s}).contains("**/*.log"_L1));
    const QList<TarBuilder> git{T().filler("app/.git/x", 9)};
    QVERIFY(lineOf(git, {u"COPY . /app # buildkit"_s}).contains(".dockerignore"_L1));
    QVERIFY(lineOf(git, {u"RUN /bin/sh -c git clone x # buildkit"_s}).contains("--depth 1"_L1));
}

/// Lines are copied into a Dockerfile: a name is one word in them, whatever it holds.
void AdviceTest::linesOfStrangeNames()
{
    const auto lineOf = [](const QList<TarBuilder> &tars, const QStringList &history = {}) {
        const auto analysis = analyzed(tars, historyOf(history));
        return analysis->advice.empty() ? QString() : analysis->advice.front().line;
    };
    using T = TarBuilder;
    QCOMPARE(lineOf({T().filler("opt/a b;id $(id)/x", 9), T().whiteout("opt/a b;id $(id)")}),
             u"RUN … && rm -rf '/opt/a b;id $(id)'"_s);
    QCOMPARE(lineOf({T().filler("it's", 9), T().whiteout("it's")}),
             u"RUN … && rm -rf '/it'\\''s'"_s);
    QCOMPARE(lineOf({T().filler("a\nb", 9), T().whiteout("a\nb")}), u"RUN … && rm -rf PATH"_s);
    QCOMPARE(lineOf({T().filler("\xff", 9), T().whiteout("\xff")}), u"RUN … && rm -rf PATH"_s);
    QCOMPARE(lineOf({T().filler("a b", 9).filler("c;d", 9)}), u"RUN ln -f '/a b' '/c;d'"_s);
    const auto owned = [&](const QByteArray &name) {
        return lineOf({T().filler(name, 9), T().file(name, QByteArray(9, 'x'), {.uid = 9})});
    };
    QCOMPARE(owned("a"), u"COPY --chown=USER:GROUP --chmod=MODE SOURCE /a"_s);
    QCOMPARE(owned("a \"$b"),
             u"COPY --chown=USER:GROUP --chmod=MODE [\"SOURCE\", \"/a \\\"\\\\$b\"]"_s);

    const auto merged = [&](const QStringList &steps) {
        return lineOf({T().filler("base", 9), T().filler("a", 100), T().whiteout("a")},
                      QStringList{u"ADD rootfs.tar / # buildkit"_s} + steps);
    };
    QCOMPARE(merged({u"RUN make # all"_s, u"RUN rm /a"_s}), u"RUN … && …"_s);
    QCOMPARE(merged({u"RUN make '#'"_s, u"RUN rm /a"_s}), u"RUN make '#' && \\\n    rm /a"_s);
    QCOMPARE(merged({u"RUN cat <<E"_s, u"RUN rm /a"_s}), u"RUN … && …"_s);
    QCOMPARE(merged({u"RUN make \\"_s, u"RUN rm /a"_s}), u"RUN … && …"_s);
    QCOMPARE(merged({u"RUN make"_s, u"-ENV X=1"_s, u"-LABEL l=2"_s, u"RUN rm /a$X"_s}),
             u"ENV X=1\nRUN make && \\\n    rm /a$X"_s);
}

void AdviceTest::linesOfPackageManagers()
{
    const auto lineOf = [](const QByteArray &database) {
        return analyzed({TarBuilder().filler("usr/share/doc/a", 30).filler(database, 9, 'y')})
            ->advice.front()
            .line;
    };
    QVERIFY(lineOf("var/lib/dpkg/status").contains("/etc/dpkg/"_L1));
    QVERIFY(lineOf("var/lib/rpm/rpmdb.sqlite").contains("tsflags=nodocs"_L1));
    QVERIFY(lineOf("usr/lib/sysimage/rpm/rpmdb.sqlite").contains("tsflags=nodocs"_L1));
    QVERIFY(lineOf("lib/apk/db/installed").contains("rm -rf /usr/share/doc"_L1));
}

void AdviceTest::tableIsSound()
{
    QSet<QString> ids;
    for (const layers::LeftoverRule &rule : layers::leftoverRules()) {
        const QString id = QString::fromLatin1(rule.id);
        QVERIFY2(!ids.contains(id), rule.id);
        ids.insert(id);
        QVERIFY2(!rule.patterns.empty() && !rule.patterns.contains("  "), rule.id);
        QVERIFY2(QString::fromUtf8(rule.text).endsWith(u'.'), rule.id);
    }
    QCOMPARE_LT(layers::leftoverRules().size(), 250u); // tags are bytes
}

QTEST_GUILESS_MAIN(AdviceTest)
#include "tst_advice.moc"
