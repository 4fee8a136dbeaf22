// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/session.h"
#include "tests/support/engineserver.h"
#include "views/mainwindow.h"
#include "views/theme/theme.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;
using support::EngineServer;

namespace {

constexpr int SoonMs = 30'000;
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, SoonMs)

} // namespace

/// The real window: an engine is added, tested, changed and taken off the list again.
class TestWindowAddEngine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void saysWhatIsWrong();
    void addsAnEngine();
    void changesIt();
    void isRemembered();
    void takesItOff();

private:
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_window->findChild<Widget *>(name);
    }
    [[nodiscard]] QListWidgetItem *entry(const QString &name) const
    {
        return find<QListWidget>(u"stores"_s)->findItems(name, Qt::MatchExactly).value(0);
    }
    void openSession();

    QTemporaryDir m_folder;
    EngineServer m_server{EngineServer::Kind::Podman};
    QList<engine::Endpoint> m_remembered;
    std::unique_ptr<views::Theme> m_theme;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<app::Session> m_session;
};

void TestWindowAddEngine::openSession()
{
    m_session.reset();
    m_window = std::make_unique<views::MainWindow>();
    m_session = std::make_unique<app::Session>(
        *m_window, *m_theme,
        views::Settings{.language = {},
                        .theme = views::ThemeChoice::Light,
                        .storeFolder = m_folder.filePath(u"images"_s)});
    connect(m_session.get(), &app::Session::addedEnginesChanged, this,
            [this](const QList<engine::Endpoint> &added) { m_remembered = added; });
    m_session->setAddedEngines(m_remembered);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestWindowAddEngine::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Podman);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    QVERIFY(!m_server.importImage(u"there:1"_s, "one").isEmpty());
    for (const char *variable : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME",
                                 "XDG_RUNTIME_DIR", "DOCKER_CONFIG"})
        qputenv(variable, m_folder.filePath(QString::fromLatin1(variable)).toUtf8());
    m_theme = std::make_unique<views::Theme>();
    openSession();
}

void TestWindowAddEngine::cleanupTestCase()
{
    m_session.reset();
    m_window.reset();
}

void TestWindowAddEngine::saysWhatIsWrong()
{
    QTest::mouseClick(find<QPushButton>(u"addEngine"_s), Qt::LeftButton);
    TRY_VERIFY(find<QDialog>(u"engineDialog"_s));
    find<QLineEdit>(u"engineAddress"_s)->setText(u"unix://"_s + m_folder.filePath(u"none"_s));
    find<QPushButton>(u"engineTest"_s)->click();
    TRY_VERIFY(find<QLabel>(u"engineResult"_s)->text().contains("is not running"_L1));
}

void TestWindowAddEngine::addsAnEngine()
{
    find<QLineEdit>(u"engineAddress"_s)->setText(m_server.address());
    find<QLineEdit>(u"engineName"_s)->setText(u"mine"_s);
    find<QPushButton>(u"engineTest"_s)->click();
    TRY_VERIFY(find<QLabel>(u"engineResult"_s)->text().contains("this is Podman"_L1));
    find<QPushButton>(u"engineSave"_s)->click();
    TRY_VERIFY(!find<QDialog>(u"engineDialog"_s));
    TRY_VERIFY(entry(u"mine"_s));
    QVERIFY(entry(u"mine"_s)->isSelected());
    const auto *rows = find<QTreeView>(u"imageTable"_s)->model();
    TRY_VERIFY(rows->rowCount() == 1);
    QVERIFY(rows->index(0, 0).data().toString().endsWith("there"_L1));
    QCOMPARE(m_remembered.size(), 1);
}

void TestWindowAddEngine::changesIt()
{
    auto *edit = find<QAction>(u"actionEditEngine"_s);
    QVERIFY(edit->isEnabled());
    edit->trigger();
    TRY_VERIFY(find<QDialog>(u"engineDialog"_s));
    QCOMPARE(find<QLineEdit>(u"engineAddress"_s)->text(), m_server.address());
    find<QLineEdit>(u"engineName"_s)->setText(u"yours"_s);
    find<QPushButton>(u"engineSave"_s)->click();
    TRY_VERIFY(entry(u"yours"_s));
    QVERIFY(!entry(u"mine"_s));
    TRY_VERIFY(find<QTreeView>(u"imageTable"_s)->model()->rowCount() == 1);
    QCOMPARE(m_remembered.size(), 1);
    QCOMPARE(m_remembered.first().name, u"yours"_s);
}

void TestWindowAddEngine::isRemembered()
{
    openSession();
    TRY_VERIFY(entry(u"yours"_s));
    TRY_VERIFY(entry(u"yours"_s)->toolTip().startsWith("Podman"_L1));
}

void TestWindowAddEngine::takesItOff()
{
    find<QListWidget>(u"stores"_s)->setCurrentItem(entry(u"yours"_s));
    TRY_VERIFY(find<QTreeView>(u"imageTable"_s)->model()->rowCount() == 1);
    find<QAction>(u"actionRemoveEngine"_s)->trigger();
    TRY_VERIFY(!entry(u"yours"_s));
    QCOMPARE(m_remembered.size(), 0);
    QVERIFY(entry(u"My images"_s)->isSelected());
    TRY_VERIFY(find<QTreeView>(u"imageTable"_s)->model()->rowCount() == 0);
}

QTEST_MAIN(TestWindowAddEngine)
#include "tst_window_addengine.moc"
