// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/tools.h"
#include "tests/support/windowfixture.h"
#include "views/widgets/messagepanel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Kills = 6;
/// Makes this program the window that pulls, behind it the store and the name.
const QString PullArgument = u"--pull"_s;

} // namespace

/// Pulls that are paused, or that the end of the program interrupts, through the real window over a
/// real registry.
class TestWindowResume final : public QObject, public support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { close(); }
    void pauseAndResume();
    void pausedStaysOverARestart();
    void closedInMidPull();
    void killedInMidPull();
    void forgottenIsGone();

private:
    [[nodiscard]] QString name() const { return m_proxy->host() + u"/app:1"_s; }
    [[nodiscard]] qint64 partialBytes() const;
    void pull();
    void pullAndKill(std::chrono::milliseconds moment);
    [[nodiscard]] QString offer() const;

    support::RegistryServer m_registry;
    std::unique_ptr<support::RegistryProxy> m_proxy;
    qint64 m_layerBytes = 0;
};

void TestWindowResume::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    setEngines({});
    support::ImageRecipe recipe;
    for (quint32 i = 0; i < 4; ++i)
        recipe.layers.append(support::incompressibleTar(300'000, i));
    m_layerBytes = support::push(m_registry, u"app"_s, u"1"_s, recipe).layerBytes();
}

void TestWindowResume::init()
{
    QDir(storeFolder()).removeRecursively();
    m_proxy = std::make_unique<support::RegistryProxy>(m_registry.port());
    m_proxy->setBytesPerSecond(100'000);
}

qint64 TestWindowResume::partialBytes() const
{
    qint64 bytes = 0;
    const auto partial =
        QDir(storeFolder() + u"/.millefeuille-ingest"_s).entryInfoList(QDir::Files);
    for (const QFileInfo &file : partial)
        bytes += file.size();
    return bytes;
}

void TestWindowResume::pull()
{
    auto *edit = find<QLineEdit>(u"pullEdit"_s);
    edit->setText(name());
    QTest::keyClick(edit, Qt::Key_Return);
    TRY_VERIFY(partialBytes() > 50'000);
}

QString TestWindowResume::offer() const
{
    const auto *panel = find<views::MessagePanel>(u"interruptedPulls"_s);
    return panel && panel->isVisible() ? panel->message().heading : QString();
}

void TestWindowResume::pauseAndResume()
{
    QVERIFY(open());
    pull();
    click(u"taskPause"_s);
    TRY_COMPARE(taskWords(), u"Paused"_s);
    const qint64 here = partialBytes();
    TRY_COMPARE(m_proxy->openBlobs(), 0);
    QCOMPARE(partialBytes(), here);
    QVERIFY(offer().isEmpty());
    m_proxy->setBytesPerSecond(0);
    const qint64 sent = m_proxy->blobBytes();
    QTest::keyClick(find<QWidget>(u"task-1"_s), Qt::Key_Space);
    TRY_COMPARE(rows(), QStringList{m_proxy->host() + u"/app"_s});
    const qint64 again = m_proxy->blobBytes() - sent - (m_layerBytes - here);
    QVERIFY2(again <= 10'000,
             qPrintable(u"%1 bytes came again, %2 were here"_s.arg(again).arg(here)));
}

void TestWindowResume::pausedStaysOverARestart()
{
    QVERIFY(open());
    pull();
    click(u"taskPause"_s);
    TRY_COMPARE(taskWords(), u"Paused"_s);
    const qint64 here = partialBytes();
    QVERIFY(open());
    TRY_COMPARE(taskWords(), u"Paused"_s);
    QCOMPARE(taskTitle(), name());
    QVERIFY(offer().isEmpty()); // The person knows.
    QVERIFY(isVisible(u"taskBytes"_s));
    QCOMPARE(partialBytes(), here);
    m_proxy->setBytesPerSecond(0);
    click(u"taskResume"_s);
    TRY_COMPARE(rows(), QStringList{m_proxy->host() + u"/app"_s});
    // What is done is not offered again.
    QVERIFY(open());
    TRY_COMPARE(rows(), QStringList{m_proxy->host() + u"/app"_s});
    QTest::qWait(300);
    QVERIFY(!isVisible(u"taskDrawer"_s));
}

void TestWindowResume::closedInMidPull()
{
    QVERIFY(open());
    pull();
    QVERIFY(open());
    TRY_VERIFY(offer().startsWith(u"1 pull"_s));
    m_proxy->setBytesPerSecond(0);
    click(u"interruptedResume"_s);
    TRY_COMPARE(rows(), QStringList{m_proxy->host() + u"/app"_s});
    QVERIFY(offer().isEmpty());
}

/// A window in a process of its own pulls, and is killed \a moment after the first bytes came.
void TestWindowResume::pullAndKill(std::chrono::milliseconds moment)
{
    close();
    const qint64 before = partialBytes();
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.start(QCoreApplication::applicationFilePath(), {PullArgument, storeFolder(), name()});
    QVERIFY(program.waitForStarted());
    TRY_VERIFY(partialBytes() > before + 20'000);
    std::this_thread::sleep_for(moment);
    program.kill();
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
}

void TestWindowResume::killedInMidPull()
{
    const quint32 seed = qEnvironmentVariableIsSet("MILLEFEUILLE_SEED")
                             ? quint32(qEnvironmentVariableIntValue("MILLEFEUILLE_SEED"))
                             : QRandomGenerator::global()->generate();
    qInfo("MILLEFEUILLE_SEED=%u", seed);
    QRandomGenerator random(seed);
    m_proxy->setBytesPerSecond(25'000);
    for (int i = 0; i < Kills && !QTest::currentTestFailed(); ++i) {
        pullAndKill(std::chrono::milliseconds(random.bounded(800)));
        QVERIFY(open());
        TRY_VERIFY(offer().startsWith(u"1 pull"_s));
        QCOMPARE(taskTitle(), name());
    }
    // Late enough for the journal to know the layers.
    pullAndKill(1s);
    QVERIFY(open());
    TRY_VERIFY(offer().startsWith(u"1 pull"_s));
    QVERIFY(isVisible(u"taskBytes"_s));
    TRY_COMPARE(m_proxy->openBlobs(), 0);
    const qint64 here = partialBytes();
    const qint64 sent = m_proxy->blobBytes();
    m_proxy->setBytesPerSecond(0);
    click(u"interruptedResume"_s);
    TRY_COMPARE(rows(), QStringList{m_proxy->host() + u"/app"_s});
    const qint64 again = m_proxy->blobBytes() - sent - (m_layerBytes - here);
    QVERIFY2(again <= 10'000,
             qPrintable(u"%1 bytes came again, %2 were here"_s.arg(again).arg(here)));
    QCOMPARE(partialBytes(), 0);
}

void TestWindowResume::forgottenIsGone()
{
    QVERIFY(open());
    pull();
    QVERIFY(open());
    TRY_VERIFY(!offer().isEmpty());
    click(u"interruptedForget"_s);
    TRY_VERIFY(!isVisible(u"taskDrawer"_s));
    QVERIFY(open());
    QTest::qWait(500);
    QVERIFY(offer().isEmpty());
    QVERIFY(!isVisible(u"taskDrawer"_s));
}

namespace {

/// The window that is going to be killed.
int runWindow(const QString &folder, const QString &name)
{
    views::Theme theme;
    views::MainWindow window;
    const app::Session session(
        window, theme,
        views::Settings{.language = {}, .theme = views::ThemeChoice::Light, .storeFolder = folder});
    window.show();
    auto *edit = window.findChild<QLineEdit *>(u"pullEdit"_s);
    edit->setText(name);
    QTest::keyClick(edit, Qt::Key_Return);
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.size() == 4 && words[1] == PullArgument)
        return runWindow(words[2], words[3]);
    TestWindowResume test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_window_resume.moc"
