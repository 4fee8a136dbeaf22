// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/client.h"
#include "core/registry/repository.h"

#include "core/base/limits.h"

#include "tests/support/expected.h"
#include "tests/support/memorysink.h"
#include "tests/support/rawserver.h"
#include "tests/support/registryserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <atomic>
#include <list>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using core::Result;
using registry::Client;
using registry::FetchedManifest;
using support::MemorySink;
using support::RawConnection;
using support::RawHeaders;
using support::RawRequest;
using support::RawServer;
using support::RegistryServer;

namespace {

const QByteArray Config = R"({"architecture":"amd64","os":"linux"})";
const QByteArray ManifestType = "application/vnd.oci.image.manifest.v1+json";

QJsonObject descriptorJson(const oci::MediaType &type, const QByteArray &bytes)
{
    return {{u"mediaType"_s, type.toString()},
            {u"size"_s, bytes.size()},
            {u"digest"_s, oci::Digest::of(bytes).toString()}};
}

QByteArray manifestOf(const QByteArray &layer)
{
    return QJsonDocument(
               QJsonObject{
                   {u"schemaVersion"_s, 2},
                   {u"mediaType"_s, QString::fromLatin1(ManifestType)},
                   {u"config"_s, descriptorJson(oci::MediaType::OciConfig, Config)},
                   {u"layers"_s, QJsonArray{descriptorJson(oci::MediaType::OciLayer, layer)}}})
        .toJson();
}

const QByteArray Manifest = manifestOf("layer");

Client::Options quickOptions()
{
    Client::Options options;
    options.http.silence = 2s;
    options.retry.base = 2ms;
    return options;
}

Result<FetchedManifest> fetch(const QString &reference)
{
    const auto parsed = oci::Reference::parse(reference);
    if (!parsed)
        return std::unexpected(parsed.error());
    return Client(quickOptions()).fetchManifest(*parsed);
}

QByteArray digestOf(const QByteArray &bytes)
{
    return oci::Digest::of(bytes).toString().toLatin1();
}

} // namespace

class TestRegistryClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void realTag();
    void realDigest();
    void realUnknown_data();
    void realUnknown();
    void realTags();
    void tagPages_data();
    void tagPages();
    void realBlobs();
    void realManyThreads();
    void baseUrl_data();
    void baseUrl();
    void tagThenDigest();
    void headIsNoHelp_data();
    void headIsNoHelp();
    void pinnedDigestCounts();
    void wrongBytes_data();
    void wrongBytes();
    void tooLarge_data();
    void tooLarge();
    void mediaTypes_data();
    void mediaTypes();
    void schema1();
    void cutManifestIsFetchedAgain();
    void byDescriptor_data();
    void byDescriptor();
    void embeddedBlob();
    void smallBlobs_data();
    void smallBlobs();

private:
    RegistryServer m_server;
    const QByteArray m_layer = QByteArray(3'000'000, 'l');
    QByteArray m_manifest;
};

void TestRegistryClient::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
    QVERIFY(!m_server.putBlob(u"a/b"_s, Config).isEmpty());
    QVERIFY(!m_server.putBlob(u"a/b"_s, m_layer).isEmpty());
    m_manifest = manifestOf(m_layer);
    QCOMPARE(m_server.putManifest(u"a/b"_s, u"1"_s, ManifestType, m_manifest).toLatin1(),
             digestOf(m_manifest));
}

void TestRegistryClient::realTag()
{
    const auto fetched = fetch(m_server.host() + u"/a/b:1"_s);
    VERIFY_RESULT(fetched);
    QCOMPARE(fetched->bytes, m_manifest);
    QCOMPARE(fetched->descriptor.digest, oci::Digest::of(m_manifest));
    QCOMPARE(fetched->descriptor.size, m_manifest.size());
    QCOMPARE(fetched->descriptor.mediaType, oci::MediaType::OciManifest);
}

void TestRegistryClient::realDigest()
{
    const QString digest = QString::fromLatin1(digestOf(m_manifest));
    const auto fetched = fetch(m_server.host() + u"/a/b:other@"_s + digest);
    VERIFY_RESULT(fetched);
    QCOMPARE(fetched->bytes, m_manifest);
}

void TestRegistryClient::realUnknown_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("tag") << u"/a/b:2"_s;
    QTest::newRow("repository") << u"/c/d:1"_s;
    QTest::newRow("digest") << u"/a/b@sha256:"_s + QString(64, u'0');
}

void TestRegistryClient::realUnknown()
{
    QFETCH(QString, name);
    const auto fetched = fetch(m_server.host() + name);
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().code, ErrorCode::NotFound);
}

void TestRegistryClient::realTags()
{
    const Client client(quickOptions());
    const auto tags = client.fetchTags(*oci::Reference::parse(m_server.host() + u"/a/b"_s));
    VERIFY_RESULT(tags);
    QVERIFY(tags->contains(u"1"_s));
    const auto none = client.fetchTags(*oci::Reference::parse(m_server.host() + u"/c/d"_s));
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
}

void TestRegistryClient::tagPages_data()
{
    QTest::addColumn<QByteArray>("link"); ///< PAGE is the number of the next page.
    QTest::addColumn<qsizetype>("tags");
    QTest::newRow("relative") << R"(</v2/a/b/tags/list?n=2&last=PAGE>; rel="next")"_ba
                              << qsizetype(6);
    QTest::newRow("relative to the page") << R"(<list?last=PAGE>; rel=next)"_ba << qsizetype(6);
    QTest::newRow("absolute") << R"(<http://HOST/v2/a/b/tags/list?last=PAGE>; rel="next")"_ba
                              << qsizetype(6);
    QTest::newRow("elsewhere") << R"(<http://127.0.0.2:1/list?last=PAGE>; rel="next")"_ba
                               << qsizetype(2);
    QTest::newRow("in circles") << R"(</v2/a/b/tags/list?last=1>; rel="next")"_ba << qsizetype(4);
    QTest::newRow("none") << ""_ba << qsizetype(2);
    QTest::newRow("other relation")
        << R"(</v2/a/b/tags/list?last=PAGE>; rel="prev")"_ba << qsizetype(2);
}

/// Three pages of two tags, one thing that is no tag, and a page that is null.
void TestRegistryClient::tagPages()
{
    QFETCH(const QByteArray, link);
    QFETCH(const qsizetype, tags);
    const RawServer server([&](const RawRequest &request, RawConnection &connection) {
        const int page = request.query(u"last"_s).toInt();
        const QByteArray number = QByteArray::number(page);
        const QByteArray host = request.header("Host");
        QByteArray next = link;
        next.replace("PAGE", QByteArray::number(page + 1)).replace("HOST", host);
        RawHeaders headers;
        if (!next.isEmpty())
            headers.append({"Link", next});
        connection.answer(200,
                          page < 3 ? R"({"name":"a/b","tags":["a)" + number + R"(","b)" + number
                                         + R"(","../../x"]})"
                                   : R"({"name":"a/b","tags":null})"_ba,
                          headers);
    });
    const auto found =
        Client(quickOptions()).fetchTags(*oci::Reference::parse(server.host() + u"/a/b"_s));
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), tags);
    QCOMPARE(found->first(), u"a0"_s);
}

void TestRegistryClient::realBlobs()
{
    const auto reference = oci::Reference::parse(m_server.host() + u"/a/b:1"_s);
    const auto layer = oci::Descriptor::of(oci::MediaType::OciLayer, m_layer);
    for (const qsizetype have : {qsizetype(0), qsizetype(1'000'000), m_layer.size() - 1}) {
        MemorySink sink;
        sink.bytes = m_layer.first(have);
        VERIFY_RESULT(Client(quickOptions()).fetchBlob(*reference, layer, sink));
        QCOMPARE(sink.bytes, m_layer);
        QCOMPARE(sink.rewinds, 0);
    }
}

void TestRegistryClient::realManyThreads()
{
    const auto reference = oci::Reference::parse(m_server.host() + u"/a/b:1"_s);
    const auto layer = oci::Descriptor::of(oci::MediaType::OciLayer, m_layer);
    const Client client;
    std::atomic<int> right = 0;
    {
        std::list<std::jthread> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&] {
                MemorySink sink;
                right += client.fetchManifest(*reference).has_value()
                         && client.fetchBlob(*reference, layer, sink) && sink.bytes == m_layer;
            });
        }
    }
    QCOMPARE(right.load(), 6);
}

void TestRegistryClient::baseUrl_data()
{
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("url");
    QTest::newRow("Docker Hub") << u"docker.io"_s << u"https://registry-1.docker.io"_s;
    QTest::newRow("other") << u"ghcr.io"_s << u"https://ghcr.io"_s;
    QTest::newRow("port") << u"r.test:5000"_s << u"https://r.test:5000"_s;
    QTest::newRow("port 80") << u"r.test:80"_s << u"https://r.test:80"_s;
    QTest::newRow("localhost") << u"localhost:5000"_s << u"http://localhost:5000"_s;
    QTest::newRow("loopback") << u"127.0.0.2:5000"_s << u"http://127.0.0.2:5000"_s;
    QTest::newRow("loopback, IPv6") << u"[::1]:5000"_s << u"http://[::1]:5000"_s;
    QTest::newRow("private") << u"10.0.0.1:5000"_s << u"https://10.0.0.1:5000"_s;
    QTest::newRow("looks local") << u"localhost.test"_s << u"https://localhost.test"_s;
}

void TestRegistryClient::baseUrl()
{
    QFETCH(QString, domain);
    QFETCH(QString, url);
    QCOMPARE(registry::baseUrl(domain).toString(), url);
}

void TestRegistryClient::tagThenDigest()
{
    RawServer server([](const RawRequest &request, RawConnection &connection) {
        const RawHeaders headers{{"Content-Type", ManifestType + "; charset=utf-8"},
                                 {"Docker-Content-Digest", digestOf(Manifest)}};
        if (request.method == "HEAD")
            return void(connection.head(200, headers));
        connection.answer(200, Manifest, headers);
    });
    const auto fetched = fetch(server.host() + u"/a/b:1"_s);
    VERIFY_RESULT(fetched);
    QCOMPARE(fetched->descriptor.mediaType, oci::MediaType::OciManifest);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().value(1).path(), "/v2/a/b/manifests/" + digestOf(Manifest));
    for (const RawRequest &request : server.requests()) {
        for (const oci::MediaType &type :
             {oci::MediaType::OciIndex, oci::MediaType::OciManifest,
              oci::MediaType::DockerManifestList, oci::MediaType::DockerManifest})
            QVERIFY(request.header("Accept").contains(type.toString().toLatin1()));
    }
}

void TestRegistryClient::headIsNoHelp_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("digest");
    QTest::newRow("405") << 405 << ""_ba;
    QTest::newRow("403") << 403 << ""_ba;
    QTest::newRow("404") << 404 << ""_ba;
    QTest::newRow("no digest") << 200 << ""_ba;
    QTest::newRow("digest of another kind") << 200 << "blake3:" + QByteArray(64, 'a');
    QTest::newRow("no digest at all") << 200 << "../../etc/passwd"_ba; // CVE-2024-3727
}

void TestRegistryClient::headIsNoHelp()
{
    QFETCH(int, status);
    QFETCH(QByteArray, digest);
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        RawHeaders headers{{"Content-Type", ManifestType}};
        if (!digest.isEmpty())
            headers.append({"Docker-Content-Digest", digest});
        if (request.method == "HEAD")
            return void(connection.head(status, headers));
        connection.answer(200, Manifest, headers);
    });
    const auto fetched = fetch(server.host() + u"/a/b:1"_s);
    VERIFY_RESULT(fetched);
    QCOMPARE(fetched->descriptor.digest, oci::Digest::of(Manifest));
    QCOMPARE(server.requests().last().path(), "/v2/a/b/manifests/1");
}

// GHSA-qv35-3gw6-8q4j and others: the tag was taken although there was a digest.
void TestRegistryClient::pinnedDigestCounts()
{
    RawServer server([](const RawRequest &, RawConnection &connection) {
        connection.answer(200, Manifest, {{"Content-Type", ManifestType}});
    });
    const QByteArray path = "/v2/a/b/manifests/" + digestOf(Manifest);
    VERIFY_RESULT(fetch(server.host() + u"/a/b:1@"_s + QString::fromLatin1(digestOf(Manifest))));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().path(), path);
    const auto other = fetch(server.host() + u"/a/b:1@sha256:"_s + QString(64, u'0'));
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::DigestMismatch);
}

void TestRegistryClient::wrongBytes_data()
{
    QTest::addColumn<bool>("onHead");
    QTest::newRow("digest of HEAD") << true;
    QTest::newRow("digest of GET") << false;
}

void TestRegistryClient::wrongBytes()
{
    QFETCH(bool, onHead);
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        RawHeaders headers{{"Content-Type", ManifestType}};
        if (onHead == (request.method == "HEAD"))
            headers.append({"Docker-Content-Digest", digestOf("other bytes")});
        if (request.method == "HEAD")
            return void(connection.head(200, headers));
        connection.answer(200, Manifest, headers);
    });
    const auto fetched = fetch(server.host() + u"/a/b:1"_s);
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().code, ErrorCode::DigestMismatch);
    QVERIFY(fetched.error().detail.contains(QString::fromLatin1(digestOf(Manifest))));
}

void TestRegistryClient::tooLarge_data()
{
    QTest::addColumn<bool>("endless");
    QTest::newRow("a byte too many") << false;
    QTest::newRow("endless") << true; // CVE-2020-1702
}

void TestRegistryClient::tooLarge()
{
    QFETCH(bool, endless);
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (request.method == "HEAD")
            return void(connection.head(405));
        if (!endless)
            return connection.answer(200, QByteArray(core::limits::Manifest + 1, ' '));
        connection.head(200);
        const QByteArray piece(64 * 1024, ' ');
        while (connection.send(piece)) {
        }
    });
    const auto fetched = fetch(server.host() + u"/a/b:1"_s);
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().code, ErrorCode::LimitExceeded);
}

void TestRegistryClient::mediaTypes_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::newRow("parameters") << ManifestType + ";charset=utf-8";
    QTest::newRow("text/plain") << "text/plain"_ba;
    QTest::newRow("application/json") << "application/json"_ba;
    QTest::newRow("missing") << QByteArray();
}

void TestRegistryClient::mediaTypes()
{
    QFETCH(QByteArray, contentType);
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (request.method == "HEAD")
            return void(connection.head(405));
        connection.answer(200, Manifest,
                          contentType.isEmpty() ? RawHeaders()
                                                : RawHeaders{{"Content-Type", contentType}});
    });
    const auto fetched = fetch(server.host() + u"/a/b:1"_s);
    VERIFY_RESULT(fetched);
    QCOMPARE(fetched->descriptor.mediaType, oci::MediaType::OciManifest);
}

void TestRegistryClient::schema1()
{
    RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (request.method == "HEAD")
            return void(connection.head(405));
        connection.answer(
            200, R"({"schemaVersion":1,"name":"a/b","fsLayers":[]})",
            {{"Content-Type", "application/vnd.docker.distribution.manifest.v1+prettyjws"}});
    });
    const auto fetched = fetch(server.host() + u"/a/b:1"_s);
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().code, ErrorCode::Unsupported);
}

void TestRegistryClient::cutManifestIsFetchedAgain()
{
    std::atomic<int> asked = 0;
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        if (++asked > 1)
            return connection.answer(200, Manifest, {{"Content-Type", ManifestType}});
        connection.head(200, {{"Content-Type", ManifestType}});
        connection.send(Manifest.first(50));
        connection.close();
    });
    const QString digest = QString::fromLatin1(digestOf(Manifest));
    VERIFY_RESULT(fetch(server.host() + u"/a/b@"_s + digest));
}

void TestRegistryClient::byDescriptor_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("code"); // -1: good.
    QTest::newRow("right") << qint64(Manifest.size()) << -1;
    QTest::newRow("other size") << qint64(Manifest.size() + 1) << int(ErrorCode::DigestMismatch);
    QTest::newRow("too large") << core::limits::Manifest + 1 << int(ErrorCode::LimitExceeded);
}

void TestRegistryClient::byDescriptor()
{
    QFETCH(qint64, size);
    QFETCH(int, code);
    RawServer server([&](const RawRequest &, RawConnection &connection) {
        connection.answer(200, Manifest, {{"Content-Type", ManifestType}});
    });
    const auto reference = oci::Reference::parse(server.host() + u"/a/b:1"_s);
    const auto descriptor =
        oci::Descriptor::of(oci::MediaType::OciManifest, oci::Digest::of(Manifest), size);
    const auto fetched = Client(quickOptions()).fetchManifest(*reference, descriptor);
    QCOMPARE(fetched ? -1 : int(fetched.error().code), code);
    if (fetched)
        QCOMPARE(fetched->descriptor, descriptor);
}

void TestRegistryClient::embeddedBlob()
{
    RawServer server([](const RawRequest &, RawConnection &connection) { connection.answer(500); });
    const auto reference = oci::Reference::parse(server.host() + u"/a/b:1"_s);
    auto descriptor = oci::Descriptor::of(oci::MediaType::OciConfig, Config);
    descriptor.data = Config;
    const auto bytes = Client(quickOptions()).fetchSmallBlob(*reference, descriptor);
    VERIFY_RESULT(bytes);
    QCOMPARE(*bytes, Config);
    QVERIFY(server.requests().isEmpty());
}

void TestRegistryClient::smallBlobs_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<int>("code"); // -1: good.
    QTest::newRow("right") << Config << qint64(Config.size()) << -1;
    QTest::newRow("other bytes") << QByteArray(Config.size(), 'x') << qint64(Config.size())
                                 << int(ErrorCode::DigestMismatch);
    QTest::newRow("other size") << Config << qint64(5) << int(ErrorCode::DigestMismatch);
    QTest::newRow("too large") << Config << core::limits::Config + 1
                               << int(ErrorCode::LimitExceeded);
}

void TestRegistryClient::smallBlobs()
{
    QFETCH(QByteArray, sent);
    QFETCH(qint64, size);
    QFETCH(int, code);
    RawServer server(
        [&](const RawRequest &, RawConnection &connection) { connection.answer(200, sent); });
    const auto reference = oci::Reference::parse(server.host() + u"/a/b:1"_s);
    const auto descriptor =
        oci::Descriptor::of(oci::MediaType::OciConfig, oci::Digest::of(Config), size);
    const auto bytes = Client(quickOptions()).fetchSmallBlob(*reference, descriptor);
    QCOMPARE(bytes ? -1 : int(bytes.error().code), code);
}

QTEST_GUILESS_MAIN(TestRegistryClient)
#include "tst_registryclient.moc"
