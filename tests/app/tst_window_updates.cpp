// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/imagelistmodel.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/tools.h"
#include "tests/support/windowfixture.h"
#include "views/tasks/taskdrawer.h"
#include "views/widgets/messagepanel.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <atomic>

using namespace Qt::StringLiterals;
using models::ImageListModel;
using support::MemoryRegistry;
using support::RawConnection;
using support::RawRequest;

/// What registries say of images that are here: moved, or to wait.
class TestWindowUpdates final : public QObject, public support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { close(); }
    void movedIsMarkedAndPulled();
    void pullsOfAHostWaitTogether();
    void limitIsOutwaited_data();
    void limitIsOutwaited();
    void limitOfDaysOffersToSignIn();
    void warningsAreShown();

private:
    void push(const QString &tag, quint32 seed);
    void pull(const QString &name);
    [[nodiscard]] QModelIndex tagOf(const QString &tag) const;
    [[nodiscard]] bool hasMoved(const QString &tag) const
    {
        return tagOf(tag).data(ImageListModel::MovedRole).toBool();
    }

    support::RegistryServer m_registry;
};

void TestWindowUpdates::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    setEngines({});
}

void TestWindowUpdates::init()
{
    QVERIFY(open());
}

void TestWindowUpdates::push(const QString &tag, quint32 seed)
{
    (void)support::push(m_registry, u"app"_s, tag,
                        {.layers = {support::incompressibleTar(20'000, seed)}});
}

void TestWindowUpdates::pull(const QString &name)
{
    auto *edit = find<QLineEdit>(u"pullEdit"_s);
    edit->setText(name);
    QTest::keyClick(edit, Qt::Key_Return);
}

QModelIndex TestWindowUpdates::tagOf(const QString &tag) const
{
    const auto *model = find<QTreeView>(u"imageTable"_s)->model();
    for (int i = 0; i < model->rowCount(); ++i) {
        const QModelIndex index = model->index(i, ImageListModel::TagColumn);
        if (index.data().toString() == tag)
            return index;
    }
    return {};
}

void TestWindowUpdates::movedIsMarkedAndPulled()
{
    push(u"moves"_s, 1);
    push(u"stays"_s, 2);
    for (const QString &tag : {u"moves"_s, u"stays"_s}) {
        pull(m_registry.host() + u"/app:"_s + tag);
        TRY_VERIFY(tagOf(tag).isValid());
    }
    // One whose registry is not there: told quietly.
    QVERIFY(addToOwn(u"127.0.0.1:1/gone:1"_s, {support::incompressibleTar(1000, 3)}));
    TRY_VERIFY(tagOf(u"1"_s).isValid());
    dismissTasks();
    push(u"moves"_s, 4);
    QVERIFY(tagOf(u"moves"_s).data(ImageListModel::UpdateRole).toString().isEmpty());

    QTest::keySequence(m_window.get(), find<QAction>(u"actionCheckUpdates"_s)->shortcut());
    TRY_VERIFY(hasMoved(u"moves"_s));
    QVERIFY(!hasMoved(u"stays"_s));
    QVERIFY(!hasMoved(u"1"_s));
    QVERIFY(tagOf(u"moves"_s).data(ImageListModel::UpdateRole).toString().startsWith(u"Moved"_s));
    QVERIFY(tagOf(u"moves"_s).data(Qt::AccessibleTextRole).toString().contains(u"moved"_s));
    QVERIFY(tagOf(u"stays"_s).data(ImageListModel::UpdateRole).toString().startsWith(u"As on"_s));
    QVERIFY(tagOf(u"1"_s).data(ImageListModel::UpdateRole).toString().contains(u"127.0.0.1:1"_s));
    TRY_COMPARE(taskWords(), u"1 tag(s) have moved. 1 could not be asked about."_s);
    QVERIFY(!isVisible(u"windowMessage"_s));
    const auto *bar = find<views::MessagePanel>(u"movedImages"_s);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->message().text, m_registry.host() + u"/app:moves"_s);

    // The action of the row, and the button for all, pull the new one.
    click(tagOf(u"stays"_s).siblingAtColumn(0));
    QVERIFY(!find<QAction>(u"actionPullMoved"_s)->isEnabled());
    click(tagOf(u"moves"_s).siblingAtColumn(0));
    TRY_VERIFY(find<QAction>(u"actionPullMoved"_s)->isEnabled());
    trigger(u"actionPullMoved"_s);
    TRY_VERIFY(!hasMoved(u"moves"_s));
    TRY_VERIFY(!bar->isVisible());

    push(u"moves"_s, 5);
    trigger(u"actionCheckUpdates"_s);
    TRY_VERIFY(bar->isVisible());
    click(u"pullMoved"_s);
    TRY_VERIFY(!hasMoved(u"moves"_s));
    QVERIFY(!bar->isVisible());
    QVERIFY(tagOf(u"moves"_s).data(ImageListModel::UpdateRole).toString().startsWith(u"As on"_s));
}

void TestWindowUpdates::pullsOfAHostWaitTogether()
{
    std::atomic<bool> isOpen = false;
    std::atomic<int> asked = 0;
    MemoryRegistry registry([&](const RawRequest &, RawConnection &connection) {
        ++asked;
        if (isOpen)
            return false;
        connection.answer(429, {}, {{"Retry-After", "500"}});
        return true;
    });
    const auto layer =
        registry.addBlob(support::incompressibleTar(10'000, 9), oci::MediaType::OciLayer);
    registry.addImage({layer}, {layer.digest}, u"linux/amd64"_s, u"1"_s);
    pull(registry.host() + u"/one:1"_s);
    TRY_VERIFY(isVisible(u"pausedHost"_s));
    pull(registry.host() + u"/two:1"_s);
    const auto *notice = find<views::MessagePanel>(u"pausedHost"_s);
    TRY_VERIFY(notice->message().text.startsWith(u"2 task"_s));
    QVERIFY2(notice->message().heading.contains(registry.host()),
             qPrintable(notice->message().heading));
    QCOMPARE(asked.load(), 1);
    QSignalSpy signIn(m_window.get(), &views::MainWindow::signInRequested);
    click(u"pausedSignIn"_s);
    QCOMPARE(signIn.size(), 1);
    QCOMPARE(signIn.first().first().toString(), registry.host());
    isOpen = true;
    click(u"pausedRetryNow"_s);
    TRY_VERIFY(row(registry.host() + u"/one"_s).isValid());
    TRY_VERIFY(row(registry.host() + u"/two"_s).isValid());
    TRY_VERIFY(!find<QWidget>(u"pausedHost"_s));
}

void TestWindowUpdates::limitIsOutwaited_data()
{
    QTest::addColumn<support::RawHeaders>("headers");
    QTest::addColumn<QString>("countdown");
    QTest::newRow("nobody says until when") << support::RawHeaders() << u"(1 min 0|[45]\\d) s"_s;
    QTest::newRow("for hours") << support::RawHeaders{{"Retry-After", "7200"}}
                               << u"(2 h 0|1 h 5\\d) min"_s;
    // It may be over sooner.
    QTest::newRow("within six hours, as Docker Hub says it")
        << support::RawHeaders{{"RateLimit-Limit", "100;w=21600"},
                               {"RateLimit-Remaining", "0;w=21600"}}
        << u"(1 min 0|[45]\\d) s"_s;
}

/// However long it takes, with nothing but a countdown to be seen of it.
void TestWindowUpdates::limitIsOutwaited()
{
    QFETCH(const support::RawHeaders, headers);
    QFETCH(const QString, countdown);
    std::atomic<bool> isOpen = false;
    std::atomic<int> asked = 0;
    MemoryRegistry registry([&](const RawRequest &, RawConnection &connection) {
        ++asked;
        if (isOpen)
            return false;
        connection.answer(429, {}, headers);
        return true;
    });
    const auto layer =
        registry.addBlob(support::incompressibleTar(10'000, 9), oci::MediaType::OciLayer);
    registry.addImage({layer}, {layer.digest}, u"linux/amd64"_s, u"1"_s);
    pull(registry.host() + u"/one:1"_s);
    TRY_VERIFY(isVisible(u"pausedHost"_s));
    const auto *notice = find<views::MessagePanel>(u"pausedHost"_s);
    const QString heading = notice->message().heading;
    QVERIFY2(heading.contains(QRegularExpression(countdown)), qPrintable(heading));
    pull(registry.host() + u"/two:1"_s);
    TRY_VERIFY(notice->message().text.startsWith(u"2 task"_s));
    QCOMPARE(asked.load(), 1);
    QVERIFY(isVisible(u"pausedSignIn"_s));
    click(u"pausedRetryNow"_s); // Too early.
    TRY_VERIFY(asked > 1);
    TRY_VERIFY(isVisible(u"pausedHost"_s));
    isOpen = true;
    click(u"pausedRetryNow"_s);
    TRY_VERIFY(row(registry.host() + u"/one"_s).isValid());
    TRY_VERIFY(row(registry.host() + u"/two"_s).isValid());
    TRY_VERIFY(!find<QWidget>(u"pausedHost"_s));
}

void TestWindowUpdates::limitOfDaysOffersToSignIn()
{
    MemoryRegistry registry([](const RawRequest &, RawConnection &connection) {
        connection.answer(429, {}, {{"Retry-After", "31536000"}});
        return true;
    });
    pull(registry.host() + u"/one:1"_s);
    TRY_VERIFY(isVisible(u"taskRemedy"_s));
    QCOMPARE(find<QAbstractButton>(u"taskRemedy"_s)->text(), u"Sign In…"_s);
    QVERIFY2(taskWords().contains("limits how much may be pulled"_L1), qPrintable(taskWords()));
    QVERIFY(!isVisible(u"pausedHost"_s));
}

/// What the registry has to say stays until it was read.
void TestWindowUpdates::warningsAreShown()
{
    MemoryRegistry registry([&](const RawRequest &request, RawConnection &connection) {
        const bool isMissing = request.path().contains("/two/");
        if (request.method != "HEAD" && !isMissing)
            return false;
        connection.answer(isMissing ? 404 : 405, {},
                          {{"Warning", "299 - \"It moves to new.test.\", 299 - \"Soon.\""}});
        return true;
    });
    const auto layer =
        registry.addBlob(support::incompressibleTar(10'000, 77), oci::MediaType::OciLayer);
    registry.addImage({layer}, {layer.digest}, u"linux/amd64"_s, u"1"_s);
    const QString says = u"“%1” says: "_s.arg(registry.host());
    pull(registry.host() + u"/one:1"_s);
    TRY_VERIFY(isVisible(u"taskError"_s));
    const views::Message done = find<views::MessagePanel>(u"taskError"_s)->message();
    QVERIFY2(done.heading.contains("downloaded"_L1), qPrintable(done.heading));
    QCOMPARE(done.text, says + u"It moves to new.test."_s);
    QCOMPARE(done.details, done.text + u'\n' + says + u"Soon."_s);
    QVERIFY(row(registry.host() + u"/one"_s).isValid());
    dismissTasks();
    TRY_VERIFY(!find<QWidget>(u"taskError"_s));
    pull(registry.host() + u"/two:1"_s);
    TRY_VERIFY(isVisible(u"taskError"_s));
    const views::Message failed = find<views::MessagePanel>(u"taskError"_s)->message();
    QVERIFY2(failed.text.contains("not found"_L1), qPrintable(failed.text));
    QVERIFY2(failed.text.endsWith(says + u"Soon."_s), qPrintable(failed.text));
}

QTEST_MAIN(TestWindowUpdates)
#include "tst_window_updates.moc"
