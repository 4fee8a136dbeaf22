// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/language.h"

#include "app/tr.h"
#include "views/format.h"

#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using app::Language;
using app::Tr;

/// Runs twice, on an English and on a French system: TEST_LANGUAGE says on which.
class TestLanguage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSystemIsAsMeant();
    void words_data();
    void words();
    void lastChoiceCounts();
};

void TestLanguage::theSystemIsAsMeant()
{
    const QString meant = qEnvironmentVariable("TEST_LANGUAGE", u"en"_s);
    QCOMPARE(QLocale::system().language() == QLocale::French, meant == "fr"_L1);
}

void TestLanguage::words_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<bool>("isFrench");
    QTest::newRow("as the system")
        << Language::System << (QLocale::system().language() == QLocale::French);
    QTest::newRow("English, whatever the system") << Language::English << false;
    QTest::newRow("French, whatever the system") << Language::French << true;
}

void TestLanguage::words()
{
    QFETCH(const Language, language);
    QFETCH(const bool, isFrench);
    app::installTranslations(language);
    QCOMPARE(QLocale().language() == QLocale::French, isFrench);
    QCOMPARE(Tr::tr("Was here already."), isFrench ? u"Déjà présente."_s : u"Was here already."_s);
    // Plural forms are in a file in English too, and numbers go with the words.
    QCOMPARE(Tr::tr("%n second(s) left", nullptr, 1),
             isFrench ? u"encore 1 seconde"_s : u"1 second left"_s);
    QCOMPARE(Tr::tr("%n second(s) left", nullptr, 2),
             isFrench ? u"encore 2 secondes"_s : u"2 seconds left"_s);
    QVERIFY(views::format::size(1'420'000).endsWith(isFrench ? u"Mo"_s : u"MB"_s));
    QVERIFY(views::format::size(1'420'000).startsWith(isFrench ? u"1,42"_s : u"1.42"_s));
}

/// Choosing again leaves nothing of the former choice behind.
void TestLanguage::lastChoiceCounts()
{
    app::installTranslations(Language::French);
    const auto loaded = [] {
        return QCoreApplication::instance()->findChildren<QTranslator *>().size();
    };
    const qsizetype french = loaded();
    QVERIFY(french > 0);
    app::installTranslations(Language::English);
    QCOMPARE(Tr::tr("Was here already."), u"Was here already."_s);
    app::installTranslations(Language::French);
    QCOMPARE(Tr::tr("Was here already."), u"Déjà présente."_s);
    QCOMPARE(loaded(), french);
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
