// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "views/preview/difference.h"
#include "views/preview/differenceview.h"
#include "views/preview/filepreview.h"
#include "views/preview/pictures.h"
#include "views/preview/visibletext.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QImageWriter>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using views::FileBytes;
using views::FilePreview;
using Kind = FilePreview::Kind;
using LineMark = FilePreview::LineMark;

class TestFilePreview final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void beginnings_data();
    void beginnings();
    void texts_data();
    void texts();
    void longLine();
    void manyLines();
    void pictures_data();
    void pictures();
    void largePicture();
    void turnedPicture_data();
    void turnedPicture();
    void animatedPicture();
    void hugePicture();
    void brokenPicture_data();
    void brokenPicture();
    void drawing();
    void drawingReadsNothing_data();
    void drawingReadsNothing();
    void drawingOfTooMuch_data();
    void drawingOfTooMuch();
    void bytesToShow();
    void differences_data();
    void differences();
    void differenceOfBytes();
    void differenceOfPictures();
    void differenceOfTooMuch();
    void differenceThatIsNotSeen();
    void columns_data();
    void columns();
};

namespace {

FileBytes whole(const QByteArray &bytes)
{
    return {.bytes = bytes, .size = bytes.size()};
}

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QImage squares(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    return image;
}

/// \a jpeg with an Exif header that says which way up it is.
QByteArray turned(QByteArray jpeg, char orientation)
{
    QByteArray exif("\xFF\xE1\x00\x22"
                    "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0",
                    36);
    constexpr qsizetype Value = 29;
    exif[Value] = orientation;
    return jpeg.insert(2, exif);
}

/// A GIF of two frames of one dot.
QByteArray animation()
{
    const QByteArray frame("\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0", 15);
    return QByteArray("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF", 19) + frame + frame + ';';
}

quint32 crc(QByteArrayView bytes)
{
    quint32 sum = ~0U;
    for (const char byte : bytes) {
        sum ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ (sum & 1 ? 0xEDB88320U : 0U);
    }
    return ~sum;
}

/// A PNG whose header claims another size than it has, with a right checksum.
QByteArray claiming(quint32 width, quint32 height)
{
    QByteArray png = encoded(squares({8, 8}), "png");
    constexpr qsizetype Header = 12;
    constexpr qsizetype HeaderSize = 17;
    qToBigEndian(width, png.data() + Header + 4);
    qToBigEndian(height, png.data() + Header + 8);
    qToBigEndian(crc(QByteArrayView(png).sliced(Header, HeaderSize)),
                 png.data() + Header + HeaderSize);
    return png;
}

QString toString(const FilePreview &preview)
{
    QString text;
    qsizetype line = 0;
    for (const QString &each : preview.text.split(u'\n')) {
        if (std::size_t(line) < preview.marks.size())
            text +=
                QChar::fromLatin1(char(preview.marks[std::size_t(line++)])) + u'|' + each + u'\n';
    }
    return text;
}

} // namespace

Q_DECLARE_METATYPE(Kind)

void TestFilePreview::kinds_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("empty") << QByteArray() << Kind::Text;
    QTest::newRow("text") << "#!/bin/sh\n"_ba << Kind::Text;
    QTest::newRow("French") << "crème brûlée\n"_ba << Kind::Text;
    QTest::newRow("not UTF-8") << "cr\xe8me"_ba << Kind::Bytes;
    QTest::newRow("half a character") << "cr\xc3"_ba << Kind::Bytes;
    QTest::newRow("overlong slash") << "\xc0\xaf"_ba << Kind::Bytes;
    QTest::newRow("surrogate") << "\xed\xa0\x80"_ba << Kind::Bytes;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << Kind::Bytes;
    QTest::newRow("program") << QByteArray("\177ELF\2\1\1\0", 8) << Kind::Bytes;
    QTest::newRow("picture") << encoded(squares({4, 3}), "png") << Kind::Picture;
    QTest::newRow("name of a picture format only") << "GIF89a"_ba << Kind::Text;
    QTest::newRow("drawing") << "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'/>"_ba
                             << Kind::Picture;
    QTest::newRow("page with a drawing in it") << "<html><svg></html>"_ba << Kind::Text;
}

void TestFilePreview::kinds()
{
    QFETCH(QByteArray, bytes);
    const FilePreview preview = views::previewOf(whole(bytes));
    QTEST(preview.kind, "kind");
    QCOMPARE(preview.size, bytes.size());
    QCOMPARE(preview.shownBytes, bytes.size());
    if (preview.kind == Kind::Bytes)
        QCOMPARE(preview.bytes, bytes);
}

void TestFilePreview::beginnings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isText");
    QTest::newRow("between characters") << "crème"_ba << true;
    QTest::newRow("cut after 1 of 2") << "cr\xc3"_ba << true;
    QTest::newRow("cut after 2 of 3") << "a\xe2\x82"_ba << true;
    QTest::newRow("cut after 3 of 4") << "a\xf0\x9f\x98"_ba << true;
    QTest::newRow("wrong before") << "\xc3\x28 abc \xc3"_ba << false;
    QTest::newRow("only continuations") << "\x80\x80\x80\x80\x80"_ba << false;
}

/// What is only the beginning of a file may end inside of a character.
void TestFilePreview::beginnings()
{
    QFETCH(QByteArray, bytes);
    const FileBytes file{.bytes = bytes, .size = 1'000'000};
    QTEST(views::isText(file), "isText");
    QTEST(views::previewOf(file).kind == Kind::Text, "isText");
}

void TestFilePreview::texts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("tab") << "a\tb"_ba << u"a\tb"_s;
    QTest::newRow("lines of Windows") << "a\r\nb\r\n"_ba << u"a\nb\n"_s;
    QTest::newRow("lone return") << "good\rbad"_ba << u"good\u240Dbad"_s;
    QTest::newRow("escape") << "\x1b[2J"_ba << u"\u241B[2J"_s;
    QTest::newRow("delete") << "a\x7f"_ba << u"a\u2421"_s;
    QTest::newRow("direction of writing") << "a \u202E\u2066b"_ba << u"a [U+202E][U+2066]b"_s;
    QTest::newRow("no width") << "a\u200Bb\uFEFF"_ba << u"a[U+200B]b[U+FEFF]"_s;
    QTest::newRow("next line") << "a\u0085b"_ba << u"a[U+0085]b"_s;
    QTest::newRow("separators") << "a\u2028b\u2029c"_ba << u"a[U+2028]b[U+2029]c"_s;
    QTest::newRow("frame of a document") << "a\ufdd0b"_ba << u"a[U+FDD0]b"_s;
    QTest::newRow("beyond 16 bits") << "😀 \U000E0041"_ba << u"😀 [U+E0041]"_s;
    QTest::newRow("other scripts") << "目录 עברית é"_ba << u"目录 עברית é"_s;
}

void TestFilePreview::texts()
{
    QFETCH(QByteArray, bytes);
    QTEST(views::previewOf(whole(bytes)).text, "text");
}

void TestFilePreview::longLine()
{
    const QByteArray bytes = QByteArray(1'000'000, 'x') + "\nend";
    const FilePreview preview = views::previewOf(whole(bytes));
    QVERIFY(preview.hasLongLines);
    QCOMPARE(preview.text, QString(FilePreview::MaxLineLength, u'x') + u"…\nend"_s);
}

void TestFilePreview::manyLines()
{
    const QByteArray bytes(1'000'000, '\n');
    const FilePreview preview = views::previewOf(whole(bytes));
    QCOMPARE(preview.text.size(), FilePreview::MaxLines);
    QCOMPARE(preview.shownBytes, FilePreview::MaxLines);
    QCOMPARE(preview.size, 1'000'000);
}

void TestFilePreview::pictures_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const char *format : {"png", "jpeg", "gif", "webp"})
        QTest::newRow(format) << QByteArray(format);
}

void TestFilePreview::pictures()
{
    QFETCH(QByteArray, format);
    if (!QImageWriter::supportedImageFormats().contains(format))
        QSKIP("this format cannot be written here");
    const QByteArray bytes = encoded(squares({40, 30}), format.constData());
    QCOMPARE(views::pictureFormat(bytes), format);
    const auto picture = views::readPicture(bytes);
    QVERIFY(picture);
    QCOMPARE(picture->pixels, QSize(40, 30));
    QCOMPARE(picture->image.size(), QSize(40, 30));
    QVERIFY(picture->image.pixelColor(20, 15).red() > 200);
}

void TestFilePreview::largePicture()
{
    const auto picture = views::readPicture(encoded(squares({6000, 300}), "png"));
    QVERIFY(picture);
    QCOMPARE(picture->pixels, QSize(6000, 300));
    QCOMPARE(picture->image.width(), FilePreview::MaxPictureSide);
    QCOMPARE(picture->image.height(), 102);
}

/// Of a picture that the file says is to be turned, or mirrored.
void TestFilePreview::turnedPicture_data()
{
    QTest::addColumn<char>("orientation");
    QTest::addColumn<QSize>("pixels");
    QTest::newRow("as stored") << char(1) << QSize(40, 30);
    QTest::newRow("upside down") << char(3) << QSize(40, 30);
    QTest::newRow("on its side") << char(6) << QSize(30, 40);
    QTest::newRow("mirrored on its side") << char(5) << QSize(30, 40);
    QTest::newRow("on the other side") << char(8) << QSize(30, 40);
}

void TestFilePreview::turnedPicture()
{
    QFETCH(char, orientation);
    const auto picture =
        views::readPicture(turned(encoded(squares({40, 30}), "jpeg"), orientation));
    QVERIFY(picture);
    QTEST(picture->pixels, "pixels");
    QTEST(picture->image.size(), "pixels");
    QVERIFY(!picture->isAnimated);
}

void TestFilePreview::animatedPicture()
{
    const auto picture = views::readPicture(animation());
    if (!picture)
        QSKIP("this format cannot be read here");
    QVERIFY(picture->isAnimated);
    QCOMPARE(picture->pixels, QSize(1, 1));
}

/// The header is believed only to be refused.
void TestFilePreview::hugePicture()
{
    QVERIFY(views::readPicture(claiming(8, 8)));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!views::readPicture(claiming(60'000, 60'000)));
    QVERIFY(!views::readPicture(claiming(0x7FFFFFFF, 0x7FFFFFFF)));
    QVERIFY(!views::readPicture(claiming(50'000'001, 1)));
    QCOMPARE_LT(clock.durationElapsed(), 1s);
    QCOMPARE(views::previewOf(whole(claiming(60'000, 60'000))).kind, Kind::Bytes);
}

void TestFilePreview::brokenPicture_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QImage noise(64, 64, QImage::Format_RGB32);
    for (int y = 0; y < noise.height(); ++y) {
        for (int x = 0; x < noise.width(); ++x)
            noise.setPixel(x, y, qRgb(x * y, x * 7 + y * 13, x ^ y));
    }
    const QByteArray png = encoded(noise, "png");
    QTest::newRow("nothing but its name") << png.first(8);
    QTest::newRow("header alone") << png.first(33);
    QTest::newRow("half a header") << png.first(20);
    QByteArray wrong = png;
    wrong[20] = char(wrong[20] ^ 1); // The width, with the old checksum.
    QTest::newRow("wrong checksum") << wrong;
    QTest::newRow("jpeg") << encoded(noise, "jpeg").first(30);
}

void TestFilePreview::brokenPicture()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!views::readPicture(bytes));
    const FilePreview preview = views::previewOf(whole(bytes));
    QCOMPARE(preview.kind, Kind::Bytes);
    QCOMPARE(preview.bytes, bytes);
}

void TestFilePreview::drawing()
{
    const auto picture = views::readDrawing(
        "<?xml version='1.0'?><!-- A licence. --><svg xmlns='http://www.w3.org/2000/svg' "
        "width='20' height='10'><style>.a{fill:#0000ff}</style>"
        "<rect class='a' width='20' height='10'/></svg>");
    QVERIFY(picture);
    QCOMPARE(picture->pixels, QSize(20, 10));
    QCOMPARE(picture->image.pixelColor(10, 5), QColor(Qt::blue));
}

void TestFilePreview::drawingReadsNothing_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::newRow("picture") << "<image xlink:href='%1' width='20' height='20'/>"_ba;
    QTest::newRow("picture by address")
        << "<image xlink:href='file://%1' width='20' height='20'/>"_ba;
    QTest::newRow("picture in a group")
        << "<g><switch><image href='%1' width='20' height='20'/></switch></g>"_ba;
    QTest::newRow("filter") << "<filter id='f'><feImage xlink:href='%1'/></filter><rect width='20' "
                               "height='20' fill='none' filter='url(#f)'/>"_ba;
    QTest::newRow("pattern") << "<pattern id='p' width='20' height='20'><image xlink:href='%1' "
                                "width='20' height='20'/></pattern><rect width='20' height='20' "
                                "fill='url(#p)'/>"_ba;
    QTest::newRow("style") << "<style>@import url('%1'); rect { fill: url('%1'); }</style>"_ba;
}

/// A picture outside of the drawing, which is there and can be read, is not drawn.
void TestFilePreview::drawingReadsNothing()
{
    QFETCH(QByteArray, element);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"red.png"_s);
    QVERIFY(squares({20, 20}).save(path));
    const auto picture = views::readDrawing(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
        "width='20' height='20'>"
        + element.replace("%1", path.toUtf8()) + "</svg>");
    QVERIFY(picture);
    QCOMPARE(picture->image.pixelColor(10, 10).alpha(), 0);
}

void TestFilePreview::drawingOfTooMuch_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray head = "<svg xmlns='http://www.w3.org/2000/svg' "
                            "xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'>";
    QTest::newRow("depth") << head + QByteArray("<g>").repeated(100'000)
                                  + QByteArray("</g>").repeated(100'000) + "</svg>";
    QByteArray laughs = head + "<g id='a0'><rect width='1' height='1'/></g>";
    for (int i = 1; i < 40; ++i)
        laughs += "<g id='a" + QByteArray::number(i) + "'>"
                  + ("<use xlink:href='#a" + QByteArray::number(i - 1) + "'/>").repeated(8)
                  + "</g>";
    QTest::newRow("doubling") << laughs + "</svg>";
    QByteArray entities = "<!DOCTYPE svg [<!ENTITY a0 'ha'>";
    for (int i = 1; i < 30; ++i)
        entities += "<!ENTITY a" + QByteArray::number(i) + " '"
                    + ("&a" + QByteArray::number(i - 1) + ";").repeated(10) + "'>";
    QTest::newRow("entities") << entities + "]>" + head + "<text>&a29;</text></svg>";
    QTest::newRow("no end") << head + "<rect";
    QTest::newRow("no size") << "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>"_ba;
}

void TestFilePreview::drawingOfTooMuch()
{
    QFETCH(QByteArray, bytes);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!views::readDrawing(bytes));
    QCOMPARE_LT(clock.durationElapsed(), 2s);
    QCOMPARE(views::previewOf(whole(bytes)).kind, Kind::Text);
}

void TestFilePreview::bytesToShow()
{
    using namespace core::limits;
    QCOMPARE(views::bytesToShow("text", 100), 100);
    QCOMPARE(views::bytesToShow("text", 5 * MiB), PreviewBytes);
    const QByteArray png = encoded(squares({1, 1}), "png");
    QCOMPARE(views::bytesToShow(png, 5 * MiB), 5 * MiB);
    QCOMPARE(views::bytesToShow(png, PictureBytes + 1), PreviewBytes);
}

// --- Differences ---------------------------------------------------------------------------------

void TestFilePreview::differences_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("same") << "a\n"_ba << "a\n"_ba << QString();
    QTest::newRow("changed") << "a\nb\n"_ba << "a\nc\n"_ba
                             << u"@|@@ -1,2 +1,2 @@\n"
                                " |  a\n"
                                "-|- b\n"
                                "+|+ c\n"_s;
    QTest::newRow("line feed") << "a"_ba << "a\n"_ba
                               << u"@|@@ -1,1 +1,1 @@\n"
                                  "-|- a\n"
                                  "\\|\\ No line feed at the end of the file\n"
                                  "+|+ a\n"_s;
    QTest::newRow("far apart") << "1\n2\n3\n4\n5\n6\n7\n8\n9\n"_ba
                               << "one\n2\n3\n4\n5\n6\n7\n8\nnine\n"_ba
                               << u"@|@@ -1,4 +1,4 @@\n"
                                  "-|- 1\n"
                                  "+|+ one\n"
                                  " |  2\n"
                                  " |  3\n"
                                  " |  4\n"
                                  "@|@@ -6,4 +6,4 @@\n"
                                  " |  6\n"
                                  " |  7\n"
                                  " |  8\n"
                                  "-|- 9\n"
                                  "+|+ nine\n"_s;
}

void TestFilePreview::differences()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto preview = views::differenceOf(whole(before), whole(after));
    QVERIFY(preview);
    QTEST(toString(*preview), "expected");
}

void TestFilePreview::differenceOfBytes()
{
    const QByteArray bytes("\0abc", 4);
    const auto pair = views::differenceOf(whole("1ab"), whole(bytes));
    QVERIFY(pair && pair->before);
    QCOMPARE(pair->kind, Kind::Bytes);
    QCOMPARE(pair->bytes, bytes);
    QCOMPARE(pair->before->bytes, "1ab"_ba);
    QCOMPARE(pair->before->size, 3);
    QCOMPARE(pair->different.value(),
             2); // The first one, and the last one, which the other has not.
    const auto same = views::differenceOf(whole(bytes), whole(bytes));
    QVERIFY(same && same->kind == Kind::Difference && same->marks.empty());
    // Of what is longer only the beginning is there.
    const FileBytes cut{.bytes = bytes, .size = 1'000'000};
    const auto beginnings = views::differenceOf(cut, cut);
    QVERIFY(beginnings && beginnings->before);
    QCOMPARE(beginnings->different.value(), 0);
    QCOMPARE(beginnings->shownBytes, 4);
}

void TestFilePreview::differenceOfPictures()
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::red);
    const QByteArray before = encoded(image, "png");
    image.setPixelColor(3, 4, Qt::blue);
    const auto pair = views::differenceOf(whole(before), whole(encoded(image, "png")));
    QVERIFY(pair && pair->before);
    QCOMPARE(pair->kind, Kind::Picture);
    QCOMPARE(pair->before->kind, Kind::Picture);
    QCOMPARE(pair->different.value(), 1);
    QCOMPARE(pair->before->picture.pixelColor(3, 4), QColor(Qt::red));
    const auto larger =
        views::differenceOf(whole(before), whole(encoded(image.scaled(80, 60), "png")));
    QCOMPARE(larger->pixels, QSize(80, 60));
    QVERIFY(!larger->different);
    QCOMPARE(larger->before->pixels, QSize(40, 30));
    // A picture that something else took the place of is compared as bytes.
    const auto mixed = views::differenceOf(whole(before), whole("text"));
    QCOMPARE(mixed->kind, Kind::Bytes);
    QCOMPARE(mixed->before->kind, Kind::Bytes);
    QCOMPARE(mixed->before->bytes, before);
}

void TestFilePreview::differenceOfTooMuch()
{
    QByteArray lines;
    for (int i = 0; i < 5000; ++i)
        lines += QByteArray::number(i) + '\n';
    const auto tooMuch =
        views::differenceOf(whole(lines), whole(QByteArray(lines).replace('\n', ";\n")));
    QCOMPARE(tooMuch.error().code, core::ErrorCode::LimitExceeded);
}

/// What differs only in what is invisible can be told apart.
void TestFilePreview::differenceThatIsNotSeen()
{
    const auto preview = views::differenceOf(whole("a\n"), whole("a\r\n"));
    QCOMPARE(preview->text.split(u'\n').sliced(1), QStringList({u"- a"_s, u"+ a\u240D"_s}));
    const auto trojan = views::differenceOf(whole("if (a)\n"), whole("if (a\u202E)\n"));
    QCOMPARE(trojan->text.split(u'\n').last(), u"+ if (a[U+202E])"_s);
    QCOMPARE(trojan->text.split(u'\n').size(), qsizetype(trojan->marks.size()));
}

void TestFilePreview::columns_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("left");
    QTest::addColumn<QStringList>("right");
    QTest::newRow("nothing") << ""_ba << ""_ba << QStringList() << QStringList();
    QTest::newRow("one more") << "a\nz\n"_ba << "a\nb\nz\n"_ba
                              << QStringList{u"@@@ -1,2 +1,3 @@"_s, u"   a"_s, u"."_s, u"   z"_s}
                              << QStringList{u"@@@ -1,2 +1,3 @@"_s, u"   a"_s, u"++ b"_s,
                                             u"   z"_s};
    QTest::newRow("one less and changed")
        << "a\nb\nc\nz\n"_ba << "a\nB\nz\n"_ba
        << QStringList{u"@@@ -1,4 +1,3 @@"_s, u"   a"_s, u"-- b"_s, u"-- c"_s, u"   z"_s}
        << QStringList{u"@@@ -1,4 +1,3 @@"_s, u"   a"_s, u"++ B"_s, u"."_s, u"   z"_s};
    const QString note = u"\\\\ No line feed at the end of the file"_s;
    QTest::newRow("end without line feed")
        << "a"_ba << "a\n"_ba << QStringList{u"@@@ -1,1 +1,1 @@"_s, u"-- a"_s, note}
        << QStringList{u"@@@ -1,1 +1,1 @@"_s, u"++ a"_s, u"."_s};
    QTest::newRow("same end without line feed")
        << "a\nb"_ba << "x\nb"_ba << QStringList{u"@@@ -1,2 +1,2 @@"_s, u"-- a"_s, u"   b"_s, note}
        << QStringList{u"@@@ -1,2 +1,2 @@"_s, u"++ x"_s, u"   b"_s, note};
}

void TestFilePreview::columns()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto preview = views::differenceOf(whole(before), whole(after));
    const auto columns = views::columnsOf(preview->text, preview->marks);
    const auto lines = [](const views::DifferenceColumn &column) {
        QStringList result;
        const QStringList texts = column.text.split(u'\n');
        for (std::size_t i = 0; i < column.marks.size(); ++i)
            result += QChar::fromLatin1(char(column.marks[i])) + texts.value(qsizetype(i));
        return result;
    };
    QTEST(lines(columns.before), "left");
    QTEST(lines(columns.after), "right");
}

QTEST_MAIN(TestFilePreview)
#include "tst_filepreview.moc"
