// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/analyzedtars.h"
#include "views/compare/comparepage.h"
#include "views/widgets/messagepanel.h"

#include <QLineEdit>
#include <QTest>
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
    oci::ImageConfig configA;
    oci::ImageConfig configB;
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
