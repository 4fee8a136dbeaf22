// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/imagelistmodel.h"
#include "tests/support/engineserver.h"
#include "tests/support/windowfixture.h"
#include "views/transfer/imagetransfers.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using models::ImageListModel;
using support::EngineServer;

namespace {

const QString OfDocker = u"example.org/of-docker"_s;
const QString OfPodman = u"example.org/of-podman"_s;

} // namespace

/// The real window over a Docker and a Podman side by side: in the sidebar, in one list, images
/// copied from one to the other by menu and by dragging, and one that goes while the other stays.
class TestWindowEngines final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void bothAreInTheSidebar();
    void bothAreInAll();
    void usedOnBoth();
    void copiedByMenu();
    void copiedByDragging();
    void oneGoesAndComes();

private:
    [[nodiscard]] static QStringList names(const EngineServer &server);

    EngineServer m_docker{EngineServer::Kind::Docker};
    EngineServer m_podman{EngineServer::Kind::Podman};
};

void TestWindowEngines::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    REQUIRE_ENGINE(EngineServer::Kind::Podman);
    QVERIFY2(m_docker.start(), qPrintable(m_docker.errorString()));
    QVERIFY2(m_podman.start(), qPrintable(m_podman.errorString()));
    QVERIFY(!m_docker.importImage(OfDocker + u":1"_s, "one").isEmpty());
    QVERIFY(!m_podman.importImage(OfPodman + u":1"_s, "two").isEmpty());
    for (const auto &[server, image] :
         {std::pair(&m_docker, OfDocker), std::pair(&m_podman, OfPodman)})
        QVERIFY(server
                    ->docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"user"_s,
                              image + u":1"_s})
                    .isDone());
    setEngines({&m_docker, &m_podman});
    QVERIFY(open());
}

void TestWindowEngines::cleanupTestCase()
{
    close();
}

QStringList TestWindowEngines::names(const EngineServer &server)
{
    QStringList names = server.say({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s})
                            .split(u'\n', Qt::SkipEmptyParts);
    names.sort();
    return names;
}

void TestWindowEngines::bothAreInTheSidebar()
{
    TRY_COMPARE(stores(), (QStringList{u"All"_s, u"My images"_s, u"Docker"_s, u"Podman"_s}));
    choose(u"Podman"_s);
    TRY_COMPARE(rows(), QStringList{OfPodman});
    choose(u"Docker"_s);
    TRY_COMPARE(rows(), QStringList{OfDocker});
}

void TestWindowEngines::bothAreInAll()
{
    choose(u"All"_s);
    TRY_COMPARE(rowsOfStores(), (QStringList{OfDocker + u", Docker"_s, OfPodman + u", Podman"_s}));
    const QString sums = find<QLabel>(u"sums"_s)->text();
    QVERIFY2(sums.startsWith(u"2 image(s) · "_s), qPrintable(sums));
}

void TestWindowEngines::usedOnBoth()
{
    for (const auto &[image, engine] :
         {std::pair(OfDocker, u"Docker"_s), std::pair(OfPodman, u"Podman"_s)}) {
        const auto chip = [&] {
            return row(image, engine).siblingAtColumn(ImageListModel::InUseColumn);
        };
        TRY_COMPARE(chip().data().toInt(), 1);
        click(chip());
        const auto *users = find<QTreeView>(u"usedByTable"_s)->model();
        TRY_COMPARE(users->rowCount(), 1);
        QCOMPARE(users->index(0, 0).data().toString(), u"user"_s);
        QCOMPARE(users->index(0, 2).data().toString(), engine);
    }
}

/// From Docker to Podman.
void TestWindowEngines::copiedByMenu()
{
    click(row(OfDocker, u"Docker"_s));
    const QMenu *copy = m_window->transfers()->rowActions().last()->menu();
    QVERIFY(copy->menuAction()->isEnabled());
    QAction *toPodman = nullptr;
    for (QAction *action : copy->actions()) {
        QCOMPARE(action->isVisible(), action->text() != "Docker"_L1);
        if (action->text() == "Podman"_L1)
            toPodman = action;
    }
    QVERIFY(toPodman);
    toPodman->trigger();
    TRY_COMPARE(taskWords(), OfDocker + u":1 copied to Podman."_s);
    TRY_VERIFY(row(OfDocker, u"Podman"_s).isValid());
    QCOMPARE(names(m_podman), (QStringList{OfDocker + u":1"_s, OfPodman + u":1"_s}));
    dismissTasks();
}

/// And from Podman to Docker, which then has a file that it had not.
void TestWindowEngines::copiedByDragging()
{
    choose(u"Podman"_s);
    TRY_VERIFY(row(OfPodman).isValid());
    click(row(OfPodman));
    QVERIFY(!drag(u"Podman"_s, false)); // Where it is.
    QVERIFY(!drag(u"All"_s, false));
    QVERIFY(drag(u"Docker"_s));
    TRY_COMPARE(taskWords(), OfPodman + u":1 copied to Docker."_s);
    QCOMPARE(names(m_docker), (QStringList{OfDocker + u":1"_s, OfPodman + u":1"_s}));
    dismissTasks();
    QVERIFY(m_docker
                .docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"copy"_s,
                         OfPodman + u":1"_s})
                .isDone());
    const QString mark = filePath(u"mark"_s);
    QVERIFY(m_docker.docker({u"cp"_s, u"copy:/etc/mark"_s, mark}).isDone());
    QFile file(mark);
    QVERIFY(file.open(QFile::ReadOnly));
    QCOMPARE(file.readAll(), "two"_ba);
}

/// The other one is not in its way.
void TestWindowEngines::oneGoesAndComes()
{
    choose(u"All"_s);
    TRY_COMPARE(rowsOfStores().size(), 4);
    m_podman.stop();
    TRY_COMPARE(rowsOfStores(), (QStringList{OfDocker + u", Docker"_s, OfPodman + u", Docker"_s}));
    TRY_VERIFY(find<QLabel>(u"sums"_s)->text().contains("without Podman"_L1));
    QVERIFY(!m_docker.importImage(u"fresh:1"_s, "three").isEmpty());
    TRY_VERIFY(row(u"fresh"_s, u"Docker"_s).isValid());
    QVERIFY2(m_podman.start(), qPrintable(m_podman.errorString()));
    TRY_COMPARE(rowsOfStores().size(), 5);
    QVERIFY(!find<QLabel>(u"sums"_s)->text().contains("without"_L1));
}

QTEST_MAIN(TestWindowEngines)
#include "tst_window_engines.moc"
