// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/imagefiltermodel.h"
#include "models/imagelistmodel.h"
#include "models/naturalorder.h"
#include "tests/support/storevalues.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using models::ImageListModel;
using storevalues::image;

class TestImageFilterModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void natural_data();
    void natural();
    void filter_data();
    void filter();
    void stores();
    void sort_data();
    void sort();
    void keepsIndexes();
    void tellsInThreeSteps();
    void followsAnything();
};

namespace {

QList<store::Image> images()
{
    return {image(u"1"_s, {u"nginx:1.9"_s}, 500, 5), image(u"2"_s, {u"nginx:1.24"_s}, 70, 70),
            image(u"3"_s, {u"localhost:5000/team/app:dev"_s}, 1000, 1),
            image(u"4"_s, {u"alpine:3"_s}, 9, 9, {u"linux/amd64"_s, u"linux/arm64"_s}),
            image(u"5"_s, {}, 60, 60, {u"linux/s390x"_s})};
}

QStringList rows(const models::ImageFilterModel &model)
{
    QStringList texts;
    for (int i = 0; i < model.rowCount(); ++i) {
        const QModelIndex index = model.index(i, 0);
        texts += index.data().toString() + u':'
                 + index.siblingAtColumn(ImageListModel::TagColumn).data().toString();
    }
    return texts;
}

} // namespace

void TestImageFilterModel::natural_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("order");

    QTest::newRow("equal") << u"a"_s << u"a"_s << 0;
    QTest::newRow("case") << u"Abc"_s << u"abc"_s << 0;
    QTest::newRow("numbers by value") << u"1.9"_s << u"1.24"_s << -1;
    QTest::newRow("leading zeros") << u"1.09"_s << u"1.9"_s << 0;
    QTest::newRow("zero") << u"0"_s << u"00"_s << 0;
    QTest::newRow("prefix") << u"1.2"_s << u"1.2-rc"_s << -1;
    QTest::newRow("empty") << QString() << u"a"_s << -1;
    QTest::newRow("digit before letter") << u"a1"_s << u"ab"_s << -1;
    QTest::newRow("larger than any integer")
        << u"99999999999999999999999"_s << u"100000000000000000000000"_s << -1;
}

void TestImageFilterModel::natural()
{
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    QFETCH(const int, order);
    const auto sign = [](int value) { return (value > 0) - (value < 0); };
    QCOMPARE(sign(models::compareNaturally(a, b)), order);
    QCOMPARE(sign(models::compareNaturally(b, a)), -order);
}

void TestImageFilterModel::filter_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");

    QTest::newRow("empty") << QString() << 5;
    QTest::newRow("blanks") << u"   "_s << 5;
    QTest::newRow("repository") << u"nginx"_s << 2;
    QTest::newRow("case") << u"NGINX"_s << 2;
    QTest::newRow("tag") << u"1.24"_s << 1;
    QTest::newRow("as one types it") << u"nginx:1.24"_s << 1;
    QTest::newRow("two words") << u"app  dev"_s << 1;
    QTest::newRow("words of different rows") << u"nginx dev"_s << 0;
    QTest::newRow("platform") << u"s390x"_s << 1;
    QTest::newRow("untagged") << u"<none>"_s << 1;
    QTest::newRow("digest") << storevalues::digest(u"2"_s).encoded().left(16) << 1;
    QTest::newRow("nothing") << u"zzz"_s << 0;
}

void TestImageFilterModel::filter()
{
    QFETCH(const QString, text);
    QFETCH(const int, count);
    ImageListModel source;
    models::ImageFilterModel model(&source);
    const QAbstractItemModelTester tester(&model);
    source.setImages(images());
    model.setFilterText(text);
    QCOMPARE(model.rowCount(), count);
    QCOMPARE(model.isFiltering(), !text.trimmed().isEmpty());
    model.setFilterText({});
    QCOMPARE(model.rowCount(), 5);
}

void TestImageFilterModel::stores()
{
    ImageListModel source;
    models::ImageFilterModel model(&source);
    const QAbstractItemModelTester tester(&model);
    model.sort(ImageListModel::StoreColumn, Qt::AscendingOrder);
    source.setStores({{QString(), u"My images"_s}, {u"d"_s, u"Docker"_s}});
    source.setImages(images());
    source.setImages(images().first(2), u"d"_s);
    QCOMPARE(model.rowCount(), 7);
    QStringList stores;
    for (int i = 0; i < model.rowCount(); ++i)
        stores += model.index(i, ImageListModel::StoreColumn).data().toString();
    QCOMPARE(stores.first(3), (QStringList{u"Docker"_s, u"Docker"_s, u"My images"_s}));
    model.setFilterText(u"nginx docker"_s);
    QCOMPARE(model.rowCount(), 2);
    source.setStores({{QString(), {}}});
    QCOMPARE(model.rowCount(), 0);
    model.setFilterText({});
    QCOMPARE(model.rowCount(), 5);
}

void TestImageFilterModel::sort_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QStringList>("expected");

    const QString app = u"localhost:5000/team/app:dev"_s;
    const QString none = u"<none>:<none>"_s;
    QTest::newRow("repository, then tag by value")
        << int(ImageListModel::RepositoryColumn)
        << QStringList{none, u"alpine:3"_s, app, u"nginx:1.9"_s, u"nginx:1.24"_s};
    QTest::newRow("size") << int(ImageListModel::SizeColumn)
                          << QStringList{u"alpine:3"_s, none, u"nginx:1.24"_s, u"nginx:1.9"_s, app};
    QTest::newRow("only here") << int(ImageListModel::OnlyHereColumn)
                               << QStringList{app, u"nginx:1.9"_s, u"alpine:3"_s, none,
                                              u"nginx:1.24"_s};
}

void TestImageFilterModel::sort()
{
    QFETCH(const int, column);
    QFETCH(const QStringList, expected);
    ImageListModel source;
    models::ImageFilterModel model(&source);
    const QAbstractItemModelTester tester(&model);
    source.setImages(images());
    model.sort(column, Qt::AscendingOrder);
    QCOMPARE(rows(model), expected);
    model.sort(column, Qt::DescendingOrder);
    QCOMPARE(rows(model), QStringList(expected.rbegin(), expected.rend()));
}

void TestImageFilterModel::keepsIndexes()
{
    ImageListModel source;
    models::ImageFilterModel model(&source);
    const QAbstractItemModelTester tester(&model);
    source.setImages(images());
    model.sort(ImageListModel::RepositoryColumn);
    const QModelIndex alpine =
        model.mapFromSource(source.indexOfName(images().at(3).names.first().toString()));
    const QPersistentModelIndex image = alpine;
    const QPersistentModelIndex platform = model.index(1, ImageListModel::RepositoryColumn, alpine);
    QCOMPARE(platform.data().toString(), u"linux/arm64"_s);
    model.sort(ImageListModel::SizeColumn, Qt::DescendingOrder);
    QCOMPARE(image.data().toString(), u"alpine"_s);
    QCOMPARE(image.row(), 4);
    QCOMPARE(platform.data().toString(), u"linux/arm64"_s);
    QCOMPARE(platform.parent(), QModelIndex(image));
    model.setFilterText(u"alpine"_s);
    QCOMPARE(image.row(), 0);
    QCOMPARE(platform.data().toString(), u"linux/arm64"_s);
    model.setFilterText(u"nginx"_s);
    QVERIFY(!image.isValid());
    QVERIFY(!platform.isValid());
}

void TestImageFilterModel::tellsInThreeSteps()
{
    QList<store::Image> many;
    for (int i = 0; i < 200; ++i)
        many += image(QString::number(i), {u"r%1/%2:1"_s.arg(i % 2 ? u"odd"_s : u"even"_s).arg(i)});
    ImageListModel source;
    models::ImageFilterModel model(&source);
    source.setImages(many);
    model.sort(ImageListModel::SizeColumn);
    model.sort(ImageListModel::TagColumn);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy arranged(&model, &QAbstractItemModel::layoutChanged);
    model.setFilterText(u"odd"_s);
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(removed.size(), 1);
    QVERIFY(arranged.size() <= 1);
    arranged.clear();
    model.setFilterText({});
    QCOMPARE(model.rowCount(), 200);
    QCOMPARE(inserted.size(), 1);
    QVERIFY(arranged.size() <= 1);
}

void TestImageFilterModel::followsAnything()
{
    QRandomGenerator random(1830);
    ImageListModel source;
    models::ImageFilterModel model(&source);
    const QAbstractItemModelTester tester(&model);
    const QStringList filters{{}, u"1"_s, u"2"_s, u"team"_s, u"nothing"_s, u"r1 arm"_s};
    QString filter;
    int column = -1;
    Qt::SortOrder order = Qt::AscendingOrder;
    for (int step = 0; step < 400; ++step) {
        switch (random.bounded(3)) {
        case 0: {
            QList<store::Image> images;
            for (int i = 0; i < 12; ++i) {
                if (random.bounded(3) == 0)
                    continue;
                const QStringList platforms = random.bounded(4) == 0
                                                  ? QStringList{u"linux/amd64"_s, u"linux/arm64"_s}
                                                  : QStringList{u"linux/amd64"_s};
                images += image(QString::number(i), {u"r%1/team:%2"_s.arg(i % 3).arg(i)},
                                random.bounded(4), random.bounded(4), platforms);
            }
            source.setImages(images);
            break;
        }
        case 1:
            filter = filters.at(random.bounded(int(filters.size())));
            model.setFilterText(filter);
            break;
        default:
            column = random.bounded(int(ImageListModel::ColumnCount));
            order = random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
            model.sort(column, order);
        }

        QStringList expected;
        for (int row = 0; row < source.rowCount(); ++row) {
            const QModelIndex index = source.index(row, 0);
            const QString text = index.data(ImageListModel::FilterRole).toString();
            const QStringList words = filter.split(u' ', Qt::SkipEmptyParts);
            if (std::ranges::all_of(words,
                                    [&](const QString &word) { return text.contains(word); }))
                expected += index.data(ImageListModel::NameRole).toString();
        }
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, 0);
            found += index.data(ImageListModel::NameRole).toString();
            QCOMPARE(model.mapFromSource(model.mapToSource(index)), index);
            QCOMPARE(model.rowCount(index), source.rowCount(model.mapToSource(index)));
        }
        if (column == ImageListModel::SizeColumn && model.rowCount() > 1) {
            const auto size = [&model, column](int row) {
                return model.index(row, column).data(ImageListModel::SortRole).toLongLong();
            };
            for (int row = 1; row < model.rowCount(); ++row)
                QVERIFY(order == Qt::AscendingOrder ? size(row - 1) <= size(row)
                                                    : size(row - 1) >= size(row));
        }
        std::ranges::sort(expected);
        std::ranges::sort(found);
        QCOMPARE(found, expected);
    }
}

QTEST_GUILESS_MAIN(TestImageFilterModel)
#include "tst_imagefiltermodel.moc"
