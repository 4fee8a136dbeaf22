// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/base/treereader.h"
#include "core/ci/pathfilter.h"
#include "core/engine/containersummary.h"
#include "core/engine/imagesummary.h"
#include "core/hub/answers.h"
#include "core/layers/archivereader.h"
#include "core/registry/client.h"
#include "core/registry/taglist.h"
#include "core/registry/tokenrequest.h"
#include "core/store/ocistore.h"
#include "core/store/pinlist.h"
#include "core/store/trash.h"
#include "tests/support/pulledstore.h"
#include "tests/support/rawserver.h"
#include "tests/support/tarbuilder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

using Parse = std::function<std::optional<core::Error>(const QByteArray &)>;

template <class T>
std::optional<core::Error> errorOf(const core::Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

/// A JSON list of \a count times \a element.
QByteArray listOf(qint64 count, const QByteArray &element)
{
    QByteArray list = (element + ',').repeated(count);
    list.chop(1);
    return '[' + list + ']';
}

} // namespace

Q_DECLARE_METATYPE(Parse)

/// Bounds on what strangers say, that no other test goes to: one below and one above.
class TestBounds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytes_data();
    void bytes();
    void numbers_data();
    void numbers();
    void tokenOfARegistry();
    void tagsOfARepository();
    void entriesOfAnArchive();
    void indexOfAStore();
    void depthOfAFolder();
};

void TestBounds::bytes_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Parse>("parse");
    namespace limits = core::limits;
    const auto row = [](const char *name, qint64 limit, const QByteArray &json,
                        const Parse &parse) { QTest::newRow(name) << limit << json << parse; };
    row("a page of tags", limits::TagPage, R"({"tags":[]})",
        [](const QByteArray &json) { return errorOf(registry::parseTagPage(json, u"r"_s)); });
    row("an answer of Docker Hub", limits::HubAnswer, R"({"count":0,"results":[]})",
        [](const QByteArray &json) { return errorOf(hub::parseTags(json)); });
    row("pins", limits::PinList, R"({"pinned":[]})",
        [](const QByteArray &json) { return errorOf(store::parsePins(json)); });
    row("removed images", limits::Trash, R"({"removals":[]})",
        [](const QByteArray &json) { return errorOf(store::parseTrash(json)); });
    row("images of an engine", limits::EngineJson, "[]",
        [](const QByteArray &json) { return errorOf(engine::parseImages(json)); });
    row("containers of an engine", limits::EngineJson, "[]",
        [](const QByteArray &json) { return errorOf(engine::parseContainers(json)); });
}

void TestBounds::bytes()
{
    QFETCH(qint64, limit);
    QFETCH(QByteArray, json);
    QFETCH(Parse, parse);
    const auto error = parse(json + QByteArray(limit - json.size(), ' '));
    QVERIFY2(!error, error ? qPrintable(error->message + error->detail) : "");
    QCOMPARE(parse(json + QByteArray(limit - json.size() + 1, ' ')).value().code,
             ErrorCode::LimitExceeded);
}

void TestBounds::numbers_data()
{
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("element");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<Parse>("parse");
    namespace limits = core::limits;
    const auto row = [](const char *name, qint64 limit, const QByteArray &before,
                        const QByteArray &element, const QByteArray &after, const Parse &parse) {
        QTest::newRow(name) << limit << before << element << after << parse;
    };
    row("rows of Docker Hub", limits::HubRows, R"({"count":1,"results":)", R"({"name":"a"})", "}",
        [](const QByteArray &json) { return errorOf(hub::parseTags(json)); });
    row("removals", limits::TrashedEntries, R"({"removals":)",
        R"({"time":"2026-01-02T03:04:05Z","images":[]})", "}",
        [](const QByteArray &json) { return errorOf(store::parseTrash(json)); });
    row("images of an engine", limits::EngineItems, {},
        R"({"Id":"sha256:)" + QByteArray(64, 'a') + R"("})", {},
        [](const QByteArray &json) { return errorOf(engine::parseImages(json)); });
    row("patterns of paths", limits::CiExcludes, {}, "*", {}, [](const QByteArray &json) {
        return errorOf(ci::PathFilter::parse(QStringList(json.count(',') + 1, u"*"_s)));
    });
}

void TestBounds::numbers()
{
    QFETCH(qint64, limit);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, element);
    QFETCH(QByteArray, after);
    QFETCH(Parse, parse);
    const auto error = parse(before + listOf(limit, element) + after);
    QVERIFY2(!error, error ? qPrintable(error->message + error->detail) : "");
    QCOMPARE(parse(before + listOf(limit + 1, element) + after).value().code,
             ErrorCode::LimitExceeded);
}

void TestBounds::tokenOfARegistry()
{
    qint64 size = core::limits::TokenBody;
    const support::RawServer server(
        [&](const support::RawRequest &, support::RawConnection &connection) {
            const QByteArray token = R"({"token":"t"})";
            connection.answer(200, token + QByteArray(size - token.size(), ' '));
        });
    const registry::TokenRequest request{.realm = server.url().toString(),
                                         .service = {},
                                         .scopes = {},
                                         .registry = server.url(),
                                         .subject = {}};
    QCOMPARE(registry::requestToken(net::HttpClient(), request, {}).value().value, "t");
    ++size;
    QCOMPARE(registry::requestToken(net::HttpClient(), request, {}).error().error.code,
             ErrorCode::LimitExceeded);
}

void TestBounds::tagsOfARepository()
{
    qint64 count = core::limits::Tags;
    const support::RawServer server(
        [&](const support::RawRequest &, support::RawConnection &connection) {
            connection.answer(200, R"({"tags":)" + listOf(count, "\"a1\"") + '}');
        });
    const auto name = *oci::Reference::parse(server.host() + u"/a/b"_s);
    QCOMPARE(registry::Client().fetchTags(name).value().size(), count);
    ++count;
    QCOMPARE(registry::Client().fetchTags(name).error().code, ErrorCode::LimitExceeded);
}

void TestBounds::entriesOfAnArchive()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"many.tar"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    const QByteArray entry = support::TarBuilder().file("a").open();
    file.write(entry.repeated(core::limits::ArchiveEntries));
    file.write(QByteArray(1024, '\0'));
    file.close();
    QCOMPARE(layers::readArchive(file.fileName()).error().code, ErrorCode::Unsupported);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(entry.repeated(core::limits::ArchiveEntries + 1));
    file.close();
    QCOMPARE(layers::readArchive(file.fileName()).error().code, ErrorCode::LimitExceeded);
}

void TestBounds::indexOfAStore()
{
    const support::PulledStore store;
    QVERIFY(store->list());
    QFile index(store.folder() + u"/index.json"_s);
    QVERIFY(index.open(QFile::ReadWrite));
    const QByteArray json = index.readAll();
    index.write(QByteArray(core::limits::LayoutIndex - json.size(), ' '));
    index.flush();
    QVERIFY(store->list());
    index.write(" ");
    index.flush();
    QCOMPARE(store->list().error().code, ErrorCode::LimitExceeded);
}

void TestBounds::depthOfAFolder()
{
    const QTemporaryDir folder;
    const auto read = [&] {
        return core::readTree(folder.path(),
                              {.meet = [](const core::TreeEntry &) { return true; },
                               .file = [](const core::TreeEntry &, const core::TreeVisitor::Read &)
                                   -> core::Result<void> { return {}; }},
                              {});
    };
    QByteArray path = QFile::encodeName(folder.path());
    path += QByteArray("/d").repeated(core::limits::FolderDepth);
    QVERIFY(QDir().mkpath(QFile::decodeName(path)));
    QVERIFY(read());
    QVERIFY(QDir().mkpath(QFile::decodeName(path + "/d")));
    QCOMPARE(read().error().code, ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(TestBounds)
#include "tst_bounds.moc"
