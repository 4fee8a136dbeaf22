// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/engineserver.h"
#include "tests/support/windowfixture.h"
#include "views/build/buildlogwindow.h"
#include "views/build/steptext.h"
#include "views/dialogs/builddialog.h"
#include "views/widgets/fieldtable.h"
#include "views/widgets/messagepanel.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using support::EngineServer;
using views::BuildDialog;
using views::BuildLogWindow;

/// The real window over a real Docker Engine: a folder is dropped and built, the log comes by step,
/// a step fails and is named, a build is cancelled, and the layers of what was built are shown.
class TestWindowBuild final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void ownStoreSaysWhyNot();
    void folderWithoutDockerfile();
    void builtFromADroppedFolder();
    void withoutATag();
    void failsAtAStep();
    void cancelledMidway();

private:
    void write(const QString &name, const QByteArray &bytes, bool isProgram = false) const;
    void chooseStore(int row);
    void press(const QString &button) { find<QAbstractButton>(button)->click(); }
    /// Opens the dialog by the menu and builds what it offers, with another tag.
    void buildAgain(const QString &tag);
    [[nodiscard]] QString step(int row, int column) const
    {
        const auto *steps = find<QTreeView>(u"buildSteps"_s);
        return steps ? steps->model()->index(row, column).data().toString() : QString();
    }

    QTemporaryDir m_context;
    EngineServer m_server{EngineServer::Kind::Docker};
};

void TestWindowBuild::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    QFile busybox(u"/bin/busybox"_s);
    QVERIFY(busybox.open(QFile::ReadOnly));
    write(u"busybox"_s, busybox.readAll(), true);

    setEngines({&m_server});
    QVERIFY(open());
    TRY_COMPARE(stores().size(), 3);
}

void TestWindowBuild::cleanupTestCase()
{
    close();
}

void TestWindowBuild::cleanup()
{
    if (!m_window)
        return;
    for (auto *log : m_window->findChildren<BuildLogWindow *>())
        log->close();
    dismissTasks();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void TestWindowBuild::write(const QString &name, const QByteArray &bytes, bool isProgram) const
{
    QFile file(m_context.filePath(name));
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    if (isProgram)
        QVERIFY(file.setPermissions(QFile::Permissions(0x7755)));
}

void TestWindowBuild::chooseStore(int row)
{
    auto *stores = find<QListWidget>(u"stores"_s);
    QTest::mouseClick(stores->viewport(), Qt::LeftButton, {},
                      stores->visualItemRect(stores->item(row)).center());
    QCOMPARE(stores->currentRow(), row);
}

void TestWindowBuild::buildAgain(const QString &tag)
{
    find<QAction>(u"actionBuild"_s)->trigger();
    TRY_VERIFY(isVisible(u"buildDialog"_s));
    find<QLineEdit>(u"buildTag"_s)->setText(tag);
    TRY_VERIFY(find<QPushButton>(u"buildConfirm"_s)->isEnabled());
    press(u"buildConfirm"_s);
    TRY_VERIFY(isVisible(u"buildLogWindow"_s));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void TestWindowBuild::ownStoreSaysWhyNot()
{
    find<QAction>(u"actionBuild"_s)->trigger();
    QVERIFY(isVisible(u"windowMessage"_s));
    QVERIFY(!find<BuildDialog>(u"buildDialog"_s));
}

void TestWindowBuild::folderWithoutDockerfile()
{
    find<QWidget>(u"windowMessage"_s)->hide();
    chooseStore(2);
    drop(m_folder.path());
    TRY_VERIFY(isVisible(u"windowMessage"_s));
    QVERIFY(!find<BuildDialog>(u"buildDialog"_s));
}

void TestWindowBuild::builtFromADroppedFolder()
{
    write(u"Dockerfile"_s, "FROM scratch\nARG WHO=nobody\nCOPY busybox /bin/sh\n"
                           "RUN echo hello $WHO\nLABEL who=$WHO\n");
    QSignalSpy remembered(m_session.get(), &app::Session::recentBuildsChanged);
    drop(m_context.path());
    TRY_VERIFY(isVisible(u"buildDialog"_s));
    TRY_VERIFY(find<QPushButton>(u"buildConfirm"_s)->isEnabled());
    find<QLineEdit>(u"buildTag"_s)->setText(u"app:1"_s);
    find<views::FieldTable>(u"buildArguments"_s)->item(0, 1)->setText(u"<b>you</b>"_s);
    press(u"buildConfirm"_s);
    TRY_VERIFY(isVisible(u"buildLogWindow"_s));
    QCOMPARE(taskTitle(), u"Build app:1"_s);
    TRY_VERIFY(isVisible(u"buildLogImage"_s));
    QCOMPARE(find<QTreeView>(u"buildSteps"_s)->model()->rowCount(), 6);
    QCOMPARE(step(4, 0), u"4/5"_s);
    QCOMPARE(step(4, 1), u"RUN echo hello $WHO"_s);
    QCOMPARE(step(4, 2), u"Done"_s);
    auto *steps = find<QTreeView>(u"buildSteps"_s);
    steps->setCurrentIndex(steps->model()->index(4, 0));
    QVERIFY2(find<views::StepText>(u"stepText"_s)->toPlainText().contains("hello <b>you</b>"_L1),
             qPrintable(find<views::StepText>(u"stepText"_s)->toPlainText()));
    QCOMPARE(m_server.say({u"image"_s, u"inspect"_s, u"--format"_s,
                           u"{{index .Config.Labels \"who\"}}"_s, u"app:1"_s}),
             u"<b>you</b>"_s);
    QCOMPARE(remembered.size(), 1);

    chooseStore(1); // Wherever the person is meanwhile.
    press(u"buildLogImage"_s);
    TRY_VERIFY(isVisible(u"layersPage"_s));
    QCOMPARE(find<QListWidget>(u"stores"_s)->currentRow(), 2);
    QCOMPARE(m_window->selectedName(), u"docker.io/library/app:1"_s);
    TRY_VERIFY(isVisible(u"treemap"_s));
    QVERIFY(!isVisible(u"buildLogWindow"_s));
    QVERIFY(!find<QWidget>(u"taskImage"_s)->isHidden()); // The row still offers it.
}

/// What was there already has its name; what is new has none.
void TestWindowBuild::withoutATag()
{
    buildAgain({});
    TRY_VERIFY(isVisible(u"buildLogImage"_s));
    QCOMPARE(step(3, 2), u"From the cache"_s);
    find<QTabWidget>(u"inspectTabs"_s)->setCurrentIndex(0);
    press(u"buildLogImage"_s);
    TRY_VERIFY(isVisible(u"layersPage"_s));
    QCOMPARE(m_window->selectedName(), u"docker.io/library/app:1"_s);
    cleanup();
    write(u"Dockerfile"_s, "FROM scratch\nCOPY busybox /bin/sh\nLABEL no=name\n");
    buildAgain({});
    TRY_VERIFY(isVisible(u"buildLogImage"_s));
    press(u"buildLogImage"_s);
    TRY_VERIFY(m_window->selectedName().startsWith("sha256:"_L1));
    QVERIFY(isVisible(u"layersPage"_s));
}

void TestWindowBuild::failsAtAStep()
{
    write(u"Dockerfile"_s, "FROM scratch\nCOPY busybox /bin/sh\nRUN echo before; exit 3\nUSER 1\n");
    buildAgain(u"app:2"_s);
    TRY_VERIFY(isVisible(u"buildLogError"_s));
    const QString words = find<views::MessagePanel>(u"buildLogError"_s)->message().text;
    QVERIFY2(words.contains("3/4"_L1) && words.contains("exit 3"_L1), qPrintable(words));
    auto *steps = find<QTreeView>(u"buildSteps"_s);
    QCOMPARE(steps->currentIndex().row(), 3);
    QCOMPARE(step(3, 2), u"Failed"_s);
    QVERIFY(find<views::StepText>(u"stepText"_s)->toPlainText().contains("before"_L1));
    QVERIFY(!isVisible(u"buildLogImage"_s));
    QVERIFY(isVisible(u"taskError"_s));
    // Mended, and tried again from the log.
    write(u"Dockerfile"_s, "FROM scratch\nCOPY busybox /bin/sh\n");
    press(u"buildLogRetry"_s);
    TRY_VERIFY(isVisible(u"buildLogImage"_s));
    QVERIFY(!isVisible(u"buildLogError"_s));
}

void TestWindowBuild::cancelledMidway()
{
    write(u"Dockerfile"_s, "FROM scratch\nCOPY busybox /bin/sh\nCOPY busybox /bin/sleep\n"
                           "RUN /bin/sleep 600\n");
    buildAgain(u"app:3"_s);
    TRY_COMPARE(step(4, 0), u"4/4"_s);
    // Closed, the build goes on, and its row opens the log again.
    press(u"buildLogClose"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!find<BuildLogWindow>(u"buildLogWindow"_s));
    press(u"taskLog"_s);
    TRY_VERIFY(isVisible(u"buildLogWindow"_s));
    QCOMPARE(step(4, 2), u"Running"_s);
    TRY_VERIFY(!m_server.say({u"ps"_s, u"-q"_s}).isEmpty());
    press(u"buildLogCancel"_s);
    TRY_COMPARE(step(4, 2), u"Cancelled"_s);
    TRY_COMPARE(m_server.say({u"ps"_s, u"-q"_s}), QString(u""_s));
    QCOMPARE(m_server.say({u"images"_s, u"-q"_s, u"app:3"_s}), QString(u""_s));
}

QTEST_MAIN(TestWindowBuild)
#include "tst_window_build.moc"
