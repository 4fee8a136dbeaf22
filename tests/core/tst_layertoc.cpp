// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/layers/layertocbuilder.h"
#include "core/layers/layertocformat.h"
#include "tests/support/expected.h"

#include <QFile>
#include <QTest>

#include <xxhash.h>

#include <cstring>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using layers::EntryType;
using layers::LayerToc;
using layers::TocEntry;

namespace {

const oci::DiffId SomeDiffId = oci::DiffId::of(oci::Digest::of("layer"));

std::vector<TocEntry> sampleEntries()
{
    return {
        {.path = "etc", .mtime = -5, .mode = 0755, .type = EntryType::Directory},
        {.path = "etc/passwd",
         .size = 12,
         .mtime = 1'700'000'000,
         .fingerprint = ~quint64(0),
         .mode = 04644,
         .uid = 4'294'967'295,
         .gid = 7},
        {.path = "etc/\xff\x01", .size = Q_INT64_C(1) << 40, .fingerprint = 1},
        {.path = "l", .link = "../some where", .type = EntryType::Symlink},
        {.path = "h", .link = "etc/passwd", .type = EntryType::HardLink},
        {.path = "", .type = EntryType::Directory},
        {.path = "c", .type = EntryType::CharDevice},
    };
}

std::shared_ptr<const LayerToc> built(const std::vector<TocEntry> &entries)
{
    LayerToc::Builder builder;
    for (const TocEntry &entry : entries) {
        if (!builder.add(entry))
            qFatal("an entry was refused");
    }
    return builder.finish(SomeDiffId, 10'240);
}

QByteArray sealed(QByteArray bytes)
{
    bytes.chop(sizeof(layers::format::Checksum));
    const layers::format::Checksum sum = XXH3_64bits(bytes.constData(), std::size_t(bytes.size()));
    return bytes.append(reinterpret_cast<const char *>(&sum), sizeof sum);
}

} // namespace

class LayerTocTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEverything();
    void takesLittle();
    void linksOfOthersAreDropped();
    void everyCutAndFlip();
    void wrongNumbersWithARightChecksum_data();
    void wrongNumbersWithARightChecksum();
    void limits();
    void borrowedBytes();
    void fuzzingBeginsWithATable();
};

void LayerTocTest::keepsEverything()
{
    const auto entries = sampleEntries();
    for (const auto &toc : {built(entries), *LayerToc::deserialize(built(entries)->serialize())}) {
        QCOMPARE(toc->diffId(), SomeDiffId);
        QCOMPARE(toc->tarSize(), 10'240);
        QCOMPARE(toc->count(), entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i)
            QVERIFY2(toc->at(i) == entries[i], QByteArray::number(i).constData());
    }
    const auto empty = LayerToc::deserialize(built({})->serialize());
    VERIFY_RESULT(empty);
    QCOMPARE((*empty)->count(), 0);
}

void LayerTocTest::takesLittle()
{
    std::vector<TocEntry> entries(1000,
                                  {.path = "usr/bin/name", .size = 5, .mode = 0644, .uid = 1});
    const qsizetype few = built({entries.begin(), entries.begin() + 1})->serialize().size();
    const qsizetype many = built(entries)->serialize().size();
    QCOMPARE(many - few, 999 * (32 + 12)); // a record and the name
}

void LayerTocTest::linksOfOthersAreDropped()
{
    const auto toc = built(
        {{.path = "a", .link = "b", .size = 3, .type = EntryType::File},
         {.path = "d", .link = "x", .size = 9, .fingerprint = 4, .type = EntryType::Directory}});
    QCOMPARE(toc->at(0).link, std::string_view());
    QCOMPARE(toc->at(0).size, 3);
    QCOMPARE(toc->at(1), (TocEntry{.path = "d", .type = EntryType::Directory}));
}

void LayerTocTest::everyCutAndFlip()
{
    const QByteArray bytes = built(sampleEntries())->serialize();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto cut = LayerToc::deserialize(bytes.first(i));
        QVERIFY(!cut);
        QCOMPARE(cut.error().code, ErrorCode::Corrupt);
        QByteArray flipped = bytes;
        flipped[i] = char(flipped[i] ^ 0x10);
        QVERIFY2(!LayerToc::deserialize(flipped), QByteArray::number(i).constData());
    }
    QVERIFY(!LayerToc::deserialize(bytes + 'x'));
}

void LayerTocTest::wrongNumbersWithARightChecksum_data()
{
    using namespace layers::format;
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<quint64>("value");
    QTest::addColumn<int>("size");
    const auto header = [](std::size_t member) { return qsizetype(member); };
    const auto record = [](std::size_t index, std::size_t member) {
        return qsizetype(sizeof(Header) + index * sizeof(Record) + member);
    };
    const auto row = [](const char *name, qsizetype offset, quint64 value, int size) {
        QTest::newRow(name) << offset << value << size;
    };
    row("version", header(offsetof(Header, version)), 99, 4);
    row("count", header(offsetof(Header, count)), 8, 8);
    row("count beyond all", header(offsetof(Header, count)), ~quint64(0) / 32 + 8, 8);
    row("attributes", header(offsetof(Header, attributeCount)), 0, 8);
    row("names", header(offsetof(Header, namesSize)), ~quint64(0), 8);
    row("DiffID", header(offsetof(Header, diffIdSize)), 3, 8);
    row("tar size", header(offsetof(Header, tarSize)), ~quint64(0), 8);
    row("name before the last", record(2, offsetof(Record, nameOffset)), 0, 4);
    row("name after the next", record(2, offsetof(Record, nameOffset)), 1'000'000, 4);
    row("first name not at the start", record(0, offsetof(Record, nameOffset)), 1, 4);
    row("negative size", record(1, offsetof(Record, size)), ~quint64(0), 8);
    row("link longer than its names", record(3, offsetof(Record, size)), 100, 8);
    row("attributes out of range", record(1, offsetof(Record, attributes)), 70, 4);
    row("unknown type", record(7, offsetof(Attributes, type)), 9, 2);
}

void LayerTocTest::wrongNumbersWithARightChecksum()
{
    QFETCH(qsizetype, offset);
    QFETCH(quint64, value);
    QFETCH(int, size);
    QByteArray bytes = built(sampleEntries())->serialize();
    QVERIFY(LayerToc::deserialize(sealed(bytes)));
    std::memcpy(bytes.data() + offset, &value, std::size_t(size));
    const auto toc = LayerToc::deserialize(sealed(bytes));
    QVERIFY(!toc);
    QCOMPARE(toc.error().code, ErrorCode::Corrupt);
}

void LayerTocTest::limits()
{
    LayerToc::Builder builder;
    const std::string longest(std::size_t(core::limits::PathLength), 'x');
    QVERIFY(builder.add({.path = longest}));
    const auto refused = builder.add({.path = longest + 'x'});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
    QVERIFY(!builder.add({.path = "a", .link = longest + 'x', .type = EntryType::Symlink}));
    QCOMPARE(builder.count(), 1);
}

void LayerTocTest::borrowedBytes()
{
    QByteArray bytes = built(sampleEntries())->serialize();
    bytes.detach();
    const auto toc =
        *LayerToc::deserialize(QByteArray::fromRawData(bytes.constData(), bytes.size()));
    bytes.fill('?');
    QCOMPARE(toc->at(1).path, std::string_view("etc/passwd"));
}

/// A corpus of another format would let the fuzzer see nothing but the header.
void LayerTocTest::fuzzingBeginsWithATable()
{
    QFile file(QStringLiteral(FUZZ_CORPUS "/toc/three"));
    QVERIFY(file.open(QFile::ReadOnly));
    QByteArray bytes = file.readAll();
    const layers::format::Checksum sum = XXH3_64bits(bytes.constData(), std::size_t(bytes.size()));
    bytes.append(reinterpret_cast<const char *>(&sum), sizeof sum);
    const auto toc = LayerToc::deserialize(bytes);
    VERIFY_RESULT(toc);
    QCOMPARE((*toc)->count(), 3uz);
    QCOMPARE((*toc)->at(2).link, std::string_view("etc"));
}

QTEST_GUILESS_MAIN(LayerTocTest)
#include "tst_layertoc.moc"
