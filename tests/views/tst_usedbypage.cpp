// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/containerboxes.h"
#include "views/inspect/usedbypage.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using store::ContainerUse;
using views::ContainerAction;
using views::UsedByPage;

Q_DECLARE_METATYPE(views::ContainerAction)

class TestUsedByPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void empty();
    void actions_data();
    void actions();
    void followsChanges();
    void severalAtOnce();
    void boxes_data();
    void boxes();
    void json();
};

namespace {

ContainerUse use(const QString &name, const QString &state)
{
    return {.engine = u"Docker"_s, .id = u"id-"_s + name, .name = name, .state = state};
}

} // namespace

void TestUsedByPage::empty()
{
    UsedByPage page;
    page.show();
    QVERIFY(page.findChild<QWidget *>(u"usedByEmpty"_s)->isVisible());
    page.setUses({use(u"web"_s, u"running"_s)});
    QVERIFY(page.findChild<QTreeView *>(u"usedByTable"_s)->isVisible());
    page.clear();
    QVERIFY(page.findChild<QWidget *>(u"usedByEmpty"_s)->isVisible());
}

void TestUsedByPage::actions_data()
{
    QTest::addColumn<bool>("start");
    QTest::addColumn<bool>("stop");
    QTest::addColumn<bool>("inspect");
    QTest::newRow("running") << false << true << true;
    QTest::newRow("paused") << false << true << true;
    QTest::newRow("restarting") << false << true << true;
    QTest::newRow("created") << true << false << true;
    QTest::newRow("exited") << true << false << true;
    QTest::newRow("storage") << false << false << false;
}

/// The first one is selected at once.
void TestUsedByPage::actions()
{
    QFETCH(const bool, start);
    QFETCH(const bool, stop);
    QFETCH(const bool, inspect);
    UsedByPage page;
    const auto isEnabled = [&page](const QString &name) {
        return page.findChild<QAction *>(name)->isEnabled();
    };
    QVERIFY(!isEnabled(u"containerRemove"_s));
    page.setUses({use(u"web"_s, QString::fromLatin1(QTest::currentDataTag()))});
    QCOMPARE(isEnabled(u"containerStart"_s), start);
    QCOMPARE(isEnabled(u"containerStop"_s), stop);
    QCOMPARE(isEnabled(u"containerInspect"_s), inspect);
    QVERIFY(isEnabled(u"containerRemove"_s));
}

void TestUsedByPage::followsChanges()
{
    UsedByPage page;
    page.setUses({use(u"web"_s, u"running"_s)});
    const auto *stop = page.findChild<QAction *>(u"containerStop"_s);
    QVERIFY(stop->isEnabled());
    page.setUses({use(u"web"_s, u"exited"_s)});
    QVERIFY(!stop->isEnabled());
    QVERIFY(page.findChild<QAction *>(u"containerStart"_s)->isEnabled());
}

void TestUsedByPage::severalAtOnce()
{
    UsedByPage page;
    const ContainerUse web = use(u"web"_s, u"running"_s);
    const ContainerUse old = use(u"old"_s, u"exited"_s);
    page.setUses({old, web});
    page.findChild<QTreeView *>(u"usedByTable"_s)->selectAll();
    QSignalSpy asked(&page, &UsedByPage::actionRequested);
    page.findChild<QAction *>(u"containerStop"_s)->trigger();
    page.findChild<QAction *>(u"containerRemove"_s)->trigger();
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0][0].value<ContainerAction>(), ContainerAction::Stop);
    QCOMPARE(asked[0][1].value<QList<ContainerUse>>(), QList{web});
    QCOMPARE(asked[1][1].value<QList<ContainerUse>>(), (QList{old, web}));
    QVERIFY(!page.findChild<QAction *>(u"containerInspect"_s)->isEnabled());
}

void TestUsedByPage::boxes_data()
{
    QTest::addColumn<bool>("isRemoval");
    QTest::newRow("stop") << false;
    QTest::newRow("remove") << true;
}

/// The container is named, and Enter does nothing.
void TestUsedByPage::boxes()
{
    QFETCH(const bool, isRemoval);
    QWidget parent;
    parent.show();
    QVERIFY(QTest::qWaitForWindowExposed(&parent));
    int agreed = 0;
    const auto open = [&] {
        const QList uses{use(u"web"_s, u"running"_s)};
        const auto count = [&agreed] { ++agreed; };
        if (isRemoval)
            views::boxes::openRemoveContainers(&parent, uses, count);
        else
            views::boxes::openStopContainers(&parent, uses, count);
        return parent.findChild<QMessageBox *>();
    };
    QMessageBox *box = open();
    QVERIFY(box->informativeText().contains(u"web (running) on Docker"_s));
    QCOMPARE(box->defaultButton()->objectName(), u"containersCancel"_s);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!parent.findChild<QMessageBox *>());
    QCOMPARE(agreed, 0);
    box = open();
    QTest::mouseClick(box->findChild<QPushButton *>(u"containersConfirm"_s), Qt::LeftButton);
    QTRY_VERIFY(!parent.findChild<QMessageBox *>());
    QCOMPARE(agreed, 1);
}

void TestUsedByPage::json()
{
    QWidget parent;
    parent.show();
    views::boxes::openContainerJson(&parent, use(u"web"_s, u"running"_s), R"({"Id":"abc"})");
    auto *dialog = parent.findChild<QDialog *>(u"containerDialog"_s);
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->windowTitle().contains(u"web"_s));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!parent.findChild<QDialog *>(u"containerDialog"_s));
}

QTEST_MAIN(TestUsedByPage)
#include "tst_usedbypage.moc"
