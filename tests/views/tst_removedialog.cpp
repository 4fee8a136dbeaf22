// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/storevalues.h"
#include "views/dialogs/removedialog.h"

#include <QApplication>
#include <QClipboard>
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
    void rows();
    void cancelIsDefault();
    void copiesCommand();
    void strangeNames();
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

QTEST_MAIN(TestRemoveDialog)
#include "tst_removedialog.moc"
