// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/reference.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using oci::Reference;

class TestReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data();
    void parse();
    void refuse_data();
    void refuse();
    void lowerCase_data();
    void lowerCase();
    void familiar_data();
    void familiar();
    void pasted_data();
    void pasted();
    void refusePasted_data();
    void refusePasted();
    void noCredentialInErrors();
    void withDigest();
    void withTag();
};

static const QString Hex = QString(u"0123456789abcdef"_s).repeated(4);
static const QString Sha256 = u"sha256:"_s + Hex;

void TestReference::parse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("domain");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<bool>("pinned");
    const auto row = [](const QString &text, const char *domain, const char *path,
                        const char *tag = "latest", bool pinned = false) {
        QTest::newRow(qPrintable(text.first(qMin(text.size(), 80))))
            << text << QString::fromLatin1(domain) << QString::fromLatin1(path)
            << QString::fromLatin1(tag) << pinned;
    };
    row(u"nginx"_s, "docker.io", "library/nginx");
    row(u"nginx:1.24"_s, "docker.io", "library/nginx", "1.24");
    row(u"nginx@"_s + Sha256, "docker.io", "library/nginx", "", true);
    row(u"nginx:1.24@"_s + Sha256, "docker.io", "library/nginx", "1.24", true);
    row(u"library/nginx"_s, "docker.io", "library/nginx");
    row(u"docker.io/nginx"_s, "docker.io", "library/nginx");
    row(u"docker.io/library/nginx"_s, "docker.io", "library/nginx");
    row(u"index.docker.io/nginx"_s, "docker.io", "library/nginx");
    row(u"index.docker.io/user/nginx:x"_s, "docker.io", "user/nginx", "x");
    row(u"docker.io/library/foo/bar"_s, "docker.io", "library/foo/bar");
    row(u"user/app"_s, "docker.io", "user/app");
    row(u"a/b/c/d"_s, "docker.io", "a/b/c/d");
    // Without a slash nothing is a host.
    row(u"192.168.0.1:80"_s, "docker.io", "library/192.168.0.1", "80");
    row(u"localhost:5000"_s, "docker.io", "library/localhost", "5000");
    row(u"localhost"_s, "docker.io", "library/localhost");
    row(u"example.com"_s, "docker.io", "library/example.com");
    row(u"localhost/app"_s, "localhost", "app");
    row(u"localhost:5000/app:x"_s, "localhost:5000", "app", "x");
    row(u"127.0.0.1:5000/app"_s, "127.0.0.1:5000", "app");
    row(u"registry:5000/app"_s, "registry:5000", "app");
    row(u"Registry/app"_s, "Registry", "app");
    row(u"quay.io/a/b:v1.0@"_s + Sha256, "quay.io", "a/b", "v1.0", true);
    row(u"xn--7o8h.com/app"_s, "xn--7o8h.com", "app");
    row(u"[::1]:5000/app"_s, "[::1]:5000", "app");
    row(u"[2001:db8::1]/app"_s, "[2001:db8::1]", "app");
    row(u"a.b/c"_s, "a.b", "c");
    row(u"a--b/c__d.e_f/g---h"_s, "docker.io", "a--b/c__d.e_f/g---h");
    row(u"x:_"_s, "docker.io", "library/x", "_");
    row(u"x:V1.0_rc-2"_s, "docker.io", "library/x", "V1.0_rc-2");
    row(u"x:"_s + QString(128, u'9'), "docker.io", "library/x", QByteArray(128, '9').constData());
    row(QString(247, u'a'), "docker.io", ("library/" + QByteArray(247, 'a')).constData());
    row(u"ghcr.io/"_s + QString(255, u'a'), "ghcr.io", QByteArray(255, 'a').constData());
    row(u"user/"_s + Hex, "docker.io", ("user/" + Hex.toLatin1()).constData());
    row(Hex.first(63), "docker.io", ("library/" + Hex.first(63).toLatin1()).constData());
    row(Hex + u":x"_s, "docker.io", ("library/" + Hex.toLatin1()).constData(), "x");
}

void TestReference::parse()
{
    QFETCH(QString, text);
    QFETCH(QString, domain);
    QFETCH(QString, path);
    QFETCH(QString, tag);
    QFETCH(bool, pinned);
    const auto reference = Reference::parse(text);
    QVERIFY2(reference, reference ? "" : qPrintable(reference.error().message));
    QCOMPARE(reference->domain(), domain);
    QCOMPARE(reference->path(), path);
    QCOMPARE(reference->repository(), domain + u'/' + path);
    QCOMPARE(reference->tag(), tag);
    QCOMPARE(reference->digest().has_value(), pinned);
    QCOMPARE(reference->manifestReference(), pinned ? Sha256 : tag);
    QCOMPARE(Reference::parse(reference->toString()), reference);
    QCOMPARE(Reference::parse(reference->familiar()), reference);
    QCOMPARE(Reference::parsePasted(text), reference);
}

void TestReference::refuse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QString &text, const QString &words,
                        const QString &detail) { QTest::newRow(name) << text << words << detail; };
    row("empty", {}, u"Enter the name"_s, u"column 1"_s);
    row("image ID", Hex, u"ID of an image"_s, u"column 1"_s);
    row("upper-case image ID", Hex.toUpper(), u"ID of an image"_s, u"column 1"_s);
    row("space", u"nginx latest"_s, u"no spaces"_s, u"column 6"_s);
    row("line break", u"nginx\n"_s, u"no spaces"_s, u"column 6"_s);
    row("NUL", u"nginx"_s + QChar(u'\0'), u"cannot be part"_s, u"column 6"_s);
    row("accent", u"café"_s, u"accents"_s, u"column 4"_s);
    row("emoji", u"🥐/app"_s, u"accents"_s, u"column 1"_s);
    row("IDN host", u"bücher.example/app"_s, u"xn--"_s, u"column 2"_s);
    row("question mark", u"app?x"_s, u"“?” cannot be part"_s, u"column 4"_s);
    row("percent", u"a%2fb"_s, u"“%” cannot be part"_s, u"column 2"_s);
    row("backslash", u"a\\b"_s, u"cannot be part"_s, u"column 2"_s);
    row("nothing but a tag", u":latest"_s, u"name of the image is missing"_s, u"column 1"_s);
    row("nothing but a registry", u"ghcr.io/"_s, u"name of the image is missing"_s, u"column 9"_s);
    row("nothing but a digest", u"@"_s + Sha256, u"name of the image is missing"_s, u"column 1"_s);
    row("slash in front", u"/nginx"_s, u"not the name of an image"_s, u"column 1"_s);
    row("slash behind", u"user/"_s, u"not the name of an image"_s, u"column 6"_s);
    row("two slashes", u"user//app"_s, u"not the name of an image"_s, u"column 6"_s);
    row("leaves the folder", u"a/../b"_s, u"not the name of an image"_s, u"column 3"_s);
    row("leaves the folder at once", u"../b"_s, u"not the address"_s, u"column 1"_s);
    row("dot in front", u".app"_s, u"not the name of an image"_s, u"column 1"_s);
    row("dot behind", u"user/app."_s, u"not the name of an image"_s, u"column 10"_s);
    row("hyphen in front", u"-app"_s, u"not the name of an image"_s, u"column 1"_s);
    row("two dots", u"user/a..b"_s, u"not the name of an image"_s, u"column 8"_s);
    row("three underscores", u"user/a___b"_s, u"not the name of an image"_s, u"column 9"_s);
    row("dot and hyphen", u"user/a.-b"_s, u"not the name of an image"_s, u"column 8"_s);
    row("path too long", u"ghcr.io/"_s + QString(256, u'a'), u"256 characters, at most 255"_s,
        u"column 264"_s);
    row("path too long with library", QString(248, u'a'), u"256 characters, at most 255"_s,
        u"column 248"_s);
    row("far too long", QString(100'000, u'a'), u"too long"_s, u"column 1025"_s);
    row("empty tag", u"nginx:"_s, u"tag behind"_s, u"column 7"_s);
    row("tag starts with a dot", u"nginx:.x"_s, u"not a tag"_s, u"column 7"_s);
    row("tag starts with a hyphen", u"nginx:-x"_s, u"not a tag"_s, u"column 7"_s);
    row("two tags", u"nginx:a:b"_s, u"not a tag"_s, u"column 8"_s);
    row("tag with a plus", u"nginx:1+2"_s, u"not a tag"_s, u"column 8"_s);
    row("tag too long", u"x:"_s + QString(129, u'a'), u"129 characters, at most 128"_s,
        u"column 131"_s);
    row("tag in the middle", u"ghcr.io/a:1/b"_s, u"nothing may follow the tag"_s, u"column 10"_s);
    row("host ends in a dot", u"example.com./a"_s, u"not the address"_s, u"column 1"_s);
    row("host label starts with a hyphen", u"-a.com/a"_s, u"not the address"_s, u"column 1"_s);
    row("host label ends with a hyphen", u"a-.com/a"_s, u"not the address"_s, u"column 1"_s);
    row("host with an underscore", u"a_b.com/a"_s, u"not the address"_s, u"column 1"_s);
    row("empty port", u"host:/a"_s, u"not the address"_s, u"column 1"_s);
    row("port 0", u"host:0/a"_s, u"not the address"_s, u"column 1"_s);
    row("port too large", u"host:65536/a"_s, u"not the address"_s, u"column 1"_s);
    row("port far too large", u"host:99999999999999999999/a"_s, u"not the address"_s,
        u"column 1"_s);
    row("port with a sign", u"host:+80/a"_s, u"not the address"_s, u"column 1"_s);
    row("port a word", u"host:http/a"_s, u"not the address"_s, u"column 1"_s);
    row("address", u"https://ghcr.io/a"_s, u"not the address"_s, u"column 1"_s);
    row("IPv6 without an end", u"[::1/a"_s, u"not the address"_s, u"column 1"_s);
    row("IPv6 without a colon", u"[1.2.3.4]/a"_s, u"not the address"_s, u"column 1"_s);
    row("IPv6 v4-mapped", u"[::ffff:1.2.3.4]/a"_s, u"not the address"_s, u"column 1"_s);
    row("IPv6 and more", u"[::1]x/a"_s, u"not the address"_s, u"column 1"_s);
    row("empty brackets", u"[]:80/a"_s, u"not the address"_s, u"column 1"_s);
    row("IPv6 without a port or a path", u"[::1]"_s, u"not the name of an image"_s, u"column 1"_s);
    row("empty digest", u"nginx@"_s, u"not a digest"_s, {});
    row("digest cut", u"nginx@"_s + Sha256.chopped(1), u"64 hexadecimal digits"_s,
        Sha256.chopped(1));
    row("digest in upper case", u"nginx@sha256:"_s + Hex.toUpper(), u"lower-case"_s,
        u"sha256:"_s + Hex.toUpper());
    row("two digests", u"nginx@"_s + Sha256 + u'@' + Sha256, u"not a digest"_s, {});
    row("tag behind the digest", u"nginx@"_s + Sha256 + u":x"_s, u"not a digest"_s, {});
    row("unknown algorithm", u"nginx@blake3:"_s + Hex, u"not supported"_s, u"blake3:"_s + Hex);
}

void TestReference::refuse()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QFETCH(QString, detail);
    const auto reference = Reference::parse(text);
    QVERIFY(!reference);
    const core::Error &error = reference.error();
    QCOMPARE(error.code,
             words == "not supported"_L1 ? ErrorCode::Unsupported : ErrorCode::InvalidArgument);
    QVERIFY2(error.message.contains(words), qPrintable(error.message));
    QVERIFY(error.message.size() < 400);
    QCOMPARE(error.detail, detail);
}

void TestReference::lowerCase_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("suggestion");
    QTest::addColumn<QString>("detail");
    QTest::newRow("official") << u"Nginx"_s << u"nginx"_s << u"column 1"_s;
    QTest::newRow("tag stays") << u"nginX:V1"_s << u"nginx:V1"_s << u"column 5"_s;
    QTest::newRow("digest stays") << u"docker/Docker@"_s + Sha256 << u"docker/docker@"_s + Sha256
                                  << u"column 8"_s;
    QTest::newRow("host stays") << u"GHCR.io/Owner/App"_s << u"GHCR.io/owner/app"_s
                                << u"column 9"_s;
}

void TestReference::lowerCase()
{
    QFETCH(QString, text);
    QFETCH(QString, suggestion);
    QFETCH(QString, detail);
    const auto reference = Reference::parse(text);
    QVERIFY(!reference);
    QVERIFY2(reference.error().message.endsWith(u"lower case: "_s + suggestion),
             qPrintable(reference.error().message));
    QCOMPARE(reference.error().detail, detail);
    QVERIFY(Reference::parse(suggestion));
}

void TestReference::familiar_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("repository");
    const auto row = [](const char *text, const char *repository) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(repository);
    };
    row("docker.io/library/nginx", "nginx");
    row("docker.io/user/app", "user/app");
    row("docker.io/library/foo/bar", "library/foo/bar");
    row("ghcr.io/owner/app", "ghcr.io/owner/app");
    row("localhost:5000/library/app", "localhost:5000/library/app");
    // Without docker.io these would be hosts.
    row("docker.io/localhost/app", "docker.io/localhost/app");
    row("docker.io/example.com/app", "docker.io/example.com/app");
    row("docker.io/library/example.com", "example.com");
}

void TestReference::familiar()
{
    QFETCH(QString, text);
    QFETCH(QString, repository);
    const Reference reference = Reference::parse(text).value();
    QCOMPARE(reference.familiarRepository(), repository);
    QCOMPARE(reference.familiar(), repository + u":latest"_s);
    QCOMPARE(Reference::parse(repository)->toString(), reference.toString());
}

void TestReference::pasted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &text, const char *expected) {
        QTest::newRow(qPrintable(text)) << text << QString::fromLatin1(expected);
    };
    row(u"  nginx:1.24\r\n"_s, "nginx:1.24");
    row(u"\"nginx\""_s, "nginx:latest");
    row(u"`nginx`"_s, "nginx:latest");
    row(u"docker pull nginx"_s, "nginx:latest");
    row(u"$ docker pull nginx:1.24"_s, "nginx:1.24");
    row(u"# docker  image pull  nginx"_s, "nginx:latest");
    row(u"sudo podman pull quay.io/a/b"_s, "quay.io/a/b:latest");
    row(u"nerdctl pull 'nginx'"_s, "nginx:latest");
    row(u"docker pull --platform linux/arm64 nginx"_s, "nginx:latest");
    row(u"docker pull --platform=linux/arm64 -q nginx"_s, "nginx:latest");
    row(u"docker pull -a nginx"_s, "nginx:latest");
    row(u"podman pull docker://quay.io/a/b:c"_s, "quay.io/a/b:c");
    row(u"docker://nginx"_s, "nginx:latest");
    row(u"DOCKER://nginx"_s, "nginx:latest");
    row(u"oci://ghcr.io/a/chart:1"_s, "ghcr.io/a/chart:1");
    row(u"https://ghcr.io/a/b:c"_s, "ghcr.io/a/b:c");
    row(u"http://localhost:5000/a/"_s, "localhost:5000/a:latest");
    row(u"https://ghcr.io/a/b?tab=x#y"_s, "ghcr.io/a/b:latest");
    row(u"https://ghcr.io/a/b@"_s + Sha256, ("ghcr.io/a/b@" + Sha256.toLatin1()).constData());
    row(u"https://hub.docker.com/_/nginx"_s, "nginx:latest");
    row(u"hub.docker.com/_/nginx"_s, "nginx:latest");
    row(u"https://Hub.Docker.com/_/nginx/"_s, "nginx:latest");
    row(u"https://hub.docker.com/_/nginx/tags?name=1.24"_s, "nginx:latest");
    row(u"https://hub.docker.com/r/grafana/grafana"_s, "grafana/grafana:latest");
    row(u"https://hub.docker.com/r/grafana/grafana/tags"_s, "grafana/grafana:latest");
    row(u"https://hub.docker.com/repository/docker/me/app/general"_s, "me/app:latest");
    row(u"https://hub.docker.com/layers/library/nginx/1.24/images/sha256-0123?context=explore"_s,
        "nginx:1.24");
    row(u"https://hub.docker.com/layers/nginx/library/nginx/1.24/images/sha256-0123"_s,
        "nginx:1.24");
    row(u"https://hub.docker.com/layers/grafana/grafana/11.0.0/images/sha256-0123"_s,
        "grafana/grafana:11.0.0");
    row(u"docker pull https://hub.docker.com/_/nginx"_s, "nginx:latest");
    row(u"docker"_s, "docker:latest");
    row(u"docker/docker"_s, "docker/docker:latest");
}

void TestReference::pasted()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto reference = Reference::parsePasted(text);
    QVERIFY2(reference, reference ? "" : qPrintable(reference.error().message));
    QCOMPARE(reference->familiar(), expected);
}

void TestReference::refusePasted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << u"  "_s << u"Enter the name"_s;
    QTest::newRow("command without an image") << u"docker pull -q"_s << u"does not name"_s;
    QTest::newRow("platform without an image")
        << u"docker pull --platform nginx"_s << u"does not name"_s;
    QTest::newRow("two images") << u"docker pull a b"_s << u"more than one"_s;
    QTest::newRow("another command") << u"docker run nginx"_s << u"no spaces"_s;
    QTest::newRow("search page") << u"https://hub.docker.com/search?q=x"_s << u"not the page"_s;
    QTest::newRow("user page") << u"https://hub.docker.com/u/grafana"_s << u"not the page"_s;
    QTest::newRow("front page") << u"https://hub.docker.com/"_s << u"names no image"_s;
    QTest::newRow("page cut") << u"https://hub.docker.com/r/grafana"_s << u"not the page"_s;
    QTest::newRow("layers page cut") << u"https://hub.docker.com/layers/a/b"_s << u"not the page"_s;
    QTest::newRow("bad name in a page")
        << u"https://hub.docker.com/_/a..b"_s << u"not the name of an image"_s;
    QTest::newRow("scheme alone") << u"https://"_s << u"Enter the name"_s;
    QTest::newRow("other scheme") << u"ftp://a/b"_s << u"not the address"_s;
}

void TestReference::refusePasted()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const auto reference = Reference::parsePasted(text);
    QVERIFY2(!reference, reference ? qPrintable(reference->toString()) : "");
    QVERIFY2(reference.error().message.contains(words), qPrintable(reference.error().message));
}

void TestReference::noCredentialInErrors()
{
    for (const QString &text : {u"https://me:hunter2@ghcr.io/a"_s, u"https://me:hunter2@ghcr.io"_s,
                                u"docker pull https://me:hunter2@ghcr.io/a"_s,
                                u"https://me:hunter2@hub.docker.com/_/a"_s}) {
        const auto reference = Reference::parsePasted(text);
        QVERIFY(!reference);
        QVERIFY(!reference.error().message.contains(u"hunter2"));
        QVERIFY(!reference.error().detail.contains(u"hunter2"));
    }
}

void TestReference::withDigest()
{
    const Reference tagged = Reference::parse(u"nginx:1.24").value();
    const Reference pinned = tagged.withDigest(oci::Digest::parse(Sha256).value());
    QCOMPARE(pinned.tag(), u"1.24"_s);
    QCOMPARE(pinned.manifestReference(), Sha256);
    QCOMPARE(pinned.toString(), u"docker.io/library/nginx:1.24@"_s + Sha256);
    QVERIFY(pinned != tagged);
    QCOMPARE(qHash(pinned), qHash(Reference::parse(pinned.toString()).value()));
}

void TestReference::withTag()
{
    const Reference pinned = Reference::parse(u"nginx:1.24@"_s + Sha256).value();
    QCOMPARE(pinned.withTag(u"1.25")->toString(), u"docker.io/library/nginx:1.25"_s);
    for (const QString &tag :
         {QString(), u"../x"_s, u"a b"_s, u"a/b"_s, u"-x"_s, QString(129, u'a')})
        QCOMPARE(pinned.withTag(tag).error().code, ErrorCode::InvalidArgument);
}

QTEST_GUILESS_MAIN(TestReference)
#include "tst_reference.moc"
