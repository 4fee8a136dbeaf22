// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/filetree.h"

#include <QTest>

using namespace Qt::StringLiterals;
using layers::FileNode;
using layers::FileTree;

class TestFileTree final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void displayName_data();
    void displayName();
    void displayPath();
    void deepPath();
};

namespace {

/// A chain of folders: each of \a names inside the one before, the first inside the root.
FileTree chain(const std::vector<QByteArray> &names)
{
    std::vector<FileNode> nodes(1);
    std::vector<char> bytes;
    for (const QByteArray &name : names) {
        FileNode node;
        node.parent = quint32(nodes.size() - 1);
        node.nameOffset = quint32(bytes.size());
        node.nameLength = quint32(name.size());
        bytes.insert(bytes.end(), name.begin(), name.end());
        nodes.back().firstChild = quint32(nodes.size());
        nodes.back().childCount = 1;
        nodes.push_back(node);
    }
    return {nodes, std::move(bytes)};
}

} // namespace

void TestFileTree::displayName_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");

    QTest::newRow("plain") << "libc.so.6"_ba << u"libc.so.6"_s;
    QTest::newRow("Latin-1") << "caf\xE9"_ba << u"caf\\xe9"_s;
}

void TestFileTree::displayName()
{
    QFETCH(QByteArray, bytes);
    const FileTree tree = chain({bytes});
    QTEST(tree.displayName(tree.node(1)), "shown");
}

void TestFileTree::displayPath()
{
    const FileTree tree = chain({"usr"_ba, "bin"_ba, "env"_ba});
    QCOMPARE(tree.displayPath(tree.root()), u"/"_s);
    QCOMPARE(tree.displayPath(tree.node(3)), u"/usr/bin/env"_s);
    QCOMPARE(tree.node(3).index, 3u);
    QCOMPARE(tree.children(tree.node(1)).size(), 1uz);
    QVERIFY(tree.children(tree.node(3)).empty());
}

void TestFileTree::deepPath()
{
    const FileTree tree = chain(std::vector<QByteArray>(100'000, "d"_ba));
    QCOMPARE(tree.displayPath(tree.node(100'000)).size(), 200'000);
}

QTEST_GUILESS_MAIN(TestFileTree)
#include "tst_filetree.moc"
