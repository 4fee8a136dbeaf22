// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/taglistmodel.h"

#include "models/draggedreferences.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using models::StoredNames;
using models::TagListModel;
using Here = TagListModel::Here;

namespace {

const QString Repository = u"docker.io/library/nginx"_s;

oci::Digest digest(const QByteArray &seed)
{
    return oci::Digest::of(seed);
}

hub::TaggedImage image(const QString &platform, const QByteArray &seed, qint64 size)
{
    return {.platform = *oci::Platform::parse(platform), .digest = digest(seed), .sizeBytes = size};
}

hub::TagDetails tag(const QString &name)
{
    const QByteArray seed = name.toUtf8();
    return {.name = name,
            .digest = digest(seed),
            .pushed = QDateTime(QDate(2026, 10, 6), QTime(6, 8)),
            .sizeBytes = 1,
            .images = {image(u"linux/amd64"_s, seed + "amd64", 100),
                       image(u"linux/arm64"_s, seed + "arm64", 200)}};
}

StoredNames stored(const QStringList &names, const oci::Digest &digest)
{
    store::Image image{.target = oci::Descriptor::of(oci::MediaType::OciIndex, digest, 1)};
    for (const QString &name : names)
        image.names += *oci::Reference::parse(name);
    StoredNames stored;
    stored.add({image}, u"My images"_s);
    return stored;
}

} // namespace

class TestTagListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells();
    void platforms();
    void pages();
    void emptyPageAsksOn();
    void failure();
    void sizeOfPlatform();
    void here_data();
    void here();
    void followsTheStores();
    void attached();
    void dragged();
};

void TestTagListModel::cells()
{
    TagListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRepository(Repository);
    hub::TagDetails single = tag(u"1.29-alpine"_s);
    single.images.removeLast();
    model.append({tag(u"1.29"_s), single, {.name = u"chart"_s, .isImage = false}}, false);
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex top = model.index(row, 0);
        lines += top.data().toString() + u": "_s
                 + top.siblingAtColumn(TagListModel::PlatformsColumn).data().toString();
        for (int i = 0; i < model.rowCount(top); ++i) {
            const QModelIndex child = model.index(i, 0, top);
            lines += u"  "_s + child.data().toString() + u' '
                     + child.siblingAtColumn(TagListModel::SizeColumn).data().toString();
        }
    }
    QCOMPARE(lines,
             (QStringList{u"1.29: amd64, arm64"_s, u"  linux/amd64 100"_s, u"  linux/arm64 200"_s,
                          u"1.29-alpine: linux/amd64"_s, u"chart: no image"_s}));
    const QModelIndex first = model.index(0, 0);
    QCOMPARE(first.data(TagListModel::ReferenceRole).toString(), u"docker.io/library/nginx:1.29"_s);
    QCOMPARE(first.data(TagListModel::DigestRole).toString(), digest("1.29").toString());
    QVERIFY(first.data(TagListModel::PlatformRole).toString().isEmpty());
    QCOMPARE(model.index(1, 0).data(TagListModel::PlatformRole).toString(), u"linux/amd64"_s);
    const QModelIndex child = model.index(1, 0, first);
    QCOMPARE(child.data(TagListModel::ReferenceRole), first.data(TagListModel::ReferenceRole));
    QCOMPARE(child.data(TagListModel::PlatformRole).toString(), u"linux/arm64"_s);
    QCOMPARE(model.tag(child)->name, u"1.29"_s);
    QCOMPARE(model.tag({}), nullptr);
}

void TestTagListModel::platforms()
{
    hub::TagDetails many = tag(u"a"_s);
    for (const QString &platform : {u"linux/arm/v7"_s, u"linux/386"_s, u"windows/amd64"_s})
        many.images += image(platform, platform.toUtf8(), 1);
    TagListModel model;
    model.setRepository(Repository);
    model.append({many}, false);
    QCOMPARE(model.index(0, TagListModel::PlatformsColumn).data().toString(), u"amd64, arm64 +3"_s);
    QCOMPARE(model.rowCount(model.index(0, 0)), 5);
}

/// 20,000 tags, each once, though one more is pushed after every page.
void TestTagListModel::pages()
{
    TagListModel model;
    model.setRepository(Repository);
    constexpr int All = 20'000;
    constexpr int PageSize = 100;
    int asked = 0;
    const auto answer = [&] {
        const int from = asked * PageSize - asked; // Moved by one for each page so far.
        QList<hub::TagDetails> page;
        for (int i = from; i < qMin(All, from + PageSize); ++i)
            page += {.name = u"v%1"_s.arg(All - i)};
        ++asked;
        model.append(page, from + PageSize < All);
    };
    connect(&model, &TagListModel::moreWanted, this, answer, Qt::QueuedConnection);
    answer();
    QCOMPARE(model.rowCount(), PageSize);
    for (int i = 0; i < All && model.canFetchMore({}); ++i) {
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({})); // One page at a time.
        QCoreApplication::processEvents();
    }
    QCOMPARE(model.rowCount(), All);
    QCOMPARE(model.index(0, 0).data().toString(), u"v20000"_s);
    QCOMPARE(model.index(All - 1, 0).data().toString(), u"v1"_s);
}

void TestTagListModel::emptyPageAsksOn()
{
    TagListModel model;
    model.setRepository(Repository);
    model.append({tag(u"a"_s)}, true);
    const QSignalSpy more(&model, &TagListModel::moreWanted);
    model.append({tag(u"a"_s)}, true); // Nothing that is new, so no view would notice.
    QCOMPARE(more.count(), 1);
    model.append({tag(u"a"_s)}, false);
    QCOMPARE(more.count(), 1);
    QVERIFY(!model.canFetchMore({}));
}

void TestTagListModel::failure()
{
    TagListModel model;
    model.setRepository(Repository);
    model.append({tag(u"a"_s)}, true);
    model.fetchMore({});
    QVERIFY(!model.canFetchMore({}));
    model.setFailed();
    QVERIFY(model.canFetchMore({}));
}

void TestTagListModel::sizeOfPlatform()
{
    TagListModel model;
    model.setRepository(Repository);
    model.append({tag(u"a"_s)}, false);
    const QModelIndex size = model.index(0, TagListModel::SizeColumn);
    model.setPlatform(*oci::Platform::parse(u"linux/amd64"));
    QCOMPARE(size.data().toLongLong(), 100);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPlatform(*oci::Platform::parse(u"linux/arm64"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(size.data().toLongLong(), 200);
    model.setPlatform(*oci::Platform::parse(u"linux/s390x"));
    QCOMPARE(size.data().toLongLong(), 1); // What the registry tells for all.
}

void TestTagListModel::here_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Here>("here");
    const QStringList same{u"nginx:1.29"_s};
    QTest::newRow("nothing") << QStringList() << QByteArray("1.29") << Here::No;
    QTest::newRow("index") << same << QByteArray("1.29") << Here::Same;
    QTest::newRow("one platform") << same << QByteArray("1.29arm64") << Here::Same;
    QTest::newRow("moved") << same << QByteArray("older") << Here::Moved;
    QTest::newRow("another name") << QStringList{u"mine:1"_s} << QByteArray("1.29")
                                  << Here::Renamed;
    QTest::newRow("something else") << QStringList{u"mine:1"_s} << QByteArray("other") << Here::No;
}

void TestTagListModel::here()
{
    QFETCH(const QStringList, names);
    QFETCH(const QByteArray, content);
    TagListModel model;
    model.setStored(stored(names, digest(content)));
    model.setRepository(Repository);
    model.append({tag(u"1.29"_s)}, false);
    const QModelIndex row = model.index(0, TagListModel::HereColumn);
    QTEST(Here(row.data(TagListModel::HereRole).toInt()), "here");
    const bool isNo = Here(row.data(TagListModel::HereRole).toInt()) == Here::No;
    QCOMPARE(row.data().toString().isEmpty(), isNo);
    QCOMPARE(row.data(TagListModel::HereMeaningRole).toString().isEmpty(), isNo);
}

void TestTagListModel::followsTheStores()
{
    TagListModel model;
    model.setRepository(Repository);
    model.append({tag(u"1.29"_s), {.name = u"bare"_s}}, false);
    const QModelIndex first = model.index(0, TagListModel::HereColumn);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setStored(stored({u"nginx:1.29"_s}, digest("1.29")));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(first.data().toString(), u"Here"_s);
    model.setStored(stored({u"nginx:1.29"_s}, digest("1.29")));
    QCOMPARE(changed.count(), 1); // The same again.
    // A registry that tells nothing but the name.
    model.setStored(stored({u"nginx:bare"_s}, digest("x")));
    QCOMPARE(Here(model.index(1, 0).data(TagListModel::HereRole).toInt()), Here::Unknown);
    QVERIFY(first.data().toString().isEmpty());
}

void TestTagListModel::attached()
{
    TagListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRepository(Repository);
    model.append({{.name = u"a"_s}, {.name = u"b"_s}}, false);
    const auto artifact = [](const QString &type, const QStringList &predicates = {}) {
        registry::AttachedArtifact made{.descriptor = oci::Descriptor::of(
                                            oci::MediaType::OciManifest, digest(type.toUtf8()), 7),
                                        .predicates = predicates};
        made.descriptor.artifactType = type;
        return made;
    };
    const QList<registry::AttachedArtifact> attached{
        artifact(u"application/vnd.dev.cosign.artifact.sig.v1+json"_s),
        artifact({}, {u"https://slsa.dev/provenance/v1"_s, u"https://spdx.dev/Document"_s}),
        artifact(u"application/x-own"_s), artifact({})};
    const auto below = [&model](int row) {
        QStringList names;
        const QModelIndex top = model.index(row, 0);
        for (int i = 0; i < model.rowCount(top); ++i)
            names += model.index(i, 0, top).data().toString();
        return names;
    };
    model.setDetails(tag(u"b"_s), attached);
    QCOMPARE(below(1), (QStringList{u"linux/amd64"_s, u"linux/arm64"_s, u"Signature"_s,
                                    u"Provenance, Bill of materials"_s, u"application/x-own"_s,
                                    u"Artifact"_s}));
    QVERIFY(below(0).isEmpty());
    const QModelIndex signature = model.index(2, 0, model.index(1, 0));
    QCOMPARE(signature.siblingAtColumn(TagListModel::PlatformsColumn).data().toString(),
             attached[0].descriptor.artifactType);
    QVERIFY(signature.data(TagListModel::PlatformRole).toString().isEmpty());
    model.setDetails(tag(u"b"_s), {attached.first()});
    QCOMPARE(below(1).size(), 3);
    model.setDetails({.name = u"b"_s}, {});
    QVERIFY(below(1).isEmpty());
    model.setDetails(tag(u"gone"_s), attached);
    QCOMPARE(model.rowCount(), 2);
}

void TestTagListModel::dragged()
{
    TagListModel model;
    model.setRepository(Repository);
    model.append({tag(u"a"_s), tag(u"b"_s)}, false);
    const QModelIndex top = model.index(0, 0);
    QVERIFY(top.flags().testFlag(Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> dragged(
        model.mimeData({top, model.index(0, 0, top), model.index(1, 0)}));
    const QStringList names{u"docker.io/library/nginx:a"_s, u"docker.io/library/nginx:b"_s};
    QCOMPARE(models::draggedReferences(dragged.get()), names);
    QCOMPARE(dragged->text(), names.join(u'\n'));
    QMimeData foreign;
    foreign.setText(names.first());
    QVERIFY(models::draggedReferences(&foreign).isEmpty());
    foreign.setData(models::ReferencesMime, "1");
    QVERIFY(models::draggedReferences(&foreign).isEmpty());
}

QTEST_GUILESS_MAIN(TestTagListModel)
#include "tst_taglistmodel.moc"
