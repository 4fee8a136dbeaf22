// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/language.h"
#include "tests/support/analyzedtars.h"
#include "tests/support/storevalues.h"
#include "views/layers/layerspage.h"

#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using support::TarBuilder;

Q_DECLARE_METATYPE(app::Language)

/// What a person reads who sees the treemap for the first time.
class TestIntroduction final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstVisit_data();
    void firstVisit();
};

void TestIntroduction::firstVisit_data()
{
    QTest::addColumn<app::Language>("language");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("English") << app::Language::English << u"How to read the picture"_s
                             << QStringList{u"its area is its size"_s, u"dark blue"_s,
                                            u"Hatched"_s};
    QTest::newRow("French") << app::Language::French << u"Comment lire la carte"_s
                            << QStringList{u"sa surface est sa taille"_s, u"bleu sombre"_s,
                                           u"hachures"_s};
}

void TestIntroduction::firstVisit()
{
    QFETCH(app::Language, language);
    QFETCH(QString, heading);
    QFETCH(QStringList, words);
    app::installTranslations(language);
    views::LayersPage page;
    page.resize(1000, 700);
    page.setAnalysis(support::analyzed({TarBuilder().filler("a", 100)}),
                     storevalues::bareDetails());
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    const auto *panel = page.findChild<QWidget *>(u"layersIntroduction"_s);
    QVERIFY(panel && panel->isVisible());
    QStringList texts;
    for (const QLabel *label : panel->findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            texts += label->text();
    }
    QVERIFY2(texts.contains(heading), qPrintable(texts.join(u'|')));
    const QString all = texts.join(u' ');
    for (const QString &word : words)
        QVERIFY2(all.contains(word), qPrintable(all));
    texts.removeOne(heading);
    QCOMPARE(texts.join(u' ').count(u'.'), 3); // Sentences.
}

QTEST_MAIN(TestIntroduction)
#include "tst_introduction.moc"
