// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/imageanalysis.h"
#include "core/layers/tarindexer.h"
#include "tests/support/analyzedtars.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using layers::ImageAnalysis;
using layers::WasteReason;
using support::analyzed;
using support::TarBuilder;

namespace {

using Analysis = std::shared_ptr<const ImageAnalysis>;

/// Rows as "/path bytes stored in>hidden by reason", in their order.
QStringList wasteOf(const ImageAnalysis &analysis)
{
    QStringList rows;
    for (const layers::Waste &waste : analysis.waste) {
        QStringList storedIn;
        for (const quint16 layer : waste.storedIn)
            storedIn += QString::number(layer);
        constexpr std::array Reasons{"removed", "replaced", "same", "opaque"};
        const QString reason = QString::fromLatin1(Reasons[std::size_t(waste.reason)]);
        const auto node = analysis.tree->node(waste.node);
        rows += u"%1 %2 %3>%4 %5"_s.arg(analysis.tree->displayPath(node))
                    .arg(waste.bytes)
                    .arg(storedIn.join(u','))
                    .arg(waste.hiddenBy)
                    .arg(reason);
    }
    return rows;
}

/// The tree as indented text, "name total/hidden kind layer[>hiddenBy]", folders with a slash.
QStringList treeOf(const ImageAnalysis &analysis)
{
    constexpr std::array Kinds{"unchanged", "added", "modified", "deleted"};
    const layers::FileTree &tree = *analysis.tree;
    QStringList rows;
    const auto write = [&](auto &self, const layers::FileNode &node, int depth) -> void {
        rows += QString(depth, u' ') + tree.displayName(node) + (node.isFolder() ? u"/ "_s : u" "_s)
                + u"%1/%2 %3 %4"_s.arg(node.totalSize)
                      .arg(node.hiddenSize)
                      .arg(QLatin1StringView(Kinds[std::size_t(node.kind)]))
                      .arg(node.layer)
                + (node.isHidden() ? u">%1"_s.arg(node.hiddenBy) : QString());
        for (const layers::FileNode child : tree.children(node))
            self(self, child, depth + 1);
    };
    write(write, tree.root(), 0);
    return rows;
}

struct Sums
{
    qint64 stored;
    qint64 live;
    qint64 duplicate = 0;
};

} // namespace

Q_DECLARE_METATYPE(Sums)

class ImageAnalysisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rules_data();
    void rules();
    void layerTotals();
    void wasteIsSortedAndMerged();
    void duplicates();
    void hardLinks();
    void tree();
    void treeOfHardLinks();
    void deepAndStrangePaths();
    void linksThatLeadTooFar();
    void nothing();
    void tooManyLayers();
    void cancelled();
};

void ImageAnalysisTest::rules_data()
{
    QTest::addColumn<QList<TarBuilder>>("tars");
    QTest::addColumn<Sums>("sums");
    QTest::addColumn<QStringList>("waste");
    const auto row = [](const char *name, const QList<TarBuilder> &tars, const Sums &sums,
                        const QStringList &waste) { QTest::newRow(name) << tars << sums << waste; };
    using T = TarBuilder;

    // 100 + 20, nothing hidden.
    row("files of two layers", {T().filler("a", 100), T().filler("b", 20)}, {120, 120}, {});
    // 100 stored, and a whiteout that stores nothing.
    row("whiteout of a file", {T().filler("a", 100), T().whiteout("a")}, {100, 0},
        {u"/a 100 0>1 removed"_s});
    // d/a 100 and d/e/b 20 go with d; c 3 stays.
    row("whiteout of a folder",
        {T().filler("d/a", 100).filler("d/e/b", 20).filler("c", 3), T().whiteout("d")}, {123, 3},
        {u"/d/a 100 0>1 removed"_s, u"/d/e/b 20 0>1 removed"_s});
    // The marks name nothing that is stored: 100 live.
    row("whiteout of what is not there", {T().filler("a", 100), T().whiteout("b").whiteout("x/y")},
        {100, 100}, {});
    // The whiteout comes after the new file in the tar, and yet hides only the old one: 7 live.
    row("whiteout and a new file in one layer",
        {T().filler("a", 100), T().filler("a", 7).whiteout("a")}, {107, 7},
        {u"/a 100 0>1 removed"_s});
    // 100 + 7, the order in the tar does not matter.
    row("whiteout before the new file in one layer",
        {T().filler("a", 100), T().whiteout("a").filler("a", 7)}, {107, 7},
        {u"/a 100 0>1 removed"_s});
    // A whiteout is about lower layers only: 100 live.
    row("whiteout of a file of its own layer", {T().filler("a", 100).whiteout("a")}, {100, 100},
        {});
    // Put back by a third layer: the first copy stays useless.
    row("removed and put back", {T().filler("a", 100), T().whiteout("a"), T().filler("a", 100)},
        {200, 100}, {u"/a 100 0>1 removed"_s});
    // 5 + 6 stored, each removed by the layer above it.
    row("removed, put back and removed again",
        {T().filler("a", 5), T().whiteout("a"), T().filler("a", 6), T().whiteout("a")}, {11, 0},
        {u"/a 6 2>3 removed"_s, u"/a 5 0>1 removed"_s});

    // 100 + 30 stored, the 30 are on top.
    row("replaced", {T().filler("a", 100), T().filler("a", 30)}, {130, 30},
        {u"/a 100 0>1 replaced"_s});
    // Each copy is charged to the layer right above that replaced it.
    row("replaced twice", {T().filler("a", 100), T().filler("a", 30), T().filler("a", 2)}, {132, 2},
        {u"/a 100 0>1 replaced"_s, u"/a 30 1>2 replaced"_s});
    // 100 twice, one of them live.
    row("replaced by the same content", {T().filler("a", 100), T().filler("a", 100)}, {200, 100},
        {u"/a 100 0>1 same"_s});
    // Owner, mode and time are of no account: the bytes are the same.
    row("replaced by a chown",
        {T().filler("a", 100),
         T().file("a", QByteArray(100, 'x'), {.mode = 0755, .uid = 7, .mtime = 9})},
        {200, 100}, {u"/a 100 0>1 same"_s});
    // 100 twice, one live; not only metadata differ.
    row("replaced by other bytes of the same size",
        {T().filler("a", 100), T().filler("a", 100, 'y')}, {200, 100}, {u"/a 100 0>1 replaced"_s});
    // b names the content of a; a is removed first, b gets a copy with another owner later.
    row("hard link replaced by a chown",
        {T().filler("a", 100).hardLink("b", "a"), T().whiteout("a"), T().filler("b", 100)},
        {200, 100}, {u"/a 100 0>2 same"_s});
    // A link stores nothing: of 100 nothing is live.
    row("replaced by a symlink", {T().filler("a", 100), T().symlink("a", "b")}, {100, 0},
        {u"/a 100 0>1 replaced"_s});
    // 100 + 30 stored; the later entry wins, so the layer hides its own 100, and later the 30 go.
    row("twice in one tar", {T().filler("a", 100).filler("a", 30)}, {130, 30},
        {u"/a 100 0>0 replaced"_s});
    row("twice in one tar, then removed", {T().filler("a", 100).filler("a", 30), T().whiteout("a")},
        {130, 0}, {u"/a 100 0>0 replaced"_s, u"/a 30 0>1 removed"_s});

    // Everything that layer 0 has in d goes, 100 + 20; d/n stays although it stands before the
    // mark.
    row("opaque folder",
        {T().folder("d").filler("d/a", 100).filler("d/e/b", 20).filler("c", 3),
         T().folder("d").filler("d/n", 7).opaque("d")},
        {130, 10}, {u"/d/a 100 0>1 opaque"_s, u"/d/e/b 20 0>1 opaque"_s});
    // 100 + 7; the mark hides the lower d/a only, wherever it stands in the tar.
    row("opaque folder first in the tar",
        {T().filler("d/a", 100), T().opaque("d").folder("d").filler("d/a", 7)}, {107, 7},
        {u"/d/a 100 0>1 opaque"_s});
    // 100 + 1 + 7; all of layer 0 goes.
    row("opaque root", {T().filler("d/a", 100).filler("b", 1), T().opaque("").filler("c", 7)},
        {108, 7}, {u"/d/a 100 0>1 opaque"_s, u"/b 1 0>1 opaque"_s});
    // Neither mark has anything below it in a lower layer: all 100, all 5 live.
    row("opaque in its own layer only", {T().filler("d/a", 100).opaque("d")}, {100, 100}, {});
    row("opaque of a folder that is not there", {T().filler("a", 5), T().opaque("x/y")}, {5, 5},
        {});
    // Both marks: the folder's own whiteout is the plainer word.
    row("whiteout and opaque", {T().filler("d/a", 9), T().opaque("d").whiteout("d")}, {9, 0},
        {u"/d/a 9 0>1 removed"_s});

    // A folder becomes a file: what was in it goes, charged to the layer that did it.
    row("folder becomes a file",
        {T().folder("d").filler("d/a", 100).filler("d/e/b", 20), T().filler("d", 7)}, {127, 7},
        {u"/d/a 100 0>1 replaced"_s, u"/d/e/b 20 0>1 replaced"_s});
    // d/a cannot be reached any more: nothing of 100 is live.
    row("folder becomes a link", {T().filler("d/a", 100), T().symlink("d", "e")}, {100, 0},
        {u"/d/a 100 0>1 replaced"_s});
    // 100 + 7; the file gives way, whether a layer lists the folder or not.
    row("file becomes a folder", {T().filler("d", 100), T().folder("d").filler("d/a", 7)}, {107, 7},
        {u"/d 100 0>1 replaced"_s});
    row("file becomes a folder that no layer lists", {T().filler("d", 100), T().filler("d/a", 7)},
        {107, 7}, {u"/d 100 0>1 replaced"_s});
    // A device stores nothing: of 100 nothing is live.
    row("file becomes a device", {T().filler("d", 100), T().entry("d", {}, {}, {.type = '3'})},
        {100, 0}, {u"/d 100 0>1 replaced"_s});
    // 100 + 7, all live: the entry of a folder changes metadata only.
    row("folder listed again keeps its files",
        {T().folder("d").filler("d/a", 100), T().folder("d").filler("d/b", 7)}, {107, 107}, {});
    // 100 + 20 + 3; the file hides the first d/a, the second d/a the file.
    row("folder, file, folder again",
        {T().filler("d/a", 100), T().filler("d", 20), T().filler("d/a", 3)}, {123, 3},
        {u"/d/a 100 0>1 replaced"_s, u"/d 20 1>2 replaced"_s});

    // One content of 100 bytes with two names: it adds nothing, and lives while one of them does.
    row("hard link", {T().filler("a", 100).hardLink("b", "a")}, {100, 100}, {});
    // In each the other name still shows the 100.
    row("hard link, first name removed",
        {T().filler("a", 100).hardLink("b", "a"), T().whiteout("a")}, {100, 100}, {});
    row("hard link, second name removed",
        {T().filler("a", 100).hardLink("b", "a"), T().whiteout("b")}, {100, 100}, {});
    // The bytes are lost when the last name is, in layer 2; they are stored at /a.
    row("hard link, both names removed one after the other",
        {T().filler("a", 100).hardLink("b", "a"), T().whiteout("a"), T().whiteout("b")}, {100, 0},
        {u"/a 100 0>2 removed"_s});
    // 100 + 4; layer 1 takes both names of the 100, which are stored at d/a.
    row("hard link, one name replaced, the other opaque",
        {T().filler("d/a", 100).hardLink("b", "d/a"), T().opaque("d").filler("b", 4)}, {104, 4},
        {u"/d/a 100 0>1 opaque"_s});
    // b of layer 1 keeps the 100 of layer 0.
    row("hard link to a lower layer",
        {T().filler("a", 100), T().hardLink("b", "a"), T().whiteout("a")}, {100, 100}, {});
    // Three names of 100 bytes, of which c is left.
    row("hard link to a hard link",
        {T().filler("a", 100).hardLink("b", "a").hardLink("c", "b"),
         T().whiteout("a").whiteout("b")},
        {100, 100}, {});
    // b names the first a; the second a is another file.
    row("hard link, then its target again in the same tar",
        {T().filler("a", 100).hardLink("b", "a").filler("a", 30)}, {130, 130}, {});
    // b has no content; a is a file of its own with 100.
    row("hard link to what is not there", {T().hardLink("b", "a").filler("a", 100)}, {100, 100},
        {});
    // The layer has removed a when b comes: nothing of 100 is live.
    row("hard link to what the layer removed",
        {T().filler("a", 100), T().whiteout("a").hardLink("b", "a")}, {100, 0},
        {u"/a 100 0>1 removed"_s});
    // The name stays what it was: 100.
    row("hard link over its own target", {T().filler("a", 100).hardLink("a", "a")}, {100, 100}, {});
    // The content behind the link is the same once more, and counts once: 100.
    row("hard link with a size of its own",
        {T().filler("a", 100).entry("b", "a", QByteArray(100, 'x'), {.type = '1'})}, {100, 100},
        {});

    // Behind a link of a lower layer: lib leads to usr/lib, so the new lib/a replaces the 100 bytes
    // there, and lib stays a link. 7 and the 5 of usr/lib/b are live.
    row("behind a link",
        {T().filler("usr/lib/a", 100).symlink("lib", "usr/lib"),
         T().filler("lib/a", 7).filler("lib/b", 5)},
        {112, 12}, {u"/usr/lib/a 100 0>1 replaced"_s});
    // 100 + 7; x/lib/a is usr/lib/a.
    row("behind an absolute link",
        {T().filler("usr/lib/a", 100).symlink("x/lib", "/usr/lib"), T().filler("x/lib/a", 7)},
        {107, 7}, {u"/usr/lib/a 100 0>1 replaced"_s});
    // ".." of the target counts from the folder of the link, and ends at the root.
    row("behind a link upwards",
        {T().filler("usr/a", 100).symlink("x/y/z", "../../../../usr"), T().filler("x/y/z/a", 7)},
        {107, 7}, {u"/usr/a 100 0>1 replaced"_s});
    // 7 + 3; l/a is d/a, which the same tar writes again.
    row("behind a link of the same layer",
        {T().symlink("l", "d").filler("l/a", 7).filler("d/a", 3)}, {10, 3},
        {u"/d/a 7 0>0 replaced"_s});
    // The folders that the link leads to do not exist yet: they are made.
    row("behind a link to nothing", {T().symlink("l", "new/folder"), T().filler("l/a", 7)}, {7, 7},
        {});
    // 100 + 5; the mark is about usr/lib/a.
    row("whiteout behind a link",
        {T().filler("usr/lib/a", 100).filler("usr/lib/b", 5).symlink("lib", "usr/lib"),
         T().whiteout("lib/a")},
        {105, 5}, {u"/usr/lib/a 100 0>1 removed"_s});
    // 100 + 5 + 3; the mark is about usr/lib, so 5 and 3 are live.
    row("opaque behind a link",
        {T().filler("usr/lib/a", 100).filler("usr/b", 5).symlink("lib", "usr/lib"),
         T().opaque("lib").filler("lib/c", 3)},
        {108, 8}, {u"/usr/lib/a 100 0>1 opaque"_s});
    // lib/a is usr/lib/a, which is gone when b comes: nothing of 100 is live.
    row("hard link to a name behind a link",
        {T().filler("usr/lib/a", 100).symlink("lib", "usr/lib"),
         T().whiteout("usr/lib/a").hardLink("b", "lib/a")},
        {100, 0}, {u"/usr/lib/a 100 0>1 removed"_s});
    // Front to back: the link is there before its target goes.
    row("hard link to a name that its layer whites out later",
        {T().filler("a", 100).filler("d/c", 20), T().hardLink("b", "a").whiteout("a")}, {120, 120},
        {});
    // 100 + 20; b keeps the 100, the 20 go.
    row("hard link to a name in a folder that its layer makes opaque later",
        {T().filler("d/a", 100).filler("d/c", 20), T().hardLink("b", "d/a").opaque("d")},
        {120, 100}, {u"/d/c 20 0>1 opaque"_s});
    // 100 + 20 are gone when b comes.
    row("hard link to a name in a folder that is opaque already",
        {T().filler("d/a", 100).filler("d/c", 20), T().opaque("d").hardLink("b", "d/a")}, {120, 0},
        {u"/d/a 100 0>1 opaque"_s, u"/d/c 20 0>1 opaque"_s});
    // What stands in its place when the link comes is a folder, which cannot be linked.
    row("hard link to a name that its layer replaced, and then whites out",
        {T().filler("a", 100), T().folder("a").hardLink("b", "a").whiteout("a")}, {100, 0},
        {u"/a 100 0>1 removed"_s});
    // b was made in layer 0 and keeps the 100.
    row("hard link to a name behind a link, kept",
        {T().filler("usr/lib/a", 100).symlink("lib", "usr/lib").hardLink("b", "lib/a"),
         T().whiteout("usr/lib/a")},
        {100, 100}, {});
    // 100 + 7; m is the link l, so m/a is d/a.
    row("behind a hard link to a link",
        {T().filler("d/a", 100).symlink("l", "d").hardLink("m", "l"), T().filler("m/a", 7)},
        {107, 7}, {u"/d/a 100 0>1 replaced"_s});
    // The link itself is the last component: it is replaced, not followed.
    row("a folder in place of a link",
        {T().filler("usr/lib/a", 100).symlink("lib", "usr/lib"),
         T().folder("lib").filler("lib/a", 7)},
        {107, 107}, {});
    // Nobody can unpack a link that leads to itself; it gives way.
    row("behind a link to itself", {T().symlink("l", "l"), T().filler("l/a", 7)}, {7, 7}, {});
    // 100 + 7; a folder is needed where the link leads, and f gives way to it.
    row("behind a link to a file", {T().filler("f", 100).symlink("l", "f"), T().filler("l/a", 7)},
        {107, 7}, {u"/f 100 0>1 replaced"_s});

    // They stand in front of the file, take no part in its size, and are nothing that is compared.
    row("extended attributes",
        {T().pax({{"SCHILY.xattr.security.capability", QByteArray("\1\0\0\2\0=\n", 7)},
                  {"SCHILY.xattr.user.a=b", "c"},
                  {"LIBARCHIVE.xattr.user.note", "bm90ZQ"}})
             .filler("a", 100)
             .filler("b", 20),
         T().pax({{"SCHILY.xattr.user.note", QByteArray(5000, 'n')}}).filler("a", 100)},
        {220, 120}, {u"/a 100 0>1 same"_s});

    // One content, however the tar keeps it: as 5,000 bytes, or as one byte and a hole.
    const QByteArray dense = 'x' + QByteArray(4'999, '\0');
    const T sparse =
        T().pax({{"GNU.sparse.size", "5000"}, {"GNU.sparse.map", "0,1"}, {"GNU.sparse.name", "a"}})
            .file("GNUSparseFile.0/a", "x");
    const T mapFirst =
        T().pax({{"GNU.sparse.major", "1"},
                 {"GNU.sparse.realsize", "5000"},
                 {"GNU.sparse.name", "a"}})
            .file("GNUSparseFile.0/a", QByteArray("1\n0\n1\n").leftJustified(512, '\0') + 'x');
    // Three times 5,000 unpacked, one live; then two whose first byte differs.
    row("dense, then sparse", {T().file("a", dense), sparse, mapFirst}, {15'000, 5'000},
        {u"/a 5000 0>1 same"_s, u"/a 5000 1>2 same"_s});
    row("sparse, then other bytes", {sparse, T().file("a", QByteArray(5'000, '\0'))},
        {10'000, 5'000}, {u"/a 5000 0>1 replaced"_s});
    // Too large to count zeros: by what the tar holds.
    const T huge =
        T().pax({{"GNU.sparse.size", "100000000000"}, {"GNU.sparse.map", "0,1"}}).file("a", "x");
    // Twice 100,000,000,000 unpacked, one live.
    row("huge and sparse, twice", {huge, huge}, {200'000'000'000, 100'000'000'000},
        {u"/a 100000000000 0>1 same"_s});

    // 9 + 50 + 7 are not counted, only the 1 of a.
    row("notes of aufs are no files",
        {T().filler(".wh..wh.aufs", 9).filler(".wh..wh.plnk/1.2", 50).filler("a", 1),
         T().filler("d/.wh..wh.orph/x", 7)},
        {1, 1}, {});
    // All 5 are live.
    row("whiteouts without a name hide nothing",
        {T().filler("d/a", 5), T().file("d/.wh.").file("d/.wh..").file("d/.wh...")}, {5, 5}, {});
    // In each the 5 are hidden, and the mark stores nothing, whatever it holds.
    row("a whiteout may be of any type",
        {T().filler("a", 5), T().entry(".wh.a", {}, {}, {.type = '5'})}, {5, 0},
        {u"/a 5 0>1 removed"_s});
    row("a whiteout with content stores nothing", {T().filler("a", 5), T().filler(".wh.a", 9)},
        {5, 0}, {u"/a 5 0>1 removed"_s});
    // 5 + 6; the mark is about d/a, so the 6 of a stay.
    row("whiteouts reach no other folder",
        {T().filler("d/a", 5).filler("a", 6), T().whiteout("d/a")}, {11, 6},
        {u"/d/a 5 0>1 removed"_s});
    // 5 + 6; the mark is about the folder a, so the 5 of ab stay.
    row("names that begin alike", {T().filler("ab", 5).filler("a/x", 6), T().whiteout("a")},
        {11, 5}, {u"/a/x 6 0>1 removed"_s});
    // Both are d/a: 5 + 6, the 6 on top.
    row("leading dots and slashes", {T().filler("./d//a", 5), T().filler("/d/./a", 6)}, {11, 6},
        {u"/d/a 5 0>1 replaced"_s});
    // ../../a is a: nothing of 5 is live.
    row("paths above the root", {T().filler("../../a", 5), T().whiteout("a")}, {5, 0},
        {u"/a 5 0>1 removed"_s});

    // Same content at b and c, and at a in two layers of which one is visible: 3 live copies of 50.
    row("duplicates",
        {T().filler("a", 50).filler("b", 50),
         T().filler("a", 50).filler("c", 50, 'y').filler("d/e", 50).filler("f", 51)},
        {301, 251, 100}, {u"/a 50 0>1 same"_s});
    // 50 bytes under two names, and two files of none.
    row("hard links are no duplicates", {T().filler("a", 50).hardLink("b", "a")}, {50, 50}, {});
    row("empty files are no duplicates", {T().file("a").file("b")}, {0, 0}, {});
}

void ImageAnalysisTest::rules()
{
    QFETCH(QList<TarBuilder>, tars);
    QFETCH(Sums, sums);
    const Analysis analysis = analyzed(tars);
    QCOMPARE(analysis->storedBytes, sums.stored);
    QCOMPARE(analysis->liveBytes, sums.live);
    QCOMPARE(analysis->wastedBytes, sums.stored - sums.live);
    QCOMPARE(analysis->duplicateBytes, sums.duplicate);
    QCOMPARE(analysis->efficiency, sums.stored == 0 ? 1 : double(sums.live) / double(sums.stored));
    QTEST(wasteOf(*analysis), "waste");
    QCOMPARE(analysis->tree->root().totalSize, sums.stored);
    QCOMPARE(analysis->tree->root().hiddenSize, sums.stored - sums.live);
}

void ImageAnalysisTest::layerTotals()
{
    const Analysis analysis = analyzed({
        TarBuilder().folder("d").filler("d/a", 100).filler("b", 20).symlink("l", "b"),
        TarBuilder().whiteout("d/a").filler("b", 5).file("e").hardLink("h", "b"),
        TarBuilder().opaque("d"),
    });
    // Layer 0 lists d, d/a, b and l, two of them files; both were hidden by layer 1.
    QCOMPARE(analysis->layers[0], (layers::LayerTotals{4, 2, 120, 0, 120}));
    // Layer 1 lists a whiteout, b, e and h; b is all it stores.
    QCOMPARE(analysis->layers[1], (layers::LayerTotals{4, 2, 5, 5, 0}));
    QCOMPARE(analysis->layers[2], (layers::LayerTotals{1, 0, 0, 0, 0}));
    QCOMPARE(analysis->efficiency, 5.0 / 125.0);
}

void ImageAnalysisTest::wasteIsSortedAndMerged()
{
    const Analysis analysis = analyzed({
        TarBuilder().filler("z", 10).filler("b", 10).filler("a/b", 10).filler("big", 99),
        // Both contents that /k stores, here and above, live on through other names until layer 3.
        TarBuilder().filler("k", 3).hardLink("l", "k"),
        TarBuilder().filler("k", 4).hardLink("m", "k"),
        TarBuilder()
            .whiteout("k")
            .whiteout("l")
            .whiteout("m")
            .whiteout("z")
            .whiteout("b")
            .whiteout("a")
            .whiteout("big"),
    });
    QCOMPARE(wasteOf(*analysis), (QStringList{u"/big 99 0>3 removed"_s, u"/a/b 10 0>3 removed"_s,
                                              u"/b 10 0>3 removed"_s, u"/z 10 0>3 removed"_s,
                                              u"/k 7 1,2>3 removed"_s}));
    qint64 sum = 0;
    for (const layers::Waste &waste : analysis->waste) {
        sum += waste.bytes;
        QVERIFY(analysis->tree->node(waste.node).isHidden());
    }
    QCOMPARE(sum, analysis->wastedBytes);
}

void ImageAnalysisTest::duplicates()
{
    // Of 30 bytes there are 4 copies: /a (whose own name is hidden, /l still shows it), /b and two
    // more in layer 1; a fifth is wasted. Of 50 bytes there are 2. 70 is there once, 0 does not
    // count.
    const Analysis analysis = analyzed({
        TarBuilder().filler("a", 30).hardLink("l", "a").filler("b", 30).filler("w", 30),
        TarBuilder().filler("p", 50, 'y').whiteout("a").whiteout("w").filler("d/c", 30),
        TarBuilder().filler("q", 50, 'y').filler("e", 30).filler("r", 70).file("s").file("t"),
    });
    QStringList rows;
    for (const layers::Duplicate &duplicate : analysis->duplicates) {
        rows += u"%1 x %2, %3 wasted"_s.arg(duplicate.count)
                    .arg(duplicate.size)
                    .arg(duplicate.wastedBytes());
        for (const layers::DuplicateMember &member : analysis->membersOf(duplicate)) {
            const auto node = analysis->tree->node(member.node);
            QVERIFY(!node.isHidden());
            rows += u"%1 in %2"_s.arg(analysis->tree->displayPath(node)).arg(member.layer);
        }
    }
    QCOMPARE(rows, (QStringList{u"4 x 30, 90 wasted"_s, u"/l in 0"_s, u"/b in 0"_s, u"/d/c in 1"_s,
                                u"/e in 2"_s, u"2 x 50, 50 wasted"_s, u"/p in 1"_s, u"/q in 2"_s}));
    QCOMPARE(analysis->duplicateBytes, 140);
}

void ImageAnalysisTest::hardLinks()
{
    const Analysis analysis = analyzed({
        TarBuilder().filler("a", 30).hardLink("l", "a").hardLink("lost", "nothing"),
        TarBuilder().hardLink("d/m", "l").symlink("s", "a"),
    });
    QStringList rows;
    for (const layers::HardLink &link : analysis->hardLinks)
        rows += analysis->tree->displayPath(analysis->tree->node(link.node)) + u" is "_s
                + analysis->tree->displayPath(analysis->tree->node(link.content));
    QCOMPARE(rows, (QStringList{u"/l is /a"_s, u"/d/m is /a"_s}));
}

void ImageAnalysisTest::tree()
{
    const Analysis analysis = analyzed({
        TarBuilder().folder("d").filler("d/a", 100).filler("d/b", 20).filler("top", 1),
        TarBuilder().folder("d").filler("d/b", 30).filler("i/n", 5),
        TarBuilder().whiteout("d").folder("d").filler("d/a", 7),
    });
    // The old d is whole, below it both copies of b; the new one stands beside it.
    QCOMPARE(treeOf(*analysis), (QStringList{
                                    u"/ 163/150 unchanged 0"_s,
                                    u" d/ 150/150 deleted 1>2"_s,
                                    u"  a 100/100 deleted 0>2"_s,
                                    u"  b 30/30 deleted 1>2"_s,
                                    u"  b 20/20 deleted 0>1"_s,
                                    u" d/ 7/0 modified 2"_s,
                                    u"  a 7/0 modified 2"_s,
                                    u" i/ 5/0 added 1"_s,
                                    u"  n 5/0 added 1"_s,
                                    u" top 1/0 unchanged 0"_s,
                                }));
    for (quint32 i = 0; i < analysis->tree->count(); ++i) {
        const layers::FileNode node = analysis->tree->node(i);
        for (const layers::FileNode child : analysis->tree->children(node))
            QCOMPARE(child.parent, i);
        if (node.entry != layers::FileNode::None) {
            const auto entry = analysis->tocs[node.layer]->at(node.entry);
            QCOMPARE(analysis->tree->displayPath(node), u'/' + QString::fromUtf8(entry.path));
        }
    }
}

void ImageAnalysisTest::treeOfHardLinks()
{
    const Analysis analysis =
        analyzed({TarBuilder().filler("a", 100).hardLink("b", "a"), TarBuilder().filler("a", 3)});
    QCOMPARE(treeOf(*analysis), (QStringList{u"/ 103/0 unchanged 0"_s, u" a 100/0 deleted 0>1"_s,
                                             u" a 3/0 modified 1"_s, u" b 0/0 unchanged 0"_s}));
}

void ImageAnalysisTest::deepAndStrangePaths()
{
    QByteArray deep = "x";
    for (int i = 0; i < 100'000; ++i)
        deep += "/x";
    const Analysis analysis = analyzed({
        TarBuilder().filler(deep, 10).filler("\xff\xfe/\x01", 5),
        TarBuilder().whiteout("x").whiteout("\xff\xfe/\x01"),
    });
    QCOMPARE(analysis->wastedBytes, 15);
    QCOMPARE(analysis->tree->count(), 100'004u);
    QCOMPARE(wasteOf(*analysis).last(), u"/\\xff\\xfe/\\x01 5 0>1 removed"_s);
}

/// Links that multiply each other end, in time and in the length of paths.
void ImageAnalysisTest::linksThatLeadTooFar()
{
    QByteArray far = "x";
    for (int i = 0; i < 1500; ++i)
        far += "/x";
    TarBuilder links;
    links.pax({{"linkpath", far}}).symlink("l", "l");
    links.pax({{"path", far + "/again"}, {"linkpath", far}}).symlink("p", "l");
    // Each leads twice to the one before: 2 to the power of 40 steps if all were taken.
    links.symlink("l0", ".");
    for (int i = 1; i <= 40; ++i) {
        const QByteArray before = 'l' + QByteArray::number(i - 1);
        links.symlink('l' + QByteArray::number(i), before + '/' + before);
    }
    TarBuilder files;
    files.filler("l/l/a", 1);
    for (int i = 0; i < 100; ++i)
        files.filler("l40/f" + QByteArray::number(i), 1);
    files.filler("l/again/a", 1); // A path that no system has: l gives way.
    const Analysis analysis = analyzed({links, files});
    QCOMPARE(analysis->storedBytes, 102);
    QCOMPARE(analysis->liveBytes, 102);
    QVERIFY(analysis->tree->count() < 5'000);
}

void ImageAnalysisTest::nothing()
{
    for (const QList<TarBuilder> &tars : {QList<TarBuilder>(), QList<TarBuilder>{TarBuilder()}}) {
        const Analysis analysis = analyzed(tars);
        QCOMPARE(analysis->storedBytes, 0);
        QCOMPARE(analysis->efficiency, 1);
        QCOMPARE(analysis->dive.efficiency, 1);
        QCOMPARE(analysis->dive.userWastedPercent, 0);
        QCOMPARE(analysis->tree->count(), 1u);
        QVERIFY(analysis->waste.empty());
    }
}

void ImageAnalysisTest::tooManyLayers()
{
    layers::TarIndexer indexer;
    const auto toc = *indexer.finish();
    const auto analysis =
        layers::analyze(std::vector<std::shared_ptr<const layers::LayerToc>>(10'001, toc));
    QVERIFY(!analysis);
    QCOMPARE(analysis.error().code, core::ErrorCode::LimitExceeded);
}

void ImageAnalysisTest::cancelled()
{
    std::stop_source stop;
    stop.request_stop();
    layers::TarIndexer indexer;
    QVERIFY(indexer.add(TarBuilder().file("a").bytes()));
    const auto analysis = layers::analyze({*indexer.finish()}, stop.get_token());
    QVERIFY(!analysis);
    QCOMPARE(analysis.error().code, core::ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(ImageAnalysisTest)
#include "tst_imageanalysis.moc"
