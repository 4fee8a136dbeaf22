// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/client.h"

#include "tests/support/expected.h"
#include "tests/support/registryserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using registry::Client;
using support::RegistryServer;

namespace {

class MemorySink final : public registry::BlobSink
{
public:
    qint64 position() const override { return bytes.size(); }
    core::Result<void> write(QByteArrayView piece) override
    {
        bytes.append(piece);
        return {};
    }
    core::Result<void> rewind() override
    {
        bytes.clear();
        return {};
    }

    QByteArray bytes;
};

} // namespace

class TestRegistryClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void byTag();

private:
    RegistryServer m_server;
    QByteArray m_layer = QByteArray(3'000'000, 'l');
};

void TestRegistryClient::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
}

void TestRegistryClient::byTag()
{
    const QByteArray config = R"({"architecture":"amd64","os":"linux"})";
    const QString configDigest = m_server.putBlob(u"a/b"_s, config);
    const QString layerDigest = m_server.putBlob(u"a/b"_s, m_layer);
    const QByteArray manifest =
        QJsonDocument(
            QJsonObject{
                {u"schemaVersion"_s, 2},
                {u"mediaType"_s, u"application/vnd.oci.image.manifest.v1+json"_s},
                {u"config"_s,
                 QJsonObject{{u"mediaType"_s, u"application/vnd.oci.image.config.v1+json"_s},
                             {u"size"_s, config.size()},
                             {u"digest"_s, configDigest}}},
                {u"layers"_s, QJsonArray{QJsonObject{
                                  {u"mediaType"_s, u"application/vnd.oci.image.layer.v1.tar"_s},
                                  {u"size"_s, m_layer.size()},
                                  {u"digest"_s, layerDigest}}}}})
            .toJson();
    const QString digest = m_server.putManifest(
        u"a/b"_s, u"1"_s, "application/vnd.oci.image.manifest.v1+json", manifest);
    QVERIFY(!digest.isEmpty());

    const Client client;
    const auto reference = oci::Reference::parse(m_server.host() + u"/a/b:1"_s);
    VERIFY_RESULT(reference);
    const auto fetched = client.fetchManifest(*reference);
    VERIFY_RESULT(fetched);
    QCOMPARE(fetched->bytes, manifest);
    QCOMPARE(fetched->descriptor.digest.toString(), digest);

    MemorySink sink;
    sink.bytes = m_layer.left(1000);
    const oci::Descriptor layer{.mediaType = oci::MediaType::OciLayer,
                                .digest = *oci::Digest::parse(layerDigest),
                                .size = m_layer.size()};
    const auto done = client.fetchBlob(*reference, layer, sink);
    VERIFY_RESULT(done);
    QCOMPARE(sink.bytes, m_layer);
}

QTEST_GUILESS_MAIN(TestRegistryClient)
#include "tst_registryclient.moc"
