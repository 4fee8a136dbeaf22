// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/registrylist.h"
#include "core/registry/client.h"
#include "tests/support/expected.h"
#include "tests/support/rawserver.h"

#include <QTest>

#include <atomic>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using app::RegistryList;
using support::RawConnection;
using support::RawRequest;
using support::RawServer;

namespace {

constexpr int Pages = 10;
constexpr int NamesInPage = 20;

/// Ten pages of twenty names: "n0" to "n199", in order.
RawServer::Handler listing(const QByteArray &field, std::chrono::milliseconds time = 0ms)
{
    return [field, time](const RawRequest &request, RawConnection &connection) {
        std::this_thread::sleep_for(time);
        const int page = request.query(u"page"_s).toInt();
        QByteArrayList names;
        for (int i = page * NamesInPage; i < (page + 1) * NamesInPage; ++i)
            names += "\"n" + QByteArray::number(i) + '"';
        const QByteArray next = "<?page=" + QByteArray::number(page + 1) + ">; rel=\"next\"";
        connection.answer(200, "{\"" + field + "\":[" + names.join(',') + "]}",
                          page + 1 < Pages ? support::RawHeaders{{"Link", next}}
                                           : support::RawHeaders{});
    };
}

std::shared_ptr<const registry::Client> newClient()
{
    return std::make_shared<const registry::Client>();
}

} // namespace

class TestRegistryList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAsFarAsIsSeen();
    void readsOnForWhatIsSought();
    void tagsAreInOrder();
    void longListsComeInParts();
    void failsAndGoesOn();
};

void TestRegistryList::readsAsFarAsIsSeen()
{
    const RawServer server(listing("repositories"));
    const auto list = RegistryList::repositories(newClient(), server.host());
    const auto first = list->found({.page = 1, .pageSize = 25}, {});
    VERIFY_RESULT(first);
    QCOMPARE(first->page.rows.size(), 25);
    QCOMPARE(first->page.rows.first().name, u"n0"_s);
    QVERIFY(first->hasMore);
    QVERIFY(!first->page.isTotalKnown);
    QCOMPARE(server.requests().size(), 2);
    VERIFY_RESULT(list->found({.page = 1, .pageSize = 25}, {})); // It is known.
    QCOMPARE(server.requests().size(), 2);
    const auto last = list->found({.page = 8, .pageSize = 25}, {});
    VERIFY_RESULT(last);
    QCOMPARE(last->page.rows.last().name, u"n199"_s);
    QCOMPARE(last->page.total, 200);
    QVERIFY(last->page.isTotalKnown);
    QVERIFY(!last->hasMore);
    QCOMPARE(server.requests().size(), Pages);
}

void TestRegistryList::readsOnForWhatIsSought()
{
    const RawServer server(listing("repositories"));
    const auto list = RegistryList::repositories(newClient(), server.host());
    const auto found = list->found({.words = u"N19"_s, .page = 1, .pageSize = 25}, {});
    VERIFY_RESULT(found);
    QCOMPARE(found->page.rows.size(), 11); // n19, n190 to n199
    QVERIFY(!found->hasMore);
}

void TestRegistryList::tagsAreInOrder()
{
    const RawServer server(listing("tags"));
    const auto list =
        RegistryList::tags(newClient(), *oci::Reference::parse(server.host() + u"/a"_s));
    const auto page = list->page({.repository = u"a"_s, .page = 1, .pageSize = 50}, {});
    VERIFY_RESULT(page);
    QCOMPARE(page->tags.first().name, u"n199"_s);
    QCOMPARE(page->tags.last().name, u"n150"_s);
    QCOMPARE(page->total, 200);
    QVERIFY(page->isTotalKnown);
}

/// What was shown keeps its place, and every tag is shown once.
void TestRegistryList::longListsComeInParts()
{
    const RawServer server(listing("tags", 700ms));
    const auto list =
        RegistryList::tags(newClient(), *oci::Reference::parse(server.host() + u"/a"_s));
    QSet<QString> seen;
    bool hasMore = true;
    for (int page = 1; hasMore; ++page) {
        const auto tags = list->page({.repository = u"a"_s, .page = page, .pageSize = 50}, {});
        VERIFY_RESULT(tags);
        if (page == 1) {
            QVERIFY(server.requests().size() < Pages);
            QVERIFY(!tags->isTotalKnown);
        }
        for (const hub::TagDetails &tag : tags->tags)
            seen.insert(tag.name);
        hasMore = tags->hasMore;
    }
    QCOMPARE(seen.size(), 200);
}

void TestRegistryList::failsAndGoesOn()
{
    std::atomic<bool> isBroken = false;
    const auto answers = listing("repositories");
    const RawServer server([&](const RawRequest &request, RawConnection &connection) {
        if (isBroken)
            return connection.answer(404);
        answers(request, connection);
    });
    const auto list = RegistryList::repositories(newClient(), server.host());
    VERIFY_RESULT(list->found({.page = 1, .pageSize = 15}, {}));
    isBroken = true;
    QVERIFY(!list->found({.page = 2, .pageSize = 15}, {}));
    VERIFY_RESULT(list->found({.page = 1, .pageSize = 15}, {}));
    isBroken = false;
    const auto second = list->found({.page = 2, .pageSize = 15}, {});
    VERIFY_RESULT(second);
    QCOMPARE(second->page.rows.first().name, u"n15"_s);
}

QTEST_GUILESS_MAIN(TestRegistryList)
#include "tst_registrylist.moc"
