// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/storevalues.h"
#include "views/dialogs/prunedialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using views::PruneDialog;

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
    void choose(int which) { part<QComboBox>(u"pruneWhich"_s)->setCurrentIndex(which); }
    [[nodiscard]] store::RemovalPlan planOfChosen(qint64 freed) const;

    std::unique_ptr<PruneDialog> m_dialog;
};

void TestPruneDialog::init()
{
    store::Image used = storevalues::image(u"used"_s, {u"db:1"_s});
    used.usedBy = {{.engine = u"docker"_s, .id = u"1"_s, .name = u"web"_s}};
    m_dialog = std::make_unique<PruneDialog>(
        QList{storevalues::image(u"a"_s, {u"app:1"_s}), storevalues::image(u"none"_s, {}), used});
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

store::RemovalPlan TestPruneDialog::planOfChosen(qint64 freed) const
{
    store::RemovalPlan plan;
    plan.freedBytes = freed;
    for (const store::Image &image : m_dialog->chosen()) {
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
    QCOMPARE(m_dialog->chosen().size(), 2);
    QVERIFY2(summary().contains("1 image(s) stay"_L1), qPrintable(summary()));
    part<QLineEdit>(u"pruneRepository"_s)->setText(u"db*"_s);
    QCOMPARE(m_dialog->chosen().size(), 1); // The untagged one has no other name.
    part<QLineEdit>(u"pruneRepository"_s)->clear();
    part<QSpinBox>(u"pruneKeep"_s)->setValue(1);
    QCOMPARE(m_dialog->chosen().size(), 1);
    part<QSpinBox>(u"pruneKeep"_s)->setValue(0);
    part<QComboBox>(u"pruneAge"_s)->setCurrentIndex(5);
    QVERIFY(m_dialog->chosen().size() < 2 || m_dialog->chosen().first().created().isValid());
}

void TestPruneDialog::asksForTheSum()
{
    const QSignalSpy asked(m_dialog.get(), &PruneDialog::planRequested);
    choose(1);
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toStringList(), (QStringList{u"docker.io/library/app:1"_s,
                                                      storevalues::digest(u"none"_s).toString()}));
    QVERIFY(!part<QPushButton>(u"pruneCopyCommand"_s)->isEnabled());
    m_dialog->setPlan(planOfChosen(12'000'000));
    QVERIFY2(summary().contains("12.0 MB"_L1), qPrintable(summary()));
    QVERIFY2(confirm()->text().contains("12.0 MB"_L1), qPrintable(confirm()->text()));
    part<QPushButton>(u"pruneCopyCommand"_s)->click();
    QVERIFY(QApplication::clipboard()->text().startsWith("docker image rm app:1 "_L1));
    // A box less is another sum.
    const QModelIndex first = rows()->index(0, 0);
    QVERIFY(rows()->setData(first, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!summary().contains("12.0 MB"_L1));
    QTRY_COMPARE(asked.size(), 2);
    QCOMPARE(asked[1][0].toStringList().size(), 1);
}

void TestPruneDialog::dropsAnOldSum()
{
    choose(1);
    const store::RemovalPlan plan = planOfChosen(12'000'000);
    choose(0);
    m_dialog->setPlan(plan);
    QVERIFY(!summary().contains("12.0 MB"_L1));
}

void TestPruneDialog::nothingToDo()
{
    QVERIFY(rows()->setData(rows()->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(summary(), u"Nothing is checked."_s);
    QVERIFY(!confirm()->isEnabled());
    const QSignalSpy asked(m_dialog.get(), &PruneDialog::planRequested);
    m_dialog->setImages({});
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
    QList<store::Image> images;
    connect(m_dialog.get(), &PruneDialog::confirmed, this,
            [&images](const QList<store::Image> &chosen) { images = chosen; });
    confirm()->click();
    QCOMPARE(images.size(), 1);
    QCOMPARE(images.first().names.first().familiar(), u"app:1"_s);
    QVERIFY(!m_dialog->isVisible());
}

QTEST_MAIN(TestPruneDialog)
#include "tst_prunedialog.moc"
