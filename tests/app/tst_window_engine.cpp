// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/imagelistmodel.h"
#include "models/prunemodel.h"
#include "tests/support/engineserver.h"
#include "tests/support/registryserver.h"
#include "tests/support/windowfixture.h"
#include "views/layers/treemapwidget.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using support::EngineServer;

/// The real window over a real Docker Engine: from the sidebar to the layers, the containers, a
/// removal that a container forbids, a prune, and an engine that ends.
class TestWindowEngine final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void isInTheSidebar();
    void listsWhatIsUsed();
    void showsLayers();
    void containersForbidRemoval();
    void prunesWhatIsUnused();
    void pushesAndPulls();
    void followsTheEngine();
    void ownStoreIsStillThere();
    void saysThatTheEngineIsGone();

private:
    [[nodiscard]] QStringList namesOnEngine() const;

    EngineServer m_server{EngineServer::Kind::Docker};
};

void TestWindowEngine::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    QVERIFY(!m_server.importImage(u"used:1"_s, "one").isEmpty());
    QVERIFY(!m_server.importImage(u"spare:1"_s, "two").isEmpty());
    QVERIFY(
        m_server
            .docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"web"_s, u"used:1"_s})
            .isDone());
    setEngines({&m_server});
    QVERIFY(open());
}

void TestWindowEngine::cleanupTestCase()
{
    close();
}

QStringList TestWindowEngine::namesOnEngine() const
{
    QStringList names = m_server.say({u"images"_s, u"--format"_s, u"{{.Repository}}"_s})
                            .split(u'\n', Qt::SkipEmptyParts);
    names.sort();
    return names;
}

void TestWindowEngine::isInTheSidebar()
{
    const auto *stores = find<QListWidget>(u"stores"_s);
    TRY_VERIFY(stores->count() == 3);
    QCOMPARE(stores->item(2)->text(), u"Docker"_s);
    TRY_VERIFY(stores->item(2)->toolTip().startsWith("Docker 2"_L1));
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
}

void TestWindowEngine::listsWhatIsUsed()
{
    choose(u"Docker"_s);
    TRY_VERIFY(row(u"used"_s).isValid() && row(u"spare"_s).isValid());
    const auto users = [this](const QString &repository) {
        return row(repository).siblingAtColumn(models::ImageListModel::InUseColumn);
    };
    QCOMPARE(users(u"used"_s).data(), 1);
    QCOMPARE(users(u"used"_s).data(models::ImageListModel::UsersRole), u"web (created)"_s);
    QVERIFY(!users(u"spare"_s).data().isValid());
    QVERIFY(!find<QTreeView>(u"imageTable"_s)->isColumnHidden(models::ImageListModel::InUseColumn));
}

void TestWindowEngine::showsLayers()
{
    click(row(u"used"_s));
    TRY_VERIFY(isVisible(u"overviewPage"_s));
    const auto *tabs = find<QTabWidget>(u"inspectTabs"_s);
    const auto *page = find<QWidget>(u"layersPage"_s);
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {},
                      tabs->tabBar()->tabRect(tabs->indexOf(page)).center());
    TRY_VERIFY(isVisible(u"treemap"_s));
    const auto *map = find<views::TreemapWidget>(u"treemap"_s);
    QVERIFY(map->scene().tree()->root().totalSize > 100'000); // busybox and the mark.
    // It has no manifest to show, but words of its own.
    for (const QString &name : {u"manifestPage"_s, u"configPage"_s}) {
        const auto *json = find<QWidget>(name);
        QCOMPARE(json->findChild<QTabBar *>(u"jsonTitles"_s)->tabText(0),
                 u"What the engine says"_s);
        const auto *tree = json->findChild<QTreeView *>();
        QVERIFY(!tree->model()
                     ->match(tree->model()->index(0, 0), Qt::DisplayRole, u"RepoTags"_s)
                     .isEmpty());
    }
}

void TestWindowEngine::containersForbidRemoval()
{
    auto *table = find<QTreeView>(u"imageTable"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    TRY_VERIFY(isVisible(u"removeTable"_s));
    const QString fate = find<QTreeWidget>(u"removeTable"_s)->topLevelItem(0)->text(1);
    QVERIFY2(fate.contains("web (created)"_L1), qPrintable(fate));
    QVERIFY(!find<QPushButton>(u"removeConfirm"_s)->isEnabled());
    QTest::mouseClick(find<QPushButton>(u"removeCancel"_s), Qt::LeftButton);
    TRY_VERIFY(!find<QDialog>(u"removeDialog"_s));
    QCOMPARE(namesOnEngine(), (QStringList{u"spare"_s, u"used"_s}));
}

void TestWindowEngine::prunesWhatIsUnused()
{
    QVERIFY(activate());
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    find<QComboBox>(u"pruneWhich"_s)->setCurrentIndex(1);
    const auto *rows = find<QTreeView>(u"pruneTable"_s)->model();
    QCOMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->index(0, models::PruneModel::ReasonColumn).data().toString(), u"Goes: unused"_s);
    QCOMPARE(rows->index(1, models::PruneModel::ReasonColumn).data().toString(),
             u"Stays: used by web"_s);
    TRY_VERIFY(find<QPushButton>(u"pruneCopyCommand"_s)->isEnabled());
    QTest::mouseClick(find<QPushButton>(u"pruneConfirm"_s), Qt::LeftButton);
    TRY_VERIFY(!row(u"spare"_s).isValid());
    QCOMPARE(namesOnEngine(), QStringList{u"used"_s});
}

/// The engine that is shown sends what is pushed, and gets what is pulled.
void TestWindowEngine::pushesAndPulls()
{
    support::RegistryServer registry;
    QVERIFY2(registry.start(), qPrintable(registry.errorString()));
    const QString repository = registry.host() + u"/team/tool"_s;
    const QString name = repository + u":1"_s;
    QVERIFY(m_server.docker({u"tag"_s, u"used:1"_s, name}).isDone());
    TRY_VERIFY(row(repository).isValid());
    click(row(repository));
    auto *push = find<QAction>(u"actionPush"_s);
    TRY_VERIFY(push->isEnabled());
    push->trigger();
    QTest::mouseClick(find<QPushButton>(u"pushConfirm"_s), Qt::LeftButton);
    TRY_VERIFY(QFileInfo::exists(
        registry.dataPath()
        + u"/docker/registry/v2/repositories/team/tool/_manifests/tags/1/current/link"_s));
    QVERIFY(m_server.docker({u"rmi"_s, name}).isDone());
    TRY_VERIFY(!row(repository).isValid());
    auto *edit = find<QLineEdit>(u"pullEdit"_s);
    edit->setText(name);
    QTest::keyClick(edit, Qt::Key_Return);
    TRY_VERIFY(row(repository).isValid());
    QVERIFY(namesOnEngine().contains(repository));
    // A tag that is nowhere is told of where the pull is shown.
    dismissTasks();
    edit->setText(repository + u":gone"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    TRY_VERIFY(isVisible(u"taskError"_s));
    QVERIFY(m_server.docker({u"rmi"_s, name}).isDone());
    TRY_VERIFY(!row(repository).isValid());
}

void TestWindowEngine::followsTheEngine()
{
    QVERIFY(!m_server.importImage(u"fresh:1"_s, "three").isEmpty());
    TRY_VERIFY(row(u"fresh"_s).isValid());
    QVERIFY(m_server.docker({u"rm"_s, u"web"_s}).isDone());
    TRY_VERIFY(
        !row(u"used"_s).siblingAtColumn(models::ImageListModel::InUseColumn).data().isValid());
}

void TestWindowEngine::ownStoreIsStillThere()
{
    choose(u"My images"_s);
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
    choose(u"Docker"_s);
    TRY_VERIFY(row(u"fresh"_s).isValid());
}

void TestWindowEngine::saysThatTheEngineIsGone()
{
    m_server.stop();
    const auto texts = [this] {
        QString all;
        for (const QLabel *label : find<QWidget>(u"imageListPage"_s)->findChildren<QLabel *>())
            all += label->isVisible() ? label->text() + u'\n' : QString();
        return all;
    };
    TRY_VERIFY(texts().contains("The images could not be read."_L1));
    QVERIFY2(texts().contains("not running"_L1), qPrintable(texts()));
    const auto problem = [this] {
        const QListWidgetItem *engine = find<QListWidget>(u"stores"_s)->currentItem();
        return engine->data(Qt::AccessibleDescriptionRole).toString();
    };
    TRY_VERIFY(problem().contains("not running"_L1));
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    TRY_VERIFY(row(u"fresh"_s).isValid() && !texts().contains("could not be read"_L1));
    TRY_COMPARE(problem(), QString());
}

QTEST_MAIN(TestWindowEngine)
#include "tst_window_engine.moc"
