// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pulljournal.h"

#include "core/base/limits.h"
#include "tests/support/expected.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using registry::PullJournal;
using registry::UnfinishedPull;

namespace {

UnfinishedPull pullOf(const QString &name, bool isPaused = false)
{
    return {.request = {.reference = *oci::Reference::parse(name)}, .isPaused = isPaused};
}

UnfinishedPull full()
{
    UnfinishedPull pull = pullOf(u"ghcr.io/org/tool:2"_s, true);
    pull.request.platform = *oci::Platform::parse(u"linux/arm/v7"_s);
    pull.request.allPlatforms = true;
    pull.layers = {{oci::Digest::of("a"), 0}, {oci::Digest::of("b"), 7'000'000'000}};
    return pull;
}

} // namespace

class TestPullJournal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void everythingComesBack();
    void holdsNothingElse();
    void refuses_data();
    void refuses();
    void startsEmpty();
    void isTakenOver();
    void isNotTakenFromTheLiving();
    void isTakenOnce();
    void mergesWhatSeveralLeft();
    void damagedIsDropped();
    void leavesNothingBehind();

private:
    [[nodiscard]] QDir journals() const
    {
        return QDir(m_folder->filePath(u".millefeuille-pulls"_s));
    }
    [[nodiscard]] QStringList files() const { return journals().entryList(QDir::Files); }
    [[nodiscard]] PullJournal open() const { return *PullJournal::open(m_folder->path()); }
    /// As a program that is killed: no destructor of ours runs, and the lock goes.
    void leave(const QList<UnfinishedPull> &pulls) const
    {
        const PullJournal journal = open();
        QVERIFY(journal.write(pulls));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPullJournal::everythingComesBack()
{
    const QList<UnfinishedPull> pulls{full(), pullOf(u"nginx:1.24"_s),
                                      pullOf(u"a/b@"_s + oci::Digest::of("x").toString())};
    const auto again = registry::parseUnfinishedPulls(registry::unfinishedPullsJson(pulls));
    VERIFY_RESULT(again);
    QVERIFY(*again == pulls);
}

void TestPullJournal::holdsNothingElse()
{
    UnfinishedPull pull = pullOf(u"nginx:1.24"_s);
    pull.request.ignoresFreeSpace = true;
    const auto again = registry::parseUnfinishedPulls(registry::unfinishedPullsJson({pull}));
    QVERIFY(!again->first().request.ignoresFreeSpace);
    QCOMPARE(registry::unfinishedPullsJson({pullOf(u"nginx:1.24"_s)}),
             R"({"pulls":[{"allPlatforms":false,"layers":[],"paused":false,)"
             R"("reference":"docker.io/library/nginx:1.24"}]})"_ba);
}

void TestPullJournal::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const QByteArray &pull) {
        QTest::newRow(name) << QByteArray(R"({"pulls":[)" + pull + "]}");
    };
    QTest::newRow("no JSON") << "x"_ba;
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("no list") << R"({"pulls":1})"_ba;
    row("no name", "{}");
    row("no such name", R"({"reference":"A B"})");
    row("a path", R"({"reference":"../../etc/passwd"})");
    row("a platform", R"({"reference":"a:1","platform":"x y/z/"})");
    row("a digest", R"({"reference":"a:1","layers":[{"digest":"sha256:../x","size":1}]})");
    row("less than nothing", R"({"reference":"a:1","layers":[{"digest":")"
                                 + oci::Digest::of("a").toString().toLatin1()
                                 + R"(","size":-1}]})");
    row("more than anything", R"({"reference":"a:1","layers":[{"digest":")"
                                  + oci::Digest::of("a").toString().toLatin1()
                                  + R"(","size":9000000000000000}]})");
    QByteArray many = R"({"reference":"a:1"})";
    for (int i = 0; i < core::limits::UnfinishedPulls; ++i)
        many += R"(,{"reference":"a:1"})";
    row("too many", many);
}

void TestPullJournal::refuses()
{
    QFETCH(QByteArray, json);
    const auto pulls = registry::parseUnfinishedPulls(json);
    QVERIFY(!pulls);
    QVERIFY(pulls.error().code == core::ErrorCode::Corrupt
            || pulls.error().code == core::ErrorCode::LimitExceeded);
}

void TestPullJournal::startsEmpty()
{
    PullJournal journal = open();
    const auto found = journal.takeOver();
    VERIFY_RESULT(found);
    QVERIFY(found->isEmpty());
}

void TestPullJournal::isTakenOver()
{
    leave({full(), pullOf(u"nginx:1.24"_s)});
    {
        PullJournal journal = open();
        QCOMPARE(journal.takeOver()->size(), 2);
        QCOMPARE(files().size(), 2); // This one and its lock; that of the dead is gone.
    }
    // It ended without a word, and so the next one finds the same.
    PullJournal journal = open();
    const auto found = journal.takeOver();
    VERIFY_RESULT(found);
    QVERIFY(*found == (QList{full(), pullOf(u"nginx:1.24"_s)}));
    VERIFY_RESULT(journal.write({pullOf(u"nginx:1.24"_s)}));
}

void TestPullJournal::isNotTakenFromTheLiving()
{
    const PullJournal other = open();
    VERIFY_RESULT(other.write({full()}));
    PullJournal journal = open();
    QVERIFY(journal.takeOver()->isEmpty());
    VERIFY_RESULT(other.write({full(), pullOf(u"nginx"_s)}));
}

void TestPullJournal::isTakenOnce()
{
    leave({full()});
    PullJournal one = open();
    PullJournal other = open();
    QCOMPARE(one.takeOver()->size() + other.takeOver()->size(), 1);
}

void TestPullJournal::mergesWhatSeveralLeft()
{
    {
        const PullJournal one = open();
        const PullJournal other = open();
        VERIFY_RESULT(one.write({pullOf(u"a:1"_s), pullOf(u"b:1"_s)}));
        VERIFY_RESULT(other.write({pullOf(u"b:1"_s), pullOf(u"c:1"_s)}));
    }
    PullJournal journal = open();
    QCOMPARE(journal.takeOver()->size(), 3);
}

void TestPullJournal::damagedIsDropped()
{
    leave({full()});
    QFile damaged(journals().filePath(journals().entryList({u"*.json"_s}).first()));
    QVERIFY(damaged.open(QFile::WriteOnly));
    damaged.write("{\"pulls\":[{");
    damaged.close();
    PullJournal journal = open();
    const auto found = journal.takeOver();
    VERIFY_RESULT(found);
    QVERIFY(found->isEmpty());
    QCOMPARE(files().size(), 1);
}

void TestPullJournal::leavesNothingBehind()
{
    {
        PullJournal journal = open();
        VERIFY_RESULT(journal.write({full()}));
        VERIFY_RESULT(journal.write({}));
        QCOMPARE(files().size(), 1);
    }
    QCOMPARE(files(), QStringList());
}

QTEST_GUILESS_MAIN(TestPullJournal)
#include "tst_pulljournal.moc"
