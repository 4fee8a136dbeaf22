// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/repositorylistmodel.h"

#include "models/draggedreferences.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using models::RepositoryListModel;

class TestRepositoryListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roles();
    void pages();
    void references_data();
    void references();
};

void TestRepositoryListModel::roles()
{
    RepositoryListModel model(u"docker.io"_s);
    const QAbstractItemModelTester tester(&model);
    model.append({{.name = u"nginx"_s,
                   .description = u"Official build of Nginx."_s,
                   .trust = hub::Trust::Official,
                   .stars = 21268,
                   .pulls = {.count = 12'981'954'060},
                   .architectures = {u"amd64"_s}},
                  {.name = u"bitnami/nginx"_s, .pulls = {.count = 1000, .isAtLeast = true}}},
                 false);
    const QModelIndex first = model.index(0, 0);
    QCOMPARE(first.data().toString(), u"nginx"_s);
    QCOMPARE(first.data(RepositoryListModel::DescriptionRole).toString(),
             u"Official build of Nginx."_s);
    QCOMPARE(first.data(RepositoryListModel::TrustRole).toInt(), int(hub::Trust::Official));
    QCOMPARE(first.data(RepositoryListModel::StarsRole).toLongLong(), 21268);
    QCOMPARE(first.data(RepositoryListModel::PullsRole).toLongLong(), 12'981'954'060);
    QVERIFY(!first.data(RepositoryListModel::AtLeastRole).toBool());
    QCOMPARE(first.data(RepositoryListModel::ArchitecturesRole).toStringList(),
             QStringList{u"amd64"_s});
    QVERIFY(model.index(1, 0).data(RepositoryListModel::AtLeastRole).toBool());
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestRepositoryListModel::pages()
{
    RepositoryListModel model(u"docker.io"_s);
    const QSignalSpy more(&model, &RepositoryListModel::moreWanted);
    model.append({{.name = u"a/a"_s}, {.name = u"a/b"_s}}, true);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(more.count(), 1);
    model.append({{.name = u"a/b"_s}, {.name = u"a/c"_s}}, true); // b has moved to this page.
    QCOMPARE(model.rowCount(), 3);
    model.fetchMore({});
    QCOMPARE(more.count(), 2);
    model.setFailed();
    QVERIFY(model.canFetchMore({}));
    model.append({}, false);
    QVERIFY(!model.canFetchMore({}));
}

void TestRepositoryListModel::references_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reference");
    QTest::newRow("official") << u"docker.io"_s << u"nginx"_s << u"docker.io/library/nginx"_s;
    QTest::newRow("of somebody") << u"docker.io"_s << u"a/b"_s << u"docker.io/a/b"_s;
    QTest::newRow("registry") << u"localhost:5000"_s << u"team/app"_s
                              << u"localhost:5000/team/app"_s;
    QTest::newRow("no name") << u"localhost:5000"_s << u"Team App"_s << QString();
}

void TestRepositoryListModel::references()
{
    QFETCH(const QString, domain);
    QFETCH(const QString, name);
    QFETCH(const QString, reference);
    RepositoryListModel model(domain);
    model.append({{.name = name}}, false);
    const QModelIndex row = model.index(0, 0);
    QCOMPARE(row.data(RepositoryListModel::ReferenceRole).toString(), reference);
    const std::unique_ptr<QMimeData> dragged(model.mimeData({row}));
    QCOMPARE(models::draggedReferences(dragged.get()),
             reference.isEmpty() ? QStringList() : QStringList{reference});
}

QTEST_GUILESS_MAIN(TestRepositoryListModel)
#include "tst_repositorylistmodel.moc"
