// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/commandline.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/stress.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::ToolRun;

namespace {

constexpr quint32 Blobs = 20;
constexpr int PullsPerKill = 8;

/// How a cycle of killed pulls goes, until one of them finishes before it is killed.
struct Pace
{
    qint64 bytesPerSecond;             ///< Of each connection; 0: as fast as it goes.
    std::chrono::microseconds longest; ///< until the kill.
};

constexpr Pace Slow{2'500'000, std::chrono::milliseconds(500)};
constexpr Pace Fast{0, std::chrono::milliseconds(200)};

} // namespace

/// Fails the test, in a function that returns something.
#define VERIFY_OR(condition, text, result)                                                         \
    do {                                                                                           \
        if (!QTest::qVerify(bool(condition), #condition, QByteArray(text).constData(), __FILE__,   \
                            __LINE__))                                                             \
            return result;                                                                         \
    } while (false)

/// Kills pulls at random moments: the store stays whole, and the next pull goes on.
class TestKill final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pullsSurvive();

private:
    [[nodiscard]] QString name() const { return m_proxy->host() + u"/app:1"_s; }
    [[nodiscard]] ToolRun pullAndKill(std::chrono::microseconds moment) const;
    [[nodiscard]] qint64 bytesHere(const oci::Descriptor &layer) const;
    [[nodiscard]] bool checkStore();
    void startAnew();
    void checkRequests();
    void checkFinished(const ToolRun &finished);

    CommandLine m_cli{QStringLiteral(MILLEFEUILLE_CLI)};
    support::RegistryServer m_registry;
    std::unique_ptr<support::RegistryProxy> m_proxy;
    std::optional<support::PushedImage> m_image;
    QMap<QString, qint64> m_here; ///< Bytes of each layer that the last pull left.
    qsizetype m_requestsSeen = 0;
    QMap<QString, int> m_found; ///< What kills left, for the reader of the output.
};

void TestKill::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    m_proxy = std::make_unique<support::RegistryProxy>(m_registry.port());
    support::ImageRecipe recipe;
    for (quint32 i = 0; i < Blobs; ++i)
        recipe.layers.append(support::incompressibleTar(100'000 + 200'000 * (i % 4), i));
    m_image = support::push(m_registry, u"app"_s, u"1"_s, recipe);
    // An image that shares a layer and that nothing may happen to.
    (void)support::push(m_registry, u"kept"_s, u"1"_s, {.layers = recipe.layers.first(1)});
    QCOMPARE(m_cli.run({u"pull"_s, m_proxy->host() + u"/kept:1"_s}).exitCode, 0);
}

/// The exit code is -1 if the pull was killed before it finished.
ToolRun TestKill::pullAndKill(std::chrono::microseconds moment) const
{
    QProcess process;
    process.setProcessEnvironment(m_cli.environment());
    process.start(m_cli.program(), {u"--store"_s, m_cli.store(), u"--json"_s, u"pull"_s, name()});
    process.waitForStarted();
    std::this_thread::sleep_for(moment);
    process.kill();
    process.waitForFinished();
    const bool wasKilled = process.exitStatus() == QProcess::CrashExit;
    return {wasKilled ? -1 : process.exitCode(), process.readAllStandardOutput(),
            process.readAllStandardError()};
}

qint64 TestKill::bytesHere(const oci::Descriptor &layer) const
{
    const QString hex = layer.digest.encoded();
    const QFileInfo done(m_cli.store() + u"/blobs/sha256/"_s + hex);
    if (done.exists())
        return done.size();
    return QFileInfo(m_cli.store() + u"/.millefeuille-ingest/sha256-"_s + hex).size();
}

/// True if the image is listed.
bool TestKill::checkStore()
{
    const ToolRun checked = m_cli.run({u"check"_s, u"--json"_s});
    VERIFY_OR(checked.isDone(), checked.output + checked.errors, false);
    const QJsonObject report = QJsonDocument::fromJson(checked.output).object();
    const ToolRun listed = m_cli.run({u"ls"_s, u"--json"_s});
    VERIFY_OR(listed.isDone(), listed.errors, false);
    QStringList names;
    const QJsonArray images = QJsonDocument::fromJson(listed.output).array();
    for (const QJsonValue &image : images)
        names.append(image[u"tags"_s][0].toString());
    VERIFY_OR(names.contains(m_proxy->host() + u"/kept:1"_s), listed.output, false);
    const bool isListed = names.contains(name());
    if (isListed)
        ++m_found[u"image listed"_s];
    else if (report[u"orphanBlobs"_s].toInt() > 0)
        ++m_found[u"some layers done"_s];
    else if (report[u"partialBytes"_s].toInteger() > 0)
        ++m_found[u"layers begun"_s];
    else
        ++m_found[u"nothing yet"_s];
    return isListed;
}

/// Without the image, and without its layers.
void TestKill::startAnew()
{
    QCOMPARE(m_cli.run({u"rm"_s, name()}).exitCode, 0);
    QCOMPARE(m_cli.run({u"reclaim"_s}).exitCode, 0);
    for (const oci::Descriptor &layer : std::as_const(m_image->layers))
        m_here[layer.digest.toString()] = bytesHere(layer);
}

/// Every layer was asked for from where the pull before stopped, and none that is here.
void TestKill::checkRequests()
{
    const auto requests = m_proxy->requests().sliced(m_requestsSeen);
    m_requestsSeen += requests.size();
    for (const oci::Descriptor &layer : std::as_const(m_image->layers)) {
        const QString digest = layer.digest.toString();
        const qint64 here = m_here.value(digest);
        for (const support::RawRequest &request : requests) {
            if (!request.path().endsWith("/app/blobs/" + digest.toLatin1()))
                continue;
            QVERIFY(here < layer.size);
            QCOMPARE(request.rangeStart(), here);
        }
        m_here[digest] = bytesHere(layer);
    }
}

/// The pull was not killed in time: only what was missing came, and nothing is left over.
void TestKill::checkFinished(const ToolRun &finished)
{
    QVERIFY2(finished.isDone(), finished.errors.constData());
    qint64 missing = m_image->layerBytes();
    for (const qint64 bytes : std::as_const(m_here))
        missing -= bytes;
    const QJsonObject outcome = QJsonDocument::fromJson(finished.output).object();
    QCOMPARE(outcome[u"downloadedBytes"_s].toInteger(), missing);
    checkRequests();
    const ToolRun checked = m_cli.run({u"check"_s, u"--json"_s});
    QVERIFY2(checked.isDone(), (checked.output + checked.errors).constData());
    const QJsonObject report = QJsonDocument::fromJson(checked.output).object();
    QCOMPARE(report[u"orphanBlobs"_s].toInt(), 0);
    QCOMPARE(report[u"partialBlobs"_s].toInt(), 0);
    const QStringList rest =
        QDir(m_cli.store()).entryList({u"*.tmp-*"_s}, QDir::Files | QDir::Hidden);
    QVERIFY2(rest.isEmpty(), qPrintable(rest.join(u' ')));
    startAnew();
}

void TestKill::pullsSurvive()
{
    const int kills = support::isStress() ? 500 : 50;
    QRandomGenerator random = support::seededRandom();
    m_requestsSeen = m_proxy->requests().size();
    for (const oci::Descriptor &layer : std::as_const(m_image->layers))
        m_here[layer.digest.toString()] = bytesHere(layer);
    int done = 0;
    int cycles = 0;
    for (int pulls = 0; done < kills && pulls < kills * PullsPerKill && !QTest::currentTestFailed();
         ++pulls) {
        const Pace pace = cycles % 2 == 0 ? Slow : Fast;
        m_proxy->setBytesPerSecond(pace.bytesPerSecond);
        const auto moment = std::chrono::microseconds(random.bounded(qint64(pace.longest.count())));
        const ToolRun pulled = pullAndKill(moment);
        if (pulled.exitCode == -1) {
            ++done;
            const bool isListed = checkStore();
            checkRequests();
            if (isListed) {
                ++cycles;
                startAnew();
            }
        } else {
            ++cycles;
            checkFinished(pulled);
        }
    }
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(done, kills);
    m_proxy->setBytesPerSecond(0);
    checkFinished(m_cli.run({u"pull"_s, u"--json"_s, name()}));
    for (const auto &[what, times] : m_found.asKeyValueRange())
        qInfo("%s: %d", qPrintable(what), times);
    qInfo("%d kills, %d images pulled on the way", done, cycles);
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
