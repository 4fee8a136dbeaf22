// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "tests/support/commandline.h"
#include "tests/support/expected.h"
#include "tests/support/furnishedstore.h"
#include "tests/support/powercut.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/stress.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::FileCall;
using support::PowerCut;
using support::ToolRun;

/// What the companion does to a store is written down, and the store is looked at as a power cut at
/// any moment may leave it: it opens, it is whole, and holds what it held before or after, never
/// something in between.
class TestPowerCut final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesWhatWasNotSynced_data();
    void losesWhatWasNotSynced();
    void leavesBeforeOrAfter_data();
    void leavesBeforeOrAfter();
    void cleanupTestCase();

private:
    [[nodiscard]] QString name(const QString &image) const
    {
        return m_registry.host() + u'/' + image;
    }
    /// In the words of a row, where "@" stands for the registry.
    [[nodiscard]] QStringList words(const QString &command) const
    {
        return QString(command).replace(u'@', m_registry.host() + u'/').split(u' ');
    }
    void look(const PowerCut::State &state);
    void pullInto(const QString &folder);
    [[nodiscard]] QString damageLayer(const QString &folder);

    support::RegistryServer m_registry;
    QTemporaryDir m_work;
    layers::TocCache m_tocs{m_work.filePath(u"tables"_s)};
    QStringList m_before;   ///< Images before the command that is interrupted,
    QStringList m_after;    ///< and after it,
    qsizetype m_commit = 0; ///< which is certain after so many calls.
    QString m_damaged;      ///< A blob that may be damaged, as it was before; else empty.
    qsizetype m_allStates = 0;
    qsizetype m_allLooked = 0;
};

namespace {

/// One line an image.
QStringList imagesOf(store::OciStore &store)
{
    const auto images = store.list();
    if (!images)
        return {images.error().message};
    QStringList lines;
    for (const store::Image &image : *images) {
        QStringList names{image.target.digest.toString()};
        for (const oci::Reference &one : image.names)
            names.append(one.toString());
        lines.append(names.join(u' ') + (image.pinned ? u" pinned"_s : QString()));
    }
    lines.sort();
    return lines;
}

/// After so many calls what was done is promised to last: the folder was synced after the last new
/// list came into it. Behind all of them if the list stays the same.
qsizetype commitOf(const QList<FileCall> &calls, const QString &folder)
{
    qsizetype commit = calls.size() + 1;
    bool isSynced = true;
    for (qsizetype i = 0; i < calls.size(); ++i) {
        if (calls[i].call == "rename" && calls[i].bytes.endsWith("/index.json")) {
            isSynced = false;
        } else if (!isSynced && calls[i].call == "fsync" && calls[i].path == folder) {
            isSynced = true;
            commit = i + 1;
        }
    }
    return commit;
}

bool changesFiles(const FileCall &call)
{
    return call.call != "read" && call.call != "pread" && call.call != "open"
           && call.call != "fchmod" && call.call != "hit";
}

} // namespace

void TestPowerCut::initTestCase()
{
#ifndef Q_OS_LINUX
    QSKIP("LD_PRELOAD is for Linux.");
#endif
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    const QByteArray shared = support::incompressibleTar(3'000, 1);
    (void)support::push(m_registry, u"kept"_s, u"1"_s, {.layers = {shared}});
    (void)support::push(m_registry, u"app"_s, u"1"_s,
                        {.layers = {shared, support::incompressibleTar(9'000, 2),
                                    support::incompressibleTar(2'000, 3)}});
    (void)support::push(m_registry, u"app"_s, u"2"_s,
                        {.layers = {shared, support::incompressibleTar(4'000, 4)}});
}

void TestPowerCut::losesWhatWasNotSynced_data()
{
    QTest::addColumn<QByteArrayList>("calls");
    QTest::addColumn<QStringList>("states"); // Of the end; "-" where the file is not there.
    const QStringList any{u"-"_s, {}, QString(4, QChar(u'\0')), u"text"_s};
    QTest::newRow("nothing") << QByteArrayList{"create", "pwrite", "rename"} << any;
    QTest::newRow("the file") << QByteArrayList{"create", "pwrite", "fsync", "rename"}
                              << QStringList{u"-"_s, u"text"_s};
    QTest::newRow("the folder") << QByteArrayList{"create", "pwrite", "rename", "folder"}
                                << any.sliced(1);
    QTest::newRow("both") << QByteArrayList{"create", "pwrite", "fsync", "rename", "folder"}
                          << QStringList{u"text"_s};
}

/// The model itself: what is synced stays, and nothing else is promised.
void TestPowerCut::losesWhatWasNotSynced()
{
    QFETCH(const QByteArrayList, calls);
    QFETCH(const QStringList, states);
    const QString folder = m_work.filePath(u"model"_s);
    QVERIFY(QDir().mkpath(folder));
    QList<FileCall> done;
    for (const QByteArray &call : calls) {
        FileCall one{.call = call, .inode = 1, .path = folder + u"/new"_s, .bytes = {}};
        if (call == "pwrite")
            one.bytes = "text";
        if (call == "rename")
            one.bytes = QFile::encodeName(folder + u"/file"_s);
        if (call == "folder")
            one = {.call = "fsync", .path = folder, .bytes = {}};
        if (call == "fsync" && done.last().call == "rename")
            one.path = folder + u"/file"_s;
        done.append(one);
    }
    QRandomGenerator random(1);
    QStringList found;
    PowerCut(folder).visit(done, done.size(), random, [&](const PowerCut::State &state) {
        const bool isThere = state.files.contains(u"file"_s);
        const QString text = isThere ? QString::fromLatin1(state.files.value(u"file"_s)) : u"-"_s;
        if (state.calls == done.size() && !found.contains(text))
            found.append(text);
        return true;
    });
    QVERIFY(!found.isEmpty());
    for (const QString &text : std::as_const(found))
        QVERIFY2(states.contains(text), qPrintable(text));
}

void TestPowerCut::leavesBeforeOrAfter_data()
{
    QTest::addColumn<QStringList>("before"); // Commands that make the store.
    QTest::addColumn<QString>("command");    // What the power cut interrupts.
    QTest::addColumn<int>("killedAt");       // Its first try, at which fsync(); 0: there is none.
    const QStringList one{u"pull @kept:1"_s};
    const QStringList two{u"pull @kept:1"_s, u"pull @app:1"_s};
    const QStringList removed = two + QStringList{u"rm @app:1"_s};
    QTest::newRow("the first pull makes the store") << QStringList() << u"pull @kept:1"_s << 0;
    QTest::newRow("pull") << one << u"pull @app:1"_s << 0;
    QTest::newRow("pull that moves a name")
        << QStringList{u"pull @kept:1"_s, u"pull @app:2"_s, u"tag @app:2 @app:1"_s}
        << u"pull @app:1"_s << 0;
    QTest::newRow("tag") << two << u"tag @app:1 other:1"_s << 0;
    QTest::newRow("removal") << two << u"rm @app:1"_s << 0;
    QTest::newRow("undo") << removed << u"undo"_s << 0;
    QTest::newRow("reclaim") << removed << u"reclaim"_s << 0;
    QTest::newRow("pin") << two << u"pin @app:1"_s << 0;
    QTest::newRow("repair") << two << u"check --repair"_s << 0;
    for (int sync = 1; sync <= 24; sync += support::isStress() ? 1 : 5) {
        QTest::addRow("pull after one that was killed at fsync %d", sync)
            << one << u"pull @app:1"_s << sync;
        QTest::addRow("first pull after one that was killed at fsync %d", sync)
            << QStringList() << u"pull @kept:1"_s << sync;
    }
}

void TestPowerCut::look(const PowerCut::State &state)
{
    const QString folder = m_work.filePath(u"cut"_s);
    QDir(folder).removeRecursively();
    state.write(folder);
    const auto opened = store::OciStore::open(folder, m_tocs);
    VERIFY_RESULT(opened);
    const auto report = (*opened)->check();
    VERIFY_RESULT(report);
    for (const store::Damage &damage : report->damages) {
        const QString file = QFileInfo(damage.path).fileName();
        QVERIFY2(file == m_damaged, qPrintable(damage.path + u": "_s + damage.detail));
    }
    const QStringList images = imagesOf(**opened);
    const bool isAfter = images == m_after;
    QVERIFY2(isAfter || (images == m_before && state.calls < m_commit),
             qPrintable(images.join(u'\n')));
    const auto trash = (*opened)->trash();
    VERIFY_RESULT(trash);
    if (images.size() < m_before.size())
        QCOMPARE(trash->removals.size(), 1);
    const auto repaired = (*opened)->repair(*report);
    VERIFY_RESULT(repaired);
    QCOMPARE(repaired->left.damages.size(), report->damages.size());
    QCOMPARE(repaired->left.staleFiles, 0);
    QCOMPARE(imagesOf(**opened), images);
}

/// What the repair is to mend.
QString TestPowerCut::damageLayer(const QString &folder)
{
    const auto store = *store::OciStore::open(folder, m_tocs, false);
    const auto details = *store->inspect(name(u"app:1"_s));
    const QString path = store->layout().blobPath(details.manifest.layers.last().digest);
    support::writeBytes(path, support::withFlippedBit(support::readBytes(path), 99));
    return QFileInfo(path).fileName();
}

void TestPowerCut::pullInto(const QString &folder)
{
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    const ToolRun pulled = cli.runPlain({u"--store"_s, folder, u"pull"_s, name(u"app:1"_s)});
    QVERIFY2(pulled.isDone(), pulled.errors.constData());
    const ToolRun checked = cli.runPlain({u"--store"_s, folder, u"check"_s});
    QVERIFY2(checked.isDone(), checked.errors.constData());
}

void TestPowerCut::leavesBeforeOrAfter()
{
    QFETCH(const QStringList, before);
    QFETCH(const QString, command);
    QFETCH(const int, killedAt);
    const CommandLine cli(QStringLiteral(MILLEFEUILLE_CLI));
    for (const QString &earlier : before) {
        const ToolRun run = cli.run(words(earlier));
        QVERIFY2(run.isDone(), run.errors.constData());
    }
    m_damaged = command.startsWith("check"_L1) ? damageLayer(cli.store()) : QString();
    m_before.clear();
    if (const auto store = store::OciStore::open(cli.store(), m_tocs, false))
        m_before = imagesOf(**store);
    PowerCut cut(cli.store());
    const QString log = cli.filePath(u"log"_s);
    const auto runLogged = [&](const support::FileFault &fault) {
        return support::runTool(
            cli.program(), QStringList{u"--store"_s, cli.store()} + words(command),
            support::withFileFaults(cli.environment(), cli.store(), log, fault));
    };
    if (killedAt > 0)
        (void)runLogged({.call = "fsync", .nth = killedAt, .error = -1});
    const ToolRun run = runLogged({});
    QVERIFY2(run.isDone(), run.errors.constData());
    QList<FileCall> calls = support::readFileCalls(log);
    calls.removeIf([](const FileCall &call) { return !changesFiles(call); });
    m_after = imagesOf(**store::OciStore::open(cli.store(), m_tocs, false));
    m_commit = commitOf(calls, cli.store());

    QRandomGenerator random = support::seededRandom();
    PowerCut counted = cut;
    const qsizetype states =
        counted.visit(calls, m_commit, random, [](const auto &) { return true; });
    const qsizetype most = support::isStress() ? 3000 : 100;
    const qsizetype step = std::max<qsizetype>(states / most, 1);
    qsizetype seen = 0;
    qsizetype looked = 0;
    cut.visit(calls, m_commit, random, [&](const PowerCut::State &state) {
        if (seen++ % step != 0)
            return true;
        ++looked;
        look(state);
        if (looked % (most / 5) == 0 && !QTest::currentTestFailed())
            pullInto(m_work.filePath(u"cut"_s));
        if (QTest::currentTestFailed())
            qWarning("after %lld of %lld calls", qlonglong(state.calls), qlonglong(calls.size()));
        return !QTest::currentTestFailed();
    });
    qInfo("%lld calls that change files, %lld states, %lld looked at", qlonglong(calls.size()),
          qlonglong(states), qlonglong(looked));
    m_allStates += states;
    m_allLooked += looked;
}

void TestPowerCut::cleanupTestCase()
{
    qInfo("%lld states, %lld looked at", qlonglong(m_allStates), qlonglong(m_allLooked));
}

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
