// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/engineserver.h"
#include "tests/support/hubserver.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/tools.h"
#include "tests/support/windowfixture.h"
#include "views/hub/browsing.h"

#include <QAction>
#include <QComboBox>
#include <QDropEvent>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QStatusBar>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using support::EngineServer;

/// The real window over a double of Docker Hub, whose images a real registry has, and a real engine
/// beside the own store: which of them gets what is pulled. Each step begins where the one before
/// ended.
class TestWindowHubEngine final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { close(); }
    void pulledByMenu();
    void droppedOnTheEngine();
    void engineIsChosen();
    void allTagsByTheEngine();

private:
    [[nodiscard]] QTreeView *tags() const { return find<QTreeView>(u"tagTable"_s); }
    void select(const QString &tag) const;
    [[nodiscard]] QStringList tagsOfEngine() const;
    [[nodiscard]] QString hint() const { return m_window->statusBar()->currentMessage(); }

    support::RegistryServer m_registry;
    std::unique_ptr<support::HubServer> m_hub;
    EngineServer m_engine{EngineServer::Kind::Podman};
};

void TestWindowHubEngine::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    REQUIRE_ENGINE(EngineServer::Kind::Podman);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    for (int i = 1; i <= 4; ++i)
        (void)support::push(m_registry, u"library/nginx"_s, u"v%1"_s.arg(i),
                            {.layers = {support::incompressibleTar(5000, quint32(i))}});
    m_engine.setHub(m_registry.host());
    QVERIFY2(m_engine.start(), qPrintable(m_engine.errorString()));
    m_hub = std::make_unique<support::HubServer>(
        QList<support::HubServer::Repository>{{.name = u"library/nginx"_s, .tags = 4}});
    qputenv("MILLEFEUILLE_HUB", m_hub->url().toEncoded());
    qputenv("MILLEFEUILLE_HUB_INDEX", m_hub->url().toEncoded());
    qputenv("MILLEFEUILLE_HUB_REGISTRY", "http://" + m_registry.host().toLatin1());
    setEngines({&m_engine});
    QVERIFY(open());
    TRY_COMPARE(stores(), (QStringList{u"All"_s, u"My images"_s, u"Podman"_s}));
    choose(u"My images"_s);
    QVERIFY(m_window->browsing()->open(*oci::Reference::parse(u"nginx")));
    TRY_COMPARE(tags()->model()->rowCount(), 4);
}

void TestWindowHubEngine::select(const QString &name) const
{
    const QModelIndexList found = tags()->model()->match(
        tags()->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    tags()->setCurrentIndex(found.first());
}

QStringList TestWindowHubEngine::tagsOfEngine() const
{
    QStringList names =
        m_engine.say({u"images"_s, u"--format"_s, u"{{.Tag}}"_s}).split(u'\n', Qt::SkipEmptyParts);
    names.sort();
    return names;
}

/// Into the store that is shown.
void TestWindowHubEngine::pulledByMenu()
{
    select(u"v4"_s);
    QVERIFY(tags()->actions().contains(find<QAction>(u"actionHubPull"_s)));
    trigger(u"actionHubPull"_s);
    TRY_COMPARE(taskTitle(), u"nginx:v4"_s);
    TRY_VERIFY(taskWords().endsWith("downloaded."_L1));
    QVERIFY(tagsOfEngine().isEmpty());
    dismissTasks();
}

void TestWindowHubEngine::droppedOnTheEngine()
{
    select(u"v1"_s);
    const std::unique_ptr<QMimeData> dragged(
        tags()->model()->mimeData(tags()->selectionModel()->selectedRows()));
    auto *list = find<QListWidget>(u"stores"_s);
    const QListWidgetItem *item = list->findItems(u"Podman"_s, Qt::MatchExactly).value(0);
    QVERIFY(item);
    const QPoint at = list->visualItemRect(item).center();
    QDragEnterEvent enter(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(list->viewport(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(list->viewport(), &move);
    QVERIFY(move.isAccepted());
    // Without a platform: the engine takes that of its own machine.
    QCOMPARE(hint(), u"Let go to pull docker.io/library/nginx:v1 to “Podman”."_s);
    QDropEvent drop(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(list->viewport(), &drop);
    QVERIFY(drop.isAccepted());
    QVERIFY(hint().isEmpty());
    TRY_COMPARE(taskTitle(), u"nginx:v1"_s);
    TRY_COMPARE(tagsOfEngine(), QStringList{u"v1"_s});
    TRY_VERIFY(taskWords().endsWith("downloaded."_L1));
    dismissTasks();
}

/// Beside the button, whichever store is shown.
void TestWindowHubEngine::engineIsChosen()
{
    select(u"v2"_s);
    auto *store = find<QComboBox>(u"hubStore"_s);
    QVERIFY(store->isVisible());
    QCOMPARE(store->currentText(), u"My images"_s);
    store->setCurrentIndex(store->findText(u"Podman"_s));
    click(u"hubPull"_s);
    TRY_COMPARE(taskTitle(), u"nginx:v2"_s);
    TRY_COMPARE(tagsOfEngine(), (QStringList{u"v1"_s, u"v2"_s}));
    TRY_VERIFY(!taskWords().isEmpty());
    const auto own = store::OciStore::open(storeFolder(), layers::TocCache(filePath(u"tocs"_s)));
    QVERIFY(own);
    QCOMPARE((*own)->list()->size(), 1); // What the menu pulled.
    dismissTasks();
}

void TestWindowHubEngine::allTagsByTheEngine()
{
    trigger(u"actionHubPullAll"_s);
    TRY_VERIFY(isVisible(u"pullAllDialog"_s));
    TRY_COMPARE(find<QPushButton>(u"pullAllConfirm"_s)->text(), u"Pull 4 Tag(s)"_s);
    QVERIFY(textsOf(u"pullAllDialog"_s).contains("Docker Hub counts each of them as a pull."_L1));
    QCOMPARE(find<QComboBox>(u"pullAllStore"_s)->currentText(), u"Podman"_s);
    click(u"pullAllConfirm"_s);
    TRY_COMPARE(taskWords(), u"4 tag(s) pulled."_s);
    QCOMPARE(tagsOfEngine(), (QStringList{u"v1"_s, u"v2"_s, u"v3"_s, u"v4"_s}));
    dismissTasks();
}

QTEST_MAIN(TestWindowHubEngine)
#include "tst_window_hubengine.moc"
