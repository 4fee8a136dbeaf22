// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/pathdiffmodel.h"
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
        layers::compareImages(before, {}, after, {}).value().files);
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

QTEST_GUILESS_MAIN(TestPathDiffModel)
#include "tst_pathdiffmodel.moc"
