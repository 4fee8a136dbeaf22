// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/storevalues.h"
#include "views/dialogs/prunecommand.h"
#include "views/dialogs/prunedialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyledItemDelegate>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using views::PruneDialog;
using views::StoreEntry;
using Kind = store::Leftover::Kind;

namespace {

const QString Docker = u"unix:///docker.sock"_s;

} // namespace

class TestPruneDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dialog.reset(); }
    void beginsWithTheUntagged();
    void followsTheRules();
    void asksForTheSum();
    void dropsAnOldSum();
    void nothingToDo();
    void cancelIsDefault();
    void saysExactlyWhatWasChosen();
    void asksForOtherStores();
    void sumsOverStores();
    void containersHoldTheirImages();
    void restGoesOnlyIfChecked();
    void labels();
    void commands();
    void storeThatCannotBeRead();
    void boxesStandBesideTheirTexts();
    void whatComesLateIsNotChecked();
    void whatIsLetGoIsNotChecked_data();
    void whatIsLetGoIsNotChecked();

private:
    template <class Widget>
    [[nodiscard]] Widget *part(const QString &name) const
    {
        return m_dialog->findChild<Widget *>(name);
    }
    [[nodiscard]] QString summary() const { return part<QLabel>(u"pruneSummary"_s)->text(); }
    [[nodiscard]] QPushButton *confirm() const { return part<QPushButton>(u"pruneConfirm"_s); }
    [[nodiscard]] QAbstractItemModel *rows() const
    {
        return part<QTreeView>(u"pruneTable"_s)->model();
    }
    [[nodiscard]] QList<store::Image> images() const
    {
        QList<store::Image> images;
        for (const views::PruneChoice &choice : m_dialog->chosen())
            images += choice.order.images;
        return images;
    }
    /// As a person does in the menu.
    void addStore(const QString &name) const
    {
        for (QAction *action : part<QMenu>(u"pruneStores"_s)->actions()) {
            if (action->text() == name)
                action->setChecked(true);
        }
    }
    void open(const QList<store::Image> &images);
    void choose(int which) { part<QComboBox>(u"pruneWhich"_s)->setCurrentIndex(which); }
    [[nodiscard]] store::RemovalPlan planOfChosen(qint64 freed) const;

    std::unique_ptr<PruneDialog> m_dialog;
};

void TestPruneDialog::init()
{
    store::Image used = storevalues::image(u"used"_s, {u"db:1"_s});
    used.usedBy = {{.engine = u"docker"_s, .id = u"1"_s, .name = u"web"_s}};
    open({storevalues::image(u"a"_s, {u"app:1"_s}), storevalues::image(u"none"_s, {}), used});
}

void TestPruneDialog::open(const QList<store::Image> &images)
{
    m_dialog = std::make_unique<PruneDialog>(
        QList<StoreEntry>{{.id = {}, .kind = StoreEntry::Kind::Own, .name = u"My images"_s},
                          {.id = Docker, .kind = StoreEntry::Kind::Docker, .name = u"Docker"_s}},
        QStringList{Docker});
    m_dialog->setStore(Docker, images);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

store::RemovalPlan TestPruneDialog::planOfChosen(qint64 freed) const
{
    store::RemovalPlan plan;
    plan.freedBytes = freed;
    for (const store::Image &image : images()) {
        store::RemovalPlan::Item item{.image = image};
        item.untagged = image.names;
        item.deleted = true;
        plan.items += item;
    }
    return plan;
}

void TestPruneDialog::beginsWithTheUntagged()
{
    QCOMPARE(rows()->rowCount(), 1);
    QVERIFY2(summary().contains("1 image"_L1), qPrintable(summary()));
}

void TestPruneDialog::followsTheRules()
{
    choose(1);
    QCOMPARE(rows()->rowCount(), 3);
    QCOMPARE(images().size(), 2);
    QVERIFY2(summary().contains("1 image(s) stay"_L1), qPrintable(summary()));
    part<QLineEdit>(u"pruneRepository"_s)->setText(u"db*"_s);
    QCOMPARE(images().size(), 1); // The untagged one has no other name.
    part<QLineEdit>(u"pruneRepository"_s)->clear();
    part<QSpinBox>(u"pruneKeep"_s)->setValue(1);
    QCOMPARE(images().size(), 1);
    part<QSpinBox>(u"pruneKeep"_s)->setValue(0);
    part<QComboBox>(u"pruneAge"_s)->setCurrentIndex(5);
    QVERIFY(images().size() < 2 || images().first().created().isValid());
}

void TestPruneDialog::asksForTheSum()
{
    const QSignalSpy asked(m_dialog.get(), &PruneDialog::planRequested);
    choose(1);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked[0][1].toStringList(), (QStringList{u"docker.io/library/app:1"_s,
                                                      storevalues::digest(u"none"_s).toString()}));
    m_dialog->setPlan(Docker, planOfChosen(12'000'000));
    QVERIFY2(summary().contains("12.0 MB"_L1), qPrintable(summary()));
    QVERIFY2(confirm()->text().contains("12.0 MB"_L1), qPrintable(confirm()->text()));
    part<QPushButton>(u"pruneCopyCommand"_s)->click();
    QVERIFY(QApplication::clipboard()->text().startsWith("docker image rm app:1 "_L1));
    // A box less is another sum.
    const QModelIndex first = rows()->index(0, 0);
    QVERIFY(rows()->setData(first, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!summary().contains("12.0 MB"_L1));
    QTRY_COMPARE(asked.size(), 2);
    QCOMPARE(asked[1][1].toStringList().size(), 1);
}

void TestPruneDialog::dropsAnOldSum()
{
    choose(1);
    const store::RemovalPlan plan = planOfChosen(12'000'000);
    choose(0);
    m_dialog->setPlan(Docker, plan);
    QVERIFY(!summary().contains("12.0 MB"_L1));
}

void TestPruneDialog::nothingToDo()
{
    QVERIFY(rows()->setData(rows()->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(summary(), u"Nothing is checked."_s);
    QVERIFY(!confirm()->isEnabled());
    const QSignalSpy asked(m_dialog.get(), &PruneDialog::planRequested);
    m_dialog->setStore(Docker, {});
    QCOMPARE(summary(), u"No image is untagged."_s);
    QVERIFY(!confirm()->isEnabled());
    QTest::qWait(150);
    QVERIFY(asked.isEmpty());
}

void TestPruneDialog::cancelIsDefault()
{
    QVERIFY(part<QPushButton>(u"pruneCancel"_s)->isDefault());
    const QSignalSpy confirmed(m_dialog.get(), &PruneDialog::confirmed);
    QTest::keyClick(m_dialog.get(), Qt::Key_Return);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(confirmed.isEmpty());
}

void TestPruneDialog::saysExactlyWhatWasChosen()
{
    choose(1);
    QVERIFY(rows()->setData(rows()->index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
    QList<views::PruneChoice> choices;
    connect(m_dialog.get(), &PruneDialog::confirmed, this,
            [&choices](const QList<views::PruneChoice> &chosen) { choices = chosen; });
    confirm()->click();
    QCOMPARE(choices.size(), 1);
    QCOMPARE(choices.first().store.id, Docker);
    QCOMPARE(choices.first().order.images.size(), 1);
    QCOMPARE(choices.first().order.images.first().names.first().familiar(), u"app:1"_s);
    QVERIFY(!m_dialog->isVisible());
}

void TestPruneDialog::asksForOtherStores()
{
    const QSignalSpy asked(m_dialog.get(), &PruneDialog::storeRequested);
    addStore(u"My images"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), QString());
    QVERIFY2(summary().contains("Reading My images"_L1), qPrintable(summary()));
    m_dialog->setStore({}, {storevalues::image(u"mine"_s, {})});
    QCOMPARE(rows()->rowCount(), 2);
    QVERIFY(!part<QTreeView>(u"pruneTable"_s)->isColumnHidden(1));
    QCOMPARE(m_dialog->stores(), (QStringList{QString(), Docker}));
}

/// What goes from the own store can be undone, unless the person wants the space at once.
void TestPruneDialog::sumsOverStores()
{
    addStore(u"My images"_s);
    m_dialog->setStore({}, {storevalues::image(u"mine"_s, {})});
    const auto plan = [this](qsizetype choice, qint64 bytes) {
        store::RemovalPlan result;
        result.freedBytes = bytes;
        result.items += {.image = m_dialog->chosen()[choice].order.images.first(), .deleted = true};
        return result;
    };
    m_dialog->setPlan({}, plan(0, 5'000'000));
    QVERIFY2(!summary().contains("come back"_L1), qPrintable(summary()));
    m_dialog->setPlan(Docker, plan(1, 7'000'000));
    QVERIFY2(summary().contains("12.0 MB come back"_L1), qPrintable(summary()));
    QVERIFY2(summary().contains("5.00 MB of it only after a day"_L1), qPrintable(summary()));
    QVERIFY(!m_dialog->chosen().first().order.reclaims);
    auto *reclaim = part<QCheckBox>(u"pruneReclaim"_s);
    QVERIFY(reclaim->isVisible());
    reclaim->click();
    QVERIFY2(!summary().contains("only after a day"_L1), qPrintable(summary()));
    QVERIFY(m_dialog->chosen().first().order.reclaims);
    QVERIFY(!m_dialog->chosen().last().order.reclaims);
}

void TestPruneDialog::containersHoldTheirImages()
{
    store::Image used = storevalues::image(u"used"_s, {u"db:1"_s});
    used.usedBy = {{.engine = u"docker"_s, .id = u"1"_s, .name = u"web"_s}};
    const store::Leftover container{.kind = Kind::Container,
                                    .bytes = 1'000,
                                    .id = u"1"_s,
                                    .name = u"web"_s,
                                    .state = u"exited"_s,
                                    .image = u"db:1"_s};
    m_dialog->setStore(Docker, {used}, QList{container});
    choose(1);
    QCOMPARE(rows()->rowCount(), 1);
    QCOMPARE(images().size(), 0);
    part<QCheckBox>(u"pruneContainers"_s)->click();
    QCOMPARE(rows()->rowCount(), 2);
    QCOMPARE(images().size(), 1);
    QCOMPARE(m_dialog->chosen().first().order.leftovers, QList{container});
    // A box that is not checked any more holds the image again.
    int row = 0;
    while (!rows()->index(row, 0).data().toString().contains("web"_L1))
        ++row;
    QVERIFY(rows()->setData(rows()->index(row, 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(images().size(), 0);
    QVERIFY(m_dialog->chosen().isEmpty());
    QCOMPARE(rows()->rowCount(), 2);
}

void TestPruneDialog::restGoesOnlyIfChecked()
{
    const store::Leftover cache{.kind = Kind::BuildCache, .count = 4, .bytes = 3'000'000};
    m_dialog->setStore(Docker, {}, QList{cache});
    QCOMPARE(rows()->rowCount(), 1);
    QVERIFY(!confirm()->isEnabled());
    QVERIFY(rows()->setData(rows()->index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QVERIFY2(confirm()->text().contains("free 3.00 MB"_L1), qPrintable(confirm()->text()));
    QCOMPARE(m_dialog->chosen().first().order.leftovers, QList{cache});
}

void TestPruneDialog::labels()
{
    store::Image labelled = storevalues::image(u"l"_s, {u"app:2"_s});
    labelled.platforms.first().labels = {{u"stage"_s, u"build"_s}};
    open({labelled, storevalues::image(u"a"_s, {u"app:1"_s})});
    choose(1);
    part<QLineEdit>(u"pruneLabels"_s)->setText(u"stage=build"_s);
    QCOMPARE(images().size(), 1);
    QCOMPARE(images().first().names.first().tag(), u"2"_s);
    part<QLineEdit>(u"pruneLabels"_s)->setText(u" !stage "_s);
    QCOMPARE(images().first().names.first().tag(), u"1"_s);
}

void TestPruneDialog::commands()
{
    addStore(u"My images"_s);
    m_dialog->setStore({}, {storevalues::image(u"mine"_s, {u"tool:1"_s})});
    choose(1);
    part<QCheckBox>(u"pruneReclaim"_s)->click();
    part<QPushButton>(u"pruneCopyCommand"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(),
             u"# My images\nmillefeuille-cli rm tool:1\nmillefeuille-cli reclaim\n"
             "# Docker\ndocker image rm app:1 "_s
                 + storevalues::digest(u"none"_s).toString());
    const StoreEntry elsewhere{.id = {},
                               .name = u"My images"_s,
                               .program = {u"millefeuille-cli"_s, u"--store"_s, u"/a b"_s}};
    const store::PruneOrder order{.images = {storevalues::image(u"mine"_s, {u"tool:1"_s})},
                                  .reclaims = true};
    QCOMPARE(
        views::pruneCommands(elsewhere, order),
        u"millefeuille-cli --store '/a b' rm tool:1\nmillefeuille-cli --store '/a b' reclaim"_s);
}

void TestPruneDialog::storeThatCannotBeRead()
{
    addStore(u"My images"_s);
    m_dialog->setStoreError({}, {core::ErrorCode::Io, u"The disk is gone."_s, {}});
    QVERIFY2(summary().contains("My images: The disk is gone."_L1), qPrintable(summary()));
    QCOMPARE(rows()->rowCount(), 1); // The other store is still there.
    QVERIFY(confirm()->isEnabled());
}

/// As the style puts them, with nothing painted over a box.
void TestPruneDialog::boxesStandBesideTheirTexts()
{
    const auto *table = part<QTreeView>(u"pruneTable"_s);
    const QModelIndex cell = rows()->index(0, 0);
    QVERIFY(cell.data(Qt::CheckStateRole).isValid());
    const auto painted = [&](const QAbstractItemDelegate &delegate) {
        QStyleOptionViewItem option;
        option.initFrom(table);
        option.widget = table;
        option.font = table->font();
        option.rect = QRect(0, 0, 300, 30);
        option.decorationSize = {16, 16};
        option.showDecorationSelected = true;
        QImage image(300, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        delegate.paint(&painter, option, cell);
        QStyleOptionViewItem box = option;
        box.features = QStyleOptionViewItem::HasCheckIndicator;
        return image.copy(
            table->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &box, table));
    };
    QCOMPARE(painted(*table->itemDelegate()), painted(QStyledItemDelegate()));
}

/// The list is live; what the person has not seen when the review was opened does not go by itself.
void TestPruneDialog::whatComesLateIsNotChecked()
{
    const store::Image seen = storevalues::image(u"a"_s, {u"app:1"_s});
    open({seen});
    choose(1);
    m_dialog->setStore(Docker, {storevalues::image(u"b"_s, {u"app:2"_s}), seen},
                       QList<store::Leftover>());
    QCOMPARE(rows()->rowCount(), 2);
    QCOMPARE(images(), QList{seen});
    // With other rules, and after it could not be read for a while, neither.
    choose(0);
    choose(1);
    m_dialog->setStoreError(Docker, {core::ErrorCode::Network, u"Gone."_s, {}});
    QCOMPARE(rows()->rowCount(), 0);
    m_dialog->setStore(
        Docker, {storevalues::image(u"b"_s, {u"app:2"_s}), seen, storevalues::image(u"c"_s, {})});
    QCOMPARE(rows()->rowCount(), 3);
    QCOMPARE(images(), QList{seen});
    // A container that stopped meanwhile is late too.
    part<QCheckBox>(u"pruneContainers"_s)->click();
    m_dialog->setStore(Docker, {seen},
                       QList<store::Leftover>{{.kind = Kind::Container, .id = u"1"_s}});
    QCOMPARE(rows()->rowCount(), 2);
    QVERIFY(m_dialog->chosen().first().order.leftovers.isEmpty());
}

void TestPruneDialog::whatIsLetGoIsNotChecked_data()
{
    QTest::addColumn<store::Image>("before");
    QTest::addColumn<store::Image>("after");
    const store::Image free = storevalues::image(u"a"_s, {u"app:1"_s});
    store::Image used = free;
    used.usedBy = {{.engine = u"docker"_s, .id = u"1"_s, .name = u"web"_s}};
    store::Image pinned = free;
    pinned.pinned = true;
    QTest::newRow("its container went") << used << free;
    QTest::newRow("it was unpinned") << pinned << free;
    QTest::newRow("its name moved on") << free << storevalues::image(u"a"_s, {});
    QTest::newRow("it got another name")
        << free << storevalues::image(u"a"_s, {u"app:1"_s, u"b:1"_s});
}

void TestPruneDialog::whatIsLetGoIsNotChecked()
{
    QFETCH(const store::Image, before);
    QFETCH(const store::Image, after);
    open({before});
    choose(1);
    m_dialog->setStore(Docker, {after});
    QCOMPARE(rows()->rowCount(), 1);
    QVERIFY(images().isEmpty());
    QVERIFY(rows()->setData(rows()->index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(images(), QList{after});
}

QTEST_MAIN(TestPruneDialog)
#include "tst_prunedialog.moc"
