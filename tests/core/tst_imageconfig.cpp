// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/imageconfig.h"

#include "core/base/limits.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using oci::Digest;
using oci::ImageConfig;

class TestImageConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everything();
    void otherSettings_data();
    void otherSettings();
    void lenient_data();
    void lenient();
    void dates_data();
    void dates();
    void refuse_data();
    void refuse();
    void historyOfLayer();
    void dockerfileLine_data();
    void dockerfileLine();
};

static const QByteArray RootFs = R"("rootfs":{"type":"layers","diff_ids":[]})";

static oci::DiffId diffId(const QByteArray &content)
{
    return oci::DiffId::of(Digest::of(content));
}

static QByteArray quotedDigest(const QByteArray &content)
{
    return '"' + Digest::of(content).toString().toLatin1() + '"';
}

void TestImageConfig::everything()
{
    const QByteArray json = R"({
        "architecture": "arm64", "variant": "v8", "os": "linux", "os.version": "1",
        "os.features": ["f"], "created": "2024-03-01T12:30:15.123456789Z", "author": "someone",
        "config": {
            "User": "1000:1000", "ExposedPorts": {"80/tcp": {}, "443/tcp": {}},
            "Env": ["PATH=/bin", "EMPTY="], "Entrypoint": ["/entry"], "Cmd": ["a", "b"],
            "Volumes": {"/data": {}}, "WorkingDir": "/srv", "StopSignal": "SIGQUIT",
            "Labels": {"a": "b"}, "Shell": ["/bin/bash", "-c"], "OnBuild": ["RUN make"],
            "Healthcheck": {"Timeout": 3000000000, "Test": ["CMD", "check"]}
        },
        "rootfs": {"type": "layers", "diff_ids": [)"
                            + quotedDigest("a") + ',' + quotedDigest("b") + R"(]},
        "history": [
            {"created": "2024-03-01T12:30:15+01:00", "created_by": "one", "author": "x", "comment": "y"},
            {"created_by": "two", "empty_layer": true}
        ]})";
    const auto config = ImageConfig::parse(json);
    QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
    QCOMPARE(config->platform.toString(), u"linux/arm64"_s);
    QCOMPARE(config->platform.osVersion, u"1"_s);
    QCOMPARE(config->platform.osFeatures, QStringList{u"f"_s});
    QCOMPARE(config->created, QDateTime({2024, 3, 1}, {12, 30, 15, 123}, QTimeZone::UTC));
    QCOMPARE(config->author, u"someone"_s);
    QCOMPARE(config->user, u"1000:1000"_s);
    QCOMPARE(config->exposedPorts, (QStringList{u"443/tcp"_s, u"80/tcp"_s}));
    QCOMPARE(config->env, (QStringList{u"PATH=/bin"_s, u"EMPTY="_s}));
    QCOMPARE(config->entrypoint, QStringList{u"/entry"_s});
    QCOMPARE(config->cmd, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(config->volumes, QStringList{u"/data"_s});
    QCOMPARE(config->workingDir, u"/srv"_s);
    QCOMPARE(config->stopSignal, u"SIGQUIT"_s);
    QCOMPARE(config->labels.value(u"a"_s), u"b"_s);
    QCOMPARE(config->shell, (QStringList{u"/bin/bash"_s, u"-c"_s}));
    QCOMPARE(config->onBuild, QStringList{u"RUN make"_s});
    QCOMPARE(config->healthcheck, uR"({"Test":["CMD","check"],"Timeout":3000000000})"_s);
    QCOMPARE(config->diffIds, (QList{diffId("a"), diffId("b")}));
    QCOMPARE(config->history.size(), 2);
    QCOMPARE(config->history[0].created, QDateTime({2024, 3, 1}, {11, 30, 15}, QTimeZone::UTC));
    QCOMPARE(config->history[0].createdBy, u"one"_s);
    QCOMPARE(config->history[0].author, u"x"_s);
    QCOMPARE(config->history[0].comment, u"y"_s);
    QCOMPARE(config->history[0].emptyLayer, false);
    QCOMPARE(config->history[1].emptyLayer, true);
    QVERIFY(!config->history[1].created.isValid());
}

void TestImageConfig::otherSettings_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("settings"); // "KEY=JSON"
    const auto row = [](const char *name, const QByteArray &more, const QStringList &settings) {
        QTest::newRow(name) << '{' + RootFs + more + '}' << settings;
    };
    row("none", {}, {});
    row("those that are read", R"(,"os":"linux","architecture":"amd64","author":"a","created":"x",
        "config":{"User":"1","Env":["A=1"],"ExposedPorts":{"80/tcp":{}},"Volumes":{"/v":{}}})",
        {});
    row("that say nothing", R"(,"config":{"Tty":false,"Hostname":"","A":null,"B":[],"C":{}})", {});
    row("of running",
        R"(,"config":{"Tty":true,"Hostname":"h","StopTimeout":0,"X":{"b":1,"a":[2]}})",
        {u"config.Hostname=\"h\""_s, u"config.StopTimeout=0"_s, u"config.Tty=true"_s,
         u"config.X={\"a\":[2],\"b\":1}"_s});
    row("Config", R"(,"Config":{"Tty":true})", {u"config.Tty=true"_s});
    row("config and Config", R"(,"config":{"Cmd":["a"]},"Config":{"Tty":true})",
        {u"Config={\"Tty\":true}"_s});
    row("at the top", R"(,"docker_version":"1.10","container_config":{"Cmd":["x"]})",
        {u"container_config={\"Cmd\":[\"x\"]}"_s, u"docker_version=\"1.10\""_s});
    row("a port with a value", R"(,"config":{"ExposedPorts":{"80/tcp":{"a":1}}})",
        {u"config.ExposedPorts={\"80/tcp\":{\"a\":1}}"_s});
}

void TestImageConfig::otherSettings()
{
    QFETCH(QByteArray, json);
    const auto config = ImageConfig::parse(json);
    QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
    QStringList settings;
    for (const auto &[key, value] : config->otherSettings.asKeyValueRange())
        settings.append(key + u'=' + value);
    QTEST(settings, "settings");
}

void TestImageConfig::lenient_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("cmd");
    const auto row = [](const char *name, const QByteArray &more, const QStringList &cmd = {}) {
        QTest::newRow(name) << '{' + RootFs + more + '}' << cmd;
    };
    row("rootfs alone", {});
    row("nulls",
        R"(,"config":null,"history":null,"created":null,"author":null,"os.features":null)");
    row("nulls inside", R"(,"config":{"Cmd":null,"Env":null,"Entrypoint":null,"Labels":null,)"
                        R"("ExposedPorts":null,"Volumes":null,"User":null,"WorkingDir":null,)"
                        R"("Shell":null,"OnBuild":null,"Healthcheck":null})");
    row("null in history", R"(,"history":[{"created":null,"created_by":null,"empty_layer":null}])");
    row("null label", R"(,"config":{"Labels":{"a":null}})");
    row("Config", R"(,"Config":{"Cmd":["x"]})", {u"x"_s});
    row("config before Config", R"(,"config":{"Cmd":["a"]},"Config":{"Cmd":["x"]})", {u"a"_s});
    row("null config, Config", R"(,"config":null,"Config":{"Cmd":["x"]})", {u"x"_s});
    row("Cmd a string", R"(,"config":{"Cmd":"/bin/x -v"})", {u"/bin/x -v"_s});
    row("unknown keys", R"(,"container_config":{"Cmd":["x"]},"moby.buildkit.buildinfo.v1":"e30=")");
    QTest::newRow("null diff_ids")
        << QByteArray(R"({"rootfs":{"type":"layers","diff_ids":null}})") << QStringList();
}

void TestImageConfig::lenient()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, cmd);
    const auto config = ImageConfig::parse(json);
    QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
    QCOMPARE(config->cmd, cmd);
    QVERIFY(config->diffIds.isEmpty());
    QVERIFY(!config->created.isValid());
}

void TestImageConfig::dates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("seconds") << "2024-02-29T23:59:59Z"_ba << u"2024-02-29T23:59:59.000Z"_s;
    QTest::newRow("nanoseconds") << "2024-02-29T23:59:59.987654321Z"_ba
                                 << u"2024-02-29T23:59:59.988Z"_s;
    QTest::newRow("nearly midnight")
        << "2024-02-29T23:59:59.999999999Z"_ba << u"2024-03-01T00:00:00.000Z"_s;
    QTest::newRow("one digit") << "2024-02-29T23:59:59.5Z"_ba << u"2024-02-29T23:59:59.500Z"_s;
    QTest::newRow("offset") << "2024-02-29T23:59:59-02:00"_ba << u"2024-03-01T01:59:59.000Z"_s;
    QTest::newRow("epoch") << "1970-01-01T00:00:00Z"_ba << u"1970-01-01T00:00:00.000Z"_s;
    QTest::newRow("no date, as Go has it") << "0001-01-01T00:00:00Z"_ba << QString();
    QTest::newRow("empty") << ""_ba << QString();
    QTest::newRow("words") << "yesterday"_ba << QString();
    QTest::newRow("31 February") << "2024-02-31T00:00:00Z"_ba << QString();
}

void TestImageConfig::dates()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto config = ImageConfig::parse('{' + RootFs + R"(,"created":")" + text + "\"}");
    QVERIFY(config);
    QCOMPARE(config->created.toString(Qt::ISODateWithMs), expected);
}

void TestImageConfig::refuse_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QByteArray &json,
                        ErrorCode code = ErrorCode::Corrupt) {
        QTest::newRow(name) << json << code;
    };
    const auto with = [](const QByteArray &more) { return '{' + RootFs + ',' + more + '}'; };
    const auto rootfs = [](const QByteArray &diffIds) {
        return R"({"rootfs":{"type":"layers","diff_ids":)" + diffIds + "}}";
    };
    row("nothing", {});
    row("empty object", "{}");
    row("an array", "[]");
    row("invalid UTF-8", with("\"author\":\"\xff\""));
    row("key twice", with(RootFs));
    row("rootfs null", R"({"rootfs":null})");
    row("rootfs a string", R"({"rootfs":"layers"})");
    row("rootfs without type", R"({"rootfs":{"diff_ids":[]}})");
    row("rootfs of another type", R"({"rootfs":{"type":"diffs","diff_ids":[]}})");
    row("diff_ids a string", rootfs(R"("x")"));
    row("diff_id null", rootfs("[null]"));
    row("diff_id no digest", rootfs(R"(["sha256:../../x"])"));
    row("diff_id of an unknown algorithm", rootfs(R"(["blake3:00"])"), ErrorCode::Unsupported);
    row("too many diff_ids",
        rootfs('[' + QByteArrayList(core::limits::Layers + 1, quotedDigest("a")).join(',') + ']'),
        ErrorCode::LimitExceeded);
    row("too many steps",
        with(R"("history":[)" + QByteArrayList(core::limits::Layers + 1, "{}").join(',') + ']'),
        ErrorCode::LimitExceeded);
    row("too large", with(R"("author":")" + QByteArray(core::limits::Config, 'a') + '"'),
        ErrorCode::LimitExceeded);
    row("history an object", with(R"("history":{})"));
    row("history step a string", with(R"("history":["x"])"));
    row("empty_layer a string", with(R"("history":[{"empty_layer":"true"}])"));
    row("config a list", with(R"("config":[])"));
    row("Cmd a number", with(R"("config":{"Cmd":1})"));
    row("Env a map", with(R"("config":{"Env":{"A":"b"}})"));
    row("Env of numbers", with(R"("config":{"Env":[1]})"));
    row("Labels of numbers", with(R"("config":{"Labels":{"a":1}})"));
    row("ExposedPorts a list", with(R"("config":{"ExposedPorts":["80"]})"));
    row("architecture a number", with(R"("architecture":386)"));
}

void TestImageConfig::refuse()
{
    QFETCH(QByteArray, json);
    QFETCH(ErrorCode, code);
    const auto config = ImageConfig::parse(json);
    QVERIFY(!config);
    QCOMPARE(config.error().code, code);
    QVERIFY(config.error().message.endsWith(u'.'));
}

void TestImageConfig::historyOfLayer()
{
    auto config = ImageConfig::None;
    config.diffIds = {diffId("a"), diffId("b")};
    QCOMPARE(config.historyOfLayer(0), nullptr);
    for (const bool emptyLayer : {true, false, true, false}) {
        oci::HistoryEntry entry;
        entry.createdBy = QString::number(config.history.size());
        entry.emptyLayer = emptyLayer;
        config.history.append(entry);
    }
    QCOMPARE(config.historyOfLayer(0)->createdBy, u"1"_s);
    QCOMPARE(config.historyOfLayer(1)->createdBy, u"3"_s);
    QCOMPARE(config.historyOfLayer(-1), nullptr);
    QCOMPARE(config.historyOfLayer(2), nullptr);
    // Does not add up: nobody knows which step the third layer is of.
    config.diffIds.append(diffId("c"));
    QCOMPARE(config.historyOfLayer(0), nullptr);
}

void TestImageConfig::dockerfileLine_data()
{
    QTest::addColumn<QString>("createdBy");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *createdBy, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(createdBy) << QString::fromUtf8(expected);
    };
    row("empty", "", "");
    row("legacy RUN", "/bin/sh -c apt-get update", "RUN apt-get update");
    row("legacy CMD", R"(/bin/sh -c #(nop)  CMD ["bash"])", R"(CMD ["bash"])");
    row("legacy CMD of two", R"(/bin/sh -c #(nop)  CMD ["nginx" "-g" "daemon off;"])",
        R"(CMD ["nginx", "-g", "daemon off;"])");
    row("legacy ADD", "/bin/sh -c #(nop) ADD file:5d68d27cc15a in / ", "ADD file:5d68d27cc15a /");
    row("legacy COPY with owner", "/bin/sh -c #(nop) COPY --chown=1:1 multi:0a1b in /a in b/ ",
        "COPY --chown=1:1 multi:0a1b /a in b/");
    row("legacy ENV", "/bin/sh -c #(nop)  ENV NOTE=back in time", "ENV NOTE=back in time");
    row("legacy RUN with arguments", "|2 A=1 B=two words /bin/sh -c make all", "RUN make all");
    row("arguments without a shell", "|1 A=1 make", "|1 A=1 make");
    row("BuildKit RUN", "RUN /bin/sh -c apk add curl # buildkit", "RUN apk add curl");
    row("BuildKit RUN with arguments", "RUN |1 V=1.2 /bin/sh -c make V=$V # buildkit",
        "RUN make V=$V");
    row("BuildKit RUN in bash", "RUN /bin/bash -o pipefail -c a | b # buildkit", "RUN a | b");
    row("BuildKit RUN without a shell", "RUN /hello -v # buildkit", "RUN /hello -v");
    row("BuildKit COPY", "COPY . /src # buildkit", "COPY . /src");
    row("BuildKit COPY of a folder called in", "COPY a in b # buildkit", "COPY a in b");
    row("BuildKit CMD", R"(CMD ["a" "b \" c" "d"])", R"(CMD ["a", "b \" c", "d"])");
    row("BuildKit ENTRYPOINT", R"(ENTRYPOINT ["/x"])", R"(ENTRYPOINT ["/x"])");
    row("list with commas", R"(CMD ["a", "b"])", R"(CMD ["a", "b"])");
    row("BuildKit EXPOSE", "EXPOSE map[80/tcp:{} 443/tcp:{}]", "EXPOSE 80/tcp 443/tcp");
    row("BuildKit EXPOSE, newer", "EXPOSE [80/tcp 443/tcp]", "EXPOSE 80/tcp 443/tcp");
    row("BuildKit ENV", "ENV A=b", "ENV A=b");
    row("no Dockerfile", "bazel build //x", "bazel build //x");
    row("Windows", "cmd /S /C dir", "RUN dir");
    row("Windows CMD", R"(cmd /S /C #(nop)  CMD ["cmd"])", R"(CMD ["cmd"])");
    row("only a prefix", "/bin/sh -c ", "/bin/sh -c");
    row("only a bar", "|", "|");
    row("only a bracket", R"(CMD [")", R"(CMD [")");
}

void TestImageConfig::dockerfileLine()
{
    QFETCH(QString, createdBy);
    QFETCH(QString, expected);
    QCOMPARE(oci::dockerfileLine(createdBy), expected);
}

QTEST_GUILESS_MAIN(TestImageConfig)
#include "tst_imageconfig.moc"
