// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "core/store/prune.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"
#include "tests/support/storevalues.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using store::Image;
using store::PruneRow;
using store::PruneRules;
using Kept = PruneRow::Kept;
using Which = PruneRules::Which;

Q_DECLARE_METATYPE(store::PruneRules)

namespace {

const QDateTime Now(QDate(2026, 6, 30), QTime(12, 0), QTimeZone::UTC);

Image built(const QString &seed, const QStringList &names, int daysAgo)
{
    Image image = storevalues::image(seed, names);
    image.platforms.first().created = Now.addDays(-daysAgo);
    return image;
}

/// Two versions of app, a tool with two names, one of them elsewhere, an old database in use, two
/// images without a name, of which one is of unknown age.
QList<Image> images()
{
    Image used = built(u"db"_s, {u"postgres:12"_s}, 400);
    used.usedBy = {{.engine = u"docker"_s, .id = u"1234"_s, .name = u"db"_s, .state = u"exited"_s}};
    Image labelled = built(u"tool"_s, {u"tool:1"_s, u"example.org/team/tool:1"_s}, 40);
    labelled.platforms.first().labels = {{u"stage"_s, u"build"_s}};
    Image ageless = built(u"ageless"_s, {}, 0);
    ageless.platforms.first().created = {};
    return {built(u"app2"_s, {u"team/app:2"_s}, 1),
            built(u"app1"_s, {u"team/app:1"_s}, 30),
            labelled,
            used,
            built(u"old"_s, {}, 60),
            ageless};
}

QString nameOf(const Image &image)
{
    return image.isDangling() ? (image.created().isValid() ? u"<old>"_s : u"<ageless>"_s)
                              : image.names.first().familiar();
}

constexpr QLatin1StringView KeptNames[] = {""_L1,        "pinned"_L1,     "used"_L1,   "new"_L1,
                                           "ageless"_L1, "repository"_L1, "labels"_L1, "newest"_L1};

QStringList verdicts(const PruneRules &rules)
{
    QStringList lines;
    for (const PruneRow &row : store::reviewPrune(images(), rules, Now))
        lines += (nameOf(row.image) + u' ' + KeptNames[int(row.kept)]).trimmed();
    return lines;
}

} // namespace

class TestPrune final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reviews_data();
    void reviews();
    void ages_data();
    void ages();
    void manyOfOneRepository();
    void removesWhatWasShown();
    void leavesWhatChanged();
};

void TestPrune::reviews_data()
{
    QTest::addColumn<PruneRules>("rules");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("untagged") << PruneRules{} << QStringList{u"<old>"_s, u"<ageless>"_s};
    QTest::newRow("untagged, by age")
        << PruneRules{.olderThan = 24h} << QStringList{u"<old>"_s, u"<ageless> ageless"_s};
    const PruneRules all{.which = Which::Unused};
    QTest::newRow("unused") << all
                            << QStringList{u"team/app:2"_s, u"team/app:1"_s, u"tool:1"_s,
                                           u"<old>"_s,      u"<ageless>"_s,  u"postgres:12 used"_s};
    PruneRules rules = all;
    rules.olderThan = 30 * 24h; // The moment itself is old enough.
    QTest::newRow("by age")
        << rules << QStringList{u"team/app:1"_s,     u"tool:1"_s,           u"<old>"_s,
                                u"team/app:2 new"_s, u"postgres:12 used"_s, u"<ageless> ageless"_s};
    rules = all;
    rules.repository = u"team/*"_s;
    // An untagged image has no name that does not match.
    QTest::newRow("by repository")
        << rules << QStringList{u"team/app:2"_s, u"team/app:1"_s,        u"<old>"_s,
                                u"<ageless>"_s,  u"tool:1 repository"_s, u"postgres:12 used"_s};
    rules.repository = u"*tool"_s;
    QTest::newRow("all names have to match") << rules
                                             << QStringList{u"tool:1"_s,
                                                            u"<old>"_s,
                                                            u"<ageless>"_s,
                                                            u"team/app:2 repository"_s,
                                                            u"team/app:1 repository"_s,
                                                            u"postgres:12 used"_s};
    rules.repository = u"docker.io/team/app"_s;
    QTest::newRow("the full name too")
        << rules << QStringList{u"team/app:2"_s, u"team/app:1"_s,        u"<old>"_s,
                                u"<ageless>"_s,  u"tool:1 repository"_s, u"postgres:12 used"_s};
    rules = all;
    rules.keepNewest = 1;
    QTest::newRow("keep the newest")
        << rules << QStringList{u"team/app:1"_s,        u"<old>"_s,         u"<ageless>"_s,
                                u"team/app:2 newest"_s, u"tool:1 newest"_s, u"postgres:12 used"_s};
    rules = all;
    const auto labels = [&rules](const char *name, const QString &rule, bool toolGoes) {
        rules.labels = {rule};
        QStringList expected;
        for (const auto &image :
             {u"team/app:2"_s, u"team/app:1"_s, u"tool:1"_s, u"<old>"_s, u"<ageless>"_s}) {
            if ((image == u"tool:1"_s) == toolGoes)
                expected += image;
        }
        for (const auto &image : {u"team/app:2"_s, u"team/app:1"_s, u"tool:1"_s}) {
            if ((image == u"tool:1"_s) != toolGoes)
                expected += image + u" labels"_s;
        }
        expected += u"postgres:12 used"_s;
        if (toolGoes)
            expected += {u"<old> labels"_s, u"<ageless> labels"_s};
        QTest::newRow(name) << rules << expected;
    };
    labels("label", u"stage"_s, true);
    labels("label with its value", u"stage=build"_s, true);
    labels("not the label", u"!stage"_s, false);
    labels("not the value", u"stage!=build"_s, false);
}

void TestPrune::reviews()
{
    QFETCH(PruneRules, rules);
    QTEST(verdicts(rules), "expected");
}

void TestPrune::ages_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds"); // -1: no age.
    QTest::newRow("seconds") << u"90s"_s << qint64(90);
    QTest::newRow("minutes") << u"10m"_s << qint64(600);
    QTest::newRow("hours") << u"36h"_s << qint64(129'600);
    QTest::newRow("days") << u"7d"_s << qint64(604'800);
    QTest::newRow("weeks") << u"999999999w"_s << qint64(999'999'999) * 604'800;
    for (const QString &wrong : {QString(), u"7"_s, u"d"_s, u"-7d"_s, u"7 d"_s, u"7y"_s, u"7d\n"_s,
                                 u"9999999999d"_s, u"1.5h"_s, u"٧d"_s})
        QTest::newRow(qPrintable(u"wrong: "_s + wrong)) << wrong << qint64(-1);
}

void TestPrune::ages()
{
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    const auto age = store::parseAge(text);
    QCOMPARE(age ? age->count() : -1, seconds);
    if (!age)
        QCOMPARE(age.error().code, core::ErrorCode::InvalidArgument);
}

void TestPrune::manyOfOneRepository()
{
    QList<Image> many;
    for (int i = 0; i < 10'000; ++i)
        many += built(QString::number(i), {u"ci:%1"_s.arg(i)}, i);
    const auto rows = store::reviewPrune(many, {.which = Which::Unused, .keepNewest = 9'990}, Now);
    QCOMPARE(rows.size(), 10'000);
    QVERIFY(rows[9].goes());
    QVERIFY(!rows[10].goes());
    QCOMPARE(rows[0].image.names.first().tag(), u"9990"_s); // The oldest ten, in their order.
}

namespace {

struct Store
{
    QTemporaryDir folder;
    std::shared_ptr<store::OciStore> store = *store::OciStore::open(
        folder.filePath(u"images"_s), layers::TocCache(folder.filePath(u"tables"_s)));

    void add(const QByteArray &layer, const QString &name)
    {
        const auto image = support::addImage(store->layout(), {layer});
        QVERIFY(store->addImage(image, *oci::Reference::parse(name), {image}));
    }
    QList<Image> list() { return *store->list(); }
};

} // namespace

namespace {

core::Result<store::RemovalReport> images(const core::Result<store::PruneReport> &report)
{
    return report.transform([](const store::PruneReport &done) { return done.images; });
}

} // namespace

void TestPrune::removesWhatWasShown()
{
    Store test;
    test.add("one", u"app:1"_s);
    test.add("two", u"app:1"_s); // The first one is dangling now.
    QCOMPARE(test.list().size(), 2);
    const auto rows = store::reviewPrune(test.list(), {});
    QCOMPARE(rows.size(), 1);
    const auto report = images(store::prune(*test.store, {.images = {rows.first().image}}));
    VERIFY_RESULT(report);
    QCOMPARE(report->deleted, QList{rows.first().image.target.digest});
    QCOMPARE(report->freedBytes, rows.first().image.uniqueBytes);
    QVERIFY(report->failed.isEmpty());
    QCOMPARE(test.list().size(), 1);
    QCOMPARE(test.list().first().names.size(), 1);
}

void TestPrune::leavesWhatChanged()
{
    Store test;
    test.add("one", u"moved:1"_s);
    test.add("two", u"tagged:1"_s);
    test.add("three", u"gone:1"_s);
    test.add("four", u"same:1"_s);
    const QList<Image> shown = test.list();
    // Meanwhile: a tag points elsewhere, an image has one more name, one is gone.
    test.add("five", u"moved:1"_s);
    test.add("two", u"tagged:2"_s);
    VERIFY_RESULT(test.store->remove(*test.store->planRemoval({u"gone:1"_s})));

    const auto report = images(store::prune(*test.store, {.images = shown}));
    VERIFY_RESULT(report);
    QStringList failed;
    for (const auto &failure : report->failed)
        failed += failure.name.section(u'/', -1);
    failed.sort();
    QCOMPARE(failed, (QStringList{u"moved:1"_s, u"tagged:1"_s}));
    QCOMPARE(report->gone, QStringList{u"docker.io/library/gone:1"_s});
    QCOMPARE(report->deleted.size(), 1);
    QStringList left;
    for (const Image &image : test.list())
        left += image.isDangling() ? u"<none>"_s : image.names.last().familiar();
    left.sort();
    QCOMPARE(left, (QStringList{u"<none>"_s, u"moved:1"_s, u"tagged:2"_s}));
}

QTEST_GUILESS_MAIN(TestPrune)
#include "tst_prune.moc"
