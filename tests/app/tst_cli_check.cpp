// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/commandline.h"
#include "tests/support/furnishedstore.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::ToolRun;

namespace {

QByteArray tar(quint32 seed)
{
    return support::incompressibleTar(2'000, seed);
}

} // namespace

/// `millefeuille-cli check --repair` on a real registry.
class TestCliCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void fetchesOnlyWhatIsDamaged_data();
    void fetchesOnlyWhatIsDamaged();
    void fetchesForNamesThatMovedOn();
    void platformOfAnIndex();
    void goneFromTheRegistry();
    void offline();
    void mendsAStoreThatDoesNotOpen();

private:
    [[nodiscard]] QString name(const QString &image) const
    {
        return m_proxy->host() + u'/' + image;
    }
    [[nodiscard]] QString blob(const oci::Descriptor &descriptor) const
    {
        return m_cli->store() + u"/blobs/sha256/"_s + descriptor.digest.encoded();
    }
    [[nodiscard]] static QJsonObject toObject(const ToolRun &run)
    {
        return QJsonDocument::fromJson(run.output).object();
    }
    void checkIsWhole();

    support::RegistryServer m_registry;
    std::unique_ptr<support::RegistryProxy> m_proxy;
    std::optional<support::PushedImage> m_image;
    std::unique_ptr<CommandLine> m_cli;
};

void TestCliCheck::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    m_proxy = std::make_unique<support::RegistryProxy>(m_registry.port());
    m_image = support::push(
        m_registry, u"app"_s, u"1"_s,
        {.layers = {support::incompressibleTar(50'000, 1), support::incompressibleTar(70'000, 2)}});
}

void TestCliCheck::init()
{
    m_cli = std::make_unique<CommandLine>(QStringLiteral(MILLEFEUILLE_CLI));
    const ToolRun pulled = m_cli->run({u"pull"_s, name(u"app:1"_s)});
    QVERIFY2(pulled.isDone(), pulled.errors.constData());
}

void TestCliCheck::checkIsWhole()
{
    const ToolRun checked = m_cli->run({u"check"_s});
    QVERIFY2(checked.isDone(), checked.errors.constData());
    QVERIFY(m_cli->run({u"inspect"_s, name(u"app:1"_s)}).isDone());
}

void TestCliCheck::fetchesOnlyWhatIsDamaged_data()
{
    QTest::addColumn<oci::Descriptor>("descriptor");
    QTest::addColumn<bool>("isMissing");
    for (const bool isMissing : {false, true}) {
        const char *how = isMissing ? "missing" : "damaged";
        QTest::addRow("layer %s", how) << m_image->layers.last() << isMissing;
        QTest::addRow("configuration %s", how) << m_image->config << isMissing;
        QTest::addRow("manifest %s", how) << m_image->manifest << isMissing;
    }
}

void TestCliCheck::fetchesOnlyWhatIsDamaged()
{
    QFETCH(const oci::Descriptor, descriptor);
    QFETCH(const bool, isMissing);
    const QString path = blob(descriptor);
    if (isMissing)
        QVERIFY(QFile::remove(path));
    else
        support::writeBytes(path, support::withFlippedBit(support::readBytes(path), 777));
    const ToolRun checked = m_cli->run({u"check"_s, u"--json"_s});
    QCOMPARE(checked.exitCode, 1);
    const QJsonObject damage = toObject(checked)[u"damages"_s][0].toObject();
    QCOMPARE(damage[u"kind"_s], isMissing ? u"missing"_s : u"corrupt"_s);
    QCOMPARE(damage[u"path"_s], path);
    QCOMPARE(damage[u"remedy"_s], u"fetch"_s);
    QCOMPARE(damage[u"images"_s], QJsonArray{name(u"app:1"_s)});

    const qsizetype requests = m_proxy->requests().size();
    const ToolRun repaired = m_cli->run({u"check"_s, u"--repair"_s, u"--json"_s});
    QVERIFY2(repaired.isDone(), repaired.errors.constData());
    const QJsonObject report = toObject(repaired);
    QCOMPARE(report[u"whole"_s], true);
    QCOMPARE(report[u"damages"_s], QJsonArray());
    QCOMPARE(report[u"repaired"_s].toArray().size(), 1);
    QCOMPARE(report[u"repaired"_s][0][u"path"_s], path);
    const auto later = m_proxy->requests().sliced(requests);
    for (const support::RawRequest &request : later) {
        const QByteArray asked = request.path();
        QVERIFY2(asked == "/v2/" || asked.endsWith(descriptor.digest.toString().toLatin1()),
                 asked.constData());
    }
    checkIsWhole();
}

/// An image that lost its name to a newer one still knows where it came from.
void TestCliCheck::fetchesForNamesThatMovedOn()
{
    (void)support::push(m_registry, u"moving"_s, u"1"_s, {.layers = {tar(1)}});
    QVERIFY(m_cli->run({u"pull"_s, name(u"moving:1"_s)}).isDone());
    const auto first = oci::Digest::of(tar(1));
    (void)support::push(m_registry, u"moving"_s, u"1"_s, {.layers = {tar(2)}});
    QVERIFY(m_cli->run({u"pull"_s, name(u"moving:1"_s)}).isDone());
    QVERIFY(QFile::remove(m_cli->store() + u"/blobs/sha256/"_s + first.encoded()));
    QCOMPARE(m_cli->run({u"check"_s}).exitCode, 1);
    const ToolRun repaired = m_cli->run({u"check"_s, u"--repair"_s});
    QVERIFY2(repaired.isDone(), repaired.errors.constData());
    checkIsWhole();
}

/// The manifest of the platform that was pulled comes back, and then what it needs.
void TestCliCheck::platformOfAnIndex()
{
    const auto host = oci::Platform::host().toString();
    const auto mine =
        support::push(m_registry, u"multi"_s, u"mine"_s, {.layers = {tar(3)}, .platform = host});
    const auto other = support::push(m_registry, u"multi"_s, u"other"_s,
                                     {.layers = {tar(4)}, .platform = u"linux/s390x"_s});
    (void)support::pushIndex(m_registry, u"multi"_s, u"1"_s, {other, mine});
    QVERIFY(m_cli->run({u"pull"_s, name(u"multi:1"_s)}).isDone());
    for (const oci::Descriptor &gone : {mine.manifest, mine.config, mine.layers.first()})
        QVERIFY(QFile::remove(blob(gone)));
    const ToolRun repaired = m_cli->run({u"check"_s, u"--repair"_s, u"--json"_s});
    QVERIFY2(repaired.isDone(), (repaired.output + repaired.errors).constData());
    QCOMPARE(toObject(repaired)[u"repaired"_s].toArray().size(), 3);
    QVERIFY(!QFile::exists(blob(other.manifest)));
    QVERIFY(m_cli->run({u"inspect"_s, name(u"multi:1"_s)}).isDone());
}

void TestCliCheck::goneFromTheRegistry()
{
    (void)support::push(m_registry, u"gone"_s, u"1"_s, {.layers = {tar(5)}});
    QVERIFY(m_cli->run({u"pull"_s, name(u"gone:1"_s)}).isDone());
    const auto digest = oci::Digest::of(tar(5));
    const QString path = m_cli->store() + u"/blobs/sha256/"_s + digest.encoded();
    support::writeBytes(path, "damaged");
    QVERIFY(QDir(m_registry.dataPath() + u"/docker/registry/v2/blobs/sha256/"_s
                 + digest.encoded().first(2) + u'/' + digest.encoded())
                .removeRecursively());
    const ToolRun repaired = m_cli->run({u"check"_s, u"--repair"_s, u"--json"_s});
    QCOMPARE(repaired.exitCode, 1);
    const QJsonObject left = toObject(repaired)[u"damages"_s][0].toObject();
    QCOMPARE(left[u"path"_s], path);
    QVERIFY(!left[u"problem"_s].toString().isEmpty());
    QCOMPARE(support::readBytes(path), "damaged");
}

void TestCliCheck::offline()
{
    const QString path = blob(m_image->layers.first());
    QVERIFY(QFile::remove(path));
    const qsizetype requests = m_proxy->requests().size();
    const ToolRun repaired = m_cli->run({u"check"_s, u"--repair"_s, u"--offline"_s});
    QCOMPARE(repaired.exitCode, 1);
    QVERIFY2(repaired.errors.contains(m_proxy->host().toUtf8()), repaired.errors.constData());
    QCOMPARE(m_proxy->requests().size(), requests);
    QCOMPARE(m_cli->run({u"check"_s, u"--offline"_s}).exitCode, 2);
    QCOMPARE(m_cli->run({u"check"_s, u"--mend"_s}).exitCode, 2);
}

void TestCliCheck::mendsAStoreThatDoesNotOpen()
{
    support::writeBytes(m_cli->store() + u"/oci-layout"_s, "{");
    support::writeBytes(m_cli->store() + u"/index.json"_s, "");
    QCOMPARE(m_cli->run({u"ls"_s}).exitCode, 1);
    const ToolRun checked = m_cli->run({u"check"_s, u"--json"_s});
    QCOMPARE(checked.exitCode, 1);
    QCOMPARE(toObject(checked)[u"damages"_s].toArray().size(), 2);
    const ToolRun repaired = m_cli->run({u"check"_s, u"--repair"_s});
    QVERIFY2(repaired.isDone(), repaired.errors.constData());
    checkIsWhole();
}

QTEST_GUILESS_MAIN(TestCliCheck)
#include "tst_cli_check.moc"
