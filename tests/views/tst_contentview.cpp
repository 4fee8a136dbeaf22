// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/hexmodel.h"
#include "views/preview/contentview.h"
#include "views/preview/difference.h"
#include "views/preview/hexview.h"
#include "views/preview/pictureview.h"

#include <QBuffer>
#include <QLabel>
#include <QScrollBar>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using views::ContentView;
using views::FileBytes;
using views::FilePreview;
using views::HexView;
using views::PictureView;

namespace {

FileBytes png(const QImage &image)
{
    FileBytes file;
    QBuffer buffer(&file.bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    file.size = file.bytes.size();
    return file;
}

FileBytes png(QSize size, QColor color)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    return png(image);
}

} // namespace

/// Two versions of what is no text, side by side.
class TestContentView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init();
    void cleanup() { m_view.reset(); }
    void pictures();
    void picturesOfOneSize();
    void picturesNotSeenWhole();
    void bytes();
    void bytesBelowEachOther();

private:
    template <class T>
    [[nodiscard]] T *part(const QString &name) const
    {
        return m_view->findChild<T *>(name);
    }
    [[nodiscard]] QString text(const QString &label) const { return part<QLabel>(label)->text(); }
    [[nodiscard]] QPoint place(const QWidget *part) const
    {
        return part->mapTo(m_view.get(), QPoint());
    }
    void compare(const FileBytes &before, const FileBytes &after);

    std::unique_ptr<ContentView> m_view;
};

void TestContentView::init()
{
    m_view = std::make_unique<ContentView>();
    m_view->resize(1600, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestContentView::compare(const FileBytes &before, const FileBytes &after)
{
    const auto difference = views::differenceOf(before, after);
    QVERIFY(difference);
    m_view->showPreview(*difference,
                        {.file = u"logo"_s, .version = u"Layer 1"_s, .before = u"Layer 0"_s});
}

/// Both at one scale, with what each is above and below it.
void TestContentView::pictures()
{
    compare(png({3000, 1000}, Qt::red), png({1500, 500}, Qt::blue));
    const auto *left = part<PictureView>(u"previewPictureBefore"_s);
    const auto *right = part<PictureView>(u"previewPictureAfter"_s);
    QVERIFY(left->isVisible() && right->isVisible());
    QCOMPARE(place(left).y(), place(right).y());
    QVERIFY(place(left).x() < place(right).x());
    QCOMPARE_GT(left->area().width(), 100);
    QVERIFY(qAbs(left->area().width() - 2 * right->area().width()) <= 2);
    QCOMPARE(text(u"previewNote"_s), u"The pictures differ in size"_s);
    QVERIFY(
        text(u"previewPictureBeforeCaption"_s).startsWith(u"Picture of 3000 × 1000 pixels · "_s));
    QVERIFY(text(u"previewPictureAfterCaption"_s).startsWith(u"Picture of 1500 × 500 pixels · "_s));
    QCOMPARE(text(u"previewPictureBeforeTitle"_s), u"Layer 0"_s);
    QCOMPARE(text(u"previewPictureAfterTitle"_s), u"Layer 1"_s);
}

void TestContentView::picturesOfOneSize()
{
    const FileBytes red = png({30, 10}, Qt::red);
    compare(red, png({30, 10}, Qt::blue));
    QCOMPARE(text(u"previewNote"_s), u"The pictures differ"_s);
    const auto *left = part<PictureView>(u"previewPictureBefore"_s);
    QCOMPARE(left->area().size(), QSize(30, 10));
    FileBytes longer = red;
    longer.bytes += '\n'; // Behind the picture.
    ++longer.size;
    compare(red, longer);
    QCOMPARE(text(u"previewNote"_s), u"Both show the same"_s);
}

/// What is not seen is not claimed.
void TestContentView::picturesNotSeenWhole()
{
    const FileBytes large = png({4000, 40}, Qt::red);
    FileBytes longer = large;
    longer.bytes += '\n';
    ++longer.size;
    compare(large, longer);
    QCOMPARE(text(u"previewNote"_s), u"No difference can be seen at this size"_s);
    auto before = std::make_shared<FilePreview>(views::previewOf(png({30, 10}, Qt::red)));
    before->isAnimated = true;
    FilePreview after = *before;
    after.before = before;
    after.different = 0;
    m_view->showPreview(after, {.file = u"a"_s, .version = u"1"_s, .before = u"0"_s});
    QCOMPARE(text(u"previewNote"_s),
             u"Both show the same · only the first frame of each is compared"_s);
}

/// What differs is tinted and underlined, and both are scrolled together.
void TestContentView::bytes()
{
    QByteArray bytes(4000, '\0');
    const FileBytes before{.bytes = bytes, .size = bytes.size()};
    bytes[1000] = 'x'; // In row 62.
    bytes += "more";
    compare(before, {.bytes = bytes, .size = bytes.size()});
    const auto *left = part<HexView>(u"previewBytesBefore"_s);
    const auto *right = part<HexView>(u"previewBytesAfter"_s);
    QVERIFY(left->isVisible() && right->isVisible());
    QCOMPARE(place(left).y(), place(right).y());
    QCOMPARE(text(u"previewNote"_s), u"5 byte(s) differ"_s);
    QCOMPARE(text(u"previewBytesAfterCaption"_s), u"4.00 kB"_s);
    QCOMPARE(left->model()->rowCount(), right->model()->rowCount());
    // The first difference is there to be seen.
    const QRect cell = right->visualRect(right->model()->index(62, models::HexModel::BytesColumn));
    QVERIFY(right->viewport()->rect().contains(cell.center()));
    QCOMPARE(left->visualRect(left->model()->index(62, models::HexModel::BytesColumn)), cell);
    const auto colorsAtBottomOf = [right](const QRect &area) {
        const QImage picture = right->viewport()->grab(area).toImage();
        QSet<QRgb> colors;
        for (int x = 0; x < picture.width(); ++x)
            colors += picture.pixel(x, picture.height() - 2);
        return colors.size();
    };
    QCOMPARE_GT(colorsAtBottomOf(cell), 1);
    QCOMPARE(colorsAtBottomOf(cell.translated(0, cell.height())), 1);
    left->verticalScrollBar()->setValue(10);
    QCOMPARE(right->verticalScrollBar()->value(), 10);
    right->verticalScrollBar()->setValue(3);
    QCOMPARE(left->verticalScrollBar()->value(), 3);
}

void TestContentView::bytesBelowEachOther()
{
    const auto file = [](char byte) {
        return FileBytes{.bytes = QByteArray("\0", 1) + byte, .size = 2};
    };
    compare(file('a'), file('b'));
    m_view->resize(700, 400);
    const auto *left = part<HexView>(u"previewBytesBefore"_s);
    const auto *right = part<HexView>(u"previewBytesAfter"_s);
    QTRY_VERIFY(place(left).y() < place(right).y());
    QCOMPARE(place(left).x(), place(right).x());
}

QTEST_MAIN(TestContentView)
#include "tst_contentview.moc"
