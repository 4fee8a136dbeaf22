// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/analyzedtars.h"
#include "views/layers/marks.h"
#include "views/layers/treemaplegend.h"
#include "views/theme/colors.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using layers::ChangeKind;
using models::FileFacts;
using models::FileFamily;
using support::TarBuilder;
using views::TreemapColors;
using views::TreemapLegend;
namespace colors = views::colors;

Q_DECLARE_METATYPE(views::TreemapColors)

class TestTreemapLegend final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init();
    void layers();
    void changes();
    void waste();
    void families();
    void ages();
    void withoutDates();
    void words();
    void wraps();

private:
    /// The colours that are there when \a mode is explained.
    QSet<QRgb> colorsOf(TreemapColors mode);
    [[nodiscard]] const QPalette &palette() const { return m_legend->palette(); }

    std::unique_ptr<TreemapLegend> m_legend;
};

namespace {

const QByteArray Text("1234");

std::shared_ptr<const FileFacts> filesOf(const QList<TarBuilder> &tars)
{
    return std::make_shared<const FileFacts>(support::analyzed(tars));
}

} // namespace

void TestTreemapLegend::init()
{
    m_legend = std::make_unique<TreemapLegend>();
    m_legend->setFiles(filesOf({TarBuilder()
                                    .file("lib/a.so", Text, {.mtime = 1'000'000})
                                    .file("b.png", Text, {.mtime = 2'000'000}),
                                TarBuilder().file("c.png", Text, {.mtime = 1'500'000})}));
}

QSet<QRgb> TestTreemapLegend::colorsOf(TreemapColors mode)
{
    m_legend->setColors(mode);
    m_legend->resize(m_legend->sizeHint());
    const QImage image = m_legend->grab().toImage();
    QSet<QRgb> found;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found.insert(image.pixel(x, y));
    }
    return found;
}

void TestTreemapLegend::layers()
{
    const auto found = colorsOf(TreemapColors::ByLayer);
    for (const int layer : {0, 1})
        QVERIFY(found.contains(colors::layer(layer, 2, palette()).rgb()));
}

void TestTreemapLegend::changes()
{
    const auto found = colorsOf(TreemapColors::ByChange);
    for (const auto kind :
         {ChangeKind::Unchanged, ChangeKind::Added, ChangeKind::Modified, ChangeKind::Deleted})
        QVERIFY(found.contains(colors::change(kind, palette()).rgb()));
}

void TestTreemapLegend::waste()
{
    const auto found = colorsOf(TreemapColors::ByWaste);
    QVERIFY(found.contains(colors::live(palette()).rgb()));
    QVERIFY(found.contains(colors::waste(palette()).rgb()));
    QVERIFY(found.contains(views::marks::stripeColor(colors::waste(palette())).rgb()));
}

/// Only those that the image has.
void TestTreemapLegend::families()
{
    const auto found = colorsOf(TreemapColors::ByType);
    QVERIFY(found.contains(colors::family(FileFamily::Library, palette()).rgb()));
    QVERIFY(found.contains(colors::family(FileFamily::Image, palette()).rgb()));
    QVERIFY(!found.contains(colors::family(FileFamily::Java, palette()).rgb()));
}

void TestTreemapLegend::ages()
{
    const auto found = colorsOf(TreemapColors::ByAge);
    for (int step = 0; step < FileFacts::AgeSteps; ++step)
        QVERIFY(found.contains(colors::layer(step, FileFacts::AgeSteps, palette()).rgb()));
}

void TestTreemapLegend::withoutDates()
{
    m_legend->setFiles(filesOf({TarBuilder().file("a", Text)}));
    const auto found = colorsOf(TreemapColors::ByAge);
    QVERIFY(found.contains(colors::change(ChangeKind::Unchanged, palette()).rgb()));
    QVERIFY(!found.contains(colors::layer(0, FileFacts::AgeSteps, palette()).rgb()));
}

/// Each mode says in words what its colours are, for those who do not see them.
void TestTreemapLegend::words()
{
    QSet<QString> descriptions;
    for (int mode = 0; mode <= int(TreemapColors::ByAge); ++mode) {
        m_legend->setColors(TreemapColors(mode));
        QVERIFY(m_legend->accessibleDescription().contains(u"hidden"_s));
        descriptions.insert(m_legend->accessibleDescription());
    }
    QCOMPARE(descriptions.size(), 5);
    QCOMPARE(m_legend->accessibleName(), u"Legend"_s);
}

void TestTreemapLegend::wraps()
{
    m_legend->setColors(TreemapColors::ByChange);
    const int wide = m_legend->sizeHint().width();
    QCOMPARE(m_legend->heightForWidth(wide), m_legend->sizeHint().height());
    QVERIFY(m_legend->heightForWidth(wide / 2) > m_legend->heightForWidth(wide));
    m_legend->setFiles(nullptr);
    for (int mode = 0; mode <= int(TreemapColors::ByAge); ++mode)
        QVERIFY(!colorsOf(TreemapColors(mode)).isEmpty());
}

QTEST_MAIN(TestTreemapLegend)
#include "tst_treemaplegend.moc"
