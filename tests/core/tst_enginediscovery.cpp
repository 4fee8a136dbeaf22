// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/commandline.h"
#include "core/engine/contexts.h"
#include "core/engine/discovery.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::Address;
using engine::DiscoveryPlaces;
using engine::Endpoint;

/// Where engines are: addresses, contexts, connections, usual sockets, in folders made here.
class TestEngineDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void address_data();
    void address();
    void nothing();
    void sockets();
    void contexts();
    void damagedContexts();
    void precedence_data();
    void precedence();
    void podman();
    void containersConf();
    void sameAddressOnce();
    void access();
    void find();
    void pipes();
    void programs_data();
    void programs();

private:
    void write(const QString &path, const QByteArray &bytes = {}) const;
    void writeContext(const QString &name, const QString &host) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList names() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    DiscoveryPlaces m_places;
};

void TestEngineDiscovery::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_places = {.home = path(u"home"_s),
                .runtimeFolder = path(u"user"_s),
                .systemRunFolder = path(u"run"_s),
                .dockerConfig = path(u"home/.docker"_s),
                .podmanConnections = path(u"connections.json"_s)};
}

void TestEngineDiscovery::write(const QString &name, const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(path(name).section(u'/', 0, -2)));
    QFile file(path(name));
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestEngineDiscovery::writeContext(const QString &name, const QString &host) const
{
    const QString hash = QString::fromLatin1(
        QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex());
    write(u"home/.docker/contexts/meta/%1/meta.json"_s.arg(hash),
          u"{\"Name\":\"%1\",\"Metadata\":{\"Description\":\"of %1\"},"
          "\"Endpoints\":{\"docker\":{\"Host\":\"%2\",\"SkipTLSVerify\":false}}}"_s.arg(name, host)
              .toUtf8());
}

QStringList TestEngineDiscovery::names() const
{
    QStringList names;
    for (const Endpoint &endpoint : engine::discover(m_places))
        names.append(endpoint.name + (endpoint.isDefault ? u"*"_s : QString()));
    return names;
}

void TestEngineDiscovery::address_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // Empty: refused.

    const auto row = [](const QString &text, const QString &expected) {
        QTest::addRow("%s", qPrintable(text)) << text << expected;
    };
    row(u"unix:///run/docker.sock"_s, u"unix:///run/docker.sock"_s);
    row(u"  unix:///a b\n"_s, u"unix:///a b"_s);
    row(u"tcp://127.0.0.1:2375"_s, u"tcp://127.0.0.1:2375"_s);
    row(u"tcp://localhost"_s, u"tcp://localhost"_s);
    row(u"http://[::1]:80"_s, u"tcp://[::1]:80"_s);
    row(u"127.0.0.1:4000"_s, u"tcp://127.0.0.1:4000"_s);
    row(u"npipe:////./pipe/docker_engine"_s, u"npipe:////./pipe/docker_engine"_s);
    row(u"ssh://me@host:22/run/podman.sock"_s, u"ssh://me@host:22/run/podman.sock"_s);
    row(u"ssh://host"_s, u"ssh://host"_s);
    row(u"ssh://me:secret@host"_s, {});
    row(u"ssh://-oProxyCommand=x"_s, {});
    row(u"ssh://-l@host"_s, {});
    row(u"ssh://me@host$(x)"_s, {});
    row(u"ssh://me;x@host"_s, {});
    row(u"ssh://host/a:b"_s, {});
    row(u"ssh://host/a%25h"_s, {});
    row(u"ssh://host/${HOME}"_s, {});
    row(u"tcp://me@host"_s, {});
    row(u"tcp://"_s, {});
    row(u"tcp://h?x=1"_s, {});
    row(u"tcp://h:0"_s, {});
    row(u"tcp://h/path"_s, {});
    row(u"unix://relative"_s, {});
    row(u"npipe://other"_s, {});
    row(u"ftp://host"_s, {});
    row(u"docker"_s, {});
    row({}, {});
}

void TestEngineDiscovery::address()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const auto address = Address::parse(text);
    if (expected.isEmpty()) {
        QVERIFY(!address);
        QCOMPARE(address.error().code, core::ErrorCode::InvalidArgument);
        QVERIFY(!address.error().message.contains("secret"_L1));
        return;
    }
    QVERIFY(address);
    QCOMPARE(address->toString(), expected);
    QCOMPARE(Address::parse(expected), address);
}

void TestEngineDiscovery::nothing()
{
    QCOMPARE(engine::discover(m_places), QList<Endpoint>());
    QCOMPARE(engine::discover({}), QList<Endpoint>());
}

void TestEngineDiscovery::sockets()
{
    write(u"run/docker.sock"_s);
    write(u"user/docker.sock"_s);
    write(u"home/.docker/desktop/docker.sock"_s);
    write(u"home/.rd/docker.sock"_s);
    write(u"home/.colima/default/docker.sock"_s);
    write(u"user/podman/podman.sock"_s);
    write(u"run/podman/podman.sock"_s);
    QCOMPARE(names(), QStringList({u"default*"_s, u"rootless"_s, u"desktop"_s, u"rancher-desktop"_s,
                                   u"colima"_s, u"podman"_s, u"podman-system"_s}));
}

void TestEngineDiscovery::contexts()
{
    writeContext(u"prod"_s, u"ssh://me@prod"_s);
    writeContext(u"desktop-linux"_s, u"unix://"_s + path(u"home/.docker/desktop/docker.sock"_s));
    const QList<Endpoint> found = engine::discover(m_places);
    QCOMPARE(names(), QStringList({u"desktop-linux"_s, u"prod"_s}));
    QCOMPARE(found[1].address.toString(), u"ssh://me@prod"_s);
    QCOMPARE(found[1].description, u"of prod"_s);
    QCOMPARE(found[1].source, Endpoint::Source::DockerContext);
}

void TestEngineDiscovery::damagedContexts()
{
    writeContext(u"good"_s, u"unix:///good"_s);
    writeContext(u"bad host"_s, u"unix:///x"_s); // No name of a context.
    writeContext(u"odd"_s, u"gopher://x"_s);
    write(u"home/.docker/contexts/meta/0123/meta.json"_s,
          R"({"Name":"elsewhere","Endpoints":{"docker":{"Host":"unix:///y"}}})");
    write(u"home/.docker/contexts/meta/4567/meta.json"_s, "{");
    write(u"home/.docker/contexts/meta/89ab/meta.json"_s, QByteArray(2 << 20, ' '));
    QCOMPARE(names(), QStringList({u"good"_s}));
}

void TestEngineDiscovery::precedence_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("current");
    QTest::addColumn<QString>("expected");

    QTest::newRow("nothing") << QString() << QString() << QString() << u"default*"_s;
    QTest::newRow("config.json") << QString() << QString() << u"a"_s << u"a*"_s;
    QTest::newRow("DOCKER_CONTEXT") << QString() << u"b"_s << u"a"_s << u"b*"_s;
    QTest::newRow("DOCKER_HOST") << u"tcp://127.0.0.1:1"_s << u"b"_s << u"a"_s << u"default*"_s;
    QTest::newRow("default by name") << QString() << u"default"_s << u"a"_s << u"default*"_s;
}

void TestEngineDiscovery::precedence()
{
    QFETCH(const QString, host);
    QFETCH(const QString, current);
    QFETCH(const QString, expected);
    m_places.dockerHost = host;
    QFETCH(const QString, context);
    m_places.dockerContext = context;
    writeContext(u"a"_s, u"unix:///a"_s);
    writeContext(u"b"_s, u"unix:///b"_s);
    write(u"run/docker.sock"_s);
    write(u"home/.docker/config.json"_s,
          u"{\"auths\":{},\"currentContext\":\"%1\"}"_s.arg(current).toUtf8());
    QStringList marked;
    for (const QString &name : names()) {
        if (name.endsWith(u'*'))
            marked.append(name);
    }
    QCOMPARE(marked, QStringList({expected}));
}

void TestEngineDiscovery::podman()
{
    write(u"connections.json"_s,
          R"({"Connection":{"Default":"vm","Connections":{
              "vm":{"URI":"ssh://core@127.0.0.1:1234/run/user/501/podman/podman.sock","IsMachine":true},
              "local":{"URI":"unix:///run/user/1/p.sock"},
              "-bad":{"URI":"unix:///x"}, "odd":{"URI":"x"}}},"Farm":{}})");
    QCOMPARE(names(), QStringList({u"local"_s, u"vm*"_s}));
    m_places.containerConnection = u"local"_s;
    QCOMPARE(names(), QStringList({u"local*"_s, u"vm"_s}));
    m_places.containerHost = u"unix:///elsewhere"_s;
    QCOMPARE(names().first(), u"podman*"_s);
}

/// Where Podman before 5 kept its connections, and people still write them by hand.
void TestEngineDiscovery::containersConf()
{
    write(u"system.conf"_s, R"([engine]
active_service = "old"
[engine.service_destinations.old]
uri = "ssh://me@example.com/old.sock"
[engine.service_destinations.both]
uri = "ssh://me@example.com/system.sock"
[engine.service_destinations.-bad]
uri = "unix:///x"
)");
    write(u"own.conf"_s, R"([containers]
log_size_max = 1
[engine]
active_service = "vm"
[engine.service_destinations.vm]
uri = "ssh://core@127.0.0.1:1234/run/user/501/podman/podman.sock"
identity = "/home/rené/%41"
is_machine = true
[engine.service_destinations.both]
uri = "ssh://me@example.com/own.sock"
[engine.service_destinations]
odd = 1
)");
    write(u"damaged.conf"_s, "[engine");
    m_places.podmanConfigurations = {path(u"missing.conf"_s), path(u"system.conf"_s),
                                     path(u"own.conf"_s), path(u"damaged.conf"_s)};
    QStringList found = names();
    found.sort();
    QCOMPARE(found, QStringList({u"both"_s, u"old"_s, u"vm*"_s}));
    const auto vm = engine::findEndpoint(u"vm"_s, m_places);
    QVERIFY(vm);
    QCOMPARE(vm->access, (engine::Access{.sshKey = u"/home/rené/%41"_s, .isOwnMachine = true}));
    QCOMPARE(engine::programFor(*vm, true).join(u' '), u"podman --connection vm"_s);
    QCOMPARE(engine::findEndpoint(u"both"_s, m_places).value().address.path, u"/own.sock"_s);

    write(u"connections.json"_s, R"({"Connection":{"Default":"local","Connections":{
              "local":{"URI":"unix:///run/user/1/p.sock"},
              "both":{"URI":"ssh://me@example.com/json.sock"}}}})");
    found = names();
    found.sort();
    QCOMPARE(found, QStringList({u"both"_s, u"local*"_s, u"old"_s, u"vm"_s}));
    QCOMPARE(engine::findEndpoint(u"both"_s, m_places).value().address.path, u"/json.sock"_s);
    m_places.containerConnection = u"old"_s;
    QVERIFY(names().contains(u"old*"_s));
}

void TestEngineDiscovery::sameAddressOnce()
{
    write(u"home/.docker/desktop/docker.sock"_s);
    writeContext(u"desktop-linux"_s, u"unix://"_s + path(u"home/.docker/desktop/docker.sock"_s));
    write(u"user/docker.sock"_s);
    QVERIFY(QDir().mkpath(path(u"run"_s)));
    QVERIFY(QFile::link(path(u"user/docker.sock"_s), path(u"run/docker.sock"_s)));
    QCOMPARE(names(), QStringList({u"desktop-linux"_s, u"default*"_s}));
}

/// Certificates of contexts and of the environment; keys and machines of Podman.
void TestEngineDiscovery::access()
{
    writeContext(u"safe"_s, u"tcp://example.com"_s);
    writeContext(u"bare"_s, u"tcp://example.org"_s);
    const QString folder = path(u"home/.docker/contexts/tls/%1/docker"_s.arg(
        QString::fromLatin1(QCryptographicHash::hash("safe", QCryptographicHash::Sha256).toHex())));
    QVERIFY(QDir().mkpath(folder));
    m_places.dockerHost = u"tcp://example.net"_s;
    m_places.dockerCertificates = u"/certificates"_s;
    const QByteArray connections = R"({"Connection":{"Connections":{
        "far":{"URI":"ssh://me@example.com/p.sock","Identity":"/key","IsMachine":true},
        "vm":{"URI":"ssh://core@127.0.0.1:1234/p.sock","Identity":"/key2","IsMachine":true}}}})";
    write(u"connections.json"_s, connections);
    m_places.podmanConnections = path(u"connections.json"_s);
    const auto accessOf = [this](const QString &name) {
        return engine::findEndpoint(name, m_places).value().access;
    };
    QCOMPARE(accessOf(u"safe"_s), engine::Access{.certificates = folder});
    QCOMPARE(accessOf(u"bare"_s), engine::Access());
    QCOMPARE(accessOf(u"default"_s), engine::Access{.certificates = u"/certificates"_s});
    QCOMPARE(accessOf(u"tcp://example.net:1"_s),
             engine::Access{.certificates = u"/certificates"_s});
    QCOMPARE(accessOf(u"ssh://example.net"_s), engine::Access());
    QCOMPARE(accessOf(u"far"_s), engine::Access{.sshKey = u"/key"_s});
    QCOMPARE(accessOf(u"vm"_s), (engine::Access{.sshKey = u"/key2"_s, .isOwnMachine = true}));
}

void TestEngineDiscovery::find()
{
    writeContext(u"prod"_s, u"unix:///prod"_s);
    QCOMPARE(engine::findEndpoint(u"prod"_s, m_places).value().address.path, u"/prod"_s);
    QCOMPARE(engine::findEndpoint(u"unix:///x"_s, m_places).value().name, u"unix:///x"_s);
    const auto missing = engine::findEndpoint(u"other"_s, m_places);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, core::ErrorCode::NotFound);
    QVERIFY(missing.error().message.contains("prod"_L1));
    QVERIFY(!engine::findEndpoint(u"unix://x"_s, m_places));
}

void TestEngineDiscovery::pipes()
{
    m_places.pipes = {u"lsass"_s, u"docker_engine"_s, u"dockerDesktopLinuxEngine"_s,
                      u"podman-machine-default"_s};
    QCOMPARE(names(), QStringList({u"default*"_s, u"desktop"_s, u"podman"_s}));
    const QList<Endpoint> found = engine::discover(m_places);
    QCOMPARE(found[0].address.toString(), u"npipe:////./pipe/docker_engine"_s);
    QCOMPARE(Address::parse(found[2].address.toString()).value(), found[2].address);
}

void TestEngineDiscovery::programs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isPodman");
    QTest::addColumn<QString>("words");
    QTest::newRow("default") << u"default"_s << false << u"docker"_s;
    QTest::newRow("context") << u"prod"_s << false << u"docker --context prod"_s;
    QTest::newRow("socket") << u"rootless"_s << false << u"docker -H unix://%1/user/docker.sock"_s;
    QTest::newRow("address") << u"tcp://example.net:1"_s << false
                             << u"docker -H tcp://example.net:1 --tlsverify --tlscacert "
                                "%1/certificates/ca.pem"_s;
    QTest::newRow("connection") << u"vm"_s << true << u"podman --connection vm"_s;
    QTest::newRow("Podman's socket")
        << u"podman"_s << true << u"podman --url unix://%1/user/podman/podman.sock"_s;
    QTest::newRow("Podman where Docker is looked for")
        << u"default"_s << true << u"podman --url unix://%1/run/docker.sock"_s;
}

/// How a command line for an engine begins.
void TestEngineDiscovery::programs()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isPodman);
    QFETCH(const QString, words);
    write(u"run/docker.sock"_s);
    write(u"user/docker.sock"_s);
    write(u"user/podman/podman.sock"_s);
    write(u"certificates/ca.pem"_s);
    m_places.dockerCertificates = path(u"certificates"_s);
    writeContext(u"prod"_s, u"ssh://me@prod"_s);
    write(
        u"connections.json"_s,
        R"({"Connection":{"Default":"vm","Connections":{"vm":{"URI":"ssh://core@127.0.0.1:1"}}}})");
    const auto endpoint = engine::findEndpoint(name, m_places);
    QVERIFY(endpoint);
    const QString expected = words.contains(u'%') ? words.arg(m_folder->path()) : words;
    QCOMPARE(engine::programFor(*endpoint, isPodman).join(u' '), expected);
}

QTEST_GUILESS_MAIN(TestEngineDiscovery)
#include "tst_enginediscovery.moc"
