// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/engine/messagereader.h"

#include "tests/support/expected.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using engine::EngineMessage;
using engine::LineSplitter;
using engine::MessageReader;

namespace {

struct Reading
{
    QList<EngineMessage> messages;
    core::Result<void> end;
};

Reading readInPieces(QByteArrayView bytes, qsizetype pieceSize)
{
    Reading reading;
    MessageReader reader({.name = u"prod"_s, .address = {}}, [&](const EngineMessage &message) {
        reading.messages.append(message);
        return core::Result<void>();
    });
    for (; reading.end && !bytes.isEmpty(); bytes.slice(std::min(pieceSize, bytes.size())))
        reading.end = reader.read(bytes.first(std::min(pieceSize, bytes.size())));
    if (reading.end)
        reading.end = reader.finish();
    return reading;
}

} // namespace

/// The streams in which engines say how a pull, a build ... goes.
class TestEngineMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsed_data();
    void parsed();
    void damaged_data();
    void damaged();
    void lines();
    void pieces_data();
    void pieces();
    void failures_data();
    void failures();
    void handlerFails();
    void tooLong();
    void withoutSecrets();
};

void TestEngineMessage::parsed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<EngineMessage>("message");
    using Progress = EngineMessage::Progress;

    QTest::newRow("status") << R"({"status":"Pulling from library/nginx","id":"1.29"})"_ba
                            << EngineMessage{.status = u"Pulling from library/nginx"_s,
                                             .id = u"1.29"_s};
    QTest::newRow("bytes")
        << R"({"status":"Downloading","progressDetail":{"current":5,"total":9},"progress":"[>]","id":"e6"})"_ba
        << EngineMessage{.status = u"Downloading"_s, .id = u"e6"_s, .progress = Progress{5, 9}};
    QTest::newRow("seconds, no total")
        << R"({"status":"Extracting","progressDetail":{"current":3,"units":"s"},"id":"e6"})"_ba
        << EngineMessage{
               .status = u"Extracting"_s, .id = u"e6"_s, .progress = Progress{3, 0, true}};
    QTest::newRow("below zero")
        << R"({"status":"Pushing","progressDetail":{"current":3,"total":-1},"id":"e6"})"_ba
        << EngineMessage{.status = u"Pushing"_s, .id = u"e6"_s, .progress = Progress{3, 0}};
    QTest::newRow("no progress") << R"({"status":"Pull complete","progressDetail":{},"id":"e6"})"_ba
                                 << EngineMessage{.status = u"Pull complete"_s, .id = u"e6"_s};
    QTest::newRow("progress is null")
        << R"({"status":"a","progressDetail":null})"_ba << EngineMessage{.status = u"a"_s};
    QTest::newRow("log") << R"({"stream":"Step 1/2 : FROM scratch\n"})"_ba
                         << EngineMessage{.stream = u"Step 1/2 : FROM scratch\n"_s};
    QTest::newRow("outcome") << R"({"aux":{"ID":"sha256:01"}})"_ba
                             << EngineMessage{.aux = {{u"ID"_s, u"sha256:01"_s}}};
    QTest::newRow("outcome of BuildKit")
        << R"({"id":"moby.buildkit.trace","aux":"CkcKRXNoYTI1"})"_ba
        << EngineMessage{.id = u"moby.buildkit.trace"_s};
    QTest::newRow("failure") << R"({"errorDetail":{"code":1,"message":"no"},"error":"no"})"_ba
                             << EngineMessage{.failure = EngineMessage::Failure{u"no"_s, 1}};
    QTest::newRow("failure of old")
        << R"({"error":"no"})"_ba << EngineMessage{.failure = EngineMessage::Failure{u"no"_s}};
    QTest::newRow("no failure") << R"({"stream":"a","error":"","errorDetail":null})"_ba
                                << EngineMessage{.stream = u"a"_s};
    QTest::newRow("empty") << "{}"_ba << EngineMessage{};
}

void TestEngineMessage::parsed()
{
    QFETCH(const QByteArray, line);
    QFETCH(const EngineMessage, message);
    const auto parsed = EngineMessage::parse(line);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    QVERIFY(*parsed == message);
}

void TestEngineMessage::damaged_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no JSON") << "Pulling"_ba;
    QTest::newRow("no object") << "[]"_ba;
    QTest::newRow("twice the same key") << R"({"id":"a","id":"b"})"_ba;
    QTest::newRow("a number for text") << R"({"status":1})"_ba;
    QTest::newRow("text for a number") << R"({"progressDetail":{"current":"1"}})"_ba;
}

void TestEngineMessage::damaged()
{
    QFETCH(const QByteArray, line);
    const auto parsed = EngineMessage::parse(line);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::Corrupt);
    QVERIFY(!parsed.error().message.isEmpty());
    QVERIFY(!parsed.error().detail.isEmpty());
}

void TestEngineMessage::lines()
{
    QByteArrayList lines;
    const auto take = [&lines](QByteArrayView line) {
        lines.append(line.toByteArray());
        return core::Result<void>();
    };
    LineSplitter splitter(5);
    QVERIFY(splitter.feed("ab", take));
    QVERIFY(splitter.feed("cde\n\n\r\nfg\r", take));
    QCOMPARE(lines, QByteArrayList{"abcde"_ba});
    QVERIFY(splitter.feed("\nhi", take));
    QCOMPARE(lines, (QByteArrayList{"abcde"_ba, "fg"_ba}));
    QVERIFY(splitter.finish(take));
    QVERIFY(splitter.finish(take));
    QCOMPARE(lines, (QByteArrayList{"abcde"_ba, "fg"_ba, "hi"_ba}));
    QVERIFY(splitter.feed("lost", take));
    splitter.clear();
    QVERIFY(splitter.finish(take));
    QCOMPARE(lines.size(), 3);
    QVERIFY(!splitter.feed("abcdef", take));
}

void TestEngineMessage::pieces_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {1, 2, 7, 64, 100'000})
        QTest::addRow("%d", int(size)) << size;
}

void TestEngineMessage::pieces()
{
    QFETCH(const qsizetype, size);
    const Reading reading = readInPieces(
        "{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"e6\"}\r\n{}\r\n"
        "{\"stream\":\"caf\xc3\xa9\\n\"}\n\n{\"status\":\"Status: done\"}",
        size);
    QVERIFY2(reading.end, reading.end ? "" : qPrintable(reading.end.error().detail));
    QCOMPARE(reading.messages.size(), 4);
    QCOMPARE(reading.messages[0].id, u"e6"_s);
    QCOMPARE(reading.messages[2].stream, u"café\n"_s);
    QCOMPARE(reading.messages[3].status, u"Status: done"_s);
}

void TestEngineMessage::failures_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("code") << "anything"_ba << 404 << ErrorCode::NotFound;
    QTest::newRow("step of a build")
        << "The command '/bin/false' returned a non-zero code: 1"_ba << 1 << ErrorCode::Network;
    QTest::newRow("manifest") << "manifest for a:1 not found: manifest unknown"_ba << 0
                              << ErrorCode::NotFound;
    QTest::newRow("log in") << "unauthorized: authentication required"_ba << 0
                            << ErrorCode::Unauthenticated;
    QTest::newRow("log in, too") << "Head \"https://h/v2/a\": no basic auth credentials"_ba << 0
                                 << ErrorCode::Unauthenticated;
    QTest::newRow("denied") << "denied: requested access to the resource is denied"_ba << 0
                            << ErrorCode::PermissionDenied;
    QTest::newRow("other") << "write /var/lib/docker: no space left on device"_ba << 0
                           << ErrorCode::Network;
}

void TestEngineMessage::failures()
{
    QFETCH(QByteArray, words);
    QFETCH(const int, code);
    QFETCH(const ErrorCode, error);
    const QByteArray json = QByteArray(words).replace('"', "\\\"");
    const Reading reading =
        readInPieces("{\"status\":\"before\"}\r\n{\"errorDetail\":{\"code\":"
                         + QByteArray::number(code) + ",\"message\":\"" + json + "\"},\"error\":\""
                         + json + "\"}\r\n{\"error\":\"and then\"}\r\n",
                     1000);
    QVERIFY(!reading.end);
    QCOMPARE(reading.end.error().code, error);
    QVERIFY2(reading.end.error().message.contains("prod"_L1),
             qPrintable(reading.end.error().message));
    QVERIFY(reading.end.error().message.contains(QString::fromUtf8(words)));
    QCOMPARE(reading.messages.size(), 1);
}

void TestEngineMessage::handlerFails()
{
    int calls = 0;
    MessageReader reader({}, [&calls](const EngineMessage &) -> core::Result<void> {
        ++calls;
        return core::cancelled();
    });
    const auto read = reader.read("{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
    QCOMPARE(calls, 1);
}

void TestEngineMessage::tooLong()
{
    const QByteArray text(core::limits::EngineEvent - 20, 'x');
    QVERIFY(readInPieces("{\"stream\":\"" + text + "\"}\n", 100'000).end);
    const Reading reading = readInPieces("{\"stream\":\"" + text + text + "\"}\n", 100'000);
    QVERIFY(!reading.end);
    QCOMPARE(reading.end.error().code, ErrorCode::LimitExceeded);
}

/// What a person reads has no secret in it; what the program counts on stays as it is.
void TestEngineMessage::withoutSecrets()
{
    QList<EngineMessage> messages;
    core::Redaction secrets;
    secrets.add("1<34");
    secrets.add("77");
    MessageReader reader(
        {.name = u"prod"_s, .address = {}},
        [&](const EngineMessage &message) {
            messages.append(message);
            return core::Result<void>();
        },
        secrets);
    const QByteArray told = R"({"status":"by 1\u003c34","stream":"1<34\n","id":"a77",)"
                            R"("progressDetail":{"current":5779},"aux":{"Digest":"sha256:77"}})"
                            "\n"
                            R"({"errorDetail":{"message":"no 1\u003c34"},"error":"no 1\u003c34"})";
    VERIFY_RESULT(reader.read(told));
    const auto end = reader.finish();
    QVERIFY(!end);
    QVERIFY(!(end.error().message + end.error().detail).contains("1<34"_L1));
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().status, u"by ..."_s);
    QCOMPARE(messages.first().stream, u"...\n"_s);
    QCOMPARE(messages.first().id, u"a77"_s);
    QCOMPARE(messages.first().progress->current, 5779);
    QCOMPARE(messages.first().aux["Digest"_L1].toString(), u"sha256:77"_s);
}

QTEST_GUILESS_MAIN(TestEngineMessage)
#include "tst_enginemessage.moc"
