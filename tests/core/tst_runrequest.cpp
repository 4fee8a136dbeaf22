// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/runrequest.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::Mount;
using engine::PublishedPort;
using engine::RunRequest;

class TestRunRequest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ports_data();
    void ports();
    void mounts_data();
    void mounts();
    void names_data();
    void names();
    void json();
    void smallestJson();
    void command();
    void created_data();
    void created();
};

void TestRunRequest::ports_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("container");
    QTest::addColumn<QString>("expected"); // Empty: refused.
    const auto row = [](const char *title, const QString &host, const QString &container,
                        const QString &expected) {
        QTest::newRow(title) << host << container << expected;
    };
    row("both", u"8080"_s, u"80"_s, u"8080:80"_s);
    row("blanks", u" 8080 "_s, u" 80 "_s, u"8080:80"_s);
    row("TCP", u"8080"_s, u"80/tcp"_s, u"8080:80"_s);
    row("UDP", u"53"_s, u"53/UDP"_s, u"53:53/udp"_s);
    row("SCTP", u"1"_s, u"65535/sctp"_s, u"1:65535/sctp"_s);
    row("any port", {}, u"80"_s, u"80"_s);
    row("address", u"127.0.0.1:8080"_s, u"80"_s, u"127.0.0.1:8080:80"_s);
    row("address, any port", u"127.0.0.1:"_s, u"80"_s, u"127.0.0.1::80"_s);
    row("IPv6", u"[::1]:8080"_s, u"80"_s, u"[::1]:8080:80"_s);
    row("no container port", u"80"_s, {}, {});
    row("zero", u"80"_s, u"0"_s, {});
    row("too large", u"80"_s, u"65536"_s, {});
    row("signed", u"80"_s, u"+80"_s, {});
    row("words", u"80"_s, u"http"_s, {});
    row("protocol", u"80"_s, u"80/icmp"_s, {});
    row("no protocol", u"80"_s, u"80/"_s, {});
    row("range", u"80-90"_s, u"80"_s, {});
    row("host zero", u"0"_s, u"80"_s, {});
    row("host word", u"localhost:80"_s, u"80"_s, {});
    row("no address", u":80"_s, u"80"_s, {});
    row("three parts", u"1:2:3"_s, u"80"_s, {});
}

void TestRunRequest::ports()
{
    QFETCH(const QString, host);
    QFETCH(const QString, container);
    QFETCH(const QString, expected);
    const auto port = PublishedPort::parse(host, container);
    QCOMPARE(port.has_value(), !expected.isEmpty());
    if (port)
        QCOMPARE(port->toString(), expected);
    else
        QCOMPARE(port.error().code, core::ErrorCode::InvalidArgument);
}

void TestRunRequest::mounts_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<bool>("isReadOnly");
    QTest::addColumn<QString>("expected"); // Empty: refused.
    const auto row = [](const char *title, const QString &source, const QString &target,
                        bool isReadOnly, const QString &expected) {
        QTest::newRow(title) << source << target << isReadOnly << expected;
    };
    row("folder", u"/srv/data"_s, u"/data"_s, false, u"/srv/data:/data"_s);
    row("read only", u"/srv"_s, u"/data"_s, true, u"/srv:/data:ro"_s);
    row("volume", u"my-data.1"_s, u"/data"_s, false, u"my-data.1:/data"_s);
    row("Windows", uR"(C:\Users\me)"_s, u"/data"_s, false, uR"(C:\Users\me:/data)"_s);
    row("blanks inside", u"/srv/my data"_s, u"/da ta"_s, false, u"/srv/my data:/da ta"_s);
    row("relative", u"./data"_s, u"/data"_s, false, {});
    row("above", u"../data"_s, u"/data"_s, false, {});
    row("home", u"~/data"_s, u"/data"_s, false, {});
    row("nothing", {}, u"/data"_s, false, {});
    row("one letter", u"x"_s, u"/data"_s, false, {});
    row("options smuggled", u"/srv:/etc"_s, u"/data"_s, false, {});
    row("target relative", u"/srv"_s, u"data"_s, false, {});
    row("target root", u"/srv"_s, u"/"_s, false, {});
    row("target with options", u"/srv"_s, u"/data:ro"_s, false, {});
    row("no target", u"/srv"_s, {}, false, {});
}

void TestRunRequest::mounts()
{
    QFETCH(const QString, source);
    QFETCH(const QString, target);
    QFETCH(const bool, isReadOnly);
    QFETCH(const QString, expected);
    const auto mount = Mount::parse(source, target, isReadOnly);
    QCOMPARE(mount.has_value(), !expected.isEmpty());
    if (mount)
        QCOMPARE(mount->toString(), expected);
    else
        QCOMPARE(mount.error().code, core::ErrorCode::InvalidArgument);
}

void TestRunRequest::names_data()
{
    QTest::addColumn<bool>("isName");
    QTest::newRow("web") << true;
    QTest::newRow("Web_1.old-2") << true;
    QTest::newRow("w") << false;
    QTest::newRow("-web") << false;
    QTest::newRow("web 1") << false;
    QTest::newRow("web/1") << false;
    QTest::newRow("web\n") << false;
}

void TestRunRequest::names()
{
    QFETCH(const bool, isName);
    QCOMPARE(engine::isContainerName(QString::fromLatin1(QTest::currentDataTag())), isName);
}

namespace {

RunRequest full()
{
    return {.image = u"nginx:1.24"_s,
            .name = u"web"_s,
            .network = u"host"_s,
            .ports = {PublishedPort::parse(u"127.0.0.1:8080"_s, u"80"_s).value(),
                      PublishedPort::parse(u"8081"_s, u"80"_s).value(),
                      PublishedPort::parse({}, u"53/udp"_s).value()},
            .environment = {u"A=b c"_s, u"EMPTY="_s},
            .mounts = {{u"/srv"_s, u"/data"_s, true}, {u"cache"_s, u"/var/cache"_s, false}},
            .command = {u"sh"_s, u"-c"_s, u"echo $A"_s}};
}

} // namespace

void TestRunRequest::json()
{
    const QJsonObject expected = QJsonDocument::fromJson(R"({
        "Image": "nginx:1.24",
        "Cmd": ["sh", "-c", "echo $A"],
        "Env": ["A=b c", "EMPTY="],
        "ExposedPorts": {"80/tcp": {}, "53/udp": {}},
        "HostConfig": {
            "NetworkMode": "host",
            "Binds": ["/srv:/data:ro", "cache:/var/cache"],
            "PortBindings": {
                "80/tcp": [{"HostIp": "127.0.0.1", "HostPort": "8080"},
                           {"HostIp": "", "HostPort": "8081"}],
                "53/udp": [{"HostIp": "", "HostPort": ""}]}}})")
                                     .object();
    QVERIFY(!expected.isEmpty());
    QCOMPARE(full().toJson(), expected);
}

/// What the image says is not spoken over.
void TestRunRequest::smallestJson()
{
    const RunRequest request{.image = u"x"_s};
    QCOMPARE(request.toJson(),
             (QJsonObject{{u"Image"_s, u"x"_s}, {u"HostConfig"_s, QJsonObject()}}));
    QCOMPARE(request.dockerCommand(), (QStringList{u"docker"_s, u"run"_s, u"-d"_s, u"x"_s}));
}

void TestRunRequest::command()
{
    QCOMPARE(full().dockerCommand(), (QStringList{u"docker"_s,
                                                  u"run"_s,
                                                  u"-d"_s,
                                                  u"--name"_s,
                                                  u"web"_s,
                                                  u"--network"_s,
                                                  u"host"_s,
                                                  u"-p"_s,
                                                  u"127.0.0.1:8080:80"_s,
                                                  u"-p"_s,
                                                  u"8081:80"_s,
                                                  u"-p"_s,
                                                  u"53/udp"_s,
                                                  u"-e"_s,
                                                  u"A=b c"_s,
                                                  u"-e"_s,
                                                  u"EMPTY="_s,
                                                  u"-v"_s,
                                                  u"/srv:/data:ro"_s,
                                                  u"-v"_s,
                                                  u"cache:/var/cache"_s,
                                                  u"nginx:1.24"_s,
                                                  u"sh"_s,
                                                  u"-c"_s,
                                                  u"echo $A"_s}));
}

void TestRunRequest::created_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("id"); // Empty: cannot be understood.
    QTest::newRow("Docker") << R"({"Id":"abc","Warnings":null})"_ba << u"abc"_s;
    QTest::newRow("nothing") << "{}"_ba << QString();
    QTest::newRow("no string") << R"({"Id":1})"_ba << QString();
    QTest::newRow("cut") << R"({"Id":"ab)"_ba << QString();
}

void TestRunRequest::created()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, id);
    const auto created = engine::parseCreated(json);
    QCOMPARE(created.has_value(), !id.isEmpty());
    if (created)
        QCOMPARE(*created, id);
    else
        QCOMPARE(created.error().code, core::ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(TestRunRequest)
#include "tst_runrequest.moc"
