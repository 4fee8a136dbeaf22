// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/imagediff.h"
#include "tests/support/analyzedtars.h"
#include "tests/support/expected.h"

#include <QTest>

using namespace Qt::StringLiterals;
using layers::ImagePaths;
using layers::PathChange;
using support::analyzed;
using support::TarBuilder;

namespace {

core::Result<layers::ImageDiff> diffOf(const QList<TarBuilder> &a, const QList<TarBuilder> &b)
{
    return layers::diff(ImagePaths(analyzed(a)), ImagePaths(analyzed(b)));
}

/// "/path change sizeA sizeB", in their order.
QStringList rowsOf(const layers::ImageDiff &diff)
{
    constexpr std::array Changes{"added", "removed", "content", "metadata", "type", "same"};
    QStringList rows;
    for (const layers::PathDifference &path : diff.paths)
        rows += u"%1 %2 %3 %4"_s
                    .arg(QString::fromStdString(path.path),
                         QLatin1StringView(Changes[std::size_t(path.change)]))
                    .arg(path.sizeA)
                    .arg(path.sizeB);
    return rows;
}

oci::DiffId diffId(int number)
{
    return oci::DiffId::of(oci::Digest::of(QByteArray::number(number)));
}

} // namespace

class ImageDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paths_data();
    void paths();
    void samePaths();
    void folderTogether();
    void sumsAgreeWithTheImages();
    void hardLinks_data();
    void hardLinks();
    void layers();
    void configs();
    void configsByEveryKey_data();
    void configsByEveryKey();
    void stops();
};

void ImageDiffTest::paths_data()
{
    QTest::addColumn<TarBuilder>("a");
    QTest::addColumn<TarBuilder>("b");
    QTest::addColumn<QStringList>("rows");
    const auto row = [](const char *name, const TarBuilder &a, const TarBuilder &b,
                        const QStringList &rows) { QTest::newRow(name) << a << b << rows; };
    using T = TarBuilder;
    row("nothing", T(), T(), {});
    row("added", T(), T().file("d/f", "12"), {u"/d added 0 0"_s, u"/d/f added 0 2"_s});
    row("removed", T().file("f", "12"), T(), {u"/f removed 2 0"_s});
    row("content", T().file("f", "12"), T().file("f", "34"), {u"/f content 2 2"_s});
    row("time alone", T().file("f", "1", {.mtime = 1}), T().file("f", "1", {.mtime = 2}), {});
    row("permissions", T().file("f", "1"), T().file("f", "1", {.mode = 0600}),
        {u"/f metadata 1 1"_s});
    row("owner", T().file("f", "1"), T().file("f", "1", {.uid = 5}), {u"/f metadata 1 1"_s});
    row("group", T().file("f", "1"), T().file("f", "1", {.gid = 5}), {u"/f metadata 1 1"_s});
    const auto named = [](const QByteArray &value) {
        return T()
            .pax({{"SCHILY.xattr.user.a", value}, {"SCHILY.xattr.user.b", "2"}})
            .file("f", "1");
    };
    row("the same attributes in another order", named("1"),
        T().pax({{"SCHILY.xattr.user.b", "2"}, {"SCHILY.xattr.user.a", "1"}}).file("f", "1"), {});
    row("an attribute's value", named("1"), named("2"), {u"/f metadata 1 1"_s});
    row("values of two attributes swapped", named("1"),
        T().pax({{"SCHILY.xattr.user.a", "2"}, {"SCHILY.xattr.user.b", "1"}}).file("f", "1"),
        {u"/f metadata 1 1"_s});
    row("attributes gone", named("1"), T().file("f", "1"), {u"/f metadata 1 1"_s});
    const auto device = [](quint32 major, quint32 minor) {
        return T().entry("null", {}, {}, {.type = '3', .major = major, .minor = minor});
    };
    row("the same device", device(1, 3), device(1, 3), {});
    row("another device", device(1, 3), device(3, 1), {u"/null content 0 0"_s});
    row("content and permissions", T().file("f", "1"), T().file("f", "2", {.mode = 0600}),
        {u"/f content 1 1"_s});
    row("link elsewhere", T().symlink("l", "a"), T().symlink("l", "b"), {u"/l content 0 0"_s});
    row("file to link", T().file("f", "123"), T().symlink("f", "x"), {u"/f type 3 0"_s});
    row("file to folder", T().file("f", "123"), T().file("f/g", "1"),
        {u"/f type 3 0"_s, u"/f/g added 0 1"_s});
    row("copy to hard link", T().file("f", "1").file("g", "1"),
        T().file("f", "1").hardLink("g", "f"), {});
    row("hard link of other content", T().file("f", "1").hardLink("g", "f"),
        T().file("f", "22").hardLink("g", "f"), {u"/f content 1 2"_s, u"/g content 0 0"_s});
    row("folder that nobody lists", T().file("d/f", "1"), T().folder("d").file("d/f", "1"), {});
    row("order of the tar", T().file("a", "1").file("b", "2"), T().file("b", "2").file("a", "1"),
        {});
}

void ImageDiffTest::paths()
{
    QFETCH(TarBuilder, a);
    QFETCH(TarBuilder, b);
    QFETCH(QStringList, rows);
    const auto diff = diffOf({a}, {b});
    VERIFY_RESULT(diff);
    QCOMPARE(rowsOf(*diff), rows);
}

void ImageDiffTest::samePaths()
{
    using T = TarBuilder;
    const ImagePaths a(analyzed({T().file("d/same", "123").file("gone", "1").symlink("l", "d")}));
    const ImagePaths b(analyzed({T().file("d/same", "123").symlink("l", "d").file("new", "22")}));
    const auto diff = layers::diff(a, b, {}, layers::SamePaths::List);
    VERIFY_RESULT(diff);
    QCOMPARE(rowsOf(*diff),
             (QStringList{u"/d same 0 0"_s, u"/d/same same 3 3"_s, u"/gone removed 1 0"_s,
                          u"/l same 0 0"_s, u"/new added 0 2"_s}));
    QCOMPARE(diff->same, 3);
    QCOMPARE(layers::diff(a, b)->paths.size(), 2uz);
}

/// "-" sorts before "/" in bytes.
void ImageDiffTest::folderTogether()
{
    const auto diff =
        diffOf({TarBuilder()}, {TarBuilder().file("a/b", "1").file("a-b", "1").file("a.b/c", "1")});
    VERIFY_RESULT(diff);
    QCOMPARE(rowsOf(*diff),
             (QStringList{u"/a added 0 0"_s, u"/a/b added 0 1"_s, u"/a-b added 0 1"_s,
                          u"/a.b added 0 0"_s, u"/a.b/c added 0 1"_s}));
}

void ImageDiffTest::sumsAgreeWithTheImages()
{
    const QList<TarBuilder> a{TarBuilder().filler("a", 1000).filler("b", 200).filler("c", 30),
                              TarBuilder().whiteout("a").filler("d", 4)};
    const QList<TarBuilder> b{
        TarBuilder().filler("b", 200, 'y').filler("c", 30).filler("e", 50'000)};
    const auto diff = diffOf(a, b);
    VERIFY_RESULT(diff);
    // Live are 234 and 50,230 bytes: a is hidden, d goes, b changes, c stays, e comes.
    QCOMPARE(diff->removedBytes, 4);
    QCOMPARE(diff->addedBytes, 50'000);
    QCOMPARE(diff->changedBytesA, 200);
    QCOMPARE(diff->changedBytesB, 200);
    QCOMPARE(diff->same, 1);
    QCOMPARE(analyzed(a)->liveBytes + diff->addedBytes - diff->removedBytes - diff->changedBytesA
                 + diff->changedBytesB,
             analyzed(b)->liveBytes);
}

void ImageDiffTest::hardLinks_data()
{
    using Tars = QList<TarBuilder>;
    QTest::addColumn<Tars>("a");
    QTest::addColumn<Tars>("b");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QList<qint64>>("sums"); // Added, removed, changed in A, changed in B.
    const auto row = [](const char *name, const Tars &a, const Tars &b, const QStringList &rows,
                        const QList<qint64> &sums) {
        QTest::newRow(name) << a << b << rows << sums;
    };
    using T = TarBuilder;
    // One content of 10 bytes under two names.
    const auto twoNames = T().filler("f", 10).hardLink("g", "f");
    row("a name goes, and another keeps the content", {twoNames}, {T().filler("g", 10)},
        {u"/f removed 0 0"_s}, {0, 0, 0, 0});
    row("a name comes", {T().filler("f", 10)}, {twoNames}, {u"/g added 0 0"_s}, {0, 0, 0, 0});
    row("all names go", {twoNames}, {T()}, {u"/f removed 10 0"_s, u"/g removed 0 0"_s},
        {0, 10, 0, 0});
    row("all names come", {T()}, {twoNames}, {u"/f added 0 10"_s, u"/g added 0 0"_s},
        {10, 0, 0, 0});
    // Layer 1 removes the name that stored the content, which stays live as g.
    row("the first name was whited out", {twoNames, T().whiteout("f")}, {T()},
        {u"/g removed 10 0"_s}, {0, 10, 0, 0});
    row("it was in B", {T()}, {twoNames, T().whiteout("f")}, {u"/g added 0 10"_s}, {10, 0, 0, 0});
    row("it was in both", {twoNames, T().whiteout("f")}, {T().filler("g", 10)}, {}, {0, 0, 0, 0});
    // f changes; what was there is still there as g.
    row("a name changes", {twoNames}, {T().filler("f", 4, 'y').filler("g", 10)},
        {u"/f content 0 4"_s}, {0, 0, 0, 4});
    row("a name changes, another goes", {twoNames}, {T().filler("g", 4, 'y')},
        {u"/f removed 0 0"_s, u"/g content 10 4"_s}, {0, 0, 10, 4});
    // 10 bytes are live in A and 20 in B.
    row("links become copies", {twoNames}, {T().filler("f", 10).filler("g", 10)}, {},
        {10, 0, 0, 0});
    row("copies become links", {T().filler("f", 10).filler("g", 10)}, {twoNames}, {},
        {0, 10, 0, 0});
}

void ImageDiffTest::hardLinks()
{
    QFETCH(QList<TarBuilder>, a);
    QFETCH(QList<TarBuilder>, b);
    const auto diff = diffOf(a, b);
    VERIFY_RESULT(diff);
    QTEST(rowsOf(*diff), "rows");
    QTEST((QList{diff->addedBytes, diff->removedBytes, diff->changedBytesA, diff->changedBytesB}),
          "sums");
    QCOMPARE(analyzed(a)->liveBytes + diff->addedBytes - diff->removedBytes - diff->changedBytesA
                 + diff->changedBytesB,
             analyzed(b)->liveBytes);
}

void ImageDiffTest::layers()
{
    const auto diff =
        layers::diffLayers({diffId(1), diffId(2), diffId(3)}, {diffId(3), diffId(1), diffId(4)});
    QCOMPARE(diff.shared, (QList{diffId(1), diffId(3)}));
    QCOMPARE(diff.onlyA, QList{diffId(2)});
    QCOMPARE(diff.onlyB, QList{diffId(4)});
}

void ImageDiffTest::configs()
{
    auto a = oci::ImageConfig::None;
    a.env = {u"PATH=/bin"_s, u"OLD=1=2"_s, u"SAME=x"_s};
    a.cmd = {u"sh"_s, u"-c"_s};
    a.labels = {{u"v"_s, u"1"_s}};
    auto b = a;
    QVERIFY(layers::diffConfigs(a, b).isEmpty());
    b.env = {u"PATH=/usr/bin"_s, u"SAME=x"_s};
    b.cmd = {u"bash"_s};
    b.labels[u"v"_s] = u"2"_s;
    b.user = u"app"_s;
    b.shell = {u"/bin/bash"_s, u"-c"_s};
    b.onBuild = {u"RUN make"_s, u"RUN make install"_s};
    b.healthcheck = u"{\"Test\":[\"NONE\"]}"_s;
    using Difference = layers::ConfigDifference;
    a.entrypoint = {u"sh"_s, u"-c"_s, u"a b"_s};
    b.entrypoint = {u"sh"_s, u"-c"_s, u"a"_s, u"b"_s};
    a.env += u"EMPTY="_s;
    b.labels[u"empty"_s] = QString();
    QCOMPARE(layers::diffConfigs(a, b),
             (QList<Difference>{{u"cmd"_s, u"sh -c"_s, u"bash"_s},
                                {u"entrypoint"_s, u"sh -c 'a b'"_s, u"sh -c a b"_s},
                                {u"env.EMPTY"_s, u"\"\""_s, QString()},
                                {u"env.OLD"_s, u"1=2"_s, QString()},
                                {u"env.PATH"_s, u"/bin"_s, u"/usr/bin"_s},
                                {u"healthcheck"_s, QString(), u"{\"Test\":[\"NONE\"]}"_s},
                                {u"labels.empty"_s, QString(), u"\"\""_s},
                                {u"labels.v"_s, u"1"_s, u"2"_s},
                                {u"onBuild"_s, QString(), u"RUN make\nRUN make install"_s},
                                {u"shell"_s, QString(), u"/bin/bash -c"_s},
                                {u"user"_s, QString(), u"app"_s}}));
    a = oci::ImageConfig::None;
    b = oci::ImageConfig::None;
    a.env = {u"A=1"_s, u"B=2"_s};
    b.env = {u"B=2"_s, u"A=1"_s};
    QCOMPARE(layers::diffConfigs(a, b),
             (QList<Difference>{{u"env"_s, u"A=1 B=2"_s, u"B=2 A=1"_s}}));
}

/// Whatever one configuration says and the other does not is told.
void ImageDiffTest::configsByEveryKey_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *more, const char *key) {
        QTest::newRow(key) << QByteArray(more) << QString::fromLatin1(key);
    };
    row(R"("config":{"Tty":true})", "config.Tty");
    row(R"("config":{"OpenStdin":true})", "config.OpenStdin");
    row(R"("config":{"StdinOnce":true})", "config.StdinOnce");
    row(R"("config":{"AttachStdout":true})", "config.AttachStdout");
    row(R"("config":{"Hostname":"a"})", "config.Hostname");
    row(R"("config":{"Domainname":"a"})", "config.Domainname");
    row(R"("config":{"StopTimeout":5})", "config.StopTimeout");
    row(R"("config":{"ArgsEscaped":true})", "config.ArgsEscaped");
    row(R"("config":{"NetworkDisabled":true})", "config.NetworkDisabled");
    row(R"("config":{"Memory":1})", "config.Memory");
    row(R"("config":{"User":"a"})", "user");
    row(R"("config":{"WorkingDir":"/a"})", "workingDir");
    row(R"("config":{"StopSignal":"a"})", "stopSignal");
    row(R"("config":{"Entrypoint":["a"]})", "entrypoint");
    row(R"("config":{"Cmd":["a"]})", "cmd");
    row(R"("config":{"ExposedPorts":{"1/tcp":{}}})", "exposedPorts");
    row(R"("config":{"Volumes":{"/a":{}}})", "volumes");
    row(R"("config":{"Shell":["a"]})", "shell");
    row(R"("config":{"OnBuild":["a"]})", "onBuild");
    row(R"("config":{"Healthcheck":{"Test":["NONE"]}})", "healthcheck");
    row(R"("config":{"Env":["A=1"]})", "env.A");
    row(R"("config":{"Env":["B=1","B=2"]})", "env.B");
    row(R"("config":{"Labels":{"a":"1"}})", "labels.a");
    row(R"("os.version":"1")", "os.version");
    row(R"("os.features":["a"])", "os.features");
    row(R"("variant":"v2")", "platform");
    row(R"("created":"2024-01-01T00:00:00Z")", "created");
    row(R"("author":"a")", "author");
    row(R"("history":[{"created_by":"RUN a"}])", "history");
    row(R"("docker_version":"1")", "docker_version");
    row(R"("container_config":{"Cmd":["a"]})", "container_config");
}

void ImageDiffTest::configsByEveryKey()
{
    QFETCH(QByteArray, more);
    QFETCH(QString, key);
    const QByteArray rootFs = R"("rootfs":{"type":"layers","diff_ids":[]})";
    const auto a = oci::ImageConfig::parse('{' + rootFs + '}');
    const auto b = oci::ImageConfig::parse('{' + rootFs + ',' + more + '}');
    VERIFY_RESULT(a);
    VERIFY_RESULT(b);
    const auto differences = layers::diffConfigs(*a, *b);
    QCOMPARE(differences.size(), 1);
    QCOMPARE(differences.first().key, key);
    QVERIFY(differences.first().a != differences.first().b);
    QVERIFY(layers::diffConfigs(*b, *b).isEmpty());
}

void ImageDiffTest::stops()
{
    TarBuilder tar;
    for (int i = 0; i < 10'000; ++i)
        tar.file(QByteArray::number(i));
    std::stop_source stop;
    stop.request_stop();
    const ImagePaths paths(analyzed({tar}));
    QCOMPARE(layers::diff(paths, paths, stop.get_token()).error().code, core::ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(ImageDiffTest)
#include "tst_imagediff.moc"
