// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/pushwishes.h"
#include "views/transfer/sendtagsdialog.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using views::PushWishes;
using views::SelectedImage;
using views::SendTagsDialog;
using views::TagMove;
using From = SendTagsDialog::From;
using Moves = QList<TagMove>;

/// Several tags that are to go to a registry, and the selection that they come from.
class TestSendTagsDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeImages();
    void partsOfImages();
    void wrongTarget();
    void selections_data();
    void selections();
    void asksForPlatforms();

private:
    template <class T>
    [[nodiscard]] static T *part(const QWidget &widget, const QString &name)
    {
        return widget.findChild<T *>(name);
    }
};

namespace {

SendTagsDialog::Source source(const QString &name, const QString &platform = {})
{
    const auto parsed = oci::Platform::parse(platform);
    return {*oci::Reference::parse(name), parsed ? std::optional(*parsed) : std::nullopt};
}

SelectedImage selected(const QString &name, const QString &store = {}, qsizetype elsewhere = 0)
{
    const auto reference = oci::Reference::parse(name);
    const bool isNamed = reference && !name.startsWith("sha256:"_L1);
    SelectedImage image{.name = name,
                        .platform = {},
                        .image = {.target = oci::Descriptor::of(oci::MediaType::OciIndex,
                                                                oci::Digest::of(name.toUtf8()), 1)},
                        .store = store};
    if (isNamed)
        image.image.names = {*reference};
    const auto platform = *oci::Platform::parse(u"linux/amd64");
    image.image.platforms = {{.manifest = image.image.target,
                              .configDigest = oci::Digest::of("c"),
                              .platform = platform,
                              .created = {}}};
    image.image.platformsElsewhere = elsewhere;
    return image;
}

} // namespace

void TestSendTagsDialog::wholeImages()
{
    SendTagsDialog dialog(From::OwnStore, {source(u"r.test/a:1"_s), source(u"r.test/a:2"_s)});
    const QSignalSpy spy(&dialog, &SendTagsDialog::requested);
    dialog.show();
    QVERIFY(!part<QComboBox>(dialog, u"sendPlatform"_s)->isVisible());
    QCOMPARE(part<QLabel>(dialog, u"sendNames"_s)->text(), u"r.test/a:1\nr.test/a:2"_s);
    part<QPushButton>(dialog, u"sendConfirm"_s)->click();
    QCOMPARE(spy.size(), 1);
    for (const TagMove &move : spy[0][0].value<Moves>())
        QVERIFY(!move.platform && move.source == move.target);
}

/// Of an index that is not here with all its platforms one goes, unless the person says otherwise.
void TestSendTagsDialog::partsOfImages()
{
    SendTagsDialog dialog(From::OwnStore,
                          {source(u"r.test/a:1"_s), source(u"r.test/a:2"_s, u"linux/amd64"_s)});
    const QSignalSpy spy(&dialog, &SendTagsDialog::requested);
    dialog.show();
    auto *platforms = part<QComboBox>(dialog, u"sendPlatform"_s);
    const auto *names = part<QLabel>(dialog, u"sendNames"_s);
    const auto *hint = part<QLabel>(dialog, u"sendHint"_s);
    QVERIFY(platforms->isVisible());
    QCOMPARE(names->text(), u"r.test/a:1\nr.test/a:2 (linux/amd64)"_s);
    QVERIFY2(hint->text().contains("goes alone"_L1), qPrintable(hint->text()));
    platforms->setCurrentIndex(0);
    QCOMPARE(names->text(), u"r.test/a:1\nr.test/a:2"_s);
    QVERIFY2(hint->text().contains("only if it has the others"_L1), qPrintable(hint->text()));
    platforms->setCurrentIndex(1);
    part<QPushButton>(dialog, u"sendConfirm"_s)->click();
    const auto moves = spy[0][0].value<Moves>();
    QVERIFY(!moves[0].platform);
    QCOMPARE(moves[1].platform->toString(), u"linux/amd64"_s);
}

/// No names stand there that nothing goes to, and nothing jumps.
void TestSendTagsDialog::wrongTarget()
{
    QList<SendTagsDialog::Source> sources;
    for (int i = 0; i < 20; ++i)
        sources.append(source(u"r.test/a:%1"_s.arg(i)));
    SendTagsDialog dialog(From::OwnStore, sources);
    dialog.show();
    const auto *names = part<QLabel>(dialog, u"sendNames"_s);
    QCOMPARE(names->text().count(u'\n'), 12);
    QVERIFY(names->text().endsWith("and 8 more"_L1));
    const QSize size = dialog.sizeHint();
    part<QLineEdit>(dialog, u"sendTarget"_s)->setText(u"Not A Name"_s);
    QCOMPARE(names->text(), QString());
    QCOMPARE(dialog.sizeHint().height(), size.height());
    QVERIFY(!part<QPushButton>(dialog, u"sendConfirm"_s)->isEnabled());
}

void TestSendTagsDialog::selections_data()
{
    QTest::addColumn<QList<SelectedImage>>("selection");
    QTest::addColumn<bool>("isEnabled");
    using Images = QList<SelectedImage>;
    QTest::newRow("none") << Images{} << false;
    QTest::newRow("one") << Images{selected(u"r.test/a:1"_s)} << true;
    QTest::newRow("two") << Images{selected(u"r.test/a:1"_s), selected(u"r.test/b:1"_s)} << true;
    QTest::newRow("of two stores")
        << Images{selected(u"r.test/a:1"_s), selected(u"r.test/b:1"_s, u"docker"_s)} << false;
    const QString digest = oci::Digest::of("x").toString();
    QTest::newRow("one without a name")
        << Images{selected(u"r.test/a:1"_s), selected(digest)} << false;
    QTest::newRow("one by digest")
        << Images{selected(u"r.test/a:1"_s), selected(u"r.test/a@"_s + digest)} << false;
}

void TestSendTagsDialog::selections()
{
    QFETCH(QList<SelectedImage>, selection);
    QWidget window;
    QAction push;
    PushWishes wishes(&window, push, [selection] { return selection; });
    wishes.follow();
    QTEST(push.isEnabled(), "isEnabled");
}

void TestSendTagsDialog::asksForPlatforms()
{
    QWidget window;
    QAction push;
    PushWishes wishes(&window, push, [] {
        return QList{selected(u"r.test/a:1"_s), selected(u"r.test/a:1"_s),
                     selected(u"r.test/b:1"_s, {}, 1)};
    });
    const QSignalSpy spy(&wishes, &PushWishes::tagsRequested);
    wishes.follow();
    push.trigger();
    part<QPushButton>(window, u"sendConfirm"_s)->click();
    const auto moves = spy[0][0].value<Moves>();
    QCOMPARE(moves.size(), 2);
    QVERIFY(!moves[0].platform);
    QCOMPARE(moves[1].platform->toString(), u"linux/amd64"_s);
}

QTEST_MAIN(TestSendTagsDialog)
#include "tst_sendtagsdialog.moc"
