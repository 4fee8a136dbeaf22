// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layertocbuilder.h"
#include "core/layers/toccache.h"
#include "tests/support/expected.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using layers::LayerToc;
using layers::TocCache;

namespace {

std::shared_ptr<const LayerToc> sample(const QByteArray &name)
{
    LayerToc::Builder builder;
    for (int i = 0; i < 1000; ++i) {
        if (!builder.add({.path = std::string_view(name.constData(), std::size_t(name.size()))}))
            qFatal("an entry was refused");
    }
    return builder.finish(oci::DiffId::of(oci::Digest::of(name)), 1);
}

} // namespace

class TocCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keeps();
    void damagedFilesAreMissing();
    void insertReplacesDamage();
    void leavesNoOtherFiles();
    void sameTableFromManyThreads();
    void unwritableFolder();
    void userFolder();
};

void TocCacheTest::keeps()
{
    QTemporaryDir folder;
    const TocCache cache(folder.filePath(u"new/tables"_s));
    const auto one = sample("one");
    const auto two = sample("two");
    QVERIFY(!cache.find(one->diffId()));
    QVERIFY(!cache.contains(one->diffId()));
    VERIFY_RESULT(cache.insert(*one));
    VERIFY_RESULT(cache.insert(*one));
    QVERIFY(cache.contains(one->diffId()));
    QVERIFY(!cache.contains(two->diffId()));
    const auto found = cache.find(one->diffId());
    QVERIFY(found);
    QCOMPARE(found->serialize(), one->serialize());
    QVERIFY(!cache.find(two->diffId()));
}

void TocCacheTest::damagedFilesAreMissing()
{
    QTemporaryDir folder;
    const TocCache cache(folder.path());
    const auto one = sample("one");
    const auto two = sample("two");
    VERIFY_RESULT(cache.insert(*one));
    VERIFY_RESULT(cache.insert(*two));
    QDir dir(folder.path());
    const QString first = dir.filePath(u"sha256-%1.toc"_s.arg(one->diffId().digest().encoded()));
    const QString second = dir.filePath(u"sha256-%1.toc"_s.arg(two->diffId().digest().encoded()));
    QFile file(first);
    QVERIFY(file.resize(file.size() - 1));
    QVERIFY(!cache.find(one->diffId()));
    // A whole table, but of another layer.
    QVERIFY(QFile::remove(first) && QFile::copy(second, first));
    QVERIFY(!cache.find(one->diffId()));
    QVERIFY(file.resize(0));
    QVERIFY(!cache.find(one->diffId()));
}

void TocCacheTest::insertReplacesDamage()
{
    QTemporaryDir folder;
    const TocCache cache(folder.path());
    const auto one = sample("one");
    VERIFY_RESULT(cache.insert(*one));
    QFile file(folder.filePath(u"sha256-%1.toc"_s.arg(one->diffId().digest().encoded())));
    QVERIFY(file.resize(10));
    VERIFY_RESULT(cache.insert(*one));
    QVERIFY(cache.find(one->diffId()));
}

void TocCacheTest::leavesNoOtherFiles()
{
    QTemporaryDir folder;
    const TocCache cache(folder.path());
    VERIFY_RESULT(cache.insert(*sample("one")));
    VERIFY_RESULT(cache.insert(*sample("two")));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void TocCacheTest::sameTableFromManyThreads()
{
    QTemporaryDir folder;
    const TocCache cache(folder.path());
    const auto one = sample("one");
    VERIFY_RESULT(cache.insert(*one));
    std::atomic<int> missed = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&, i] {
                for (int k = 0; k < 100; ++k) {
                    const bool done = i % 2 == 0 ? cache.insert(*one).has_value()
                                                 : cache.find(one->diffId()) != nullptr;
                    missed += done ? 0 : 1;
                }
            });
        }
    }
    QCOMPARE(missed, 0); // once there, a table is never seen half written
}

void TocCacheTest::unwritableFolder()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const TocCache cache(file.fileName() + u"/tables"_s);
    const auto inserted = cache.insert(*sample("one"));
    QVERIFY(!inserted);
    QCOMPARE(inserted.error().code, core::ErrorCode::Io);
    QVERIFY(!cache.find(sample("one")->diffId()));
}

void TocCacheTest::userFolder()
{
    QStandardPaths::setTestModeEnabled(true);
    const auto one = sample("user");
    // The window and the companion do not name themselves alike, and find each other's tables.
    QCoreApplication::setOrganizationName(u"millefeuille"_s);
    VERIFY_RESULT(TocCache::user().insert(*one));
    QCoreApplication::setOrganizationName({});
    QCoreApplication::setApplicationName(u"another"_s);
    QVERIFY(TocCache::user().find(one->diffId()));
    const QString path =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + u"/millefeuille/tables/sha256-%1.toc"_s.arg(one->diffId().digest().encoded());
    QVERIFY(QFile::exists(path));
    QVERIFY(QFile::remove(path));
}

QTEST_GUILESS_MAIN(TocCacheTest)
#include "tst_toccache.moc"
