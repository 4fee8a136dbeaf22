// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/storevalues.h"
#include "views/dialogs/removedialog.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using store::RemovalPlan;
using views::RemoveDialog;

Q_DECLARE_METATYPE(store::RemovalPlan)

class TestRemoveDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void undoable();
    void rows();
    void cancelIsDefault();
    void copiesCommand();
    void strangeNames();
    void containers_data();
    void containers();
    void containerOfTwoImages();
    void builtOn();
    void ownCopy();
    void partsComeLate();
};

namespace {

const store::Image Nginx =
    storevalues::image(u"a"_s, {u"nginx:1.24"_s, u"nginx:stable"_s}, 142'000'000);
const store::Image Tool = storevalues::image(u"b"_s, {u"ghcr.io/org/tool:2"_s}, 30'000'000);
const store::Image Dangling = storevalues::image(u"c"_s, {}, 8'000'000);

RemovalPlan plan(const QList<RemovalPlan::Item> &items, qint64 freed)
{
    RemovalPlan plan;
    plan.items = items;
    plan.freedBytes = freed;
    return plan;
}

store::ContainerUse use(const QString &name, const QString &state)
{
    return {.engine = u"Docker"_s, .id = u"id-"_s + name, .name = name, .state = state};
}

const store::ContainerUse Web = use(u"web"_s, u"running"_s);
const store::ContainerUse Old = use(u"old"_s, u"exited"_s);

RemovalPlan::Item blocked(RemovalPlan::Item item, const QList<store::ContainerUse> &blockers)
{
    item.blockers = blockers;
    return item;
}

void check(const RemoveDialog &dialog, const QString &container, bool checked = true)
{
    const auto *table = dialog.findChild<QTreeWidget *>(u"removeTable"_s);
    const auto boxes = table->findItems(container, Qt::MatchExactly | Qt::MatchRecursive);
    QVERIFY(!boxes.isEmpty());
    boxes.first()->setCheckState(0, checked ? Qt::Checked : Qt::Unchecked);
}

const RemovalPlan::Item OneTag{Nginx, {Nginx.names.constFirst()}, false, 0};
const RemovalPlan::Item BothTags{Nginx, Nginx.names, true, 0};
const RemovalPlan::Item SharedTool{Tool, Tool.names, true, 20'000'000};
const RemovalPlan::Item Untagged{Dangling, {}, true, 0};

} // namespace

void TestRemoveDialog::texts_data()
{
    QTest::addColumn<RemovalPlan>("plan");
    QTest::addColumn<QStringList>("button");  // Words that must be there.
    QTest::addColumn<QStringList>("summary"); // Likewise.
    QTest::addColumn<QString>("command");

    const QString id = Dangling.platforms.constFirst().configDigest.toString();
    QTest::newRow("image") << plan({BothTags}, 142'000'000)
                           << QStringList{u"1 image"_s, u"142 MB"_s}
                           << QStringList{u"1 image"_s, u"142 MB"_s}
                           << u"docker image rm nginx:1.24 nginx:stable"_s;
    QTest::newRow("tag") << plan({OneTag}, 0) << QStringList{u"1 tag"_s}
                         << QStringList{u"1 tag"_s, u"No image is deleted"_s}
                         << u"docker image rm nginx:1.24"_s;
    QTest::newRow("shared") << plan({SharedTool}, 10'000'000)
                            << QStringList{u"1 image"_s, u"10.0 MB"_s}
                            << QStringList{u"10.0 MB"_s, u"share"_s}
                            << u"docker image rm ghcr.io/org/tool:2"_s;
    QTest::newRow("several") << plan({OneTag, SharedTool, Untagged}, 18'000'000)
                             << QStringList{u"2 image"_s, u"18.0 MB"_s} << QStringList{u"2 image"_s}
                             << u"docker image rm nginx:1.24 ghcr.io/org/tool:2 "_s + id;
}

void TestRemoveDialog::texts()
{
    QFETCH(const RemovalPlan, plan);
    QFETCH(const QStringList, button);
    QFETCH(const QStringList, summary);
    QFETCH(const QString, command);
    for (const QString &word : button)
        QVERIFY2(views::removalButtonText(plan).contains(word),
                 qPrintable(views::removalButtonText(plan)));
    for (const QString &word : summary)
        QVERIFY2(views::removalSummary(plan).contains(word),
                 qPrintable(views::removalSummary(plan)));
    QCOMPARE(views::dockerRemovalCommand(plan), command);
}

/// The own store gives nothing back as long as it can be undone.
void TestRemoveDialog::undoable()
{
    RemoveDialog dialog(plan({BothTags}, 142'000'000));
    const auto *summary = dialog.findChild<QLabel *>(u"removeSummary"_s);
    dialog.setStore(u"unix:///run/docker.sock"_s, {}, {u"docker"_s});
    QVERIFY2(summary->text().endsWith("142 MB come back."_L1), qPrintable(summary->text()));
    dialog.setStore({}, {}, {u"millefeuille-cli"_s});
    QVERIFY2(summary->text().contains("142 MB come back after a day"_L1),
             qPrintable(summary->text()));
    QVERIFY2(summary->text().contains("can be undone"_L1), qPrintable(summary->text()));
}

void TestRemoveDialog::rows()
{
    const RemoveDialog dialog(plan({OneTag, SharedTool, Untagged}, 18'000'000));
    const auto *table = dialog.findChild<QTreeWidget *>(u"removeTable"_s);
    QCOMPARE(table->topLevelItemCount(), 3);
    const auto cell = [table](int row, int column) {
        return table->topLevelItem(row)->text(column);
    };
    QCOMPARE(cell(0, 0), u"nginx:1.24"_s);
    QVERIFY(cell(0, 1).contains(u"nginx:stable"_s)); // What it stays as.
    QVERIFY(cell(0, 2).isEmpty());
    QCOMPARE(cell(1, 0), u"ghcr.io/org/tool:2"_s);
    QCOMPARE(cell(1, 3), u"20.0 MB"_s);
    QVERIFY(cell(2, 0).startsWith(u"sha256:"_s));
    QCOMPARE(cell(2, 2), u"8.00 MB"_s);
}

void TestRemoveDialog::cancelIsDefault()
{
    RemoveDialog dialog(plan({BothTags}, 1));
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const auto *cancel = dialog.findChild<QPushButton *>(u"removeCancel"_s);
    auto *remove = dialog.findChild<QPushButton *>(u"removeConfirm"_s);
    QVERIFY(cancel->isDefault());
    QVERIFY(!remove->isDefault());
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(!dialog.isVisible());
    QCOMPARE(accepted.size(), 0);
    dialog.show();
    remove->click();
    QCOMPARE(accepted.size(), 1);
}

void TestRemoveDialog::copiesCommand()
{
    const RemoveDialog dialog(plan({OneTag}, 0));
    dialog.findChild<QPushButton *>(u"removeCopyCommand"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), u"docker image rm nginx:1.24"_s);
}

void TestRemoveDialog::strangeNames()
{
    QStringList names;
    for (int i = 0; i < 500; ++i)
        names += u"registry.example.com/a-very-long-team-name/a-very-long-project:tag-%1"_s.arg(i);
    const store::Image image = storevalues::image(u"x"_s, names);
    RemoveDialog dialog(plan({{image, {image.names.constFirst()}, false, 0}}, 0));
    dialog.show();
    QCOMPARE_LT(dialog.width(), 1200);
    QCOMPARE_LT(dialog.height(), 800);
}

void TestRemoveDialog::containers_data()
{
    QTest::addColumn<QList<store::ContainerUse>>("blockers");
    QTest::addColumn<QStringList>("checked");
    QTest::addColumn<QString>("fate");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("summary"); // Words in it.
    QTest::addColumn<QString>("command");
    const QString rmi = u"docker image rm nginx:1.24 nginx:stable"_s;
    QTest::newRow("none checked") << QList{Web} << QStringList()
                                  << u"Stays: used by web (running)"_s << u"Remove"_s
                                  << u"1 image(s) stay"_s << QString();
    QTest::newRow("running") << QList{Web} << QStringList{u"web"_s}
                             << u"2 tag(s) removed, image deleted"_s
                             << u"Remove 1 container(s) and 1 image(s), free 142 MB"_s
                             << u"It is alive and will be stopped."_s
                             << u"docker stop web\ndocker rm web\n"_s + rmi;
    QTest::newRow("exited") << QList{Old} << QStringList{u"old"_s}
                            << u"2 tag(s) removed, image deleted"_s
                            << u"Remove 1 container(s) and 1 image(s), free 142 MB"_s
                            << u"1 container(s) will be removed first. 1 image(s)"_s
                            << u"docker rm old\n"_s + rmi;
    QTest::newRow("one of two") << QList{Web, Old} << QStringList{u"old"_s}
                                << u"Stays: used by web (running)"_s << u"Remove 1 container(s)"_s
                                << u"1 image(s) stay"_s << u"docker rm old"_s;
    QTest::newRow("both") << QList{Web, Old} << QStringList{u"web"_s, u"old"_s}
                          << u"2 tag(s) removed, image deleted"_s
                          << u"Remove 2 container(s) and 1 image(s), free 142 MB"_s
                          << u"2 container(s)"_s << u"docker stop web\ndocker rm web old\n"_s + rmi;
}

void TestRemoveDialog::containers()
{
    QFETCH(const QList<store::ContainerUse>, blockers);
    QFETCH(const QStringList, checked);
    QFETCH(const QString, fate);
    QFETCH(const QString, button);
    QFETCH(const QString, summary);
    QFETCH(const QString, command);
    const RemoveDialog dialog(plan({blocked(BothTags, blockers)}, 142'000'000));
    const auto *row = dialog.findChild<QTreeWidget *>(u"removeTable"_s)->topLevelItem(0);
    QCOMPARE(row->childCount(), blockers.size());
    for (int i = 0; i < row->childCount(); ++i)
        QCOMPARE(row->child(i)->checkState(0), Qt::Unchecked);
    QVERIFY(!dialog.findChild<QPushButton *>(u"removeConfirm"_s)->isEnabled());
    for (const QString &name : checked)
        check(dialog, name);

    QCOMPARE(row->text(1), fate);
    const auto *remove = dialog.findChild<QPushButton *>(u"removeConfirm"_s);
    QCOMPARE(remove->text(), button);
    QCOMPARE(remove->isEnabled(), !checked.isEmpty());
    const QString text = dialog.findChild<QLabel *>(u"removeSummary"_s)->text();
    QVERIFY2(text.contains(summary), qPrintable(text));
    QCOMPARE(views::dockerRemovalCommand(dialog.plan()), command);
    QStringList chosen;
    for (const store::ContainerUse &container : dialog.plan().containers)
        chosen += container.name;
    QCOMPARE(chosen, checked);
    // And back.
    for (const QString &name : checked)
        check(dialog, name, false);
    QVERIFY(dialog.plan().containers.isEmpty());
    QVERIFY(!remove->isEnabled());
}

/// A container that mounts a second image is chosen once.
void TestRemoveDialog::containerOfTwoImages()
{
    const RemoveDialog dialog(
        plan({blocked(BothTags, {Web}), blocked(SharedTool, {Web})}, 150'000'000));
    check(dialog, u"web"_s);
    QCOMPARE(dialog.plan().containers, QList{Web});
    const auto *table = dialog.findChild<QTreeWidget *>(u"removeTable"_s);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(table->topLevelItem(i)->child(0)->checkState(0), Qt::Checked);
    QVERIFY(views::removalButtonText(dialog.plan()).contains(u"1 container(s) and 2 image(s)"_s));
}

void TestRemoveDialog::builtOn()
{
    RemovalPlan::Item base = BothTags;
    base.deleted = false;
    base.children = {u"app:1"_s};
    const RemoveDialog dialog(plan({base}, 0));
    const auto *row = dialog.findChild<QTreeWidget *>(u"removeTable"_s)->topLevelItem(0);
    QCOMPARE(row->text(1), u"Only untagged: 1 image(s) are built on it"_s);
    QCOMPARE(row->childCount(), 1);
    QCOMPARE(row->child(0)->text(0), u"app:1"_s);
}

/// What containers of an engine run does not stand in the way of the own store.
void TestRemoveDialog::ownCopy()
{
    RemovalPlan::Item item = BothTags;
    item.image.usedBy = {Web};
    const RemoveDialog dialog(plan({item}, 142'000'000));
    const auto *row = dialog.findChild<QTreeWidget *>(u"removeTable"_s)->topLevelItem(0);
    QCOMPARE(row->childCount(), 1);
    QCOMPARE(row->child(0)->text(0), u"web (running)"_s);
    QVERIFY(row->child(0)->text(1).contains(u"Docker has its own copy"_s));
    QVERIFY(!(row->child(0)->flags() & Qt::ItemIsUserCheckable));
    QVERIFY(dialog.findChild<QPushButton *>(u"removeConfirm"_s)->isEnabled());
}

/// While something stays, the bytes of the rest are asked for, and an old answer is dropped.
void TestRemoveDialog::partsComeLate()
{
    RemoveDialog dialog(plan({blocked(BothTags, {Web}), blocked(SharedTool, {Old})}, 150'000'000));
    QSignalSpy asked(&dialog, &RemoveDialog::partRequested);
    const auto button = [&dialog] {
        return dialog.findChild<QPushButton *>(u"removeConfirm"_s)->text();
    };
    check(dialog, u"old"_s);
    QCOMPARE(asked.size(), 1);
    const QStringList names = asked.takeFirst().first().toStringList();
    QCOMPARE(names, QStringList{u"ghcr.io/org/tool:2"_s});
    QCOMPARE(button(), u"Remove 1 container(s) and 1 image(s)"_s);
    dialog.setPart(names, plan({SharedTool}, 10'000'000));
    QCOMPARE(button(), u"Remove 1 container(s) and 1 image(s), free 10.0 MB"_s);
    check(dialog, u"web"_s);
    QCOMPARE(asked.size(), 0); // All of it: known from the beginning.
    QCOMPARE(button(), u"Remove 2 container(s) and 2 image(s), free 150 MB"_s);
    dialog.setPart(names, plan({SharedTool}, 10'000'000));
    QCOMPARE(button(), u"Remove 2 container(s) and 2 image(s), free 150 MB"_s);
}

QTEST_MAIN(TestRemoveDialog)
#include "tst_removedialog.moc"
