// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/client.h"
#include "core/registry/pull.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"
#include "tests/support/tools.h"
#include "tests/support/windowfixture.h"
#include "views/hub/browsing.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using support::RegistryServer;

/// The real window over two real registries: many tags at once, pulled, copied and pushed. Each
/// step begins where the one before ended.
class TestWindowAllTags final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { close(); }
    void numberIsSaidFirst();
    void cancelledBeforeAnythingMoves();
    void allArePulled();
    void oneThatFailsKeepsNoOther();
    void noSuchRepository();
    void severalAreCopied();
    void copiesGoElsewhere();
    void severalArePushed();
    void onePlatformOfEachIsPushed();

private:
    [[nodiscard]] QTreeView *tags() const { return find<QTreeView>(u"tagTable"_s); }
    void openRepository(const QString &path) const;
    [[nodiscard]] QStringList namesHere() const;
    [[nodiscard]] QString digestOf(const QString &name) const;
    [[nodiscard]] QString textOf(const QString &name) const { return find<QLabel>(name)->text(); }
    [[nodiscard]] QString textOfButton(const QString &name) const
    {
        return find<QPushButton>(name)->text();
    }

    RegistryServer m_registry;
    RegistryServer m_other;
};

void TestWindowAllTags::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    for (RegistryServer *server : {&m_registry, &m_other})
        QVERIFY2(server->start(), qPrintable(server->errorString()));
    for (int i = 1; i <= 30; ++i)
        (void)support::push(m_registry, u"team/app"_s, u"1.%1"_s.arg(i),
                            {.layers = {support::incompressibleTar(5000, quint32(i))}});
    (void)support::push(m_registry, u"team/half"_s, u"good"_s,
                        {.layers = {support::incompressibleTar(5000, 77)}});
    (void)support::push(m_registry, u"team/half"_s, u"broken"_s, {.layers = {"this is no tar"}});
    setEngines({});
    QVERIFY(open());
    m_session->setRegistries({m_registry.host()});
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
}

void TestWindowAllTags::openRepository(const QString &path) const
{
    QVERIFY(m_window->browsing()->open(*oci::Reference::parse(m_registry.host() + u'/' + path)));
    TRY_VERIFY(isVisible(u"tagTable"_s));
}

QStringList TestWindowAllTags::namesHere() const
{
    const auto store = store::OciStore::open(storeFolder(), layers::TocCache(filePath(u"tocs"_s)));
    QStringList names;
    for (const store::Image &image : store ? *(*store)->list() : QList<store::Image>()) {
        for (const oci::Reference &name : image.names)
            names += name.toString();
    }
    return names;
}

QString TestWindowAllTags::digestOf(const QString &name) const
{
    const auto found = registry::Client().resolve(*oci::Reference::parse(name));
    return found && *found ? (*found)->toString() : QString();
}

void TestWindowAllTags::numberIsSaidFirst()
{
    openRepository(u"team/app"_s);
    trigger(u"actionHubPullAll"_s);
    TRY_VERIFY(isVisible(u"pullAllDialog"_s));
    TRY_COMPARE(textOf(u"pullAllState"_s), u"It has 30 tag(s)."_s);
    QCOMPARE(textOfButton(u"pullAllConfirm"_s), u"Pull 30 Tag(s)"_s);
    QVERIFY2(textOf(u"pullAllNames"_s).endsWith("and 10 more"_L1),
             qPrintable(textOf(u"pullAllNames"_s)));
    QVERIFY(textsOf(u"pullAllDialog"_s).contains(m_registry.host() + u"/team/app"_s));
}

void TestWindowAllTags::cancelledBeforeAnythingMoves()
{
    click(u"pullAllCancel"_s);
    TRY_VERIFY(!isVisible(u"pullAllDialog"_s));
    QVERIFY(taskTitle().isEmpty());
    QVERIFY(namesHere().isEmpty());
}

void TestWindowAllTags::allArePulled()
{
    TRY_VERIFY(activate());
    trigger(u"actionHubPullAll"_s);
    TRY_VERIFY(isVisible(u"pullAllDialog"_s));
    TRY_VERIFY(find<QPushButton>(u"pullAllConfirm"_s)->isEnabled());
    click(u"pullAllConfirm"_s);
    TRY_COMPARE(taskTitle(), u"Pull 30 tag(s) of %1/team/app"_s.arg(m_registry.host()));
    TRY_COMPARE(taskWords(), u"30 tag(s) pulled."_s);
    QCOMPARE(namesHere().size(), 30);
    dismissTasks();
}

void TestWindowAllTags::oneThatFailsKeepsNoOther()
{
    TRY_VERIFY(activate());
    openRepository(u"team/half"_s);
    trigger(u"actionHubPullAll"_s);
    TRY_VERIFY(isVisible(u"pullAllDialog"_s));
    TRY_COMPARE(textOfButton(u"pullAllConfirm"_s), u"Pull 2 Tag(s)"_s);
    click(u"pullAllConfirm"_s);
    TRY_VERIFY(taskWords().startsWith("1 of 2 tag(s) pulled."_L1));
    QVERIFY2(taskWords().contains(u"team/half:broken” was not pulled."_s), qPrintable(taskWords()));
    QVERIFY(isVisible(u"taskTryAgain"_s));
    QVERIFY(namesHere().contains(m_registry.host() + u"/team/half:good"_s));
    dismissTasks();
}

void TestWindowAllTags::noSuchRepository()
{
    TRY_VERIFY(activate());
    QVERIFY(
        m_window->browsing()->open(*oci::Reference::parse(m_registry.host() + u"/team/none"_s)));
    trigger(u"actionHubPullAll"_s);
    TRY_VERIFY(isVisible(u"pullAllProblem"_s));
    QVERIFY(!find<QPushButton>(u"pullAllConfirm"_s)->isEnabled());
    click(u"pullAllCancel"_s);
    TRY_VERIFY(!isVisible(u"pullAllDialog"_s));
}

void TestWindowAllTags::severalAreCopied()
{
    TRY_VERIFY(activate());
    openRepository(u"team/app"_s);
    TRY_VERIFY(tags()->model()->rowCount() >= 3);
    tags()->selectionModel()->clear();
    for (int row = 0; row < 3; ++row)
        tags()->selectionModel()->select(tags()->model()->index(row, 0),
                                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    trigger(u"actionHubCopy"_s);
    TRY_VERIFY(isVisible(u"copyTagsDialog"_s));
    QCOMPARE(textOfButton(u"sendConfirm"_s), u"Copy 3 Tag(s)"_s);
    QVERIFY(!find<QPushButton>(u"sendConfirm"_s)->isEnabled()); // They are there already.
}

void TestWindowAllTags::copiesGoElsewhere()
{
    auto *target = find<QLineEdit>(u"sendTarget"_s);
    for (const QString &wrong : {QString(), u"Not A Name"_s, m_other.host() + u"/copied/app:1"_s}) {
        target->setText(wrong);
        QVERIFY2(!find<QPushButton>(u"sendConfirm"_s)->isEnabled(), qPrintable(wrong));
        QVERIFY(!textOf(u"sendHint"_s).isEmpty());
    }
    target->setText(m_other.host() + u"/copied/app"_s);
    const QStringList names = textOf(u"sendNames"_s).split(u'\n');
    QCOMPARE(names.size(), 3);
    click(u"sendConfirm"_s);
    TRY_COMPARE(taskTitle(), u"Copy 3 tag(s) to %1/copied/app"_s.arg(m_other.host()));
    TRY_COMPARE(taskWords(), u"3 tag(s) copied."_s);
    for (const QString &name : names) {
        QVERIFY2(name.startsWith(m_other.host() + u"/copied/app:"_s), qPrintable(name));
        QVERIFY(!digestOf(name).isEmpty());
        QCOMPARE(digestOf(name),
                 digestOf(m_registry.host() + u"/team/app:"_s + name.section(u':', -1)));
    }
    dismissTasks();
}

/// Out of the own store, where they came by the pull of all.
void TestWindowAllTags::severalArePushed()
{
    TRY_VERIFY(activate());
    choose(u"My images"_s);
    TRY_VERIFY(row(m_registry.host() + u"/team/app"_s).isValid());
    auto *table = find<QTreeView>(u"imageTable"_s);
    table->setFocus();
    table->selectAll();
    TRY_VERIFY(find<QAction>(u"actionPush"_s)->isEnabled());
    trigger(u"actionPush"_s);
    TRY_VERIFY(isVisible(u"pushTagsDialog"_s));
    // Of two repositories: each goes to where its name says.
    QCOMPARE(textOfButton(u"sendConfirm"_s), u"Push 31 Tag(s)"_s);
    QVERIFY(!isVisible(u"sendTarget"_s));
    click(u"sendCancel"_s);
    TRY_VERIFY(!isVisible(u"pushTagsDialog"_s));
    table->clearSelection();
    QStringList chosen;
    for (int i = 0; i < table->model()->rowCount() && chosen.size() < 2; ++i) {
        const QModelIndex index = table->model()->index(i, 0);
        if (index.data().toString() != m_registry.host() + u"/team/app"_s)
            continue;
        table->selectionModel()->select(index,
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
        chosen += index.data().toString();
    }
    QCOMPARE(chosen.size(), 2);
    TRY_VERIFY(find<QAction>(u"actionPush"_s)->isEnabled());
    trigger(u"actionPush"_s);
    TRY_VERIFY(isVisible(u"pushTagsDialog"_s));
    QVERIFY(isVisible(u"sendTarget"_s));
    find<QLineEdit>(u"sendTarget"_s)->setText(m_other.host() + u"/pushed/app"_s);
    const QStringList names = textOf(u"sendNames"_s).split(u'\n');
    QCOMPARE(names.size(), 2);
    click(u"sendConfirm"_s);
    TRY_COMPARE(taskTitle(), u"Push 2 tag(s) to %1/pushed/app"_s.arg(m_other.host()));
    TRY_COMPARE(taskWords(), u"2 tag(s) pushed."_s);
    for (const QString &name : names)
        QVERIFY(!digestOf(name).isEmpty());
}

/// Of an index of two platforms only one is here, as after most pulls.
void TestWindowAllTags::onePlatformOfEachIsPushed()
{
    dismissTasks();
    const auto amd = support::push(m_registry, u"multi"_s, u"amd"_s,
                                   {.layers = {support::incompressibleTar(20'000, 3)}});
    const auto arm = support::push(
        m_registry, u"multi"_s, u"arm"_s,
        {.layers = {support::incompressibleTar(20'000, 4)}, .platform = u"linux/arm64"_s});
    {
        const auto store =
            store::OciStore::open(storeFolder(), layers::TocCache(filePath(u"tables"_s)));
        QVERIFY(store);
        registry::Client client;
        for (const QString &tag : {u"1"_s, u"2"_s}) {
            (void)support::pushIndex(m_registry, u"multi"_s, tag, {amd, arm});
            registry::PullProgress progress;
            const registry::PullRequest request{
                .reference = *oci::Reference::parse(m_registry.host() + u"/multi:"_s + tag),
                .platform = *oci::Platform::parse(u"linux/amd64")};
            QVERIFY(registry::pull(client, **store, request, progress));
        }
    }
    TRY_VERIFY(activate());
    auto *table = find<QTreeView>(u"imageTable"_s);
    const auto rowsOfMulti = [&] {
        QModelIndexList rows;
        for (int i = 0; i < table->model()->rowCount(); ++i) {
            const QModelIndex index = table->model()->index(i, 0);
            if (index.data().toString() == m_registry.host() + u"/multi"_s)
                rows += index;
        }
        return rows;
    };
    TRY_COMPARE(rowsOfMulti().size(), 2);
    table->clearSelection();
    for (const QModelIndex &index : rowsOfMulti())
        table->selectionModel()->select(index,
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    TRY_VERIFY(find<QAction>(u"actionPush"_s)->isEnabled());
    trigger(u"actionPush"_s);
    TRY_VERIFY(isVisible(u"sendPlatform"_s));
    find<QLineEdit>(u"sendTarget"_s)->setText(m_other.host() + u"/pushed/multi"_s);
    click(u"sendConfirm"_s);
    TRY_COMPARE(taskTitle(), u"Push 2 tag(s) to %1/pushed/multi"_s.arg(m_other.host()));
    TRY_COMPARE(taskWords(), u"2 tag(s) pushed."_s);
    for (const QString &tag : {u"1"_s, u"2"_s})
        QCOMPARE(digestOf(m_other.host() + u"/pushed/multi:"_s + tag),
                 amd.manifest.digest.toString());
}

QTEST_MAIN(TestWindowAllTags)
#include "tst_window_alltags.moc"
