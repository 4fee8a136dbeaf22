// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "tests/support/storevalues.h"
#include "views/inspect/overviewpage.h"

#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;

class TestOverviewPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void warnings_data();
    void warnings();
};

void TestOverviewPage::warnings_data()
{
    QTest::addColumn<int>("layers");
    QTest::addColumn<qint64>("configSize");
    QTest::addColumn<QStringList>("warnings"); // What they begin with.
    using namespace core::limits;
    const QString ofLayers = u"This image has %1 layer"_s.arg(UsualLayers + 1);
    const QString ofConfig = u"The configuration of this image has more than 4 MiB"_s;
    QTest::newRow("usual") << 1 << qint64(2000) << QStringList();
    QTest::newRow("as many layers as can be run") << UsualLayers << qint64(2000) << QStringList();
    QTest::newRow("a layer more") << UsualLayers + 1 << qint64(2000) << QStringList{ofLayers};
    QTest::newRow("the largest usual configuration") << 1 << UsualConfig << QStringList();
    QTest::newRow("a byte more") << 1 << UsualConfig + 1 << QStringList{ofConfig};
    QTest::newRow("both") << UsualLayers + 1 << Config << QStringList{ofLayers, ofConfig};
}

void TestOverviewPage::warnings()
{
    QFETCH(int, layers);
    QFETCH(qint64, configSize);
    QFETCH(QStringList, warnings);
    store::ImageDetails details = storevalues::details(storevalues::image(u"x"_s, {u"x:1"_s}));
    details.manifest.layers = QList<oci::Descriptor>(layers, details.manifest.config);
    details.configJson = QByteArray(configSize, ' ');
    views::OverviewPage page;
    page.setDetails(details);
    QStringList shown;
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        if (label->accessibleDescription() == "Warning"_L1)
            shown += label->text();
    }
    QCOMPARE(shown.size(), warnings.size());
    for (qsizetype i = 0; i < shown.size(); ++i)
        QVERIFY2(shown[i].startsWith(warnings[i]), qPrintable(shown[i]));
}

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
