// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/imagelistmodel.h"
#include "tests/support/storevalues.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using models::ImageListModel;
using storevalues::image;

class TestImageListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rows();
    void cells_data();
    void cells();
    void platforms();
    void changes_data();
    void changes();
    void selectionSurvives();
    void unchangedIsSilent();
    void platformsComeAndGo();
    void stores();
    void storesChangeAlone();
    void manyImages();
    void manyImagesInStores();

private:
    [[nodiscard]] QStringList names() const;

    std::unique_ptr<ImageListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

const QString Nginx = u"docker.io/library/nginx:1.24"_s;

QList<store::Image> three()
{
    return {image(u"a"_s, {u"nginx:1.24"_s, u"nginx:stable"_s}), image(u"b"_s, {}),
            image(u"c"_s, {u"ghcr.io/org/tool:2"_s}, 30, 10, {u"linux/amd64"_s, u"linux/arm64"_s})};
}

QList<store::Image> numbered(int count)
{
    QList<store::Image> images;
    for (int i = 0; i < count; ++i)
        images += image(u"seed%1"_s.arg(i), {u"r%1:t"_s.arg(i)});
    return images;
}

} // namespace

void TestImageListModel::init()
{
    m_model = std::make_unique<ImageListModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestImageListModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

QStringList TestImageListModel::names() const
{
    QStringList names;
    for (int i = 0; i < m_model->rowCount(); ++i)
        names += m_model->index(i, 0).data(ImageListModel::NameRole).toString();
    names.sort();
    return names;
}

void TestImageListModel::rows()
{
    m_model->setImages(three());
    const QStringList expected{Nginx, u"docker.io/library/nginx:stable"_s, u"ghcr.io/org/tool:2"_s,
                               storevalues::digest(u"b"_s).toString()};
    QCOMPARE(names(), expected);
}

void TestImageListModel::cells_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("role");
    QTest::addColumn<QVariant>("expected");

    const QString dangling = storevalues::digest(u"b"_s).toString();
    const QString tool = u"ghcr.io/org/tool:2"_s;
    const int display = Qt::DisplayRole;
    const auto row = [](const char *title, const QString &name, int column, int role,
                        const QVariant &expected) {
        QTest::newRow(title) << name << column << role << expected;
    };
    row("repository as docker says it", Nginx, ImageListModel::RepositoryColumn, display,
        u"nginx"_s);
    row("repository elsewhere", tool, ImageListModel::RepositoryColumn, display,
        u"ghcr.io/org/tool"_s);
    row("tag", Nginx, ImageListModel::TagColumn, display, u"1.24"_s);
    row("no repository", dangling, ImageListModel::RepositoryColumn, display, u"<none>"_s);
    row("no tag", dangling, ImageListModel::TagColumn, display, u"<none>"_s);
    row("platform", Nginx, ImageListModel::PlatformColumn, display, u"linux/amd64"_s);
    row("size", tool, ImageListModel::SizeColumn, ImageListModel::SortRole, qint64(30));
    row("only here", tool, ImageListModel::OnlyHereColumn, ImageListModel::SortRole, qint64(10));
    row("digest", dangling, ImageListModel::DigestColumn, display,
        storevalues::digest(u"b"_s).shortForm());
    row("whole digest", dangling, 0, ImageListModel::DigestRole, dangling);
    row("dangling", dangling, 0, ImageListModel::DanglingRole, true);
    row("not dangling", Nginx, 0, ImageListModel::DanglingRole, false);
    row("reference", Nginx, 0, ImageListModel::ReferenceRole, Nginx);
    row("reference of dangling", dangling, 0, ImageListModel::ReferenceRole, QString());
}

void TestImageListModel::cells()
{
    QFETCH(const QString, name);
    QFETCH(const int, column);
    QFETCH(const int, role);
    QFETCH(const QVariant, expected);
    m_model->setImages(three());
    QCOMPARE(m_model->indexOfName(name).siblingAtColumn(column).data(role), expected);
}

void TestImageListModel::platforms()
{
    m_model->setImages(three());
    QCOMPARE(m_model->rowCount(m_model->indexOfName(Nginx)), 0);
    const QModelIndex tool = m_model->indexOfName(u"ghcr.io/org/tool:2"_s);
    QCOMPARE(m_model->rowCount(tool), 2);
    const QModelIndex arm = m_model->index(1, 0, tool);
    QCOMPARE(arm.data().toString(), u"linux/arm64"_s);
    QCOMPARE(arm.data(ImageListModel::NameRole).toString(), u"ghcr.io/org/tool:2"_s);
    QCOMPARE(arm.data(ImageListModel::DigestRole).toString(),
             storevalues::digest(u"clinux/arm64"_s).toString());
    QVERIFY(m_model->platform(arm) == *oci::Platform::parse(u"linux/arm64"));
    QVERIFY(!m_model->platform(tool));
    QCOMPARE(m_model->image(arm), m_model->image(tool));
}

void TestImageListModel::changes_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<int>("inserts");
    QTest::addColumn<int>("removals");

    using L = QStringList;
    QTest::newRow("from empty") << L{} << L{u"a:1"_s, u"b:1"_s} << 1 << 0;
    QTest::newRow("to empty") << L{u"a:1"_s, u"b:1"_s} << L{} << 0 << 1;
    QTest::newRow("one more") << L{u"a:1"_s} << L{u"a:1"_s, u"b:1"_s} << 1 << 0;
    QTest::newRow("first goes") << L{u"a:1"_s, u"b:1"_s} << L{u"b:1"_s} << 0 << 1;
    QTest::newRow("scattered go at once")
        << L{u"a:1"_s, u"b:1"_s, u"c:1"_s, u"d:1"_s, u"e:1"_s} << L{u"b:1"_s, u"d:1"_s} << 0 << 1;
    QTest::newRow("some go, some come")
        << L{u"a:1"_s, u"b:1"_s, u"c:1"_s} << L{u"x:1"_s, u"b:1"_s, u"y:1"_s} << 1 << 1;
    QTest::newRow("all others") << L{u"a:1"_s, u"b:1"_s} << L{u"x:1"_s, u"y:1"_s} << 1 << 1;
    QTest::newRow("another order") << L{u"a:1"_s, u"b:1"_s} << L{u"b:1"_s, u"a:1"_s} << 0 << 0;
}

void TestImageListModel::changes()
{
    QFETCH(const QStringList, before);
    QFETCH(const QStringList, after);
    QFETCH(const int, inserts);
    QFETCH(const int, removals);
    const auto images = [](const QStringList &names) {
        QList<store::Image> list;
        for (const QString &name : names)
            list += image(name, {name});
        return list;
    };
    m_model->setImages(images(before));
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setImages(images(after));
    QCOMPARE(inserted.size(), inserts);
    QCOMPARE(removed.size(), removals);
    QCOMPARE(reset.size(), 0);
    QStringList expected;
    for (const QString &name : after)
        expected += u"docker.io/library/"_s + name;
    expected.sort();
    QCOMPARE(names(), expected);
}

void TestImageListModel::selectionSurvives()
{
    m_model->setImages(numbered(10));
    const QPersistentModelIndex kept = m_model->indexOfName(u"docker.io/library/r5:t"_s);
    const QPersistentModelIndex gone = m_model->indexOfName(u"docker.io/library/r4:t"_s);
    QList<store::Image> fewer = numbered(12);
    fewer.removeAt(8);
    fewer.removeAt(4);
    fewer.removeAt(0);
    m_model->setImages(fewer);
    QVERIFY(kept.isValid());
    QVERIFY(!gone.isValid());
    QCOMPARE(kept.data(ImageListModel::NameRole).toString(), u"docker.io/library/r5:t"_s);
}

void TestImageListModel::unchangedIsSilent()
{
    m_model->setImages(three());
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy layout(m_model.get(), &QAbstractItemModel::layoutChanged);
    m_model->setImages(three());
    QCOMPARE(changed.size(), 0);
    QCOMPARE(layout.size(), 0);

    QList<store::Image> other = three();
    other[0].uniqueBytes = 1;
    m_model->setImages(other);
    QCOMPARE(changed.size(), 1); // Both names of the image, told at once.
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 0);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 1);
}

void TestImageListModel::platformsComeAndGo()
{
    const QStringList one{u"linux/amd64"_s};
    const QStringList two{u"linux/amd64"_s, u"linux/arm64"_s};
    const QStringList many{u"linux/amd64"_s, u"linux/arm64"_s, u"linux/386"_s};
    for (const QStringList &platforms : {one, two, many, two, one, many}) {
        m_model->setImages({image(u"x"_s, {u"x:1"_s}, 30, 10, platforms)});
        const QModelIndex index = m_model->index(0, 0);
        QCOMPARE(m_model->rowCount(index), platforms.size() > 1 ? int(platforms.size()) : 0);
        for (int i = 0; i < m_model->rowCount(index); ++i)
            QCOMPARE(m_model->index(i, 0, index).data().toString(), platforms.at(i));
    }
}

void TestImageListModel::stores()
{
    m_model->setStores({{QString(), u"My images"_s}, {u"d"_s, u"Docker"_s}});
    m_model->setImages(three());
    m_model->setImages(three().first(1), u"d"_s);
    m_model->setImages(three(), u"unknown"_s);
    QCOMPARE(m_model->rowCount(), 6);
    const QModelIndex own = m_model->indexOfName(Nginx);
    const QModelIndex other = m_model->indexOfName(Nginx, u"d"_s);
    QVERIFY(own.isValid() && other.isValid() && own != other);
    QCOMPARE(own.siblingAtColumn(ImageListModel::StoreColumn).data(), u"My images"_s);
    QCOMPARE(own.data(ImageListModel::StoreRole), QString());
    QCOMPARE(other.siblingAtColumn(ImageListModel::StoreColumn).data(), u"Docker"_s);
    QCOMPARE(other.data(ImageListModel::StoreRole), u"d"_s);
    const QModelIndex arm =
        m_model->index(1, 0, m_model->indexOfName(u"ghcr.io/org/tool:2"_s, QString()));
    QCOMPARE(arm.data(ImageListModel::StoreRole), QString());
    QVERIFY(!m_model->indexOfName(Nginx, u"unknown"_s).isValid());
}

void TestImageListModel::storesChangeAlone()
{
    m_model->setStores({{QString(), u"My images"_s}, {u"d"_s, u"Docker"_s}, {u"p"_s, {}}});
    for (const QString &store : {QString(), u"d"_s, u"p"_s})
        m_model->setImages(three(), store);
    const QPersistentModelIndex own = m_model->indexOfName(Nginx);
    const QPersistentModelIndex docker = m_model->indexOfName(Nginx, u"d"_s);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setImages({}, u"p"_s);
    m_model->setImages(three().last(2), u"d"_s);
    QCOMPARE(m_model->rowCount(), 6);
    QVERIFY(own.isValid() && !docker.isValid());
    QVERIFY(m_model->indexOfName(u"ghcr.io/org/tool:2"_s, u"d"_s).isValid());
    QCOMPARE(changed.size(), 0);

    m_model->setStores({{QString(), {}}, {u"d"_s, u"Docker"_s}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_model->index(own.row(), ImageListModel::StoreColumn).data(), QString());
    m_model->setStores({{u"d"_s, u"Docker"_s}});
    QVERIFY(!own.isValid());
    QCOMPARE(m_model->rowCount(), 2);
    m_model->setStores({});
    QCOMPARE(m_model->rowCount(), 0);
}

void TestImageListModel::manyImages()
{
    m_tester.reset(); // It asks every row on every signal.
    QList<store::Image> images = numbered(10'000);
    m_model->setImages(images);
    QCOMPARE(m_model->rowCount(), 10'000);
    for (qsizetype i = images.size() - 1; i >= 0; i -= 2)
        images.removeAt(i);
    QElapsedTimer timer;
    timer.start();
    m_model->setImages(images);
    QCOMPARE(m_model->rowCount(), 5'000);
    // Linear work takes about 20 ms; a pass for every removed row would take seconds.
    QCOMPARE_LT(timer.elapsed(), 2000);
}

void TestImageListModel::manyImagesInStores()
{
    m_tester.reset();
    QMap<QString, QString> names;
    for (int i = 0; i < 5; ++i)
        names.insert(u"s%1"_s.arg(i), u"Store %1"_s.arg(i));
    m_model->setStores(names);
    const QList<store::Image> images = numbered(2'000);
    for (const QString &store : names.keys())
        m_model->setImages(images, store);
    QCOMPARE(m_model->rowCount(), 10'000);
    QElapsedTimer timer;
    timer.start();
    for (const QString &store : names.keys())
        m_model->setImages(images.first(1'000), store);
    QCOMPARE(m_model->rowCount(), 5'000);
    m_model->setStores({{u"s3"_s, {}}});
    QCOMPARE(m_model->rowCount(), 1'000);
    QCOMPARE_LT(timer.elapsed(), 2000); // As above.
}

QTEST_GUILESS_MAIN(TestImageListModel)
#include "tst_imagelistmodel.moc"
