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

/// True if \a line sets a bound of its own on what comes from strangers: by its name, or because it
/// counts in the units of core/base/limits.h and is no buffer. Times, types' ends, and what follows
/// from a bound of that header are none.
bool setsBound(const QString &line)
{
    static const QRegularExpression constant(u"constexpr\\b.*?\\b(\\w+)\\s*(?:=|\\{)\\s*(.+)"_s);
    static const QRegularExpression boundName(u"^(?:Max|Most|Longest|Largest)(?:[A-Z]\\w*)?$"_s);
    static const QRegularExpression ownName(u"(?:Buffer|Size|Step|Spacing)$"_s);
    static const QRegularExpression unit(u"\\b[KM]iB\\b"_s);
    static const QRegularExpression ofTheHeader(u"\\blimits::(?![KM]iB)\\w+|numeric_limits"_s);
    static const QRegularExpression time(u"chrono|\\d(?:ms|s|min|h)\\b"_s);
    const QRegularExpressionMatch match = constant.match(line);
    if (!match.hasMatch() || line.contains(ofTheHeader) || line.contains(time)
        || line.contains("no bound on strangers"_L1))
        return false;
    const QString name = match.captured(1);
    return name.contains(boundName)
           || (match.captured(2).contains(unit) && !name.contains(ownName));
}

const QString limitsHeader = u"core/base/limits.h"_s;

} // namespace

/// Reads the include lines of every floor: app -> views -> models -> core, and nothing the other
/// way. And the constants of core and models: bounds stand in one header.
class TestFloors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sources_data();
    void sources();
    void rule_data();
    void rule();
    void bounds_data();
    void bounds();
    void boundRule_data();
    void boundRule();
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

void TestFloors::bounds_data()
{
    QTest::addColumn<QString>("floor");
    QTest::newRow("core") << u"core"_s;
    QTest::newRow("models") << u"models"_s;
}

void TestFloors::bounds()
{
    QFETCH(const QString, floor);
    const QString top = QStringLiteral(SOURCE_DIR);
    QStringList found;
    QDirIterator sources(top + u'/' + floor, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile file(sources.next());
        const QString path = file.fileName().mid(top.size() + 1);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        if (path == limitsHeader)
            continue;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (setsBound(line) || line.contains("namespace core::limits"_L1))
                found.append(path + u": "_s + line.trimmed());
        }
    }
    QVERIFY2(found.isEmpty(), qPrintable(u"not in %1:\n%2"_s.arg(limitsHeader, found.join(u'\n'))));
}

void TestFloors::boundRule_data()
{
    QTest::addColumn<bool>("isBound");
    const auto row = [](const char *line, bool isBound) { QTest::newRow(line) << isBound; };
    row("constexpr qint64 MaxEntry = 65536;", true);
    row("constexpr std::size_t MostParts = 1'000'000;", true);
    row("    constexpr qsizetype Most = 100;", true);
    row("constexpr qsizetype LongestGlob{1024};", true);
    row("inline constexpr qint64 LargestFile = 5;", true);
    row("constexpr qint64 DocumentsLimit = 64 * core::limits::MiB;", true);
    row("constexpr qint64 Answer = MiB; // of a stranger", true);
    row("constexpr std::size_t BufferSize = 256 * core::limits::KiB;", false);
    row("constexpr qint64 ReadBuffer = 4 * core::limits::MiB;", false);
    row("constexpr qint64 WritebackStep = 16 * core::limits::MiB;", false);
    row("constexpr qint64 LargestFile = 2 * core::limits::Config + 32;", false);
    row("constexpr std::chrono::seconds LongestSearch{3};", false);
    row("constexpr auto LongestWait = 5min;", false);
    row("constexpr std::size_t Most = std::numeric_limits<quint32>::max() / 2;", false);
    row("static constexpr int MostBlobs = 8; ///< Our own wish, no bound on strangers.", false);
    row("constexpr int Questions = 6;", false);
}

void TestFloors::boundRule()
{
    QFETCH(const bool, isBound);
    QCOMPARE(setsBound(QString::fromLatin1(QTest::currentDataTag())), isBound);
}

QTEST_GUILESS_MAIN(TestFloors)
#include "tst_floors.moc"
