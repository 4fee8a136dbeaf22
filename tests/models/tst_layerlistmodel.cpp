// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/layerlistmodel.h"
#include "tests/support/storevalues.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using models::LayerListModel;

class TestLayerListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rows_data();
    void rows();
    void ratios();
    void silentHistory();
    void shared();
    void reset();

private:
    std::unique_ptr<LayerListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

const auto BaseDigest = oci::Digest::of("base");
const auto TopDigest = oci::Digest::of("top");

/// Two layers with a step that made none between them.
store::ImageDetails details()
{
    store::ImageDetails details = storevalues::bareDetails();
    details.manifest.layers = {oci::Descriptor::of(oci::MediaType::OciLayer, BaseDigest, 400),
                               oci::Descriptor::of(oci::MediaType::OciLayer, TopDigest, 70)};
    details.config.diffIds = {oci::DiffId::of(BaseDigest), oci::DiffId::of(TopDigest)};
    details.config.history = {
        {.createdBy = u"/bin/sh -c #(nop) ADD file:c3e6 in / "_s},
        {.createdBy = u"/bin/sh -c #(nop)  CMD [\"bash\"]"_s, .emptyLayer = true},
        {.createdBy = u"RUN /bin/sh -c apt-get update # buildkit"_s},
    };
    return details;
}

std::shared_ptr<const layers::ImageAnalysis> analysis()
{
    auto analysis = std::make_shared<layers::ImageAnalysis>();
    analysis->layers = {
        {.entries = 9, .files = 7, .storedBytes = 1000, .liveBytes = 750, .hiddenBytes = 250},
        {.entries = 2, .files = 1, .storedBytes = 200, .liveBytes = 200, .hiddenBytes = 0}};
    return analysis;
}

} // namespace

void TestLayerListModel::init()
{
    m_model = std::make_unique<LayerListModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestLayerListModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestLayerListModel::rows_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QVariant>("base");
    QTest::addColumn<QVariant>("top");
    QTest::newRow("index") << int(LayerListModel::IndexColumn) << QVariant(0) << QVariant(1);
    QTest::newRow("command") << int(LayerListModel::CommandColumn) << QVariant(u"ADD file:c3e6 /"_s)
                             << QVariant(u"RUN apt-get update"_s);
    QTest::newRow("stored") << int(LayerListModel::StoredColumn) << QVariant(1000LL)
                            << QVariant(200LL);
    QTest::newRow("hidden") << int(LayerListModel::HiddenColumn) << QVariant(250LL)
                            << QVariant(0LL);
    QTest::newRow("shared") << int(LayerListModel::SharedColumn) << QVariant() << QVariant();
    QTest::newRow("files") << int(LayerListModel::FilesColumn) << QVariant(7) << QVariant(1);
}

void TestLayerListModel::rows()
{
    QFETCH(int, column);
    m_model->setAnalysis(analysis(), details());
    QCOMPARE(m_model->rowCount(), 2);
    QTEST(m_model->index(0, column).data(), "base");
    QTEST(m_model->index(1, column).data(), "top");
    QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestLayerListModel::ratios()
{
    m_model->setAnalysis(analysis(), details());
    const QModelIndex base = m_model->index(0, LayerListModel::StoredColumn);
    const QModelIndex top = m_model->index(1, LayerListModel::StoredColumn);
    QCOMPARE(base.data(LayerListModel::StoredRatioRole).toDouble(), 1.0);
    QCOMPARE(base.data(LayerListModel::HiddenRatioRole).toDouble(), 0.25);
    QCOMPARE(top.data(LayerListModel::StoredRatioRole).toDouble(), 0.2);
    QCOMPARE(top.data(LayerListModel::SortRole).toLongLong(), 200LL);
    QCOMPARE(top.data(LayerListModel::BlobSizeRole).toLongLong(), 70LL);
    QCOMPARE(top.data(LayerListModel::EntriesRole).toLongLong(), 2LL);
    QCOMPARE(base.data(LayerListModel::LiveRole).toLongLong(), 750LL);
    QCOMPARE(base.data(LayerListModel::DigestRole).toString(), BaseDigest.toString());
}

void TestLayerListModel::silentHistory()
{
    store::ImageDetails silent = details();
    silent.config.history = {{.comment = u"imported from a tarball"_s}};
    silent.manifest.layers.removeLast();
    silent.config.diffIds.removeLast();
    auto empty = std::make_shared<layers::ImageAnalysis>();
    empty->layers.resize(3);
    m_model->setAnalysis(empty, silent);
    const auto command = [this](int row) {
        return m_model->index(row, LayerListModel::CommandColumn).data().toString();
    };
    QCOMPARE(command(0), u"imported from a tarball"_s);
    QCOMPARE(command(1), QString());
    silent.config.history.clear();
    m_model->setAnalysis(empty, silent);
    QCOMPARE(command(0), BaseDigest.toString());
    QCOMPARE(m_model->index(0, 0).data(LayerListModel::StoredRatioRole).toDouble(), 0.0);
    QCOMPARE(m_model->index(2, 0).data(LayerListModel::BlobSizeRole).toLongLong(), -1LL);
}

void TestLayerListModel::shared()
{
    m_model->setAnalysis(analysis(), details());
    QVERIFY(!m_model->hasShared());
    store::ImageDetails shared = details();
    store::Image named{.target = details().image.target};
    named.names = {*oci::Reference::parse(u"app:1"_s)};
    const store::Image nameless{.target = details().image.target};
    shared.sharedWith = {{.image = named, .layers = {0, 1}, .bytes = 470},
                         {.image = nameless, .layers = {0}, .bytes = 400}};
    m_model->setAnalysis(analysis(), shared);
    QVERIFY(m_model->hasShared());
    const QModelIndex base = m_model->index(0, LayerListModel::SharedColumn);
    QCOMPARE(base.data(), 2);
    QCOMPARE(base.data(LayerListModel::SharedWithRole).toStringList(),
             (QStringList{u"app:1"_s, nameless.target.digest.shortForm()}));
    QCOMPARE(m_model->index(1, LayerListModel::SharedColumn).data(), 1);
}

void TestLayerListModel::reset()
{
    const QSignalSpy spy(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setAnalysis(analysis(), details());
    m_model->clear();
    QCOMPARE(spy.size(), 2);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->index(0, 0).isValid());
}

QTEST_GUILESS_MAIN(TestLayerListModel)
#include "tst_layerlistmodel.moc"
