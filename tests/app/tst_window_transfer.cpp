// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/archivefile.h"
#include "tests/support/engineserver.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/windowfixture.h"
#include "views/transfer/imagetransfers.h"
#include "views/transfer/savedialog.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using support::EngineServer;
using support::TarBuilder;

namespace {

const QByteArray Base = TarBuilder().folder("etc").filler("etc/base", 100'000).bytes();

} // namespace

/// The real window, its own store and a real engine: an archive is dropped, an image gets another
/// name, goes to the engine by the menu and comes back by being dragged, and is saved.
class TestWindowTransfer final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void archiveIsDropped();
    void rootFileSystemIsOfferedToImport();
    void whatIsNoArchiveIsTold();
    void tagged();
    void savedToAFile();
    void copiedByMenu();
    void copiedByDragging();
    void imported();

private:
    [[nodiscard]] QStringList namesOnEngine() const;

    EngineServer m_server{EngineServer::Kind::Docker};
};

void TestWindowTransfer::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    // An archive to begin with.
    const auto other =
        store::OciStore::open(filePath(u"other"_s), layers::TocCache(filePath(u"tocs"_s)));
    QVERIFY(other);
    const auto image = support::addImage((*other)->layout(), {Base});
    QVERIFY((*other)->addImage(image, *oci::Reference::parse(u"example.org/app:1"), {image}));
    core::Progress progress;
    QVERIFY(store::saveToFile(**other, {u"example.org/app:1"_s}, {.path = filePath(u"app.tar"_s)},
                              progress));

    setEngines({&m_server});
    QVERIFY(open());
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
    TRY_COMPARE(stores().size(), 3);
}

void TestWindowTransfer::cleanupTestCase()
{
    close();
}

QStringList TestWindowTransfer::namesOnEngine() const
{
    QStringList names = m_server.say({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s})
                            .split(u'\n', Qt::SkipEmptyParts);
    names.sort();
    return names;
}

void TestWindowTransfer::archiveIsDropped()
{
    drop(filePath(u"app.tar"_s));
    TRY_COMPARE(rows(), QStringList{u"example.org/app"_s});
    TRY_COMPARE(taskWords(), u"example.org/app:1 loaded."_s);
    QCOMPARE(taskTitle(), u"Load app.tar"_s);
    dismissTasks();
}

/// Not loaded, which would fail, but offered to be imported.
void TestWindowTransfer::rootFileSystemIsOfferedToImport()
{
    const QString path = filePath(u"root.tar"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(Base);
    file.close();
    drop(path);
    TRY_VERIFY(isVisible(u"importDialog"_s));
    QCOMPARE(find<QLineEdit>(u"importName"_s)->text(), u"root:latest"_s);
    QVERIFY2(find<QLabel>(u"importHint"_s)->text().contains("root file system"_L1),
             qPrintable(find<QLabel>(u"importHint"_s)->text()));
    QVERIFY(!find<QWidget>(u"taskTitle"_s));
    click(u"importCancel"_s);
    TRY_VERIFY(!find<QWidget>(u"importDialog"_s));
    QCOMPARE(rows(), QStringList{u"example.org/app"_s});
    // Where a person has nothing against it.
    drop(path);
    TRY_VERIFY(isVisible(u"importDialog"_s));
    find<QLineEdit>(u"importName"_s)->setText(u"dropped:1"_s);
    click(u"importConfirm"_s);
    TRY_COMPARE(taskWords(), u"dropped:1 imported."_s);
    TRY_COMPARE(rows(), (QStringList{u"dropped"_s, u"example.org/app"_s}));
    dismissTasks();
}

void TestWindowTransfer::whatIsNoArchiveIsTold()
{
    const QString path = filePath(u"text.tar"_s);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("Not a tar at all.");
    file.close();
    drop(path);
    TRY_VERIFY(taskWords().startsWith(u"“text.tar” was not loaded.\n"_s));
    QVERIFY(!find<QWidget>(u"importDialog"_s));
    QCOMPARE(rows(), (QStringList{u"dropped"_s, u"example.org/app"_s}));
    dismissTasks();
}

void TestWindowTransfer::tagged()
{
    click(row(u"example.org/app"_s));
    trigger(u"actionTag"_s);
    TRY_VERIFY(find<QDialog>(u"tagDialog"_s));
    auto *name = find<QLineEdit>(u"tagName"_s);
    auto *confirm = find<QPushButton>(u"tagConfirm"_s);
    QVERIFY(!confirm->isEnabled());
    QTest::keyClicks(name, u"Not A Name"_s);
    QVERIFY(!confirm->isEnabled());
    QVERIFY(!find<QLabel>(u"tagHint"_s)->text().isEmpty());
    name->clear();
    QTest::keyClicks(name, u"example.org/app:1"_s);
    QVERIFY(find<QLabel>(u"tagHint"_s)->text().contains(u"will stay without it"));
    name->clear();
    QTest::keyClicks(name, u"mine/app"_s);
    QCOMPARE(find<QLabel>(u"tagHint"_s)->text(), u"docker.io/mine/app:latest"_s);
    QTest::mouseClick(confirm, Qt::LeftButton);
    TRY_COMPARE(rows(), (QStringList{u"dropped"_s, u"example.org/app"_s, u"mine/app"_s}));
}

void TestWindowTransfer::savedToAFile()
{
    click(row(u"mine/app"_s));
    trigger(u"actionSave"_s);
    TRY_VERIFY(find<QDialog>(u"saveDialog"_s));
    auto *dialog = find<views::SaveDialog>(u"saveDialog"_s);
    const QString path = filePath(u"out.tar.zst"_s);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    TRY_VERIFY(QFile::exists(path));
    TRY_VERIFY(taskWords().startsWith(u"Saved to "_s));
    dismissTasks();
    const auto other =
        store::OciStore::open(filePath(u"third"_s), layers::TocCache(filePath(u"tocs"_s)));
    core::Progress progress;
    const auto loaded = store::loadFile(**other, path, progress);
    QVERIFY(loaded);
    QCOMPARE(loaded->names, QStringList{u"docker.io/mine/app:latest"_s});
}

void TestWindowTransfer::copiedByMenu()
{
    click(row(u"example.org/app"_s));
    const auto *menu = find<QAction>(u"actionSave"_s)->parent();
    const auto *transfers = qobject_cast<const views::ImageTransfers *>(menu);
    QVERIFY(transfers);
    QMenu *copy = transfers->rowActions().last()->menu();
    QVERIFY(copy->menuAction()->isEnabled());
    QCOMPARE(copy->actions().size(), 2);
    QVERIFY(!copy->actions().first()->isVisible()); // Where it is.
    QCOMPARE(copy->actions().last()->text(), u"Docker"_s);
    copy->actions().last()->trigger();
    TRY_COMPARE(namesOnEngine(), QStringList{u"example.org/app:1"_s});
    TRY_COMPARE(taskWords(), u"example.org/app:1 copied to Docker."_s);
    dismissTasks();
}

void TestWindowTransfer::copiedByDragging()
{
    QVERIFY(!m_server.importImage(u"bb:1"_s, "one").isEmpty());
    choose(u"Docker"_s);
    TRY_COMPARE(rows(), (QStringList{u"bb"_s, u"example.org/app"_s}));
    click(row(u"bb"_s));
    QVERIFY(!drag(u"Docker"_s, false)); // Where it is.
    QVERIFY(!drag(u"All"_s, false));
    QVERIFY(drag(u"My images"_s));
    TRY_COMPARE(taskWords(), u"bb:1 copied to My images."_s);
    choose(u"My images"_s);
    TRY_COMPARE(rows(), (QStringList{u"bb"_s, u"dropped"_s, u"example.org/app"_s, u"mine/app"_s}));
    dismissTasks();
}

/// By the menu: the file, then what the image is called and runs on.
void TestWindowTransfer::imported()
{
    trigger(u"actionImport"_s);
    TRY_VERIFY(isVisible(u"importFileDialog"_s));
    auto *files = find<QFileDialog>(u"importFileDialog"_s);
    files->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(filePath(u"root.tar"_s));
    QMetaObject::invokeMethod(files, "accept");
    TRY_VERIFY(isVisible(u"importDialog"_s));
    auto *name = find<QLineEdit>(u"importName"_s);
    auto *confirm = find<QPushButton>(u"importConfirm"_s);
    QCOMPARE(name->text(), u"root:latest"_s);
    name->setText(u"Not A Name"_s);
    QVERIFY(!confirm->isEnabled());
    name->setText(u"root:1"_s);
    auto *platform = find<QComboBox>(u"importPlatform"_s);
    platform->setCurrentIndex(platform->findText(u"linux/arm64"_s));
    find<QLineEdit>(u"importMessage"_s)->setText(u"made by hand"_s);
    click(u"importConfirm"_s);
    TRY_COMPARE(taskWords(), u"root:1 imported."_s);
    TRY_VERIFY(rows().contains(u"root"_s));
    const auto store = store::OciStore::open(storeFolder(), layers::TocCache(filePath(u"tocs"_s)));
    const auto details = (*store)->inspect(u"root:1"_s);
    QVERIFY(details);
    QCOMPARE(details->config.platform.toString(), u"linux/arm64"_s);
    QVERIFY(details->configJson.contains("made by hand"));
    dismissTasks();
}

QTEST_MAIN(TestWindowTransfer)
#include "tst_window_transfer.moc"
