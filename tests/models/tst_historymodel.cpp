// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/historymodel.h"
#include "tests/support/storevalues.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using models::HistoryModel;

class TestHistoryModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairing_data();
    void pairing();
    void cells();
};

namespace {

store::ImageDetails details(const QList<bool> &emptyLayers, const QList<qint64> &layerSizes)
{
    store::ImageDetails details = storevalues::details(storevalues::image(u"x"_s, {u"x:1"_s}));
    details.config.history.clear();
    details.manifest.layers.clear();
    for (const bool empty : emptyLayers) {
        oci::HistoryEntry entry;
        entry.createdBy = u"RUN step"_s;
        entry.emptyLayer = empty;
        details.config.history.append(entry);
    }
    oci::Descriptor layer = details.manifest.config;
    for (const qint64 size : layerSizes) {
        layer.size = size;
        details.manifest.layers.append(layer);
    }
    return details;
}

} // namespace

void TestHistoryModel::pairing_data()
{
    QTest::addColumn<QList<bool>>("emptyLayers");
    QTest::addColumn<QList<qint64>>("layerSizes");
    QTest::addColumn<QList<int>>("layers");

    using Empty = QList<bool>;
    using Sizes = QList<qint64>;
    QTest::newRow("nothing") << Empty{} << Sizes{} << QList<int>{};
    QTest::newRow("each a layer") << Empty{false, false} << Sizes{1, 2} << QList<int>{0, 1};
    QTest::newRow("steps without layers")
        << Empty{true, false, true, false, true} << Sizes{1, 2} << QList<int>{-1, 0, -1, 1, -1};
    QTest::newRow("no history") << Empty{} << Sizes{1, 2} << QList<int>{0, 1};
    QTest::newRow("layers left over") << Empty{false} << Sizes{1, 2, 3} << QList<int>{0, 1, 2};
    QTest::newRow("history left over") << Empty{false, false} << Sizes{1} << QList<int>{0, -1};
}

void TestHistoryModel::pairing()
{
    QFETCH(const QList<bool>, emptyLayers);
    QFETCH(const QList<qint64>, layerSizes);
    QFETCH(const QList<int>, layers);
    HistoryModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDetails(details(emptyLayers, layerSizes));
    QList<int> found;
    for (int i = 0; i < model.rowCount(); ++i) {
        const int layer = model.index(i, 0).data(HistoryModel::LayerRole).toInt();
        const QVariant size = model.index(i, HistoryModel::SizeColumn).data(HistoryModel::SortRole);
        QCOMPARE(size.toLongLong(), layer < 0 ? -1 : layerSizes.at(layer));
        if (layer >= 0)
            QCOMPARE(model.indexOfLayer(layer).row(), i);
        found += layer;
    }
    QCOMPARE(found, layers);
    QVERIFY(!model.indexOfLayer(-1).isValid());
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestHistoryModel::cells()
{
    HistoryModel model;
    model.setDetails(storevalues::details(storevalues::image(u"x"_s, {u"x:1"_s})));
    const auto cell = [&model](int row, int column) { return model.index(row, column).data(); };
    QCOMPARE(cell(0, HistoryModel::StepColumn).toInt(), 1);
    QCOMPARE(cell(3, HistoryModel::InstructionColumn).toString(), u"ENV NGINX_VERSION=1.24.0"_s);
    QCOMPARE(cell(0, HistoryModel::SizeColumn).toLongLong(), 29'124'000);
    QCOMPARE(cell(1, HistoryModel::SizeColumn).toString(), u"no layer"_s);
    QVERIFY(cell(0, HistoryModel::CreatedColumn).toDateTime().isValid());
    QVERIFY(model.index(4, 0).data(HistoryModel::CreatedByRole).toString().contains(u"# buildkit"));
}

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
