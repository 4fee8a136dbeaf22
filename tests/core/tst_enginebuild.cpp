// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/build.h"
#include "tests/support/enginepool.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <future>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using engine::BuildOutcome;
using engine::BuildProgress;
using engine::BuildRequest;
using support::EngineServer;

namespace {

class NoPasswords final : public registry::CredentialSource
{
public:
    core::Result<std::optional<registry::Credentials>> find(const QString &domain,
                                                            std::stop_token) override
    {
        asked.append(domain);
        return std::nullopt;
    }
    QStringList asked;
};

using Outcome = core::Result<BuildOutcome>;

QByteArray words(const Outcome &outcome)
{
    return outcome ? QByteArray()
                   : (outcome.error().message + u'\n' + outcome.error().detail).toUtf8();
}

} // namespace

/// Real engines build from real folders.
class TestEngineBuild : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();
    void cleanup();
    void built();
    void target();
    void foreignDockerfile();
    void failingStep();
    void silentStep();
    void wrongDockerfile();
    void noTarget();
    void cancelled();
    void killedMidway();

private:
    void write(const QString &name, const QByteArray &bytes, int mode = 0644) const;
    [[nodiscard]] Outcome build(const BuildRequest &request, BuildProgress &progress)
    {
        return engine::build(*m_client, request, m_passwords, progress, {});
    }
    [[nodiscard]] QString say(const QStringList &arguments) const
    {
        return m_server->say(arguments);
    }
    /// Builds something that sleeps, until it does.
    [[nodiscard]] std::future<Outcome> startSleeping(BuildProgress &progress, std::stop_token stop);

    support::EnginePool m_engines;
    EngineServer *m_server = nullptr;
    std::unique_ptr<engine::Client> m_client;
    std::unique_ptr<QTemporaryDir> m_folder;
    NoPasswords m_passwords;
};

void TestEngineBuild::initTestCase_data()
{
    support::EnginePool::addRows();
}

void TestEngineBuild::initTestCase()
{
    REQUIRE_ENGINES();
}

void TestEngineBuild::init()
{
    QFETCH_GLOBAL(const EngineServer::Kind, kind);
    m_server = m_engines.at(kind);
    QVERIFY(m_server);
    m_client = std::make_unique<engine::Client>(support::endpointOf(*m_server));
    m_folder = std::make_unique<QTemporaryDir>();
    m_passwords = {};
    QFile busybox(u"/bin/busybox"_s);
    QVERIFY(busybox.open(QFile::ReadOnly));
    write(u"busybox"_s, busybox.readAll(), 0755);
}

void TestEngineBuild::cleanup()
{
    QVERIFY(!m_server || m_server->clear());
}

void TestEngineBuild::write(const QString &name, const QByteArray &bytes, int mode) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    QVERIFY(file.setPermissions(mode == 0755 ? QFile::Permissions(0x7755)
                                             : QFile::Permissions(0x6644)));
}

void TestEngineBuild::built()
{
    write(u"Dockerfile"_s, "FROM scratch\n"
                           "ARG WHO=nobody\n"
                           "COPY busybox /bin/sh\n"
                           "COPY . /all/\n"
                           "LABEL who=$WHO\n"
                           "CMD [\"/bin/sh\"]\n");
    write(u".dockerignore"_s, "secret\nbusybox.log\n");
    write(u"secret"_s, "secret");
    write(u"kept"_s, "kept");
    const BuildRequest request{.folder = m_folder->path(),
                               .tags = {oci::Reference::parse(u"built:1"_s).value(),
                                        oci::Reference::parse(u"localhost:5000/built:2"_s).value()},
                               .arguments = {{u"WHO"_s, u"me & you=us"_s}},
                               .labels = {{u"made"_s, u"é"_s}},
                               .platform = oci::Platform::host()};
    BuildProgress progress;
    const Outcome outcome = build(request, progress);
    QVERIFY2(outcome, words(outcome).constData());
    QVERIFY(progress.totalBytes > 100'000);
    QCOMPARE(progress.sentBytes.load(), progress.totalBytes.load());
    QVERIFY2(say({u"image"_s, u"inspect"_s, u"--format"_s, u"{{.Id}}"_s, u"built:1"_s})
                 .contains(outcome->id.section(u':', -1)),
             qPrintable(outcome->id));
    QCOMPARE(outcome->id.section(u':', -1).size(), 64);
    QVERIFY(m_server->docker({u"image"_s, u"inspect"_s, u"localhost:5000/built:2"_s}).isDone());
    const auto label = [this](const QString &name) {
        return say({u"image"_s, u"inspect"_s, u"--format"_s,
                    u"{{index .Config.Labels \"%1\"}}"_s.arg(name), u"built:1"_s});
    };
    QCOMPARE(label(u"who"_s), u"me & you=us"_s);
    QCOMPARE(label(u"made"_s), u"é"_s);
    const engine::BuildLog::Part log = progress.log.since(0);
    QVERIFY(log.steps.size() >= 6);
    QCOMPARE(log.steps[2].instruction, u"COPY busybox /bin/sh"_s);
    QVERIFY(!log.steps[2].isCached);
    QCOMPARE(m_passwords.asked, QStringList());

    QVERIFY(
        m_server
            ->docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, u"look"_s, u"built:1"_s})
            .isDone());
    const QByteArray files = m_server->docker({u"export"_s, u"look"_s}).output;
    QVERIFY(m_server->docker({u"rm"_s, u"look"_s}).isDone());
    QVERIFY(files.contains("all/kept"));
    QVERIFY(!files.contains("all/secret"));

    BuildProgress again;
    const Outcome cached = build(request, again);
    QVERIFY2(cached, words(cached).constData());
    QVERIFY(again.log.since(0).steps[2].isCached || m_server->kind() == EngineServer::Kind::Podman);
}

void TestEngineBuild::target()
{
    write(u"Dockerfile"_s, "FROM scratch AS one\nCOPY busybox /one\n"
                           "FROM scratch AS two\nCOPY --from=one /one /two\n");
    BuildProgress progress;
    const Outcome outcome = build({.folder = m_folder->path(),
                                   .tags = {oci::Reference::parse(u"built:one"_s).value()},
                                   .target = u"one"_s},
                                  progress);
    QVERIFY2(outcome, words(outcome).constData());
    for (const engine::BuildStep &step : progress.log.since(0).steps)
        QVERIFY(!step.instruction.contains("two"_L1));
}

void TestEngineBuild::foreignDockerfile()
{
    const QTemporaryDir elsewhere;
    QFile file(elsewhere.filePath(u"my.Dockerfile"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("FROM scratch\nCOPY . /all/\n");
    file.close();
    BuildProgress progress;
    const Outcome outcome = build({.folder = m_folder->path(),
                                   .dockerfile = file.fileName(),
                                   .tags = {oci::Reference::parse(u"built:1"_s).value()}},
                                  progress);
    QVERIFY2(outcome, words(outcome).constData());
}

void TestEngineBuild::failingStep()
{
    write(u"Dockerfile"_s, "FROM scratch\nCOPY busybox /bin/sh\nRUN echo before; exit 3\n");
    BuildProgress progress;
    const Outcome outcome = build({.folder = m_folder->path()}, progress);
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().message.contains("3/3"_L1), words(outcome).constData());
    QVERIFY2(outcome.error().message.contains("exit 3"_L1), words(outcome).constData());
    QVERIFY2(!outcome.error().message.contains(QChar::ReplacementCharacter),
             words(outcome).constData());
    QVERIFY(outcome.error().code != ErrorCode::Cancelled);
}

/// Whatever an engine may be silent for elsewhere, a step may be so for longer.
void TestEngineBuild::silentStep()
{
    write(u"Dockerfile"_s, "FROM scratch\nCOPY busybox /bin/sh\nCOPY busybox /bin/sleep\n"
                           "RUN /bin/sleep 3\n");
    engine::Client impatient(m_client->endpoint(), {.work = std::chrono::seconds(1)});
    BuildProgress progress;
    const Outcome outcome =
        engine::build(impatient, {.folder = m_folder->path()}, m_passwords, progress, {});
    // In some containers Podman can start none of its own.
    if (!outcome && words(outcome).contains("while running runtime"))
        QSKIP(words(outcome).constData());
    QVERIFY2(outcome, words(outcome).constData());
    const engine::BuildLog::Part part = progress.log.since(0);
    QVERIFY(part.elapsed - part.begun.last() >= std::chrono::seconds(3));
}

void TestEngineBuild::wrongDockerfile()
{
    write(u"Dockerfile"_s, "FROM scratch\nNONSENSE x\n");
    BuildProgress progress;
    const Outcome outcome = build({.folder = m_folder->path()}, progress);
    QVERIFY(!outcome);
    QVERIFY2(words(outcome).toLower().contains("nonsense"), words(outcome).constData());
}

void TestEngineBuild::noTarget()
{
    write(u"Dockerfile"_s, "FROM scratch AS one\n");
    BuildProgress progress;
    const Outcome outcome = build({.folder = m_folder->path(), .target = u"two"_s}, progress);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::InvalidArgument);
    QVERIFY(outcome.error().message.contains("one"_L1));
}

std::future<Outcome> TestEngineBuild::startSleeping(BuildProgress &progress, std::stop_token stop)
{
    write(u"Dockerfile"_s, "FROM scratch\nCOPY busybox /bin/sh\nCOPY busybox /bin/sleep\n"
                           "RUN /bin/sleep 600\n");
    auto outcome = std::async(std::launch::async, [this, &progress, stop = std::move(stop)] {
        return engine::build(*m_client, {.folder = m_folder->path()}, m_passwords, progress, stop);
    });
    static_cast<void>(
        QTest::qWaitFor([&] { return progress.log.since(0).steps.size() >= 4; }, 60'000));
    return outcome;
}

void TestEngineBuild::cancelled()
{
    BuildProgress progress;
    std::stop_source source;
    auto building = startSleeping(progress, source.get_token());
    QCOMPARE(progress.log.since(0).steps.size(), 4);
    source.request_stop();
    QVERIFY(building.wait_for(std::chrono::seconds(30)) == std::future_status::ready);
    const Outcome outcome = building.get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    // The engine ends the step too.
    if (m_server->kind() != EngineServer::Kind::Podman)
        QTRY_COMPARE_WITH_TIMEOUT(say({u"ps"_s, u"-q"_s}), QString(), 30'000);
}

void TestEngineBuild::killedMidway()
{
    BuildProgress progress;
    auto building = startSleeping(progress, {});
    QCOMPARE(progress.log.since(0).steps.size(), 4);
    ::kill(pid_t(m_server->processId()), SIGKILL);
    const Outcome outcome = building.get();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Network);
    m_server->stop();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorString()));
    QVERIFY(m_client->version());
}

QTEST_GUILESS_MAIN(TestEngineBuild)
#include "tst_enginebuild.moc"
