// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/wastemodel.h"
#include "tests/support/analyzedtars.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using models::WasteModel;
using support::TarBuilder;

class TestWasteModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rows_data();
    void rows();
    void roles();
    void groupAgrees();
    void clear();

private:
    [[nodiscard]] QStringList shown(const QModelIndex &parent = {}, int depth = 0) const;

    std::unique_ptr<WasteModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

/// Wasted: 500 and 20 removed by layer 2, 300 replaced by layer 1, 40 rewritten by layer 2 with the
/// same content, 7 in a folder made anew by layer 1. Duplicated: 60, one copy more.
std::shared_ptr<const layers::ImageAnalysis> analysis()
{
    const QByteArray same(40, 's');
    return support::analyzed({
        TarBuilder().filler("big", 500).filler("app", 300).file("etc/same", same).filler("d/in", 7),
        TarBuilder()
            .filler("app", 310, 'y')
            .filler("small", 20)
            .opaque("d")
            .filler("copy/one", 60, 'c'),
        TarBuilder()
            .whiteout("big")
            .whiteout("small")
            .file("etc/same", same, {.mode = 0600})
            .filler("copy/two", 60, 'c'),
    });
}

oci::ImageConfig config()
{
    return support::historyOf({u"FROM scratch"_s, u"COPY app /"_s, u"RUN rm /big"_s});
}

} // namespace

void TestWasteModel::init()
{
    m_model = std::make_unique<WasteModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestWasteModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

/// Each row as its cells, with a bar between; rows of groups after a space.
QStringList TestWasteModel::shown(const QModelIndex &parent, int depth) const
{
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(parent); ++column)
            cells += m_model->index(row, column, parent).data().toString();
        while (cells.last().isEmpty())
            cells.removeLast();
        lines += QString(depth, u' ') + cells.join(u'|');
        lines += shown(m_model->index(row, 0, parent), depth + 1);
    }
    return lines;
}

void TestWasteModel::rows_data()
{
    QTest::addColumn<WasteModel::Grouping>("grouping");
    QTest::addColumn<QStringList>("lines");
    using enum WasteModel::Grouping;
    QTest::newRow("by path") << ByPath
                             << QStringList{u"/big|500|0|2|Removed"_s, u"/app|300|0|1|Replaced"_s,
                                            u"/etc/same|40|0|2|Same content again"_s,
                                            u"/small|20|1|2|Removed"_s,
                                            u"/d/in|7|0|1|Folder made anew"_s};
    QTest::newRow("by layer") << ByLayer << QStringList{u"Layer 2: RUN rm /big|560|3 path(s)"_s,
                                                        u" /big|500|0|2|Removed"_s,
                                                        u" /etc/same|40|0|2|Same content again"_s,
                                                        u" /small|20|1|2|Removed"_s,
                                                        u"Layer 1: COPY app /|307|2 path(s)"_s,
                                                        u" /app|300|0|1|Replaced"_s,
                                                        u" /d/in|7|0|1|Folder made anew"_s};
    QTest::newRow("by reason") << ByReason
                               << QStringList{u"Removed|520|2 path(s)"_s,
                                              u" /big|500|0|2|Removed"_s,
                                              u" /small|20|1|2|Removed"_s,
                                              u"Replaced|300|1 path(s)"_s,
                                              u" /app|300|0|1|Replaced"_s,
                                              u"Same content again|40|1 path(s)"_s,
                                              u" /etc/same|40|0|2|Same content again"_s,
                                              u"Folder made anew|7|1 path(s)"_s,
                                              u" /d/in|7|0|1|Folder made anew"_s};
    QTest::newRow("duplicates") << Duplicates
                                << QStringList{u"/copy/one|60|2 copy(s)"_s, u" /copy/one|60|1"_s,
                                               u" /copy/two|60|2"_s};
}

void TestWasteModel::rows()
{
    QFETCH(WasteModel::Grouping, grouping);
    m_model->setGrouping(grouping);
    m_model->setAnalysis(analysis(), config());
    QTEST(shown(), "lines");
    m_model->setGrouping(WasteModel::Grouping::ByPath);
    m_model->setGrouping(grouping);
    QTEST(shown(), "lines");
}

void TestWasteModel::roles()
{
    const auto found = analysis();
    m_model->setAnalysis(found, config());
    const QModelIndex small = m_model->index(3, 0);
    QCOMPARE(found->tree->displayPath(
                 found->tree->node(small.data(WasteModel::NodeRole).value<quint32>())),
             u"/small"_s);
    QCOMPARE(small.data(WasteModel::LayerRole).toInt(), 1);
    QCOMPARE(small.data(WasteModel::RatioRole).toDouble(), 20.0 / 867);
    QVERIFY(!small.data(WasteModel::IsGroupRole).toBool());
    m_model->setGrouping(WasteModel::Grouping::ByLayer);
    const QModelIndex group = m_model->index(1, 0);
    QVERIFY(group.data(WasteModel::IsGroupRole).toBool());
    QVERIFY(!group.data(WasteModel::NodeRole).isValid());
    QCOMPARE(group.data(WasteModel::LayerRole).toInt(), 1);
    QCOMPARE(group.data(WasteModel::RatioRole).toDouble(), 307.0 / 867);
}

/// Whatever the groups, their bytes are the waste.
void TestWasteModel::groupAgrees()
{
    const auto found = analysis();
    m_model->setAnalysis(found, config());
    using enum WasteModel::Grouping;
    for (const auto grouping : {ByPath, ByLayer, ByReason, Duplicates}) {
        m_model->setGrouping(grouping);
        qint64 bytes = 0;
        for (int row = 0; row < m_model->rowCount(); ++row)
            bytes += m_model->index(row, WasteModel::BytesColumn).data().toLongLong();
        QCOMPARE(bytes, grouping == Duplicates ? found->duplicateBytes : found->wastedBytes);
    }
}

void TestWasteModel::clear()
{
    m_model->setAnalysis(analysis(), config());
    m_model->setGrouping(WasteModel::Grouping::ByReason);
    m_model->clear();
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setGrouping(WasteModel::Grouping::ByPath);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setAnalysis(support::analyzed({}), oci::ImageConfig::None);
    QCOMPARE(m_model->rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestWasteModel)
#include "tst_wastemodel.moc"
