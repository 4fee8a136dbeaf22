// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/pathdiffmodel.h"
#include "models/pathdifftreemodel.h"
#include "tests/support/analyzedtars.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using models::PathDiffModel;
using support::TarBuilder;

class TestPathDiffModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rows_data();
    void rows();
    void kinds();
    void samePaths();
    void tree();
    void treeFollows();

private:
    std::unique_ptr<PathDiffModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

std::shared_ptr<const layers::ImageDiff> diff()
{
    const auto before = support::analyzed({TarBuilder()
                                               .filler("same", 5)
                                               .filler("gone", 300)
                                               .filler("grown", 100)
                                               .file("mode", "text", {.mode = 0644})
                                               .filler("kind", 10)});
    const auto after = support::analyzed({TarBuilder()
                                              .filler("same", 5)
                                              .filler("grown", 150, 'y')
                                              .file("mode", "text", {.mode = 0600})
                                              .symlink("kind", "same")
                                              .filler("new", 900)});
    return std::make_shared<const layers::ImageDiff>(
        layers::compareImages(before, oci::ImageConfig::None, after, oci::ImageConfig::None)
            .value()
            .files);
}

} // namespace

void TestPathDiffModel::init()
{
    m_model = std::make_unique<PathDiffModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestPathDiffModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestPathDiffModel::rows_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("all") << QString()
                         << QStringList{u"Added|/new||900|900"_s, u"Removed|/gone|300||-300"_s,
                                        u"Changed|/grown|100|150|50"_s,
                                        u"Other type|/kind|10|0|-10"_s, u"Metadata|/mode|4|4|0"_s};
    QTest::newRow("some") << u"NE"_s
                          << QStringList{u"Added|/new||900|900"_s, u"Removed|/gone|300||-300"_s};
    QTest::newRow("none") << u"nothing like it"_s << QStringList();
}

void TestPathDiffModel::rows()
{
    QFETCH(QString, filter);
    m_model->setDiff(diff());
    m_model->setFilter(filter);
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells += m_model->index(row, column).data().toString();
        lines += cells.join(u'|');
    }
    QTEST(lines, "lines");
    m_model->setDiff(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
}

void TestPathDiffModel::kinds()
{
    using enum layers::ChangeKind;
    m_model->setDiff(diff());
    const QList<layers::ChangeKind> expected{Added, Deleted, Modified, Modified, Modified};
    QCOMPARE(m_model->rowCount(), expected.size());
    for (int row = 0; row < expected.size(); ++row)
        QCOMPARE(m_model->index(row, 0).data(PathDiffModel::KindRole).toInt(), int(expected[row]));
}

void TestPathDiffModel::samePaths()
{
    m_model->setDiff(diff());
    const int before = m_model->rowCount();
    m_model->setShowsSame(true);
    QCOMPARE(m_model->rowCount(), before + 1);
    const int last = m_model->rowCount() - 1;
    QCOMPARE(m_model->index(last, PathDiffModel::PathColumn).data(), u"/same"_s);
    QCOMPARE(m_model->index(last, PathDiffModel::ChangeColumn).data(), u"Same"_s);
    QCOMPARE(m_model->index(last, PathDiffModel::AfterColumn).data(), 5);
    QCOMPARE(m_model->index(last, 0).data(PathDiffModel::KindRole).toInt(),
             int(layers::ChangeKind::Unchanged));
}

namespace {

/// Indented "name change before after difference", the largest difference first.
QStringList linesOf(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const auto cell = [&](int column) {
            return model.index(row, column, parent).data().toString();
        };
        lines += QString(depth, u' ') + cell(PathDiffModel::PathColumn) + u'|'
                 + cell(PathDiffModel::ChangeColumn) + u'|' + cell(PathDiffModel::BeforeColumn)
                 + u'|' + cell(PathDiffModel::AfterColumn) + u'|'
                 + cell(PathDiffModel::DifferenceColumn);
        lines += linesOf(model, model.index(row, 0, parent), depth + 1);
    }
    return lines;
}

} // namespace

void TestPathDiffModel::tree()
{
    const auto before = support::analyzed({TarBuilder()
                                               .file("d/e/small", "1")
                                               .filler("d/e/grown", 100)
                                               .filler("d-x", 7)
                                               .file("kept/same", "123")
                                               .file("turns", "1234")});
    const auto after = support::analyzed({TarBuilder()
                                              .file("d/e/small", "2")
                                              .filler("d/e/grown", 150)
                                              .file("\xff/new", "22")
                                              .file("kept/same", "123")
                                              .file("turns/into", "1")});
    models::PathDiffTreeModel tree(m_model.get());
    const QAbstractItemModelTester tester(&tree,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setDiff(std::make_shared<const layers::ImageDiff>(
        layers::compareImages(before, oci::ImageConfig::None, after, oci::ImageConfig::None)
            .value()
            .files));
    QCOMPARE(tree.rowCount(), 0); // Nobody asked.
    tree.setActive(true);
    QCOMPARE(linesOf(tree),
             (QStringList{u"d/||101|151|50"_s, u" e/||101|151|50"_s,
                          u"  grown|Changed|100|150|50"_s, u"  small|Changed|1|1|0"_s,
                          u"d-x|Removed|7||-7"_s, u"turns/|Other type|4|1|-3"_s,
                          u" into|Added||1|1"_s, u"\\xff/|Added||2|2"_s, u" new|Added||2|2"_s}));
    m_model->setShowsSame(true);
    QVERIFY(linesOf(tree).contains(u" same|Same|3|3|0"_s));
}

void TestPathDiffModel::treeFollows()
{
    models::PathDiffTreeModel tree(m_model.get());
    const QAbstractItemModelTester tester(&tree,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree.setActive(true);
    m_model->setDiff(diff());
    QCOMPARE(tree.rowCount(), m_model->rowCount());
    m_model->setFilter(u"NE"_s);
    QCOMPARE(linesOf(tree), (QStringList{u"new|Added||900|900"_s, u"gone|Removed|300||-300"_s}));
    tree.setActive(false);
    QCOMPARE(tree.rowCount(), 0);
    tree.setActive(true);
    m_model->setDiff(nullptr);
    QCOMPARE(tree.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestPathDiffModel)
#include "tst_pathdiffmodel.moc"
