// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/blobingest.h"

#include "core/store/imagelayout.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using store::BlobIngest;
using store::ImageLayout;

class TestBlobIngest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void entersWhole();
    void goesOnWhereItStopped();
    void refusesWrongBytes_data();
    void refusesWrongBytes();
    void startsAnewAfterTooMuch();
    void waitsForTheOther();
    void waitCanBeCancelled();

private:
    [[nodiscard]] BlobIngest open()
    {
        return std::move(*BlobIngest::open(*m_layout, m_digest, m_bytes.size()));
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<ImageLayout> m_layout;
    const QByteArray m_bytes = QByteArray(100'000, 'x') + "end";
    const oci::Digest m_digest = oci::Digest::of(m_bytes);
};

void TestBlobIngest::init()
{
    m_folder.emplace();
    m_layout.emplace(*ImageLayout::open(m_folder->filePath(u"images"_s), true));
}

void TestBlobIngest::entersWhole()
{
    auto ingest = open();
    QVERIFY(!ingest.isComplete());
    QVERIFY(ingest.write(m_bytes.first(5000)));
    QVERIFY(ingest.write(m_bytes.sliced(5000)));
    QVERIFY(ingest.seal());
    QVERIFY2(!m_layout->blobSize(m_digest), "a sealed blob is not in the layout yet");
    QVERIFY(ingest.commit());
    QCOMPARE(m_layout->blobSize(m_digest), m_bytes.size());
    QVERIFY(!QFile::exists(m_layout->partialPath(m_digest)));
    QVERIFY(open().isComplete());
}

void TestBlobIngest::goesOnWhereItStopped()
{
    {
        auto ingest = open();
        QVERIFY(ingest.write(m_bytes.first(70'000)));
    }
    auto ingest = open();
    QByteArray replayed;
    QVERIFY(ingest.replay([&](QByteArrayView bytes) -> core::Result<void> {
        replayed += bytes;
        return {};
    }));
    QCOMPARE(replayed, m_bytes.first(70'000));
    QCOMPARE(ingest.position(), 70'000);
    QVERIFY(ingest.write(m_bytes.sliced(70'000)));
    QVERIFY(ingest.seal());
    QVERIFY(ingest.commit());
    QCOMPARE(m_layout->blobSize(m_digest), m_bytes.size());
}

void TestBlobIngest::refusesWrongBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QByteArray flipped = m_bytes;
    flipped[50'000] = 'y';
    QTest::newRow("flipped") << flipped << int(core::ErrorCode::DigestMismatch);
    QTest::newRow("short") << m_bytes.chopped(1) << int(core::ErrorCode::Network);
    QTest::newRow("long") << m_bytes + 'x' << int(core::ErrorCode::DigestMismatch);
}

void TestBlobIngest::refusesWrongBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    auto ingest = open();
    auto done = ingest.write(bytes);
    if (done)
        done = ingest.seal();
    QVERIFY(!done);
    QCOMPARE(int(done.error().code), code);
    QVERIFY(!m_layout->blobSize(m_digest));
}

void TestBlobIngest::startsAnewAfterTooMuch()
{
    QFile partial(m_layout->partialPath(m_digest));
    {
        auto ingest = open(); // Makes the folder.
    }
    QVERIFY(partial.open(QIODevice::WriteOnly));
    partial.write(m_bytes + "more");
    partial.close();
    auto ingest = open();
    QVERIFY(ingest.replay([](QByteArrayView) -> core::Result<void> { return {}; }));
    QCOMPARE(ingest.position(), 0);
}

void TestBlobIngest::waitsForTheOther()
{
    auto first = std::make_optional(open());
    std::atomic<bool> isOpen = false;
    bool wasComplete = false;
    std::jthread other([&] {
        const auto second = BlobIngest::open(*m_layout, m_digest, m_bytes.size());
        isOpen = true;
        wasComplete = second && second->isComplete();
    });
    QTest::qWait(80);
    QVERIFY(!isOpen);
    QVERIFY(first->write(m_bytes));
    QVERIFY(first->seal());
    QVERIFY(first->commit());
    first.reset();
    other.join();
    QVERIFY(wasComplete);
}

void TestBlobIngest::waitCanBeCancelled()
{
    const auto first = open();
    std::stop_source source;
    std::jthread canceller([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        source.request_stop();
    });
    const auto second = BlobIngest::open(*m_layout, m_digest, m_bytes.size(), source.get_token());
    QVERIFY(!second);
    QCOMPARE(second.error().code, core::ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestBlobIngest)
#include "tst_blobingest.moc"
