// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "tests/support/commandline.h"
#include "tests/support/expected.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/stress.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using support::CommandLine;
using support::ToolRun;

/// Several processes pull, tag, remove, bring back, reclaim and check in one store for a while, and
/// a window looks on: nobody is told of a damage, and in the end there is none.
class TestSharedStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void staysWhole();

private:
    [[nodiscard]] QString name(const QString &image) const
    {
        return m_registry.host() + u'/' + image;
    }
    void run(const QStringList &words);
    void work(const QString &image);
    void keepHouse();
    void lookOn();
    void complain(const QString &text);

    CommandLine m_cli{QStringLiteral(MILLEFEUILLE_CLI)};
    support::RegistryServer m_registry;
    std::atomic<bool> m_isOver = false;
    std::atomic<int> m_runs = 0;
    std::atomic<int> m_looks = 0;
    std::mutex m_mutex;
    QStringList m_complaints;
};

void TestSharedStore::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    const QByteArray shared = support::incompressibleTar(600'000, 1);
    const QByteArray other = support::incompressibleTar(300'000, 2);
    (void)support::push(m_registry, u"kept"_s, u"1"_s, {.layers = {shared}});
    (void)support::push(m_registry, u"one"_s, u"1"_s,
                        {.layers = {shared, other, support::incompressibleTar(200'000, 3)}});
    (void)support::push(m_registry, u"two"_s, u"1"_s,
                        {.layers = {other, support::incompressibleTar(400'000, 4)}});
    QCOMPARE(m_cli.run({u"pull"_s, name(u"kept:1"_s)}).exitCode, 0);
}

void TestSharedStore::complain(const QString &text)
{
    const std::scoped_lock lock(m_mutex);
    if (m_complaints.size() < 20)
        m_complaints.append(text);
    m_isOver = true;
}

void TestSharedStore::run(const QStringList &words)
{
    if (m_isOver)
        return;
    const ToolRun done = m_cli.run(words);
    ++m_runs;
    if (!done.isDone())
        complain(words.join(u' ') + u"\n"_s + QString::fromUtf8(done.output + done.errors));
}

/// Two images that share a layer, one by each process, under names that no other process takes.
void TestSharedStore::work(const QString &image)
{
    const QString copy = image.section(u':', 0, 0) + u":copy"_s;
    while (!m_isOver) {
        run({u"pull"_s, name(image)});
        run({u"tag"_s, name(image), copy});
        run({u"pin"_s, copy});
        run({u"unpin"_s, copy});
        run({u"rm"_s, name(image), copy});
    }
}

void TestSharedStore::keepHouse()
{
    while (!m_isOver) {
        run({u"check"_s});
        run({u"reclaim"_s});
        run({u"check"_s, u"--repair"_s, u"--offline"_s});
        run({u"ls"_s});
    }
}

/// As the window does, which is open all the time.
void TestSharedStore::lookOn()
{
    const auto store = store::OciStore::open(
        m_cli.store(), layers::TocCache(m_cli.filePath(u"cache/millefeuille/tables"_s)), false);
    if (!store)
        return complain(store.error().message);
    while (!m_isOver) {
        const auto images = (*store)->list();
        if (!images)
            return complain(images.error().message + images.error().detail);
        const bool hasKept = std::ranges::any_of(*images, [&](const store::Image &image) {
            return std::ranges::contains(image.names, name(u"kept:1"_s), &oci::Reference::toString);
        });
        if (!hasKept)
            return complain(u"an image is gone that nobody removed"_s);
        if (const auto trash = (*store)->trash(); !trash)
            return complain(trash.error().message + trash.error().detail);
        ++m_looks;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

void TestSharedStore::staysWhole()
{
    using namespace std::chrono_literals;
    const auto time = support::isStress() ? 300s : 20s;
    {
        std::vector<std::jthread> threads;
        threads.emplace_back([this] { work(u"one:1"_s); });
        threads.emplace_back([this] { work(u"two:1"_s); });
        threads.emplace_back([this] { keepHouse(); });
        threads.emplace_back([this] { lookOn(); });
        QElapsedTimer timer;
        timer.start();
        while (!m_isOver && timer.durationElapsed() < time)
            std::this_thread::sleep_for(100ms);
        m_isOver = true;
    }
    QVERIFY2(m_complaints.isEmpty(), qPrintable(m_complaints.join(u"\n\n"_s)));
    const ToolRun checked = m_cli.run({u"check"_s});
    QVERIFY2(checked.isDone(), checked.errors.constData());
    for (const QString &image : {u"kept:1"_s, u"one:1"_s, u"two:1"_s}) {
        const ToolRun pulled = m_cli.run({u"pull"_s, name(image)});
        QVERIFY2(pulled.isDone(), pulled.errors.constData());
    }
    const ToolRun last = m_cli.run({u"check"_s});
    QVERIFY2(last.isDone(), last.errors.constData());
    QVERIFY(m_runs > 10);
    QVERIFY(m_looks > 10);
    qInfo("%d runs of the companion, %d looks at the list", int(m_runs), int(m_looks));
}

QTEST_GUILESS_MAIN(TestSharedStore)
#include "tst_sharedstore.moc"
