// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/rundialog.h"
#include "views/widgets/fieldtable.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using views::FieldTable;
using views::RunDialog;

class TestRunDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingFilledIn();
    void everythingFilledIn();
    void problems_data();
    void problems();
    void nothingIsLost();
    void linesOfTable();
    void typedByHand();
};

namespace {

const views::RunOffer Offer{.image = u"nginx:1.24"_s,
                            .title = u"nginx:1.24"_s,
                            .exposedPorts = {u"80/tcp"_s},
                            .command = {u"nginx"_s, u"-g"_s, u"daemon off;"_s}};

void write(const RunDialog &dialog, const QString &table, int row, int column, const QString &text)
{
    dialog.findChild<FieldTable *>(table)->item(row, column)->setText(text);
}

} // namespace

void TestRunDialog::nothingFilledIn()
{
    const RunDialog dialog(Offer, u"Docker"_s);
    QVERIFY(dialog.windowTitle().contains(u"nginx:1.24"_s));
    QCOMPARE(dialog.request().value(), (engine::RunRequest{.image = u"nginx:1.24"_s}));
    QCOMPARE(dialog.findChild<QPlainTextEdit *>(u"runDocker"_s)->toPlainText(),
             u"docker run -d nginx:1.24"_s);
    QCOMPARE(dialog.findChild<QLineEdit *>(u"runCommand"_s)->placeholderText(),
             u"nginx -g 'daemon off;'"_s);
    // The port that the image names waits for one of the machine.
    QCOMPARE(dialog.findChild<FieldTable *>(u"runPorts"_s)->item(0, 1)->text(), u"80/tcp"_s);
    QVERIFY(dialog.findChild<QPushButton *>(u"runConfirm"_s)->isEnabled());
}

void TestRunDialog::everythingFilledIn()
{
    const RunDialog dialog(Offer, u"Docker"_s);
    dialog.findChild<QLineEdit *>(u"runName"_s)->setText(u"web"_s);
    write(dialog, u"runPorts"_s, 0, 0, u"8080"_s);
    write(dialog, u"runPorts"_s, 1, 0, u"127.0.0.1:53"_s);
    write(dialog, u"runPorts"_s, 1, 1, u"53/udp"_s);
    write(dialog, u"runEnvironment"_s, 0, 0, u"GREETING"_s);
    write(dialog, u"runEnvironment"_s, 0, 1, u"it's me"_s);
    write(dialog, u"runVolumes"_s, 0, 0, u"/srv/my data"_s);
    write(dialog, u"runVolumes"_s, 0, 1, u"/data"_s);
    dialog.findChild<FieldTable *>(u"runVolumes"_s)->item(0, 2)->setCheckState(Qt::Checked);
    dialog.findChild<QLineEdit *>(u"runCommand"_s)->setText(u"sh -c 'echo \"$GREETING\"'"_s);
    dialog.findChild<QComboBox *>(u"runNetwork"_s)->setCurrentIndex(2);
    const auto request = dialog.request();
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    QCOMPARE(request->ports.size(), 2);
    QCOMPARE(request->environment, QStringList{u"GREETING=it's me"_s});
    QCOMPARE(request->mounts, (QList{engine::Mount{u"/srv/my data"_s, u"/data"_s, true}}));
    QCOMPARE(request->command, (QStringList{u"sh"_s, u"-c"_s, u"echo \"$GREETING\""_s}));
    dialog.findChild<QPushButton *>(u"runCopyCommand"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(),
             uR"(docker run -d --name web --network none -p 8080:80 -p 127.0.0.1:53:53/udp )"
             uR"(-e 'GREETING=it'\''s me' -v '/srv/my data:/data:ro' nginx:1.24 )"
             uR"(sh -c 'echo "$GREETING"')"_s);
}

void TestRunDialog::problems_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("column"); // -1: a line of text.
    QTest::addColumn<QString>("text");
    QTest::newRow("name") << u"runName"_s << -1 << u"my web"_s;
    QTest::newRow("command") << u"runCommand"_s << -1 << u"sh -c 'echo"_s;
    QTest::newRow("port") << u"runPorts"_s << 0 << u"eighty"_s;
    QTest::newRow("value without a name") << u"runEnvironment"_s << 1 << u"value"_s;
    QTest::newRow("name with a value") << u"runEnvironment"_s << 0 << u"A=b"_s;
    QTest::newRow("half a volume") << u"runVolumes"_s << 0 << u"/srv"_s;
}

/// Said in words; and there is nothing to run.
void TestRunDialog::problems()
{
    QFETCH(const QString, field);
    QFETCH(const int, column);
    QFETCH(const QString, text);
    const RunDialog dialog(Offer, u"Docker"_s);
    if (column < 0)
        dialog.findChild<QLineEdit *>(field)->setText(text);
    else
        write(dialog, field, 0, column, text);
    QVERIFY(!dialog.request());
    QVERIFY(!dialog.findChild<QLabel *>(u"runProblem"_s)->text().isEmpty());
    QVERIFY(!dialog.findChild<QPushButton *>(u"runConfirm"_s)->isEnabled());
}

void TestRunDialog::nothingIsLost()
{
    RunDialog dialog(Offer, u"Docker"_s);
    dialog.show();
    dialog.findChild<QLineEdit *>(u"runName"_s)->setText(u"web"_s);
    QSignalSpy asked(&dialog, &RunDialog::runRequested);
    auto *run = dialog.findChild<QPushButton *>(u"runConfirm"_s);
    QVERIFY(run->isDefault());
    run->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<engine::RunRequest>().name, u"web"_s);
    QVERIFY(!run->isEnabled()); // Once is enough.
    dialog.showError({core::ErrorCode::PermissionDenied, u"The name is taken."_s, u"409"_s});
    QVERIFY(dialog.isVisible());
    QVERIFY(dialog.findChild<QWidget *>(u"runError"_s)->isVisible());
    QVERIFY(run->isEnabled());
    QCOMPARE(dialog.findChild<QLineEdit *>(u"runName"_s)->text(), u"web"_s);
}

void TestRunDialog::linesOfTable()
{
    FieldTable table(u"t"_s, {u"a"_s, u"b"_s});
    QCOMPARE(table.rowCount(), 1);
    QSignalSpy edited(&table, &FieldTable::edited);
    table.item(0, 1)->setText(u"x"_s);
    QCOMPARE(table.rowCount(), 2);
    table.addLine({u"y"_s, u"z"_s});
    QCOMPARE(table.lines(), (QList<QStringList>{{QString(), u"x"_s}, {u"y"_s, u"z"_s}}));
    table.setCurrentCell(0, 0);
    QTest::keyClick(&table, Qt::Key_Delete);
    QCOMPARE(table.lines(), (QList<QStringList>{{u"y"_s, u"z"_s}}));
    QCOMPARE(table.rowCount(), 2);
    QVERIFY(edited.size() >= 3);
}

void TestRunDialog::typedByHand()
{
    RunDialog dialog(Offer, u"Docker"_s);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *table = dialog.findChild<FieldTable *>(u"runPorts"_s);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualItemRect(table->item(0, 0)).center());
    QTRY_VERIFY(table->findChild<QLineEdit *>());
    QTest::keyClicks(table->findChild<QLineEdit *>(), u"8080"_s);
    QTest::keyClick(table->findChild<QLineEdit *>(), Qt::Key_Return);
    QTRY_COMPARE(dialog.findChild<QPlainTextEdit *>(u"runDocker"_s)->toPlainText(),
                 u"docker run -d -p 8080:80 nginx:1.24"_s);
    QVERIFY(dialog.isVisible()); // Return ended the field, not the dialog.
}

QTEST_MAIN(TestRunDialog)
#include "tst_rundialog.moc"
