// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/expected.h"
#include "tests/support/furnishedstore.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/tools.h"
#include "tests/support/windowfixture.h"

#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

/// Help → Check the Store, through the real window and a real registry.
class TestWindowCheck final : public QObject, private support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void wholeStore();
    void repairs();
    void storeThatDoesNotOpen();

private:
    [[nodiscard]] QString verdict() const
    {
        const auto *label = find<QLabel>(u"storeCheckVerdict"_s);
        return label ? label->text() : QString();
    }
    [[nodiscard]] QString layerPath() const
    {
        return storeFolder() + u"/blobs/sha256/"_s + m_image->layers.first().digest.encoded();
    }

    support::RegistryServer m_registry;
    std::optional<support::PushedImage> m_image;
};

void TestWindowCheck::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    m_image = support::push(m_registry, u"app"_s, u"1"_s,
                            {.layers = {support::incompressibleTar(50'000, 1)}});
}

void TestWindowCheck::init()
{
    setEngines({});
    const auto store =
        store::OciStore::open(storeFolder(), layers::TocCache(filePath(u"tables"_s)));
    VERIFY_RESULT(store);
    registry::Client client;
    registry::PullProgress progress;
    VERIFY_RESULT(registry::pull(client, **store, support::pullOf(m_registry.host() + u"/app:1"_s),
                                 progress));
}

void TestWindowCheck::cleanup()
{
    close();
    QDir(storeFolder()).removeRecursively();
}

void TestWindowCheck::wholeStore()
{
    QVERIFY(open());
    trigger(u"actionCheckStore"_s);
    TRY_COMPARE(verdict(), u"The store is whole."_s);
    QVERIFY(!find<QPushButton>(u"storeRepair"_s));
    QVERIFY(!find<QTreeWidget>(u"damageList"_s));
    TRY_COMPARE(taskWords(), u"The store is whole."_s);
}

void TestWindowCheck::repairs()
{
    support::writeBytes(layerPath(), support::withFlippedBit(support::readBytes(layerPath()), 5));
    QVERIFY(open());
    trigger(u"actionCheckStore"_s);
    TRY_COMPARE(verdict(), u"The store is damaged in 1 place(s)."_s);
    auto *list = find<QTreeWidget>(u"damageList"_s);
    QCOMPARE(list->topLevelItemCount(), 1);
    QCOMPARE(list->topLevelItem(0)->text(0), u"Damaged: "_s + layerPath());
    QCOMPARE(list->topLevelItem(0)->child(1)->text(0),
             u"Needed by: "_s + m_registry.host() + u"/app:1"_s);
    QVERIFY(list->topLevelItem(0)->child(2)->text(0).contains(m_registry.host()));
    for (QPushButton *button : list->window()->findChildren<QPushButton *>()) {
        if (button->text() == "Copy as Text"_L1)
            button->click();
    }
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Damaged: "_s + layerPath()));

    // Repair is what Enter does.
    auto *repair = find<QPushButton>(u"storeRepair"_s);
    QVERIFY(repair->isDefault());
    QTest::keyClick(list->window(), Qt::Key_Return);
    TRY_COMPARE(verdict(), u"The store is whole."_s);
    list = find<QTreeWidget>(u"damageList"_s);
    QCOMPARE(list->topLevelItem(0)->text(0), u"Mended. Damaged: "_s + layerPath());
    QCOMPARE(oci::Digest::of(support::readBytes(layerPath())), m_image->layers.first().digest);
}

/// The window opens with an error in place of the list; the images are back after the repair.
void TestWindowCheck::storeThatDoesNotOpen()
{
    support::writeBytes(storeFolder() + u"/oci-layout"_s, "{");
    support::writeBytes(storeFolder() + u"/index.json"_s, "");
    QVERIFY(open());
    QVERIFY(rows().isEmpty());
    trigger(u"actionCheckStore"_s);
    TRY_COMPARE(verdict(), u"The store is damaged in 2 place(s)."_s);
    click(u"storeRepair"_s);
    TRY_COMPARE(verdict(), u"The store is whole."_s);
    TRY_COMPARE(rows(), QStringList{m_registry.host() + u"/app"_s});
}

QTEST_MAIN(TestWindowCheck)
#include "tst_window_check.moc"
