// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/pathdiffmodel.h"
#include "tests/support/analyzedtars.h"
#include "views/compare/comparepage.h"
#include "views/widgets/messagepanel.h"

#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using support::TarBuilder;
using views::ComparePage;

class TestComparePage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void shows();
    void filters();
    void samePaths();
    void asTree();
    void sameImage();
    void error();

private:
    void compare(const TarBuilder &before, const TarBuilder &after);
    [[nodiscard]] QTreeView *files() const
    {
        return m_page->findChild<QTreeView *>(u"compareFiles"_s);
    }
    [[nodiscard]] QTreeWidget *list(const QString &name) const
    {
        return m_page->findChild<QTreeWidget *>(name);
    }

    std::unique_ptr<ComparePage> m_page;
};

void TestComparePage::init()
{
    m_page = std::make_unique<ComparePage>();
    m_page->resize(700, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

/// Both stand on the same base layer.
void TestComparePage::compare(const TarBuilder &before, const TarBuilder &after)
{
    const TarBuilder base = TarBuilder().filler("base", 1000);
    const auto a = support::analyzed({base, before});
    const auto b = support::analyzed({base, after});
    auto configA = oci::ImageConfig::None;
    auto configB = oci::ImageConfig::None;
    configA.env = {u"MODE=slow"_s};
    configB.env = {u"MODE=fast"_s};
    configA.diffIds = {a->tocs[0]->diffId(), a->tocs[1]->diffId()};
    configB.diffIds = {b->tocs[0]->diffId(), b->tocs[1]->diffId()};
    m_page->setImages(u"app:1"_s, u"app:2"_s);
    QVERIFY(!files()->isVisible());
    m_page->setComparison(std::make_shared<const layers::ImageComparison>(
        layers::compareImages(a, configA, b, configB).value()));
}

void TestComparePage::shows()
{
    compare(TarBuilder().filler("old", 20), TarBuilder().filler("new", 30));
    QVERIFY(files()->isVisible());
    QCOMPARE(files()->model()->rowCount(), 2);
    const QTreeWidget *layers = list(u"compareLayers"_s);
    QCOMPARE(layers->topLevelItemCount(), 3);
    QCOMPARE(layers->topLevelItem(0)->text(1), u"Both"_s);
    QCOMPARE(layers->topLevelItem(2)->text(1), u"Only the second"_s);
    const QTreeWidget *config = list(u"compareConfig"_s);
    QCOMPARE(config->topLevelItemCount(), 1);
    QCOMPARE(config->topLevelItem(0)->text(1), u"slow"_s);
    QCOMPARE(config->topLevelItem(0)->text(2), u"fast"_s);
}

void TestComparePage::filters()
{
    compare(TarBuilder().filler("old", 20), TarBuilder().filler("new", 30));
    m_page->activateSearch();
    QTest::keyClicks(m_page->findChild<QLineEdit *>(), u"new"_s);
    QCOMPARE(files()->model()->rowCount(), 1);
    QTest::keyClicks(m_page->findChild<QLineEdit *>(), u"er than that"_s);
    QVERIFY(!files()->isVisible());
}

void TestComparePage::samePaths()
{
    compare(TarBuilder().filler("old", 20), TarBuilder().filler("new", 30));
    auto *same = m_page->findChild<QToolButton *>(u"compareSame"_s);
    QTest::mouseClick(same, Qt::LeftButton);
    const auto *model = files()->model();
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(2, models::PathDiffModel::PathColumn).data(), u"/base"_s);
    QCOMPARE(model->index(2, models::PathDiffModel::BeforeColumn).data(), 1000);
    QTest::mouseClick(same, Qt::LeftButton);
    QCOMPARE(model->rowCount(), 2);
}

void TestComparePage::asTree()
{
    compare(TarBuilder().filler("d/e/old", 20), TarBuilder().filler("d/new", 30));
    auto *button = m_page->findChild<QToolButton *>(u"compareAsTree"_s);
    button->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button, Qt::Key_Space);
    auto *tree = m_page->findChild<QTreeView *>(u"compareTree"_s);
    QVERIFY(tree->isVisible() && !files()->isVisible());
    const QModelIndex d = tree->model()->index(0, models::PathDiffModel::PathColumn);
    QCOMPARE(d.data(), u"d/"_s);
    QVERIFY(tree->isExpanded(d.siblingAtColumn(0)));
    m_page->activateSearch();
    QTest::keyClicks(m_page->findChild<QLineEdit *>(), u"old"_s);
    QCOMPARE(tree->model()->rowCount(d.siblingAtColumn(0)), 1);
    QTest::keyClicks(m_page->findChild<QLineEdit *>(), u"er"_s);
    QVERIFY(!tree->isVisible());
    m_page->findChild<QLineEdit *>()->clear();
    QVERIFY(tree->isVisible());
    // Another comparison is a tree at once.
    compare(TarBuilder().filler("x", 1), TarBuilder());
    QVERIFY(tree->isVisible());
    QCOMPARE(tree->model()->rowCount(), 1);
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(files()->isVisible());
}

void TestComparePage::sameImage()
{
    compare(TarBuilder().filler("same", 20), TarBuilder().filler("same", 20));
    QVERIFY(!files()->isVisible());
    QCOMPARE(list(u"compareLayers"_s)->topLevelItemCount(), 2);
}

void TestComparePage::error()
{
    m_page->setImages(u"app:1"_s, u"app:2"_s);
    m_page->setError(
        {.code = core::ErrorCode::Corrupt, .message = u"It is broken."_s, .detail = {}});
    QVERIFY(m_page->findChild<views::MessagePanel *>()->isVisible());
    // The next comparison is not in the way of the error before.
    compare(TarBuilder().filler("old", 20), TarBuilder().filler("new", 30));
    QVERIFY(files()->isVisible());
}

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
