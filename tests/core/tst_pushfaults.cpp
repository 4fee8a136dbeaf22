// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/push.h"

#include "core/registry/client.h"
#include "core/registry/credentials.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"
#include "tests/support/pulledstore.h"
#include "tests/support/pushedimage.h"
#include "tests/support/uploadregistry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using registry::PushOutcome;
using support::PulledStore;
using support::RawConnection;
using support::RawRequest;
using support::UploadRegistry;

Q_DECLARE_METATYPE(support::UploadRegistry::Kind)

namespace {

class Login final : public registry::CredentialSource
{
public:
    Result<std::optional<registry::Credentials>> find(const QString &, std::stop_token) override
    {
        return registry::Credentials{.username = u"ada"_s, .password = u"secret"_s};
    }
};

constexpr qint64 Chunk = 64 * 1024;
constexpr qsizetype LayerSize = 200'000;

/// A store with one image of one layer, and what it takes to push it.
class Pushing final
{
public:
    explicit Pushing(const QString &host)
        : m_target(*oci::Reference::parse(host + u"/team/app:1"_s))
    {
        const oci::Descriptor image =
            support::addImage(m_store->layout(), {support::incompressibleTar(LayerSize, 1)});
        if (!m_store->addImage(image, m_target, {image}))
            qFatal("The store of a test cannot be filled.");
        manifest = image.digest;
        const auto details = m_store->inspect(m_target.toString());
        layer = details->manifest.layers.first();
        m_options.retry.base = std::chrono::milliseconds(5);
        m_options.uploadChunk = Chunk;
    }

    Result<PushOutcome> run(std::stop_token stop = {})
    {
        if (!m_client)
            m_client = std::make_unique<registry::Client>(m_options);
        progress = std::make_unique<registry::PullProgress>();
        return registry::push(*m_client, *m_store,
                              {.image = m_target.toString(), .target = m_target}, *progress, stop);
    }
    [[nodiscard]] QByteArray layerBytes() const
    {
        QFile file(m_store->layout().blobPath(layer.digest));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString layerPath() const { return m_store->layout().blobPath(layer.digest); }
    void setChunk(qint64 chunk) { m_options.uploadChunk = chunk; }
    void setUploadsFile(const QString &file) { m_options.uploadsFile = file; }
    void endProgram() { m_client.reset(); }
    void logIn() { m_options.credentials = std::make_shared<Login>(); }

    oci::Digest manifest = oci::Digest::of({});
    oci::Descriptor layer = oci::Descriptor::of(oci::MediaType::None, {});
    std::unique_ptr<registry::PullProgress> progress;

private:
    PulledStore m_store;
    const oci::Reference m_target;
    registry::Client::Options m_options;
    std::unique_ptr<registry::Client> m_client;
};

/// Where the pieces of the layer began.
QList<qint64> startsOf(const UploadRegistry &registry)
{
    QList<qint64> starts;
    for (const RawRequest &patch : registry.uploads("PATCH"))
        starts.append(patch.header("Content-Range").split('-').first().toLongLong());
    return starts;
}

QList<QByteArray> statusQuestions(const UploadRegistry &registry)
{
    QList<QByteArray> paths;
    for (const RawRequest &get : registry.uploads("GET"))
        paths.append(get.path());
    return paths;
}

bool isLayerUpload(const RawRequest &request)
{
    return request.path().contains("/blobs/uploads/") && request.body.size() > 10'000;
}

} // namespace

/// Pushes to registries that break off, want something of their own, or say no.
class TestPushFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void breaks_data();
    void breaks();
    void losesTheUpload();
    void answerOfTheEndIsLost();
    void neverEnds();
    void goesOnAfterCancel();
    void goesOnInALaterRun();
    void otherHostGetsNoCredentials();
    void tokenEndsInMidUpload();
    void knownAndNotAllowed();
    void foreignLayers();
    void saysNo_data();
    void saysNo();
    void wrongDigest_data();
    void wrongDigest();
    void damagedInTheStore();
    void waitsAsAsked();
};

void TestPushFaults::kinds_data()
{
    using Kind = UploadRegistry::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qint64>("chunk");
    QTest::addColumn<QList<qint64>>("pieces"); // Where they begin; none: the layer goes whole.
    const QList<qint64> four{0, Chunk, 2 * Chunk, 3 * Chunk};
    QTest::newRow("pieces") << Kind{} << Chunk << four;
    QTest::newRow("whole") << Kind{} << qint64(1'000'000) << QList<qint64>();
    QTest::newRow("relative Location") << Kind{.isRelative = true} << Chunk << four;
    QTest::newRow("Location with a query") << Kind{.hasState = true} << Chunk << four;
    QTest::newRow("relative, with a query, whole")
        << Kind{.isRelative = true, .hasState = true} << qint64(1'000'000) << QList<qint64>();
    QTest::newRow("Location elsewhere") << Kind{.isElsewhere = true} << Chunk << four;
    QTest::newRow("longer pieces wanted")
        << Kind{.chunkMinLength = 150'000} << Chunk << QList<qint64>{0, 150'000};
    QTest::newRow("shorter pieces allowed") << Kind{.chunkMinLength = 10} << Chunk << four;
    QTest::newRow("no pieces taken") << Kind{.takesPieces = false} << Chunk << QList<qint64>{0};
}

void TestPushFaults::kinds()
{
    QFETCH(const UploadRegistry::Kind, kind);
    QFETCH(const qint64, chunk);
    QFETCH(const QList<qint64>, pieces);
    UploadRegistry registry(kind);
    Pushing push(registry.host());
    push.setChunk(chunk);
    const auto outcome = push.run();
    VERIFY_RESULT(outcome);
    QCOMPARE(registry.blob(push.layer.digest), push.layerBytes());
    QCOMPARE(oci::Digest::of(registry.manifest(u"1"_s)), push.manifest);
    QCOMPARE(outcome->target.digest, push.manifest);
    QVERIFY(outcome->uploadedBytes > push.layer.size);
    QVERIFY(!outcome->wasComplete);
    QCOMPARE(startsOf(registry), pieces);
    QCOMPARE(push.progress->status().layers.first().stage, registry::LayerStage::Done);
    QCOMPARE(push.progress->status().doneBytes, push.layer.size);
    QCOMPARE(!registry.storageRequests().isEmpty(), kind.isElsewhere);

    // Once more: nothing is sent but the tag.
    const qsizetype before = registry.requests().size();
    const auto again = push.run();
    VERIFY_RESULT(again);
    QVERIFY(again->wasComplete);
    QCOMPARE(again->uploadedBytes, 0);
    for (const RawRequest &request : registry.requests().sliced(before))
        QVERIFY(request.method == "HEAD" || request.path().endsWith("/manifests/1"));
}

void TestPushFaults::breaks_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<qint64>("kept");
    QTest::addColumn<qint64>("chunk");
    QTest::addColumn<QList<qint64>>("pieces");
    QTest::newRow("a piece, half of it came")
        << "PATCH"_ba << qint64(30'000) << Chunk
        << QList<qint64>{0, 30'000, 30'000 + Chunk, 30'000 + 2 * Chunk};
    QTest::newRow("a piece, nothing came")
        << "PATCH"_ba << qint64(0) << Chunk << QList<qint64>{0, 0, Chunk, 2 * Chunk, 3 * Chunk};
    QTest::newRow("a piece, all of it came")
        << "PATCH"_ba << qint64(-1) << Chunk << QList<qint64>{0, Chunk, 2 * Chunk, 3 * Chunk};
    QTest::newRow("the whole, half of it came")
        << "PUT"_ba << qint64(100'000) << qint64(1'000'000) << QList<qint64>{100'000};
    QTest::newRow("the whole, nothing came")
        << "PUT"_ba << qint64(0) << qint64(1'000'000) << QList<qint64>();
}

void TestPushFaults::breaks()
{
    QFETCH(const QByteArray, method);
    QFETCH(const qint64, kept);
    QFETCH(const qint64, chunk);
    QFETCH(const QList<qint64>, pieces);
    // Of the layer, not of the configuration, which goes in one piece, too.
    std::atomic<bool> isArmed = true;
    UploadRegistry *self = nullptr;
    UploadRegistry registry({}, [&](const RawRequest &request, RawConnection &) {
        if (isLayerUpload(request) && isArmed.exchange(false))
            self->breakNext(method, kept);
        return false;
    });
    self = &registry;
    Pushing push(registry.host());
    push.setChunk(chunk);
    const auto outcome = push.run();
    VERIFY_RESULT(outcome);
    QVERIFY(!isArmed);
    QCOMPARE(registry.blob(push.layer.digest), push.layerBytes());
    QCOMPARE(oci::Digest::of(registry.manifest(u"1"_s)), push.manifest);
    QCOMPARE(startsOf(registry), pieces);
    QCOMPARE(statusQuestions(registry).size(), 1);
    QCOMPARE(push.progress->status().doneBytes, push.layer.size);
    QCOMPARE(registry.openUploads(), 0);
}

/// As docker-registry does: what came of a broken request makes the upload unknown.
void TestPushFaults::losesTheUpload()
{
    std::atomic<int> pieces = 0;
    UploadRegistry *self = nullptr;
    UploadRegistry registry({.reportsNothing = true},
                            [&](const RawRequest &request, RawConnection &) {
                                if (request.method == "PATCH" && ++pieces == 3)
                                    self->breakNext("PATCH", 1000);
                                return false;
                            });
    self = &registry;
    Pushing push(registry.host());
    const auto outcome = push.run();
    VERIFY_RESULT(outcome);
    QCOMPARE(registry.blob(push.layer.digest), push.layerBytes());
    QCOMPARE(startsOf(registry),
             (QList<qint64>{0, Chunk, 2 * Chunk, 0, Chunk, 2 * Chunk, 3 * Chunk}));
    QCOMPARE(push.progress->status().doneBytes, push.layer.size);
}

void TestPushFaults::answerOfTheEndIsLost()
{
    std::atomic<bool> isArmed = true;
    UploadRegistry *self = nullptr;
    UploadRegistry registry({}, [&](const RawRequest &request, RawConnection &) {
        if (isLayerUpload(request) && isArmed.exchange(false))
            self->breakNext("PUT", -1);
        return false;
    });
    self = &registry;
    Pushing push(registry.host());
    push.setChunk(1'000'000);
    const auto outcome = push.run();
    VERIFY_RESULT(outcome);
    // Sent once: the registry has it, and was asked.
    qsizetype sent = 0;
    for (const RawRequest &put : registry.uploads("PUT"))
        sent += put.body.size() > 10'000 ? 1 : 0;
    QCOMPARE(sent, 1);
    QCOMPARE(oci::Digest::of(registry.manifest(u"1"_s)), push.manifest);
}

/// A registry that always breaks is given up.
void TestPushFaults::neverEnds()
{
    UploadRegistry registry({}, [](const RawRequest &request, RawConnection &connection) {
        if (request.method != "PATCH")
            return false;
        connection.reset();
        return true;
    });
    Pushing push(registry.host());
    const auto outcome = push.run();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Network);
    QVERIFY(registry.uploads("PATCH").size() < 20);
    QVERIFY(registry.manifest(u"1"_s).isEmpty());
    QCOMPARE(push.progress->status().layers.first().stage, registry::LayerStage::Failed);
}

void TestPushFaults::goesOnAfterCancel()
{
    std::stop_source stop;
    std::atomic<int> pieces = 0;
    UploadRegistry registry({}, [&](const RawRequest &request, RawConnection &connection) {
        if (request.method != "PATCH" || ++pieces != 3)
            return false;
        stop.request_stop();
        connection.stall();
        return true;
    });
    Pushing push(registry.host());
    const auto outcome = push.run(stop.get_token());
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    QCOMPARE(push.progress->status().layers.first().stage, registry::LayerStage::Stopped);
    QVERIFY(registry.manifest(u"1"_s).isEmpty());

    const qsizetype before = startsOf(registry).size();
    const auto rest = push.run();
    VERIFY_RESULT(rest);
    QCOMPARE(startsOf(registry).sliced(before), (QList<qint64>{2 * Chunk, 3 * Chunk}));
    QCOMPARE(registry.blob(push.layer.digest), push.layerBytes());
    QCOMPARE(rest->uploadedBytes, push.layer.size - 2 * Chunk);
}

void TestPushFaults::goesOnInALaterRun()
{
    std::stop_source stop;
    std::atomic<int> pieces = 0;
    UploadRegistry registry({}, [&](const RawRequest &request, RawConnection &connection) {
        if (request.method != "PATCH" || ++pieces != 3)
            return false;
        stop.request_stop();
        connection.stall();
        return true;
    });
    const QTemporaryDir folder;
    Pushing push(registry.host());
    push.setUploadsFile(folder.filePath(u"uploads.json"_s));
    QVERIFY(!push.run(stop.get_token()));
    push.endProgram();
    const qsizetype before = startsOf(registry).size();
    VERIFY_RESULT(push.run());
    QCOMPARE(startsOf(registry).sliced(before), (QList<qint64>{2 * Chunk, 3 * Chunk}));
    QCOMPARE(registry.blob(push.layer.digest), push.layerBytes());
}

/// The registry asks for Basic, and sends the bytes to a server of its own.
void TestPushFaults::otherHostGetsNoCredentials()
{
    UploadRegistry *self = nullptr;
    UploadRegistry registry(
        {.isElsewhere = true}, [&](const RawRequest &request, RawConnection &connection) {
            const bool isRegistry = request.header("Host") == self->host().toLatin1();
            if (!isRegistry || request.hasHeader("Authorization"))
                return false;
            connection.answer(401, {}, {{"WWW-Authenticate", "Basic realm=\"here\""}});
            return true;
        });
    self = &registry;
    PulledStore store;
    const auto target = *oci::Reference::parse(registry.host() + u"/team/app:1"_s);
    const auto image =
        support::addImage(store->layout(), {support::incompressibleTar(LayerSize, 1)});
    VERIFY_RESULT(store->addImage(image, target, {image}));
    const registry::Client client({.retry = {.base = std::chrono::milliseconds(5)},
                                   .uploadChunk = Chunk,
                                   .credentials = std::make_shared<Login>()});
    registry::PullProgress progress;
    const auto outcome =
        registry::push(client, *store, {.image = target.toString(), .target = target}, progress);
    VERIFY_RESULT(outcome);
    QVERIFY(registry.storageRequests().size() >= 5);
    for (const RawRequest &request : registry.storageRequests())
        QVERIFY(!request.hasHeader("Authorization"));
    QVERIFY(registry.requests().last().hasHeader("Authorization"));
}

/// A piece is refused because the token is over: the next one is asked for, and it goes on.
void TestPushFaults::tokenEndsInMidUpload()
{
    std::atomic<int> tokens = 0;
    std::atomic<int> pieces = 0;
    UploadRegistry *self = nullptr;
    UploadRegistry registry({}, [&](const RawRequest &request, RawConnection &connection) {
        if (request.path() == "/token") {
            connection.answer(200, R"({"token":"t)" + QByteArray::number(++tokens)
                                       + R"(","expires_in":300})");
            return true;
        }
        const bool isOver = pieces >= 2 && request.header("Authorization") == "Bearer t1";
        if (request.method == "PATCH" && !isOver)
            ++pieces;
        if (request.hasHeader("Authorization") && !isOver)
            return false;
        const QByteArray realm = "http://" + self->host().toLatin1() + "/token";
        connection.answer(401, {},
                          {{"WWW-Authenticate",
                            "Bearer realm=\"" + realm
                                + "\",service=\"s\",scope=\"repository:team/app:pull,push\""}});
        return true;
    });
    self = &registry;
    Pushing push(registry.host());
    const auto outcome = push.run();
    VERIFY_RESULT(outcome);
    QCOMPARE(tokens, 2);
    QCOMPARE(registry.blob(push.layer.digest), push.layerBytes());
    // The third piece was sent twice, and nothing before it.
    QCOMPARE(startsOf(registry), (QList<qint64>{0, Chunk, 2 * Chunk, 2 * Chunk, 3 * Chunk}));
}

void TestPushFaults::knownAndNotAllowed()
{
    UploadRegistry registry({}, [](const RawRequest &request, RawConnection &connection) {
        if (!request.hasHeader("Authorization"))
            connection.answer(401, {}, {{"WWW-Authenticate", "Basic realm=\"here\""}});
        else if (request.method == "POST")
            connection.answer(403, R"({"errors":[{"code":"DENIED"}]})");
        else
            return false;
        return true;
    });
    Pushing push(registry.host());
    push.logIn();
    const auto outcome = push.run();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::PermissionDenied);
    QVERIFY2(outcome.error().message.contains("Your account"_L1),
             qPrintable(outcome.error().message));
    QVERIFY(!outcome.error().detail.contains("secret"_L1));
}

/// What registries may not pass on is not sent, and the image goes without.
void TestPushFaults::foreignLayers()
{
    PulledStore store;
    UploadRegistry registry;
    const auto target = *oci::Reference::parse(registry.host() + u"/windows/app:1"_s);
    const auto plain = support::addImage(store->layout(), {support::incompressibleTar(30'000, 3)});
    const auto bytes = store->layout().readBlob(plain, core::limits::Manifest);
    VERIFY_RESULT(bytes);
    QJsonObject manifest = QJsonDocument::fromJson(*bytes).object();
    auto foreign = oci::Descriptor::of(
        oci::MediaType::parse(u"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"),
        "elsewhere");
    foreign.urls = {u"https://elsewhere.example/layer"_s};
    QJsonArray layers = manifest[u"layers"].toArray();
    layers.prepend(foreign.toJson());
    manifest[u"layers"] = layers;
    const auto image =
        support::addBlob(store->layout(), QJsonDocument(manifest).toJson(), plain.mediaType);
    VERIFY_RESULT(store->addImage(image, target, {image}));
    const registry::Client client;
    registry::PullProgress progress;
    const auto outcome =
        registry::push(client, *store, {.image = target.toString(), .target = target}, progress);
    VERIFY_RESULT(outcome);
    QCOMPARE(outcome->absentLayers.size(), 1);
    QCOMPARE(outcome->absentLayers.first().digest, foreign.digest);
    QCOMPARE(progress.status().layers.first().stage, registry::LayerStage::Absent);
    QCOMPARE(oci::Digest::of(registry.manifest(u"1"_s)), image.digest);
    QVERIFY(registry.blob(foreign.digest).isEmpty());
}

void TestPushFaults::saysNo_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path"); // A part of it.
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *title, const QByteArray &method, const QByteArray &path,
                        int status, const QByteArray &body, ErrorCode code, const QString &words) {
        QTest::newRow(title) << method << path << status << body << int(code) << words;
    };
    row("not logged in", "POST", "uploads", 401, {}, ErrorCode::Unauthenticated, u"Log in"_s);
    row("not allowed", "POST", "uploads", 403, R"({"errors":[{"code":"DENIED"}]})",
        ErrorCode::PermissionDenied, u"team/app"_s);
    row("no such repository", "POST", "uploads", 404, R"({"errors":[{"code":"NAME_UNKNOWN"}]})",
        ErrorCode::NotFound, u"Make it there first"_s);
    row("read only", "POST", "uploads", 405, R"({"errors":[{"code":"UNSUPPORTED"}]})",
        ErrorCode::Unsupported, u"does not allow"_s);
    row("blob too large", "PUT", "uploads", 413, {}, ErrorCode::LimitExceeded, u"as large"_s);
    row("manifest refused", "PUT", "manifests", 400,
        R"({"errors":[{"code":"MANIFEST_INVALID","message":"no such thing"}]})",
        ErrorCode::Unsupported, u"no such thing"_s);
    row("tags are immutable", "PUT", "manifests", 409,
        R"({"errors":[{"code":"TAG_IMMUTABLE","message":"the tag is immutable"}]})",
        ErrorCode::Unsupported, u"the tag is immutable"_s);
    row("always broken", "POST", "uploads", 503, {}, ErrorCode::Network, u"problem of its own"_s);
    row("success without a Location", "POST", "uploads", 202, {}, ErrorCode::Network,
        u"cannot be used"_s);
}

void TestPushFaults::saysNo()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, path);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const int, code);
    QFETCH(const QString, words);
    UploadRegistry registry({}, [&](const RawRequest &request, RawConnection &connection) {
        if (request.method != method || !request.path().contains(path))
            return false;
        connection.answer(status, body);
        return true;
    });
    Pushing push(registry.host());
    const auto outcome = push.run();
    QVERIFY(!outcome);
    QCOMPARE(int(outcome.error().code), code);
    QVERIFY2(outcome.error().message.contains(words), qPrintable(outcome.error().message));
    QVERIFY(registry.manifest(u"1"_s).isEmpty());
    QVERIFY2(registry.requests().size() < 40,
             qPrintable(QString::number(registry.requests().size())));
}

void TestPushFaults::wrongDigest_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("of a blob") << "/blobs/uploads/"_ba;
    QTest::newRow("of the manifest") << "/manifests/"_ba;
}

void TestPushFaults::wrongDigest()
{
    QFETCH(const QByteArray, path);
    UploadRegistry registry({}, [&](const RawRequest &request, RawConnection &connection) {
        if (request.method != "PUT" || !request.path().contains(path))
            return false;
        connection.answer(201, {},
                          {{"Docker-Content-Digest", oci::Digest::of("x").toString().toLatin1()}});
        return true;
    });
    Pushing push(registry.host());
    const auto outcome = push.run();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::DigestMismatch);
}

void TestPushFaults::damagedInTheStore()
{
    UploadRegistry registry;
    Pushing push(registry.host());
    QByteArray bytes = push.layerBytes();
    bytes[150'000] = char(bytes[150'000] ^ 1);
    QVERIFY(QFile::remove(push.layerPath()));
    QFile file(push.layerPath());
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    const auto outcome = push.run();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::DigestMismatch);
    QVERIFY2(outcome.error().message.contains("damaged in the store"_L1),
             qPrintable(outcome.error().message));
    // The registry was not told that it is complete.
    for (const RawRequest &put : registry.uploads("PUT"))
        QVERIFY(!put.query(u"digest"_s).contains(push.layer.digest.encoded()));
    QVERIFY(registry.manifest(u"1"_s).isEmpty());
}

void TestPushFaults::waitsAsAsked()
{
    std::atomic<int> asked = 0;
    UploadRegistry registry({}, [&](const RawRequest &request, RawConnection &connection) {
        if (request.method != "PUT" || !request.path().contains("/manifests/") || asked++ > 0)
            return false;
        connection.answer(429, {}, {{"Retry-After", "1"}});
        return true;
    });
    Pushing push(registry.host());
    QElapsedTimer timer;
    timer.start();
    VERIFY_RESULT(push.run());
    QCOMPARE(asked, 2);
    QVERIFY(timer.elapsed() >= 1000);
    QCOMPARE(oci::Digest::of(registry.manifest(u"1"_s)), push.manifest);
}

QTEST_GUILESS_MAIN(TestPushFaults)
#include "tst_pushfaults.moc"
