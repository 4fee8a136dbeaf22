// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/wastemodel.h"
#include "tests/support/analyzedtars.h"
#include "tests/support/storevalues.h"
#include "views/waste/findings.h"
#include "views/waste/wastepage.h"

#include <QClipboard>
#include <QLabel>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using support::TarBuilder;
using views::FindingCard;
using views::WastePage;

class TestWastePage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void activatesPaths();
    void groups();
    void copiesTheLine();
    void warnsOfSecrets();
    void nothingToSay();
    void efficiencyWords_data();
    void efficiencyWords();

private:
    void show(const QList<TarBuilder> &tars, const QStringList &history = {});
    [[nodiscard]] QTreeView *table() const { return m_page->findChild<QTreeView *>(); }
    [[nodiscard]] QList<FindingCard *> cards() const
    {
        return m_page->findChildren<FindingCard *>();
    }

    std::unique_ptr<WastePage> m_page;
    std::shared_ptr<const layers::ImageAnalysis> m_analysis;
};

void TestWastePage::init()
{
    m_page = std::make_unique<WastePage>();
    m_page->resize(700, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestWastePage::show(const QList<TarBuilder> &tars, const QStringList &history)
{
    store::ImageDetails details =
        storevalues::details(storevalues::image(u"waste"_s, {u"example:1"_s}));
    details.config = support::historyOf(history);
    m_analysis = support::analyzed(tars, details.config);
    m_page->setAnalysis(m_analysis, details);
}

void TestWastePage::activatesPaths()
{
    show({TarBuilder().filler("keep", 10).filler("gone", 90), TarBuilder().whiteout("gone")});
    const QSignalSpy activated(m_page.get(), &WastePage::nodeActivated);
    QVERIFY(table()->isVisible());
    table()->setCurrentIndex(table()->model()->index(0, 0));
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    const auto node = m_analysis->tree->node(activated[0][0].toUInt());
    QCOMPARE(m_analysis->tree->displayPath(node), u"/gone"_s);
    QCOMPARE(activated[0][1].toInt(), 0);
}

void TestWastePage::groups()
{
    show({TarBuilder().filler("gone", 90), TarBuilder().whiteout("gone")},
         {u"COPY . /"_s, u"RUN rm /gone"_s});
    const QSignalSpy activated(m_page.get(), &WastePage::layerActivated);
    QTest::mouseClick(m_page->findChild<QToolButton *>(u"wasteBy1"_s), Qt::LeftButton);
    QCOMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(table()->model()->index(0, 0).data().toString(), u"Layer 1: RUN rm /gone"_s);
    Q_EMIT table()->activated(table()->model()->index(0, 0));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toInt(), 1);
    // There are no copies: the page says so in the place of the table.
    QTest::mouseClick(m_page->findChild<QToolButton *>(u"wasteBy3"_s), Qt::LeftButton);
    QVERIFY(!table()->isVisible());
}

void TestWastePage::copiesTheLine()
{
    show({TarBuilder().filler("var/lib/apt/lists/index", 5'000'000)},
         {u"RUN apt-get update && apt-get install -y curl"_s});
    QCOMPARE(cards().size(), 1);
    const auto *line = cards().first()->findChild<QLabel *>(u"findingLine"_s);
    QVERIFY(line->text().contains(u"rm -rf /var/lib/apt/lists/*"_s));
    for (QToolButton *button : cards().first()->findChildren<QToolButton *>()) {
        if (button->toolTip() == u"Copy"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), line->text());
}

void TestWastePage::warnsOfSecrets()
{
    show({TarBuilder().filler("root/.ssh/id_rsa", 100), TarBuilder().whiteout("root/.ssh/id_rsa")});
    QVERIFY(!cards().isEmpty());
    QVERIFY(cards().first()->accessibleName().contains(u"secrets"_s));
    const QSignalSpy activated(m_page.get(), &WastePage::nodeActivated);
    QTest::mouseClick(cards().first()->findChild<QToolButton *>(), Qt::LeftButton);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(m_analysis->tree->displayPath(m_analysis->tree->node(activated[0][0].toUInt())),
             u"/root/.ssh/id_rsa"_s);
}

void TestWastePage::nothingToSay()
{
    show({TarBuilder().filler("only", 100)});
    QVERIFY(cards().isEmpty());
    QVERIFY(!table()->isVisible());
    QCOMPARE(m_page->findChild<QLabel *>(u"efficiencyWord"_s)->text(), views::efficiencyWord(1));
    m_page->clear();
    QVERIFY(!m_page->findChild<QScrollArea *>(u"findings"_s)->isVisible());
}

void TestWastePage::efficiencyWords_data()
{
    QTest::addColumn<double>("efficiency");
    QTest::addColumn<QString>("beginning");
    QTest::newRow("all") << 1.0 << u"Nothing"_s;
    QTest::newRow("nearly") << 0.9999 << u"Hardly"_s;
    QTest::newRow("some") << 0.95 << u"Some"_s;
    QTest::newRow("much") << 0.5 << u"Much"_s;
    QTest::newRow("none") << 0.0 << u"Much"_s;
}

void TestWastePage::efficiencyWords()
{
    QFETCH(double, efficiency);
    QFETCH(QString, beginning);
    QVERIFY(views::efficiencyWord(efficiency).startsWith(beginning));
}

QTEST_MAIN(TestWastePage)
#include "tst_wastepage.moc"
