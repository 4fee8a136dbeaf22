// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/uploadsessions.h"

#include "core/registry/uploadrange.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using registry::UploadSessions;

namespace {

const QUrl Uploads(u"https://registry.example/v2/team/app/blobs/uploads/"_s);
const oci::Digest Blob = oci::Digest::of("blob");

QUrl location(const QString &id)
{
    return QUrl(Uploads.toString() + id + u"?_state=a%2Bb%3D"_s);
}

QByteArray fileOf(const QJsonObject &entry)
{
    return QJsonDocument(QJsonObject{{u"uploads"_s, QJsonArray{entry}}}).toJson();
}

QJsonObject entry()
{
    return {{u"uploads"_s, Uploads.toString()},
            {u"blob"_s, Blob.toString()},
            {u"location"_s, location(u"1"_s).toString(QUrl::FullyEncoded)},
            {u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}};
}

QJsonObject with(QJsonObject object, const QString &key, const QJsonValue &value)
{
    object[key] = value;
    return object;
}

} // namespace

/// What is known of uploads that are under way, and what registries say of them.
class TestUploadSessions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTakenOnce();
    void isForOneBlobAndRepository();
    void outlivesTheProgram();
    void whatIsElsewhereIsNotWritten();
    void isForgotten_data();
    void isForgotten();
    void isBounded();
    void damagedFile_data();
    void damagedFile();
    void range_data();
    void range();
};

void TestUploadSessions::isTakenOnce()
{
    UploadSessions sessions;
    QVERIFY(sessions.take(Uploads, Blob).isEmpty());
    sessions.keep(Uploads, Blob, location(u"1"_s));
    QCOMPARE(sessions.take(Uploads, Blob), location(u"1"_s));
    QVERIFY(sessions.take(Uploads, Blob).isEmpty());
}

void TestUploadSessions::isForOneBlobAndRepository()
{
    UploadSessions sessions;
    sessions.keep(Uploads, Blob, location(u"1"_s));
    QVERIFY(sessions.take(Uploads, oci::Digest::of("other")).isEmpty());
    QVERIFY(sessions.take(QUrl(u"https://registry.example/v2/team/other/blobs/uploads/"_s), Blob)
                .isEmpty());
}

void TestUploadSessions::outlivesTheProgram()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"cache/uploads.json"_s);
    UploadSessions(file).keep(Uploads, Blob, location(u"1"_s));
    // Another program adds one meanwhile.
    UploadSessions one(file);
    UploadSessions(file).keep(Uploads, oci::Digest::of("other"), location(u"2"_s));
    QCOMPARE(one.take(Uploads, oci::Digest::of("other")), location(u"2"_s));
    QCOMPARE(UploadSessions(file).take(Uploads, Blob), location(u"1"_s));
    QVERIFY(one.take(Uploads, Blob).isEmpty());
}

void TestUploadSessions::whatIsElsewhereIsNotWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"uploads.json"_s);
    UploadSessions sessions(path);
    const QUrl signedUrl(u"https://storage.example/upload/1?signature=s3cret"_s);
    sessions.keep(Uploads, Blob, signedUrl);
    QFile file(path);
    QVERIFY(file.open(QFile::ReadOnly));
    QVERIFY(!file.readAll().contains("storage.example"));
    QVERIFY(UploadSessions(path).take(Uploads, Blob).isEmpty());
    QCOMPARE(sessions.take(Uploads, Blob), signedUrl);
}

void TestUploadSessions::isForgotten_data()
{
    QTest::addColumn<int>("hours"); // Ago.
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("just now") << 0 << true;
    QTest::newRow("eleven hours ago") << 11 << true;
    QTest::newRow("thirteen hours ago") << 13 << false;
    QTest::newRow("in the future") << -1 << false;
}

void TestUploadSessions::isForgotten()
{
    QFETCH(const int, hours);
    QFETCH(const bool, isKnown);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"uploads.json"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(-3600 * hours);
    file.write(fileOf(with(entry(), u"time"_s, time.toString(Qt::ISODate))));
    file.close();
    QCOMPARE(!UploadSessions(file.fileName()).take(Uploads, Blob).isEmpty(), isKnown);
}

void TestUploadSessions::isBounded()
{
    UploadSessions sessions;
    for (int i = 0; i < 300; ++i)
        sessions.keep(Uploads, oci::Digest::of(QByteArray::number(i)),
                      location(QString::number(i)));
    QVERIFY(sessions.take(Uploads, oci::Digest::of("0")).isEmpty());
    QCOMPARE(sessions.take(Uploads, oci::Digest::of("299")), location(u"299"_s));
}

void TestUploadSessions::damagedFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << "upload"_ba;
    QTest::newRow("an array") << "[]"_ba;
    QTest::newRow("no list") << R"({"uploads":5})"_ba;
    QTest::newRow("no digest") << fileOf(with(entry(), u"blob"_s, u"sha256:x"_s));
    QTest::newRow("another host") << fileOf(
        with(entry(), u"location"_s, u"https://elsewhere.example/upload"_s));
    QTest::newRow("no address") << fileOf(with(entry(), u"location"_s, u"nowhere"_s));
    QTest::newRow("no time") << fileOf(with(entry(), u"time"_s, u"yesterday"_s));
    QTest::newRow("a number") << fileOf(with(entry(), u"location"_s, 5));
}

void TestUploadSessions::damagedFile()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!registry::parseUnfinishedUploads(bytes));
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"uploads.json"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(bytes);
    file.close();
    UploadSessions sessions(file.fileName());
    QVERIFY(sessions.take(Uploads, Blob).isEmpty());
    sessions.keep(Uploads, Blob, location(u"1"_s)); // And is written anew.
    QCOMPARE(UploadSessions(file.fileName()).take(Uploads, Blob), location(u"1"_s));
}

void TestUploadSessions::range_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("bytes"); // -1: none.
    QTest::newRow("as the specification") << "0-499"_ba << qint64(500);
    QTest::newRow("with a unit") << "bytes=0-499"_ba << qint64(500);
    QTest::newRow("one byte, or none") << "0-0"_ba << qint64(1);
    QTest::newRow("spaces") << " 0-7 "_ba << qint64(8);
    QTest::newRow("empty") << QByteArray() << qint64(-1);
    QTest::newRow("not from the start") << "5-7"_ba << qint64(-1);
    QTest::newRow("negative") << "0--1"_ba << qint64(-1);
    QTest::newRow("no number") << "0-x"_ba << qint64(-1);
    QTest::newRow("plus") << "0-+5"_ba << qint64(-1);
    QTest::newRow("too large") << "0-1099511627776"_ba << qint64(-1);
    QTest::newRow("beyond all numbers") << "0-99999999999999999999999"_ba << qint64(-1);
    QTest::newRow("a list") << "0-4,6-9"_ba << qint64(-1);
}

void TestUploadSessions::range()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, bytes);
    QCOMPARE(registry::parseUploadRange(text).value_or(-1), bytes);
}

QTEST_GUILESS_MAIN(TestUploadSessions)
#include "tst_uploadsessions.moc"
