// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/client.h"
#include "core/registry/pull.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/tools.h"
#include "tests/support/windowfixture.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using support::RegistryServer;

/// The real window, its own store and real registries: an image is sent to its registry and to
/// another one.
class TestWindowPush final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void pushes();
    void goesToAnotherRegistry();
    void asksWhichPlatform();
    void saysWhatIsWrongWithAName();
    void saysWhyItFailed();

private:
    void openDialog(const QString &repository);
    [[nodiscard]] QString digestOf(const QString &name) const;

    RegistryServer m_registry;
    RegistryServer m_other;
};

void TestWindowPush::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    QVERIFY2(m_other.start(), qPrintable(m_other.errorString()));
    QVERIFY(addToOwn(m_registry.host() + u"/team/app:1"_s, {support::incompressibleTar(300'000, 1),
                                                            support::incompressibleTar(9'000, 2)}));
    QVERIFY(open());
    TRY_VERIFY(row(m_registry.host() + u"/team/app"_s).isValid());
}

void TestWindowPush::cleanupTestCase()
{
    close();
}

void TestWindowPush::openDialog(const QString &repository)
{
    click(row(repository));
    TRY_VERIFY(find<QAction>(u"actionPush"_s)->isEnabled());
    trigger(u"actionPush"_s);
    TRY_VERIFY(isVisible(u"pushTarget"_s));
}

QString TestWindowPush::digestOf(const QString &name) const
{
    const auto found = registry::Client().resolve(*oci::Reference::parse(name));
    return found && *found ? (*found)->toString() : QString();
}

void TestWindowPush::pushes()
{
    const QString name = m_registry.host() + u"/team/app:1"_s;
    openDialog(m_registry.host() + u"/team/app"_s);
    QCOMPARE(find<QLineEdit>(u"pushTarget"_s)->text(), name);
    QVERIFY(!isVisible(u"pushPlatform"_s)); // There is but one.
    QVERIFY(find<QLabel>(u"pushHint"_s)->text().contains(m_registry.host()));
    QTest::mouseClick(find<QPushButton>(u"pushConfirm"_s), Qt::LeftButton);
    TRY_VERIFY(taskWords().contains("Pushed"_L1));
    QVERIFY(taskTitle().contains("Push "_L1));
    QVERIFY(!digestOf(name).isEmpty());
    dismissTasks();
}

void TestWindowPush::goesToAnotherRegistry()
{
    openDialog(m_registry.host() + u"/team/app"_s);
    const QString there = m_other.host() + u"/elsewhere/app:2"_s;
    find<QLineEdit>(u"pushTarget"_s)->setText(there);
    QVERIFY(find<QLabel>(u"pushHint"_s)->text().contains(m_other.host()));
    QTest::keyClick(find<QLineEdit>(u"pushTarget"_s), Qt::Key_Return);
    TRY_VERIFY(taskWords().contains("Pushed"_L1));
    QCOMPARE(digestOf(there), digestOf(m_registry.host() + u"/team/app:1"_s));
    dismissTasks();
}

void TestWindowPush::asksWhichPlatform()
{
    const auto amd = support::push(m_registry, u"multi"_s, u"amd"_s,
                                   {.layers = {support::incompressibleTar(20'000, 3)}});
    const auto arm = support::push(
        m_registry, u"multi"_s, u"arm"_s,
        {.layers = {support::incompressibleTar(20'000, 4)}, .platform = u"linux/arm64"_s});
    (void)support::pushIndex(m_registry, u"multi"_s, u"1"_s, {amd, arm});
    {
        const auto store =
            store::OciStore::open(storeFolder(), layers::TocCache(filePath(u"tables"_s)));
        QVERIFY(store);
        registry::Client client;
        registry::PullProgress progress;
        const registry::PullRequest request{
            .reference = *oci::Reference::parse(m_registry.host() + u"/multi:1"_s),
            .platform = *oci::Platform::parse(u"linux/amd64")};
        QVERIFY(registry::pull(client, **store, request, progress));
    }
    TRY_VERIFY(row(m_registry.host() + u"/multi"_s).isValid());
    openDialog(m_registry.host() + u"/multi"_s);
    auto *platforms = find<QComboBox>(u"pushPlatform"_s);
    QVERIFY(platforms->isVisible());
    QCOMPARE(platforms->count(), 2);
    QCOMPARE(platforms->currentText(), u"linux/amd64"_s); // The index may not be taken.
    platforms->setCurrentIndex(0);
    QVERIFY2(find<QLabel>(u"pushHint"_s)->text().contains("not here"_L1),
             qPrintable(find<QLabel>(u"pushHint"_s)->text()));
    platforms->setCurrentIndex(1);
    find<QLineEdit>(u"pushTarget"_s)->setText(m_other.host() + u"/multi:amd"_s);
    QTest::mouseClick(find<QPushButton>(u"pushConfirm"_s), Qt::LeftButton);
    TRY_VERIFY(taskWords().contains("Pushed"_L1));
    QCOMPARE(digestOf(m_other.host() + u"/multi:amd"_s), amd.manifest.digest.toString());
    dismissTasks();
}

void TestWindowPush::saysWhatIsWrongWithAName()
{
    openDialog(m_registry.host() + u"/team/app"_s);
    auto *target = find<QLineEdit>(u"pushTarget"_s);
    target->setText(u"Not A Name"_s);
    QVERIFY(!find<QPushButton>(u"pushConfirm"_s)->isEnabled());
    QVERIFY(!find<QLabel>(u"pushHint"_s)->text().isEmpty());
    target->setText(u"app@"_s + oci::Digest::of("x").toString());
    QVERIFY(!find<QPushButton>(u"pushConfirm"_s)->isEnabled());
    target->clear();
    QVERIFY(!find<QPushButton>(u"pushConfirm"_s)->isEnabled());
    QTest::mouseClick(find<QPushButton>(u"pushCancel"_s), Qt::LeftButton);
    TRY_VERIFY(!find<QDialog>(u"pushDialog"_s));
}

void TestWindowPush::saysWhyItFailed()
{
    openDialog(m_registry.host() + u"/multi"_s);
    find<QComboBox>(u"pushPlatform"_s)->setCurrentIndex(0);
    find<QLineEdit>(u"pushTarget"_s)->setText(m_other.host() + u"/incomplete:1"_s);
    QTest::mouseClick(find<QPushButton>(u"pushConfirm"_s), Qt::LeftButton);
    TRY_VERIFY(taskWords().contains("was not pushed"_L1));
    QVERIFY2(taskWords().contains("linux/arm64 is not here"_L1), qPrintable(taskWords()));
}

QTEST_MAIN(TestWindowPush)
#include "tst_window_push.moc"
