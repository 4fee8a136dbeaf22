// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/containerlistmodel.h"
#include "models/imagelistmodel.h"
#include "tests/support/engineserver.h"
#include "tests/support/registryserver.h"
#include "tests/support/windowfixture.h"
#include "views/inspect/inspectpanel.h"
#include "views/widgets/fieldtable.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using models::ContainerListModel;
using support::EngineServer;

/// Containers in the real window over a real Docker Engine: made, seen, stopped, started, looked
/// into, and removed with the image that they stand in the way of.
class TestWindowContainers final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void runsAnImage();
    void saysWhyItCannotRun();
    void chipShowsThem();
    void stops();
    void starts();
    void inspects();
    void marksTheOwnStore();
    void removesWithTheImage();
    void removesOne();

private:
    [[nodiscard]] QString say(const QStringList &words) const { return m_server.say(words); }
    [[nodiscard]] QString stateOf(const QString &container) const
    {
        return say({u"inspect"_s, u"--format"_s, u"{{.State.Status}}"_s, container});
    }
    /// "web running Docker", a line for each container on the page.
    [[nodiscard]] QStringList users() const;
    /// Of the page of containers.
    void press(const QString &action)
    {
        QTest::mouseClick(find<QToolButton>(action + u"Button"_s), Qt::LeftButton);
    }

    EngineServer m_server{EngineServer::Kind::Docker};
    support::RegistryServer m_registry;
};

void TestWindowContainers::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    QVERIFY(!m_server.importImage(u"tool:1"_s, "one").isEmpty());
    QVERIFY(!m_server.importImage(u"spare:1"_s, "two").isEmpty());
    const QString pushed = m_registry.host() + u"/tool:1"_s;
    QVERIFY(m_server.docker({u"tag"_s, u"tool:1"_s, pushed}).isDone());
    QVERIFY(m_server.docker({u"push"_s, pushed}).isDone());
    QVERIFY(m_server.docker({u"rmi"_s, pushed}).isDone());
    setEngines({&m_server});
    QVERIFY(open());
    TRY_COMPARE(stores().size(), 3);
    choose(u"Docker"_s);
    TRY_VERIFY(row(u"tool"_s).isValid());
}

void TestWindowContainers::cleanupTestCase()
{
    close();
}

QStringList TestWindowContainers::users() const
{
    const auto *model = find<QTreeView>(u"usedByTable"_s)->model();
    QStringList lines;
    for (int i = 0; i < model->rowCount(); ++i) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column)
            cells += model->index(i, column).data().toString();
        lines += cells.join(u' ');
    }
    return lines;
}

void TestWindowContainers::runsAnImage()
{
    click(row(u"tool"_s));
    TRY_VERIFY(m_window->inspectPanel()->details());
    find<QAction>(u"actionRun"_s)->trigger();
    TRY_VERIFY(isVisible(u"runDialog"_s));
    find<QLineEdit>(u"runName"_s)->setText(u"web"_s);
    find<QComboBox>(u"runNetwork"_s)->setCurrentIndex(2);
    auto *environment = find<views::FieldTable>(u"runEnvironment"_s);
    environment->item(0, 0)->setText(u"GREETING"_s);
    environment->item(0, 1)->setText(u"it's me"_s);
    QCOMPARE(find<QPlainTextEdit>(u"runDocker"_s)->toPlainText(),
             uR"(docker run -d --name web --network none -e 'GREETING=it'\''s me' tool:1)"_s);
    click(u"runConfirm"_s);
    TRY_VERIFY(!find<QDialog>(u"runDialog"_s));
    QCOMPARE(stateOf(u"web"_s), u"running"_s);
    QVERIFY(say({u"inspect"_s, u"--format"_s, u"{{.Config.Env}}"_s, u"web"_s})
                .contains(u"GREETING=it's me"_s));
    TRY_COMPARE(users(), QStringList{u"web running Docker"_s});
}

/// The name is taken; what was filled in is still there, and another name works.
void TestWindowContainers::saysWhyItCannotRun()
{
    QVERIFY(activate());
    find<QAction>(u"actionRun"_s)->trigger();
    TRY_VERIFY(isVisible(u"runDialog"_s));
    find<QLineEdit>(u"runName"_s)->setText(u"web"_s);
    find<QLineEdit>(u"runCommand"_s)->setText(u"/bin/sleep '900'"_s);
    find<QComboBox>(u"runNetwork"_s)->setCurrentIndex(2);
    click(u"runConfirm"_s);
    TRY_VERIFY(isVisible(u"runError"_s));
    QCOMPARE(find<QLineEdit>(u"runCommand"_s)->text(), u"/bin/sleep '900'"_s);
    find<QLineEdit>(u"runName"_s)->setText(u"second"_s);
    click(u"runConfirm"_s);
    TRY_VERIFY(!find<QDialog>(u"runDialog"_s));
    QCOMPARE(stateOf(u"second"_s), u"running"_s);
    TRY_COMPARE(users(), (QStringList{u"second running Docker"_s, u"web running Docker"_s}));
}

void TestWindowContainers::chipShowsThem()
{
    QVERIFY(activate());
    auto *tabs = find<QTabWidget>(u"inspectTabs"_s);
    QVERIFY(tabs->currentIndex() != views::InspectPanel::UsedByTab);
    QCOMPARE(tabs->tabText(views::InspectPanel::UsedByTab), u"Used By (2)"_s);
    click(row(u"tool"_s).siblingAtColumn(models::ImageListModel::InUseColumn));
    QCOMPARE(tabs->currentIndex(), int(views::InspectPanel::UsedByTab));
    QVERIFY(isVisible(u"usedByTable"_s));
    QCOMPARE(users(), (QStringList{u"second running Docker"_s, u"web running Docker"_s}));
}

void TestWindowContainers::stops()
{
    const auto *table = find<QTreeView>(u"usedByTable"_s);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 0)).center());
    press(u"containerStop"_s);
    TRY_VERIFY(isVisible(u"stopContainersDialog"_s));
    const auto *box = find<QMessageBox>(u"stopContainersDialog"_s);
    QVERIFY(box->informativeText().contains(u"second (running) on Docker"_s));
    click(u"containersConfirm"_s);
    TRY_COMPARE(users(), (QStringList{u"second exited Docker"_s, u"web running Docker"_s}));
    QCOMPARE(stateOf(u"second"_s), u"exited"_s);
    TRY_COMPARE(taskWords(), u"1 container(s) stopped."_s);
    QCOMPARE(taskTitle(), u"Stop second"_s);
    dismissTasks();
}

/// No question: nothing is lost.
void TestWindowContainers::starts()
{
    QVERIFY(activate());
    press(u"containerStart"_s);
    TRY_COMPARE(users(), (QStringList{u"second running Docker"_s, u"web running Docker"_s}));
    QCOMPARE(stateOf(u"second"_s), u"running"_s);
    TRY_COMPARE(taskWords(), u"1 container(s) started."_s);
    dismissTasks();
    QVERIFY(m_server.docker({u"stop"_s, u"second"_s}).isDone());
    TRY_COMPARE(users(), (QStringList{u"second exited Docker"_s, u"web running Docker"_s}));
}

void TestWindowContainers::inspects()
{
    press(u"containerInspect"_s);
    TRY_VERIFY(isVisible(u"containerDialog"_s));
    auto *dialog = find<QDialog>(u"containerDialog"_s);
    QVERIFY(dialog->windowTitle().contains(u"second"_s));
    dialog->reject();
    TRY_VERIFY(!find<QDialog>(u"containerDialog"_s));
}

/// The same image, pulled from a registry under another name: joined by digest.
void TestWindowContainers::marksTheOwnStore()
{
    const QString name = m_registry.host() + u"/tool"_s;
    QVERIFY(activate());
    choose(u"My images"_s);
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
    Q_EMIT m_window->pullRequested({}, oci::Reference::parse(name + u":1"_s).value(), {});
    TRY_VERIFY(row(name).isValid());
    const auto chip = [&] {
        return row(name).siblingAtColumn(models::ImageListModel::InUseColumn);
    };
    TRY_COMPARE(chip().data().toInt(), 2);
    QVERIFY(!find<QTreeView>(u"imageTable"_s)->isColumnHidden(chip().column()));
    click(chip());
    TRY_COMPARE(users(), (QStringList{u"second exited Docker"_s, u"web running Docker"_s}));
    QVERIFY(m_server.docker({u"rm"_s, u"second"_s}).isDone());
    TRY_COMPARE(users(), QStringList{u"web running Docker"_s});
    // The engine has its own copy: nothing stands in the way.
    auto *table = find<QTreeView>(u"imageTable"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    TRY_VERIFY(isVisible(u"removeTable"_s));
    const auto *item = find<QTreeWidget>(u"removeTable"_s)->topLevelItem(0);
    QCOMPARE(item->childCount(), 1);
    QCOMPARE(item->child(0)->text(0), u"web (running)"_s);
    click(u"removeConfirm"_s);
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
    QCOMPARE(stateOf(u"web"_s), u"running"_s);
    dismissTasks();
    choose(u"Docker"_s);
    TRY_VERIFY(row(u"tool"_s).isValid());
}

/// First looked at, then done.
void TestWindowContainers::removesWithTheImage()
{
    QVERIFY(activate());
    click(row(u"tool"_s));
    auto *table = find<QTreeView>(u"imageTable"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    TRY_VERIFY(isVisible(u"removeTable"_s));
    auto *tree = find<QTreeWidget>(u"removeTable"_s);
    QTreeWidgetItem *image = tree->topLevelItem(0);
    QCOMPARE(image->text(1), u"Stays: used by web (running)"_s);
    QCOMPARE(image->childCount(), 1);
    QTreeWidgetItem *box = image->child(0);
    QCOMPARE(box->checkState(0), Qt::Unchecked);
    QCOMPARE(box->text(1), u"Stop and remove it (running)"_s);
    QVERIFY(!find<QPushButton>(u"removeConfirm"_s)->isEnabled());
    // By the keyboard, as by the mouse.
    tree->setFocus();
    tree->setCurrentItem(box);
    QTest::keyClick(tree, Qt::Key_Space);
    QCOMPARE(box->checkState(0), Qt::Checked);
    QVERIFY(find<QPushButton>(u"removeConfirm"_s)->text().startsWith("Remove 1 container"_L1));
    click(u"removeConfirm"_s);
    TRY_VERIFY(!row(u"tool"_s).isValid());
    TRY_VERIFY(taskWords().startsWith("1 container(s) removed. 1 image(s) removed, "_L1));
    QCOMPARE(taskTitle(), u"Remove tool:1"_s);
    dismissTasks();
    QCOMPARE(say({u"ps"_s, u"-aq"_s}), QString(u""_s));
    QCOMPARE(say({u"images"_s, u"--format"_s, u"{{.Repository}}"_s}), u"spare"_s);
}

void TestWindowContainers::removesOne()
{
    QVERIFY(activate());
    QVERIFY(
        m_server
            .docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"old"_s, u"spare:1"_s})
            .isDone());
    TRY_COMPARE(row(u"spare"_s).siblingAtColumn(models::ImageListModel::InUseColumn).data(), 1);
    click(row(u"spare"_s).siblingAtColumn(models::ImageListModel::InUseColumn));
    TRY_COMPARE(users(), QStringList{u"old created Docker"_s});
    press(u"containerRemove"_s);
    TRY_VERIFY(isVisible(u"removeContainersDialog"_s));
    click(u"containersCancel"_s);
    TRY_VERIFY(!find<QWidget>(u"removeContainersDialog"_s));
    QCOMPARE(stateOf(u"old"_s), u"created"_s);
    QVERIFY(activate());
    press(u"containerRemove"_s);
    TRY_VERIFY(isVisible(u"removeContainersDialog"_s));
    click(u"containersConfirm"_s);
    TRY_VERIFY(isVisible(u"usedByEmpty"_s));
    QCOMPARE(say({u"ps"_s, u"-aq"_s}), QString(u""_s));
}

QTEST_MAIN(TestWindowContainers)
#include "tst_window_containers.moc"
