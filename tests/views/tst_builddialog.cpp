// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/builddialog.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/fieldtable.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::BuildContext;
using engine::BuildRequest;
using views::BuildDialog;
using views::FieldTable;

/// The dialog, with somebody who reads the folder for it.
class TestBuildDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingChosen();
    void folderIsRead();
    void everythingFilledIn();
    void problems_data();
    void problems();
    void noDockerfile();
    void containerfile();
    void otherDockerfile();
    void lateAnswerIsDropped();
    void remembered();
    void dropped();
    void strangers();
    void builds();

private:
    [[nodiscard]] QString path(const QString &name = {}) const
    {
        return QDir::cleanPath(m_folder->filePath(name));
    }
    void write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] std::unique_ptr<BuildDialog> open(const QList<BuildRequest> &recent = {}) const;
    /// Opens it on the folder, and lets it know what is there.
    [[nodiscard]] std::unique_ptr<BuildDialog> openRead() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

template <class Widget>
Widget *part(const std::unique_ptr<BuildDialog> &dialog, const QString &name)
{
    return dialog->findChild<Widget *>(name);
}

QString problem(const std::unique_ptr<BuildDialog> &dialog)
{
    return part<QLabel>(dialog, u"buildProblem"_s)->text();
}

bool canBuild(const std::unique_ptr<BuildDialog> &dialog)
{
    return part<QPushButton>(dialog, u"buildConfirm"_s)->isEnabled();
}

QString command(const std::unique_ptr<BuildDialog> &dialog)
{
    return part<QPlainTextEdit>(dialog, u"buildDocker"_s)->toPlainText();
}

} // namespace

void TestBuildDialog::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

std::unique_ptr<BuildDialog> TestBuildDialog::open(const QList<BuildRequest> &recent) const
{
    auto dialog = std::make_unique<BuildDialog>(u"Docker"_s, recent);
    connect(dialog.get(), &BuildDialog::contextRequested, dialog.get(),
            [dialog = dialog.get()](const QString &folder, const QString &dockerfile) {
                const auto context = BuildContext::open(folder, dockerfile);
                dialog->showContext(folder, dockerfile, context);
                if (context)
                    dialog->showContextSize(folder, dockerfile, context->measure({}));
            });
    return dialog;
}

std::unique_ptr<BuildDialog> TestBuildDialog::openRead() const
{
    auto dialog = open();
    dialog->setFolder(path());
    static_cast<void>(QTest::qWaitFor([&] {
        return !part<views::ElidedLabel>(dialog, u"buildContents"_s)
                    ->fullText()
                    .startsWith("Read"_L1);
    }));
    return dialog;
}

void TestBuildDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/My App-XXXXXX"_s);
    write(u"Dockerfile"_s, "ARG BASE=alpine:3.20\n"
                           "FROM $BASE AS tools\nARG VERSION=1.0\nARG TOKEN\n"
                           "FROM scratch\nCOPY --from=tools /a /a\n"
                           "FROM scratch AS app\n");
}

void TestBuildDialog::nothingChosen()
{
    const auto dialog = open();
    QVERIFY(!dialog->request());
    QVERIFY(problem(dialog).contains("Dockerfile"_L1));
    QVERIFY(!canBuild(dialog));
    part<QComboBox>(dialog, u"buildFolder"_s)->setEditText(u"app"_s);
    QVERIFY(problem(dialog).contains("whole path"_L1));
}

void TestBuildDialog::folderIsRead()
{
    const auto dialog = openRead();
    QTRY_VERIFY(canBuild(dialog));
    QCOMPARE(problem(dialog), QString());
    const auto *target = part<QComboBox>(dialog, u"buildTarget"_s);
    QCOMPARE(target->count(), 4);
    QCOMPARE(target->itemText(1), u"tools, from $BASE"_s);
    QCOMPARE(target->itemData(2).toString(), u"1"_s);
    QCOMPARE(target->itemData(3).toString(), u"app"_s);
    const auto *arguments = part<FieldTable>(dialog, u"buildArguments"_s);
    QCOMPARE(arguments->item(0, 0)->text(), u"BASE"_s);
    QCOMPARE(arguments->item(0, 2)->text(), u"alpine:3.20"_s);
    QCOMPARE(arguments->item(2, 0)->text(), u"TOKEN"_s);
    QVERIFY(!(arguments->item(0, 2)->flags() & Qt::ItemIsEditable));
    QVERIFY(
        part<views::ElidedLabel>(dialog, u"buildContents"_s)->fullText().startsWith("3 stage"_L1));
    // The tag follows the folder until the person writes one.
    QVERIFY(part<QLineEdit>(dialog, u"buildTag"_s)->text().startsWith("my-app-"_L1));
    const auto request = dialog->request();
    QVERIFY(request);
    QCOMPARE(request->folder, path());
    QCOMPARE(request->dockerfile, QString());
    QCOMPARE(request->arguments, (QMap<QString, QString>()));
}

void TestBuildDialog::everythingFilledIn()
{
    const auto dialog = openRead();
    QTRY_VERIFY(canBuild(dialog));
    part<QLineEdit>(dialog, u"buildTag"_s)->setText(u"localhost:5000/app:2  app "_s);
    part<QLineEdit>(dialog, u"buildLabels"_s)->setText(u"stage=test 'who=it is me'"_s);
    part<QComboBox>(dialog, u"buildTarget"_s)->setCurrentIndex(1);
    auto *arguments = part<FieldTable>(dialog, u"buildArguments"_s);
    arguments->item(1, 1)->setText(u"it's 2"_s);
    arguments->item(3, 0)->setText(u"http_proxy"_s);
    arguments->item(3, 1)->setText(u"http://proxy"_s);
    auto *platform = part<QComboBox>(dialog, u"buildPlatform"_s);
    platform->setCurrentIndex(platform->findData(u"linux/arm64"_s));
    part<QCheckBox>(dialog, u"buildNoCache"_s)->setChecked(true);
    part<QCheckBox>(dialog, u"buildPull"_s)->setChecked(true);
    const auto request = dialog->request();
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    QCOMPARE(*request,
             (BuildRequest{
                 .folder = path(),
                 .tags = {oci::Reference::parse(u"localhost:5000/app:2"_s).value(),
                          oci::Reference::parse(u"app:latest"_s).value()},
                 .target = u"tools"_s,
                 .arguments = {{u"VERSION"_s, u"it's 2"_s}, {u"http_proxy"_s, u"http://proxy"_s}},
                 .labels = {{u"stage"_s, u"test"_s}, {u"who"_s, u"it is me"_s}},
                 .platform = oci::Platform::parse(u"linux/arm64"_s).value(),
                 .noCache = true,
                 .pull = true}));
    part<QPushButton>(dialog, u"buildCopyCommand"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(),
             uR"(docker build -t localhost:5000/app:2 -t app:latest --target tools )"
             uR"(--build-arg 'VERSION=it'\''s 2' --build-arg http_proxy=http://proxy )"
             uR"(--label stage=test --label 'who=it is me' )"
             uR"(--platform linux/arm64 --no-cache --pull ')"_s
                 + path() + u"'"_s);
}

void TestBuildDialog::problems_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("labels");
    QTest::newRow("tag") << u"My App"_s << QString() << QString();
    QTest::newRow("second tag") << u"app Other"_s << QString() << QString();
    QTest::newRow("digest") << u"app@sha256:"_s + QString(64, u'0') << QString() << QString();
    QTest::newRow("argument with a value in its name") << u"app"_s << u"A=b"_s << QString();
    QTest::newRow("label without a value") << u"app"_s << u"A"_s << u"a=b c"_s;
    QTest::newRow("label with half a quote") << u"app"_s << u"A"_s << u"a='b c"_s;
}

/// Said in words as it is typed; and there is nothing to build.
void TestBuildDialog::problems()
{
    QFETCH(const QString, tag);
    QFETCH(const QString, argument);
    QFETCH(const QString, labels);
    const auto dialog = openRead();
    QTRY_VERIFY(canBuild(dialog));
    part<QLineEdit>(dialog, u"buildTag"_s)->setText(tag);
    auto *arguments = part<FieldTable>(dialog, u"buildArguments"_s);
    arguments->item(3, 0)->setText(argument);
    part<QLineEdit>(dialog, u"buildLabels"_s)->setText(labels);
    QVERIFY(!problem(dialog).isEmpty());
    QVERIFY(!canBuild(dialog));
    part<QLineEdit>(dialog, u"buildTag"_s)->setText(u"app"_s);
    arguments->item(3, 0)->setText(u"A"_s);
    part<QLineEdit>(dialog, u"buildLabels"_s)->clear();
    QCOMPARE(problem(dialog), QString());
    QCOMPARE(part<views::ElidedLabel>(dialog, u"buildName"_s)->fullText(),
             u"docker.io/library/app:latest"_s);
}

void TestBuildDialog::noDockerfile()
{
    QVERIFY(QFile::remove(path(u"Dockerfile"_s)));
    const auto dialog = openRead();
    QTRY_VERIFY(problem(dialog).contains("no Dockerfile"_L1));
    QVERIFY(!canBuild(dialog));
}

void TestBuildDialog::containerfile()
{
    QVERIFY(QFile::rename(path(u"Dockerfile"_s), path(u"Containerfile"_s)));
    const auto dialog = openRead();
    QTRY_VERIFY(canBuild(dialog));
    QCOMPARE(part<QLineEdit>(dialog, u"buildDockerfile"_s)->placeholderText(), u"Containerfile"_s);
    // Docker would not find it by itself.
    QCOMPARE(dialog->request()->dockerfile, path(u"Containerfile"_s));
}

void TestBuildDialog::otherDockerfile()
{
    write(u"other"_s, "FROM scratch AS one\nARG ONE=1\n");
    const auto dialog = openRead();
    QTRY_VERIFY(canBuild(dialog));
    auto *arguments = part<FieldTable>(dialog, u"buildArguments"_s);
    arguments->item(1, 1)->setText(u"2"_s);
    part<QLineEdit>(dialog, u"buildDockerfile"_s)->setText(u"other"_s);
    QVERIFY(!canBuild(dialog)); // Nothing is known of it yet.
    QTRY_VERIFY(canBuild(dialog));
    QCOMPARE(part<QComboBox>(dialog, u"buildTarget"_s)->count(), 2);
    QCOMPARE(arguments->item(0, 0)->text(), u"ONE"_s);
    // What was written stays.
    QCOMPARE(dialog->request()->arguments, (QMap<QString, QString>{{u"VERSION"_s, u"2"_s}}));
    QCOMPARE(dialog->request()->dockerfile, path(u"other"_s));
}

void TestBuildDialog::lateAnswerIsDropped()
{
    const auto dialog = openRead();
    QTRY_VERIFY(canBuild(dialog));
    part<QComboBox>(dialog, u"buildFolder"_s)->setEditText(u"/elsewhere"_s);
    dialog->showContext(path(), {}, BuildContext::open(path()));
    QVERIFY(!canBuild(dialog));
}

void TestBuildDialog::remembered()
{
    const BuildRequest last{.folder = path(),
                            .dockerfile = path(u"Dockerfile"_s),
                            .tags = {oci::Reference::parse(u"app:3"_s).value()},
                            .target = u"tools"_s,
                            .arguments = {{u"TOKEN"_s, u"t"_s}},
                            .platform = oci::Platform::parse(u"linux/arm64"_s).value(),
                            .noCache = true,
                            .pull = true};
    const auto dialog = open({last, {.folder = u"/before"_s}});
    QTRY_VERIFY(canBuild(dialog));
    QCOMPARE(*dialog->request(), last);
    QCOMPARE(part<QComboBox>(dialog, u"buildFolder"_s)->itemText(1), u"/before"_s);
    // Nothing of it is meant for another folder but the platform.
    dialog->setFolder(u"/new"_s);
    QCOMPARE(part<QLineEdit>(dialog, u"buildTag"_s)->text(), u"new"_s);
    QCOMPARE(part<FieldTable>(dialog, u"buildArguments"_s)->lines(), QList<QStringList>());
    QVERIFY(!part<QCheckBox>(dialog, u"buildNoCache"_s)->isChecked());
    QCOMPARE(part<QComboBox>(dialog, u"buildPlatform"_s)->currentData(), u"linux/arm64"_s);
    dialog->setFolder(path());
    QTRY_VERIFY(canBuild(dialog));
    QCOMPARE(*dialog->request(), last);
}

void TestBuildDialog::dropped()
{
    const auto dialog = open();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path() + u'/')});
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(dialog.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(dialog.get(), &drop);
    QTRY_VERIFY(canBuild(dialog));
    QCOMPARE(dialog->request()->folder, path());
}

/// A Dockerfile is a stranger's: names that cannot be seen for what they are are not offered.
void TestBuildDialog::strangers()
{
    write(u"Dockerfile"_s,
          u"FROM <b>scratch</b> AS a\u202eb\nARG A\u202eB=1\nARG C=<i>\u0007\n"_s.toUtf8());
    const auto dialog = openRead();
    QTRY_VERIFY(canBuild(dialog));
    const auto *arguments = part<FieldTable>(dialog, u"buildArguments"_s);
    QCOMPARE(arguments->lines().size(), 1);
    QCOMPARE(arguments->item(0, 2)->text(), u"<i>\uFFFD"_s);
    QCOMPARE(part<QComboBox>(dialog, u"buildTarget"_s)->itemText(1),
             u"a\uFFFDb, from <b>scratch</b>"_s);
}

void TestBuildDialog::builds()
{
    const auto dialog = openRead();
    QTRY_VERIFY(canBuild(dialog));
    QSignalSpy asked(dialog.get(), &BuildDialog::buildRequested);
    auto *build = part<QPushButton>(dialog, u"buildConfirm"_s);
    QVERIFY(build->isDefault());
    const BuildRequest request = dialog->request().value();
    build->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<BuildRequest>(), request);
    QCOMPARE(dialog->result(), int(QDialog::Accepted));
    QCOMPARE(command(dialog).section(u' ', 0, 1), u"docker build"_s);
}

QTEST_MAIN(TestBuildDialog)
#include "tst_builddialog.moc"
