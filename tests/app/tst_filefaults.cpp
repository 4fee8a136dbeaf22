// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "tests/support/commandline.h"
#include "tests/support/expected.h"
#include "tests/support/filefaults.h"
#include "tests/support/folders.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/stress.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::FileCall;
using support::FileFault;
using support::ToolRun;

namespace {

constexpr int HalfDone = 0;

/// What the system may say to a call.
QList<int> errorsOf(const QByteArray &call)
{
    if (call == "write" || call == "pwrite")
        return {EIO, ENOSPC, EDQUOT, EINTR, HalfDone};
    if (call == "read" || call == "pread")
        return {EIO, EINTR, HalfDone};
    if (call == "open" || call == "fsync" || call == "ftruncate" || call == "close")
        return {EIO, ENOSPC, EDQUOT, EINTR};
    if (call == "flock")
        return {ENOLCK, EINTR};
    if (call == "fstat" || call == "statfs")
        return {EIO};
    return {EIO, ENOSPC, EDQUOT};
}

/// Nothing is lost by these, and the program goes on.
bool isHarmless(int error)
{
    return error == EINTR || error == HalfDone;
}

const char *wordFor(int error)
{
    switch (error) {
    case EIO:
        return "EIO";
    case ENOSPC:
        return "ENOSPC";
    case EDQUOT:
        return "EDQUOT";
    case EINTR:
        return "EINTR";
    case ENOLCK:
        return "ENOLCK";
    default:
        return "half done";
    }
}

QByteArray nameOf(const FileCall &call)
{
    return call.call == "create" ? "open"_ba : call.call;
}

} // namespace

/// Every call to a file that a small pull makes fails once, in every way the system knows.
class TestFileFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pullSurvives_data();
    void pullSurvives();
    void cleanupTestCase();

private:
    [[nodiscard]] QString folder() const { return QFileInfo(m_cli.store()).path(); }
    [[nodiscard]] QString log() const { return m_work.filePath(u"log"_s); }
    [[nodiscard]] QString name() const { return m_registry.host() + u"/app:1"_s; }
    [[nodiscard]] ToolRun pull(const FileFault &fault);
    void startAnew(bool hasStore);
    void checkStore(bool hasStore, bool hasImage);
    [[nodiscard]] QMap<QByteArray, int> countCalls(bool hasStore);

    CommandLine m_cli{QStringLiteral(MILLEFEUILLE_CLI)};
    support::RegistryServer m_registry;
    QTemporaryDir m_work;
    int m_folders = 0;                ///< That a pull makes which makes the store.
    QMap<QByteArray, int> m_calls;    ///< How often a pull that is let alone makes them.
    QMap<QString, int> m_outcomes;    ///< For the reader of the output.
    QMap<QString, int> m_unimportant; ///< Failures that a pull went on after.
};

void TestFileFaults::initTestCase()
{
#ifndef Q_OS_LINUX
    QSKIP("LD_PRELOAD is for Linux.");
#endif
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    const QByteArray shared = support::incompressibleTar(20'000, 1);
    (void)support::push(m_registry, u"kept"_s, u"1"_s, {.layers = {shared}});
    (void)support::push(m_registry, u"app"_s, u"1"_s,
                        {.layers = {shared, support::incompressibleTar(30'000, 2),
                                    support::incompressibleTar(5'000, 3)}});
    QCOMPARE(m_cli.run({u"pull"_s, m_registry.host() + u"/kept:1"_s}).exitCode, 0);
    support::replaceFolder(folder(), m_work.filePath(u"before"_s));

    m_calls = countCalls(true);
    for (const char *call : {"pwrite", "fsync", "close", "flock", "fstat", "statfs"})
        QVERIFY2(m_calls.value(call) > 0, call);
    m_folders = countCalls(false).value("mkdir");
    QVERIFY(m_folders > 0);
    for (const auto &[call, times] : m_calls.asKeyValueRange())
        qInfo("%s: %d calls", call.constData(), times);
    qInfo("mkdir, of a pull that makes the store: %d calls", m_folders);
}

QMap<QByteArray, int> TestFileFaults::countCalls(bool hasStore)
{
    startAnew(hasStore);
    QMap<QByteArray, int> calls;
    if (!pull({}).isDone())
        return calls;
    const QList<FileCall> log = support::readFileCalls(this->log());
    for (const FileCall &call : log)
        ++calls[nameOf(call)];
    return calls;
}

void TestFileFaults::startAnew(bool hasStore)
{
    support::replaceFolder(m_work.filePath(u"before"_s), folder());
    if (!hasStore)
        QDir(m_cli.store()).removeRecursively();
    QFile::remove(log());
}

ToolRun TestFileFaults::pull(const FileFault &fault)
{
    return support::runTool(m_cli.program(), {u"--store"_s, m_cli.store(), u"pull"_s, name()},
                            support::withFileFaults(m_cli.environment(), folder(), log(), fault));
}

void TestFileFaults::pullSurvives_data()
{
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("nth");
    QTest::addColumn<bool>("hasStore"); // Before the pull.
    for (int nth = 1; nth <= m_folders; ++nth) {
        for (const int error : errorsOf("mkdir"))
            QTest::addRow("mkdir %d: %s", nth, wordFor(error))
                << "mkdir"_ba << error << nth << false;
    }
    int turn = 0;
    for (const auto &[call, times] : m_calls.asKeyValueRange()) {
        const QList<int> errors = errorsOf(call);
        for (int nth = 1; nth <= times; ++nth) {
            for (const int error : errors) {
                // Each place, and each error somewhere; all of them in the long form.
                if (!support::isStress() && error != errors[turn % errors.size()])
                    continue;
                QTest::addRow("%s %d: %s", call.constData(), nth, wordFor(error))
                    << call << error << nth << true;
            }
            ++turn;
        }
    }
}

void TestFileFaults::checkStore(bool hasStore, bool hasImage)
{
    const auto store = store::OciStore::open(
        m_cli.store(), layers::TocCache(m_cli.filePath(u"cache/millefeuille/tables"_s)));
    VERIFY_RESULT(store);
    const auto report = (*store)->check();
    VERIFY_RESULT(report);
    for (const store::Damage &damage : report->damages)
        qWarning("%s: %s", qPrintable(damage.path), qPrintable(damage.detail));
    QVERIFY(report->isWhole());
    if (hasStore)
        QVERIFY((*store)->inspect(m_registry.host() + u"/kept:1"_s));
    if (hasImage)
        QVERIFY((*store)->inspect(name()));
}

void TestFileFaults::pullSurvives()
{
    QFETCH(const QByteArray, call);
    QFETCH(const int, error);
    QFETCH(const int, nth);
    QFETCH(const bool, hasStore);
    startAnew(hasStore);
    const ToolRun run = pull({call, nth, error});
    const QList<FileCall> calls = support::readFileCalls(log());
    const auto hit = std::ranges::find(calls, "hit"_ba, &FileCall::call);
    // A pull has several threads: it may have made one call less this time.
    const bool isHit = hit != calls.end();
    const bool mustSucceed = !isHit || isHarmless(error);
    QVERIFY2(run.exitCode == 0 || (run.exitCode == 1 && !mustSucceed), run.errors.constData());
    ++m_outcomes[!isHit              ? u"not reached"_s
                 : run.exitCode == 0 ? u"pulled all the same"_s
                                     : u"ended with an error"_s];
    if (run.exitCode == 1) {
        // It says what could not be done to which file or folder, and why. A partial file is told
        // by the digest of what it becomes.
        const QByteArray what = QFileInfo(hit->path).fileName().section(u'-', -1).toUtf8();
        const QByteArray where = QFileInfo(QFileInfo(hit->path).path()).fileName().toUtf8();
        QVERIFY2(run.errors.startsWith("millefeuille-cli: "), run.errors.constData());
        QVERIFY2(run.errors.contains(what) || run.errors.contains(where),
                 (hit->path.toUtf8() + ": " + run.errors).constData());
        QVERIFY2(run.errors.contains(strerror(error)), run.errors.constData());
    } else if (isHit && !isHarmless(error)) {
        ++m_unimportant[QString::fromLatin1(call) + u' '
                        + QFileInfo(hit->path).path().replace(folder(), QString())];
    }
    checkStore(hasStore, run.exitCode == 0);
    if (QTest::currentTestFailed())
        return;
    const ToolRun again = m_cli.run({u"pull"_s, name()});
    QVERIFY2(again.isDone(), again.errors.constData());
    checkStore(hasStore, true);
}

void TestFileFaults::cleanupTestCase()
{
    for (const auto &[what, times] : m_outcomes.asKeyValueRange())
        qInfo("%s: %d", qPrintable(what), times);
    for (const auto &[what, times] : m_unimportant.asKeyValueRange())
        qInfo("goes on after a failed %s: %d", qPrintable(what), times);
}

QTEST_GUILESS_MAIN(TestFileFaults)
#include "tst_filefaults.moc"
