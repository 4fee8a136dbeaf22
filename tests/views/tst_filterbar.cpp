// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filetreemodel.h"
#include "tests/support/analyzedtars.h"
#include "tests/support/storevalues.h"
#include "views/layers/filetreeview.h"
#include "views/layers/layerspage.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using support::TarBuilder;
using views::FileTreeView;
using views::LayersPage;

/// The criteria beside the text, on the page that has them.
class TestFilterBar final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init();
    void cleanup() { m_page.reset(); }
    void criteria();
    void typedSize();
    void owners();

private:
    template <class T>
    [[nodiscard]] T *part(const QString &name = {}) const
    {
        return m_page->findChild<T *>(name);
    }
    void show(const QList<TarBuilder> &tars);

    std::unique_ptr<LayersPage> m_page;
};

void TestFilterBar::init()
{
    m_page = std::make_unique<LayersPage>();
    m_page->resize(1200, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    show({TarBuilder().filler("usr/lib/libc.so.6", 600'000).filler("var/old", 100'000),
          TarBuilder().filler("usr/bin/tool", 300'000).whiteout("var/old")});
}

void TestFilterBar::show(const QList<TarBuilder> &tars)
{
    m_page->setAnalysis(support::analyzed(tars), storevalues::bareDetails());
}

void TestFilterBar::criteria()
{
    const auto *files = part<FileTreeView>()->files();
    auto *row = part<QWidget>(u"fileCriteria"_s);
    QVERIFY(!row->isVisible());
    part<QToolButton>(u"fileCriteriaButton"_s)->click();
    QVERIFY(row->isVisible());
    part<QComboBox>(u"filterKind"_s)->setCurrentText(u"Changed in any way"_s);
    QCOMPARE(files->sieve()->count(), 2);
    part<QComboBox>(u"filterKind"_s)->setCurrentText(u"Unchanged"_s);
    QCOMPARE(files->sieve()->count(), 1);
    part<QComboBox>(u"filterSize"_s)->setCurrentIndex(1);
    QCOMPARE(files->sieve()->filter().size, models::SizeRange{.smallest = 100'000});
    part<QComboBox>(u"filterFamily"_s)->setCurrentText(u"Libraries"_s);
    QCOMPARE(part<QLabel>(u"fileSearchFound"_s)->text(), u"1 file(s), 600 kB"_s);
    part<QToolButton>(u"filterClear"_s)->click();
    QVERIFY(files->sieve()->showsAll());
    m_page->clear();
    QVERIFY(!row->isVisible());
}

void TestFilterBar::typedSize()
{
    const auto *files = part<FileTreeView>()->files();
    const auto *found = part<QLabel>(u"fileSearchFound"_s);
    part<QToolButton>(u"fileCriteriaButton"_s)->click();
    auto *size = part<QComboBox>(u"filterSize"_s);
    size->setFocus(Qt::TabFocusReason);
    const auto write = [&](const QString &text) {
        size->lineEdit()->selectAll();
        QTest::keyClicks(size->lineEdit(), text);
    };
    write(u"300 kB"_s);
    QCOMPARE(files->sieve()->filter().size, models::SizeRange{.smallest = 300'000});
    QCOMPARE(found->text(), u"2 file(s), 900 kB"_s);
    write(u"0.1..0.5 MB"_s);
    QCOMPARE(files->sieve()->filter().size, (models::SizeRange{100'000, 500'000}));
    QCOMPARE(found->text(), u"2 file(s), 400 kB"_s);
    // What means no size says so, in words and with a sign, and finds everything.
    QVERIFY(size->lineEdit()->actions().isEmpty());
    write(u"rather big"_s);
    QVERIFY(files->sieve()->showsAll());
    QVERIFY(found->text().contains(u"rather big"_s));
    QCOMPARE(size->lineEdit()->actions().size(), 1);
    QVERIFY(!size->lineEdit()->accessibleDescription().isEmpty());
    write(u"1 GB"_s);
    QVERIFY(size->lineEdit()->actions().isEmpty());
    QCOMPARE(found->text(), u"0 file(s), 0 B"_s);
    QTest::keyClick(size->lineEdit(), Qt::Key_Escape);
    QVERIFY(files->sieve()->showsAll());
    QCOMPARE(size->currentText(), u"Any size"_s);
}

void TestFilterBar::owners()
{
    show({TarBuilder()
              .file("a", QByteArray(100, 'x'))
              .file("b", QByteArray(50, 'x'), {.uid = 1000, .gid = 50})});
    part<QToolButton>(u"fileCriteriaButton"_s)->click();
    auto *owner = part<QComboBox>(u"filterOwner"_s);
    QStringList choices;
    for (int i = 0; i < owner->count(); ++i)
        choices += owner->itemText(i);
    QCOMPARE(choices, (QStringList{u"Any owner"_s, u"User 0"_s, u"User 1000"_s, u"Group 0"_s,
                                   u"Group 50"_s}));
    owner->setCurrentText(u"User 1000"_s);
    const auto *found = part<QLabel>(u"fileSearchFound"_s);
    QCOMPARE(found->text(), u"1 file(s), 50 B"_s);
    const auto *files = part<FileTreeView>()->files();
    QCOMPARE(files->sieve()->filter().owner, models::FileOwner{.user = 1000});
    QCOMPARE(files->rowCount(), 1);
    const auto write = [&](const QString &text) {
        owner->lineEdit()->selectAll();
        QTest::keyClicks(owner->lineEdit(), text);
    };
    write(u":0"_s);
    QCOMPARE(found->text(), u"1 file(s), 100 B"_s);
    write(u"1000:50"_s);
    QCOMPARE(files->sieve()->filter().owner, (models::FileOwner{1000, 50}));
    QCOMPARE(found->text(), u"1 file(s), 50 B"_s);
    write(u"nobody"_s);
    QVERIFY(files->sieve()->showsAll());
    QVERIFY(found->text().contains(u"nobody"_s));
    QCOMPARE(owner->lineEdit()->actions().size(), 1);
    write(u"7"_s);
    QVERIFY(owner->lineEdit()->actions().isEmpty());
    QCOMPARE(found->text(), u"0 file(s), 0 B"_s);
    // The owners of another image are others.
    show({TarBuilder().filler("c", 1)});
    QCOMPARE(owner->count(), 3);
    QCOMPARE(owner->currentText(), u"Any owner"_s);
    QVERIFY(files->sieve()->showsAll());
}

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
