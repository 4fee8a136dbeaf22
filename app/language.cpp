// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace app {

namespace {

QLocale localeOf(Language language)
{
    switch (language) {
    case Language::English:
        return QLocale(QLocale::English, QLocale::system().territory());
    case Language::French:
        return QLocale(QLocale::French, QLocale::system().language() == QLocale::French
                                            ? QLocale::system().territory()
                                            : QLocale::France);
    case Language::System:
        break;
    }
    return QLocale::system();
}

void install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, u"_"_s, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

/// Those of an earlier choice; deleting one takes it out.
void removeInstalled()
{
    qDeleteAll(
        QCoreApplication::instance()->findChildren<QTranslator *>(Qt::FindDirectChildrenOnly));
}

} // namespace

void installTranslations(Language language)
{
    const QLocale locale = localeOf(language);
    removeInstalled();
    QLocale::setDefault(locale);
    // English has a file too: it holds the plural forms.
    if (locale.language() != QLocale::French)
        install(QLocale(QLocale::English), u"millefeuille"_s, u":/i18n"_s);
    else
        install(locale, u"millefeuille"_s, u":/i18n"_s);
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
}

} // namespace app
