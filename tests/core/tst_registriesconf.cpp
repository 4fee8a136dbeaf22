// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/registriesconf.h"

#include "core/base/limits.h"
#include "core/registry/routerules.h"
#include "tests/support/expected.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using registry::DaemonConf;
using registry::MirrorRule;
using registry::RegistriesConf;
using registry::RegistryRule;

class TestRegistriesConf final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeFile();
    void refused_data();
    void refused();
    void find_data();
    void find();
    void relocated_data();
    void relocated();
    void merged();
    void choices_data();
    void choices();
    void daemon_data();
    void daemon();
};

namespace {

RegistriesConf parsed(const QByteArray &toml)
{
    const auto conf = RegistriesConf::parse(toml);
    if (!conf)
        qFatal("%s", support::why(conf).constData());
    return *conf;
}

} // namespace

void TestRegistriesConf::wholeFile()
{
    const auto conf = RegistriesConf::parse(R"(
unqualified-search-registries = ["registry.fedoraproject.org", "docker.io"] # in this order
short-name-mode = "enforcing"
credential-helpers = ["containers-auth.json"]

[[registry]]
prefix = "example.com/foo"
location = "internal.example:5000/bar/"
insecure = true
blocked = false

[[registry.mirror]]
location = "mirror-0.local/foo"
insecure = true
[[registry.mirror]]
location = "mirror-1.local:5000/foo"
pull-from-mirror = "tag-only"

[[registry]]
location = "docker.io"
mirror-by-digest-only = true
mirror = [ { location = "hub.local" }, { location = "hub2.local", pull-from-mirror = "all" } ]

[[registry]]
prefix = "*.blocked.example"
blocked = true

[aliases]
"fedora" = "registry.fedoraproject.org/fedora"
)");
    VERIFY_RESULT(conf);
    using Use = MirrorRule::Use;
    const RegistriesConf expected{
        .rules = {{.prefix = u"example.com/foo"_s,
                   .location = u"internal.example:5000/bar"_s,
                   .insecure = true,
                   .mirrors = {{u"mirror-0.local/foo"_s, true, Use::All},
                               {u"mirror-1.local:5000/foo"_s, false, Use::TagOnly}}},
                  {.prefix = u"docker.io"_s,
                   .location = u"docker.io"_s,
                   .mirrors = {{u"hub.local"_s, false, Use::DigestOnly},
                               {u"hub2.local"_s, false, Use::All}}},
                  {.prefix = u"*.blocked.example"_s, .isBlocked = true}},
        .unqualifiedSearch = {u"registry.fedoraproject.org"_s, u"docker.io"_s},
        .aliases = {{u"fedora"_s, u"registry.fedoraproject.org/fedora"_s}}};
    QCOMPARE(conf->unqualifiedSearch, expected.unqualifiedSearch);
    QCOMPARE(conf->aliases, expected.aliases);
    QCOMPARE(conf->rules.size(), expected.rules.size());
    for (qsizetype i = 0; i < expected.rules.size(); ++i)
        QVERIFY2(conf->rules[i] == expected.rules[i], qPrintable(conf->rules[i].prefix));
    QVERIFY(parsed({}) == RegistriesConf());
}

void TestRegistriesConf::refused_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QByteArray &toml,
                        ErrorCode code = ErrorCode::Corrupt) {
        QTest::newRow(name) << toml << code;
    };
    row("no TOML", "[[registry");
    row("no text", QByteArray::fromHex("fffe00"));
    row("key twice", "[[registry]]\nlocation='a.b'\nlocation='c.d'");
    row("version 1", "[registries.search]\nregistries=['a.b']", ErrorCode::Unsupported);
    row("search is no list", "unqualified-search-registries = 'a.b'");
    row("search holds a number", "unqualified-search-registries = [1]");
    row("search names no host", "unqualified-search-registries = ['a b']");
    row("registry is no list", "registry = 1");
    row("registry holds a number", "registry = [1]");
    row("neither prefix nor location", "[[registry]]\ninsecure=true");
    row("a scheme", "[[registry]]\nlocation='https://a.b'");
    row("a digest in a location", "[[registry]]\nlocation='a.b@/c'");
    row("user information", "[[registry]]\nlocation='user:secret@a.b'");
    row("upwards", "[[registry]]\nlocation='../a.b'");
    row("no host", "[[registry]]\nlocation='team/app'");
    row("a wild location", "[[registry]]\nprefix='*.a.b'\nlocation='*.c.d'");
    row("wild in the middle", "[[registry]]\nprefix='a.*.b'");
    row("wild with a path", "[[registry]]\nprefix='*.a.b/c'");
    row("insecure is text", "[[registry]]\nlocation='a.b'\ninsecure='no'");
    row("blocked is a number", "[[registry]]\nlocation='a.b'\nblocked=0");
    row("mirror without location",
        "[[registry]]\nlocation='a.b'\n[[registry.mirror]]\ninsecure=true");
    row("unknown use", "[[registry]]\nlocation='a.b'\n[[registry.mirror]]\nlocation='c.d'\n"
                       "pull-from-mirror='never'");
    row("alias that is no text", "[aliases]\na=1");
    QByteArray mirrors = "[[registry]]\nlocation='a.b'\n";
    for (int i = 0; i <= core::limits::Mirrors; ++i)
        mirrors += "[[registry.mirror]]\nlocation='c.d'\n";
    row("too many mirrors", mirrors, ErrorCode::LimitExceeded);
    row("too long", QByteArray(core::limits::HostsFile + 1, '#'), ErrorCode::LimitExceeded);
    row("too deep", "a = " + QByteArray(100'000, '['));
}

void TestRegistriesConf::refused()
{
    QFETCH(const QByteArray, toml);
    QFETCH(const ErrorCode, code);
    const auto conf = RegistriesConf::parse(toml);
    QVERIFY(!conf);
    QCOMPARE(conf.error().code, code);
    QVERIFY(!conf.error().detail.isEmpty());
    QVERIFY2(!conf.error().detail.contains("secret"_L1), qPrintable(conf.error().detail));
}

void TestRegistriesConf::find_data()
{
    QTest::addColumn<QString>("repository");
    QTest::addColumn<QString>("prefix"); // Empty: no rule.
    const auto row = [](const QString &repository, const QString &prefix) {
        QTest::newRow(qPrintable(repository)) << repository << prefix;
    };
    row(u"a.test/x"_s, u"a.test"_s);
    row(u"a.test/team/other"_s, u"a.test/team"_s);
    row(u"a.test/team/app"_s, u"a.test/team/app"_s);
    row(u"a.test/team/app/more"_s, u"a.test/team/app"_s);
    row(u"a.test/teamwork"_s, u"a.test"_s);
    row(u"a.test:5000/x"_s, QString());
    row(u"b.a.test/x"_s, u"*.a.test"_s);
    row(u"c.b.a.test/x"_s, u"*.b.a.test"_s);
    row(u"xa.test/x"_s, QString());
    row(u"docker.io/library/nginx"_s, u"docker.io/library"_s);
    row(u"docker.io/team/app"_s, QString());
}

void TestRegistriesConf::find()
{
    QByteArray toml;
    for (const char *prefix : {"a.test", "a.test/team", "a.test/team/app", "*.a.test", "*.b.a.test",
                               "docker.io/library"})
        toml += QByteArray("[[registry]]\nprefix='") + prefix + "'\nblocked=true\n";
    QFETCH(const QString, repository);
    QFETCH(const QString, prefix);
    const RegistriesConf conf = parsed(toml);
    const RegistryRule *rule = conf.find(repository);
    QCOMPARE(rule ? rule->prefix : QString(), prefix);
}

void TestRegistriesConf::relocated_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("result"); // Of a.test/team/app.
    const auto row = [](const QString &prefix, const QString &location, const QString &result) {
        QTest::addRow("%s to %s", qPrintable(prefix), qPrintable(location))
            << prefix << location << result;
    };
    row(u"a.test"_s, u"m.test:5000"_s, u"m.test:5000/team/app"_s);
    row(u"a.test"_s, u"m.test/hub"_s, u"m.test/hub/team/app"_s);
    row(u"a.test/team"_s, u"m.test"_s, u"m.test/app"_s);
    row(u"a.test/team/app"_s, u"m.test/x"_s, u"m.test/x"_s);
    row(u"*.test"_s, u"m.test"_s, u"m.test/team/app"_s);
    row(u"*.test"_s, QString(), u"a.test/team/app"_s);
    row(u"a.test"_s, QString(), u"a.test/team/app"_s);
    row(u"b.test"_s, u"m.test"_s, u"a.test/team/app"_s);
}

void TestRegistriesConf::relocated()
{
    QFETCH(const QString, prefix);
    QFETCH(const QString, location);
    QFETCH(const QString, result);
    QCOMPARE(registry::relocated(u"a.test/team/app"_s, prefix, location), result);
}

void TestRegistriesConf::merged()
{
    RegistriesConf conf = parsed("unqualified-search-registries=['a.test']\n"
                                 "[[registry]]\nprefix='a.test'\nblocked=true\n"
                                 "[[registry]]\nprefix='b.test'\nblocked=true\n"
                                 "[aliases]\nx='a.test/x'\ny='a.test/y'\n");
    conf.merge(parsed("[[registry]]\nprefix='a.test'\n[[registry.mirror]]\nlocation='m.test'\n"
                      "[aliases]\nx='b.test/x'\ny=''\n"));
    QCOMPARE(conf.unqualifiedSearch, QStringList{u"a.test"_s});
    QVERIFY(!conf.find(u"a.test/x"_s)->isBlocked);
    QCOMPARE(conf.find(u"a.test/x"_s)->mirrors.size(), 1);
    QVERIFY(conf.find(u"b.test/x"_s)->isBlocked);
    QCOMPARE(conf.aliases, (QMap<QString, QString>{{u"x"_s, u"b.test/x"_s}}));
    conf.merge(parsed("unqualified-search-registries=['c.test']"));
    QCOMPARE(conf.unqualifiedSearch, QStringList{u"c.test"_s});
}

void TestRegistriesConf::choices_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const QString &text, const QStringList &names) {
        QTest::newRow(qPrintable(text)) << text << names;
    };
    row(u"nginx"_s, {u"a.test/nginx:latest"_s, u"docker.io/library/nginx:latest"_s});
    row(u"nginx:1"_s, {u"a.test/nginx:1"_s, u"docker.io/library/nginx:1"_s});
    row(u"team/app"_s, {u"a.test/team/app:latest"_s, u"docker.io/team/app:latest"_s});
    row(u"short"_s, {u"b.test/long:latest"_s});
    row(u"short:2"_s, {u"b.test/long:2"_s});
    row(u"docker.io/nginx"_s, {});
    row(u"c.test/nginx"_s, {});
    row(u"localhost/nginx"_s, {});
    row(u"not a name"_s, {});
}

void TestRegistriesConf::choices()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, names);
    const RegistriesConf conf = parsed("unqualified-search-registries=['a.test','docker.io']\n"
                                       "[aliases]\nshort='b.test/long'\n");
    QStringList found;
    for (const oci::Reference &choice : conf.choices(text))
        found += choice.toString();
    QCOMPARE(found, names);
    QVERIFY(RegistriesConf().choices(text).isEmpty());
}

void TestRegistriesConf::daemon_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("mirrors");
    QTest::addColumn<QStringList>("insecure");
    QTest::addColumn<bool>("isRight");
    const auto row = [](const char *name, const QByteArray &json, bool isRight,
                        const QStringList &mirrors = {}, const QStringList &insecure = {}) {
        QTest::newRow(name) << json << mirrors << insecure << isRight;
    };
    row("nothing", R"({"debug":true})", true);
    row("both",
        R"({"registry-mirrors":["https://m.test/"],"insecure-registries":["r:5000","10.0.0.0/8"]})",
        true, {u"https://m.test"_s}, {u"r:5000"_s, u"10.0.0.0/8"_s});
    row("no JSON", "{", false);
    row("no list", R"({"registry-mirrors":"https://m.test"})", false);
    row("no scheme", R"({"registry-mirrors":["m.test"]})", false);
    row("user information", R"({"registry-mirrors":["https://a:b@m.test"]})", false);
    row("a path", R"({"registry-mirrors":["https://m.test/hub"]})", false);
    row("a query", R"({"registry-mirrors":["https://m.test?a"]})", false);
    row("a query that is none", R"({"registry-mirrors":["https://m.0?8\u0000\u0000"]})", false);
    row("a fragment", R"({"registry-mirrors":["https://m.test#a"]})", false);
    row("a file", R"({"registry-mirrors":["file:///etc"]})", false);
}

void TestRegistriesConf::daemon()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QStringList, mirrors);
    QFETCH(const QStringList, insecure);
    QFETCH(const bool, isRight);
    const auto conf = DaemonConf::parse(json);
    QCOMPARE(conf.has_value(), isRight);
    if (!conf)
        return;
    QStringList found;
    for (const QUrl &url : conf->mirrors)
        found += url.toString();
    QCOMPARE(found, mirrors);
    QCOMPARE(conf->insecure, insecure);
}

QTEST_GUILESS_MAIN(TestRegistriesConf)
#include "tst_registriesconf.moc"
