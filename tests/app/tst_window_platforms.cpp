// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/tools.h"
#include "tests/support/windowfixture.h"
#include "views/hub/browsing.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

#include <memory>

using namespace Qt::StringLiterals;

/// The real window over a real registry that has images for other machines alone: the person says
/// which of them is to come. Each step begins where the one before ended.
class TestWindowPlatforms final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { close(); }
    void anotherOneIsOffered();
    void anotherOneIsPulled();
    void nothingElseIsOffered();
    void askedForByADrop();
    void notAskedOnceOneIsChosen();
    void offeredForThoseOfMany();

private:
    [[nodiscard]] QTreeView *tags() const { return find<QTreeView>(u"tagTable"_s); }
    void pull(const QString &name) const;
    void dropOnOwnStore() const;

    support::RegistryServer m_registry;
};

void TestWindowPlatforms::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    QList<support::PushedImage> images;
    for (const QString &platform : {u"linux/s390x"_s, u"windows/amd64"_s}) {
        images +=
            support::push(m_registry, u"foreign"_s, platform.section(u'/', 1),
                          {.layers = {support::incompressibleTar(1000, 1)}, .platform = platform});
        images.last().manifest.platform = *oci::Platform::parse(platform);
    }
    (void)support::pushIndex(m_registry, u"foreign"_s, u"1"_s, images);
    setEngines({});
    QVERIFY(open());
    m_session->setRegistries({m_registry.host()});
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
}

void TestWindowPlatforms::pull(const QString &name) const
{
    auto *field = find<QLineEdit>(u"pullEdit"_s);
    field->setText(m_registry.host() + u'/' + name);
    QTest::keyClick(field, Qt::Key_Return);
}

void TestWindowPlatforms::anotherOneIsOffered()
{
    pull(u"foreign:1"_s);
    TRY_VERIFY(taskWords().contains("It exists for: linux/s390x, windows/amd64."_L1));
    QVERIFY(isVisible(u"taskRemedy"_s));
    QCOMPARE(find<QPushButton>(u"taskRemedy"_s)->text(), u"Pull Another Platform…"_s);
}

void TestWindowPlatforms::anotherOneIsPulled()
{
    click(u"taskRemedy"_s);
    TRY_VERIFY(isVisible(u"pullDialog"_s));
    QCOMPARE(find<QLineEdit>(u"pullReference"_s)->text(), m_registry.host() + u"/foreign:1"_s);
    auto *platform = find<QComboBox>(u"pullDialogPlatform"_s);
    QCOMPARE(platform->count(), 2); // There is none of this machine.
    platform->setCurrentIndex(1);
    QCOMPARE(platform->currentText(), u"windows/amd64"_s);
    click(u"pullConfirm"_s);
    TRY_VERIFY(taskWords().endsWith("downloaded."_L1)); // The one that failed is gone.
    TRY_VERIFY(row(m_registry.host() + u"/foreign"_s).isValid());
    const auto store = store::OciStore::open(storeFolder(), layers::TocCache(filePath(u"tocs"_s)));
    QVERIFY(store);
    const auto images = (*store)->list();
    QVERIFY(images && images->size() == 1);
    QCOMPARE(images->first().platforms.first().platform.toString(), u"windows/amd64"_s);
    dismissTasks();
}

/// An error of another kind.
void TestWindowPlatforms::nothingElseIsOffered()
{
    QVERIFY(activate());
    pull(u"foreign:none"_s);
    TRY_VERIFY(taskWords().contains("was not pulled"_L1));
    QVERIFY(!taskWords().contains("It exists for"_L1));
    dismissTasks();
}

void TestWindowPlatforms::dropOnOwnStore() const
{
    const std::unique_ptr<QMimeData> dragged(
        tags()->model()->mimeData(tags()->selectionModel()->selectedRows()));
    auto *stores = find<QListWidget>(u"stores"_s);
    const QPoint at = stores->visualItemRect(stores->item(0)).center();
    QDragEnterEvent enter(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(stores->viewport(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(stores->viewport(), &move);
    QVERIFY(move.isAccepted());
    QDropEvent drop(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
    QApplication::sendEvent(stores->viewport(), &drop);
}

void TestWindowPlatforms::askedForByADrop()
{
    const QString name = m_registry.host() + u"/foreign:s390x"_s;
    QVERIFY(m_window->browsing()->open(*oci::Reference::parse(name)));
    TRY_COMPARE(tags()->model()->rowCount(), 1);
    // What there is comes with the inspection.
    TRY_COMPARE(find<QComboBox>(u"hubPlatform"_s)->count(), 1);
    dropOnOwnStore();
    TRY_VERIFY(isVisible(u"pullDialog"_s));
    QCOMPARE(find<QComboBox>(u"pullDialogPlatform"_s)->currentText(), u"linux/s390x"_s);
    QVERIFY(taskTitle().isEmpty());
    click(u"pullCancel"_s);
    TRY_VERIFY(!isVisible(u"pullDialog"_s));
}

void TestWindowPlatforms::notAskedOnceOneIsChosen()
{
    Q_EMIT find<QComboBox>(u"hubPlatform"_s)->activated(0); // The only one.
    dropOnOwnStore();
    TRY_COMPARE(taskTitle(), m_registry.host() + u"/foreign:s390x"_s);
    QVERIFY(!isVisible(u"pullDialog"_s));
    TRY_VERIFY(!taskWords().isEmpty());
}

/// Of all tags of the repository only one is an index, which has nothing for this machine.
void TestWindowPlatforms::offeredForThoseOfMany()
{
    TRY_VERIFY(taskWords().endsWith("downloaded."_L1));
    dismissTasks();
    TRY_VERIFY(activate());
    tags()->selectionModel()->clear();
    trigger(u"actionHubPullAll"_s);
    TRY_VERIFY(isVisible(u"pullAllDialog"_s));
    find<QComboBox>(u"pullAllPlatform"_s)->setCurrentIndex(0);
    TRY_VERIFY(find<QPushButton>(u"pullAllConfirm"_s)->isEnabled());
    click(u"pullAllConfirm"_s);
    const QString name = m_registry.host() + u"/foreign:1"_s;
    TRY_COMPARE(taskWords().section(u'\n', 0, 0),
                u"2 of 3 tag(s) pulled. “%1” was not pulled."_s.arg(name));
    click(u"taskRemedy"_s);
    TRY_VERIFY(isVisible(u"pullDialog"_s));
    QCOMPARE(find<QLineEdit>(u"pullReference"_s)->text(), name);
    click(u"pullCancel"_s);
}

QTEST_MAIN(TestWindowPlatforms)
#include "tst_window_platforms.moc"
