// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// Base first; a floor may include itself and what stands before it.
const QStringList floorNames{u"core"_s, u"models"_s, u"views"_s, u"app"_s};

struct Include
{
    QString target;
    bool system = false; // <x>, not "x".
};

QList<Include> includesIn(const QString &source)
{
    static const QRegularExpression line(u"^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"]+)[>\"]"_s,
                                         QRegularExpression::MultilineOption);
    QList<Include> includes;
    for (const QRegularExpressionMatch &match : line.globalMatch(source))
        includes.append({.target = match.captured(2), .system = match.captured(1) == u"<"_s});
    return includes;
}

// The headers a Qt module installs, such as "QWidget" and "qwidget.h".
QSet<QString> headersOf(const QString &module)
{
    const QDir folder(QLibraryInfo::path(QLibraryInfo::HeadersPath) + u'/' + module);
    const QStringList names = folder.entryList(QDir::Files);
    return {names.cbegin(), names.cend()};
}

struct Modules
{
    QSet<QString> core = headersOf(u"QtCore"_s);
    QSet<QString> gui = headersOf(u"QtGui"_s);
    QSet<QString> widgets = headersOf(u"QtWidgets"_s);
};

const Modules &modules()
{
    static const Modules known;
    return known;
}

bool isOf(const QSet<QString> &headers, const QString &module, const QString &target)
{
    return target == module || target.startsWith(module + u'/') || headers.contains(target);
}

// What is wrong with an include line in a file of \a floor; empty if nothing is.
QString objection(const QString &floor, const Include &include)
{
    const QString target = include.target;
    const qsizetype level = floorNames.indexOf(floor);
    const QString first = target.section(u'/', 0, 0);
    if (!include.system && floorNames.indexOf(first) > level)
        return u"%1 points up to %2"_s.arg(floor, first);
    if (target.startsWith(u".."_s)
        || (!include.system && !floorNames.contains(first) && target.contains(u'/')))
        return u"a path that does not start at the top"_s;
    if (floor == u"core"_s
        && (isOf(modules().gui, u"QtGui"_s, target)
            || isOf(modules().widgets, u"QtWidgets"_s, target)))
        return u"Gui or Widgets in core"_s;
    if (floor == u"models"_s && include.system && target.contains(QRegularExpression(u"[A-Z.]"_s))
        && !isOf(modules().core, u"QtCore"_s, target) && target != u"QtTypes"_s)
        return u"models uses nothing but Qt Core"_s;
    return {};
}

QStringList objectionsIn(const QString &floor, const QString &source)
{
    QStringList found;
    for (const Include &include : includesIn(source)) {
        if (const QString reason = objection(floor, include); !reason.isEmpty())
            found.append(u"%1: %2"_s.arg(include.target, reason));
    }
    return found;
}

} // namespace

/// Reads the include lines of every floor: app -> views -> models -> core, and nothing the other
/// way.
class TestFloors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sources_data();
    void sources();
    void rule_data();
    void rule();
};

void TestFloors::sources_data()
{
    QTest::addColumn<QString>("floor");
    for (const QString &floor : floorNames)
        QTest::newRow(qPrintable(floor)) << floor;
}

void TestFloors::sources()
{
    QFETCH(const QString, floor);
    const QString top = QStringLiteral(SOURCE_DIR);
    QStringList found;
    int files = 0;
    QDirIterator sources(top + u'/' + floor, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile file(sources.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        for (const QString &problem : objectionsIn(floor, QString::fromUtf8(file.readAll())))
            found.append(file.fileName().mid(top.size() + 1) + u": "_s + problem);
        ++files;
    }
    QVERIFY2(files > 0, "no sources were read");
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void TestFloors::rule_data()
{
    QTest::addColumn<QString>("floor");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const QString &floor, const QString &line, bool allowed) {
        QTest::addRow("%s: %s", qPrintable(floor), qPrintable(line)) << floor << line << allowed;
    };
    row(u"core"_s, u"#include \"core/base/result.h\""_s, true);
    row(u"core"_s, u"#include <QNetworkAccessManager>"_s, true);
    row(u"core"_s, u"#include <archive.h>"_s, true);
    row(u"core"_s, u"#include \"models/tr.h\""_s, false);
    row(u"core"_s, u"  #  include \"views/tr.h\""_s, false);
    row(u"core"_s, u"#include <QImage>"_s, false);
    row(u"core"_s, u"#include <QtGui/QColor>"_s, false);
    row(u"core"_s, u"#include <qwidget.h>"_s, false);
    row(u"core"_s, u"#include <QtWidgets>"_s, false);
    row(u"core"_s, u"#include \"../models/tr.h\""_s, false);
    row(u"models"_s, u"#include \"core/base/result.h\""_s, true);
    row(u"models"_s, u"#include <QAbstractItemModel>"_s, true);
    row(u"models"_s, u"#include <QtCore/QList>"_s, true);
    row(u"models"_s, u"#include <memory>"_s, true);
    row(u"models"_s, u"#include <QNetworkReply>"_s, false);
    row(u"models"_s, u"#include <QIcon>"_s, false);
    row(u"models"_s, u"#include <archive.h>"_s, false);
    row(u"models"_s, u"#include <KArchive>"_s, false);
    row(u"models"_s, u"#include \"views/tr.h\""_s, false);
    row(u"views"_s, u"#include <QWidget>"_s, true);
    row(u"views"_s, u"#include \"models/tr.h\""_s, true);
    row(u"views"_s, u"#include \"app/settings.h\""_s, false);
    row(u"app"_s, u"#include \"views/tr.h\""_s, true);
}

void TestFloors::rule()
{
    QFETCH(const QString, floor);
    QFETCH(const QString, line);
    QFETCH(const bool, allowed);
    const QString source = u"#pragma once\n\n"_s + line + u"\n"_s;
    QCOMPARE(includesIn(source).size(), 1);
    const QStringList found = objectionsIn(floor, source);
    QVERIFY2(found.isEmpty() == allowed, qPrintable(found.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestFloors)
#include "tst_floors.moc"
