// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/images/imagetable.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QTimer>
#include <QWindow>

using namespace Qt::StringLiterals;
using views::ImageTable;

/// Drags of the hand, from the press of the button to its release.
class TestImageTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onAnother();
    void onItself();
    void besideTheRows();
    void severalRows();
    void fromElsewhere();

private:
    [[nodiscard]] QPoint centre(int row) const
    {
        return m_table->visualRect(m_model->index(row, 0)).center();
    }
    void drag(int row, const QPoint &to);

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<ImageTable> m_table;
};

void TestImageTable::init()
{
    m_model = std::make_unique<QStandardItemModel>();
    for (const QString &name : {u"app:1"_s, u"app:2"_s, u"app:3"_s})
        m_model->appendRow(new QStandardItem(name));
    m_table = std::make_unique<ImageTable>();
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setModel(m_model.get());
    m_table->resize(300, 300);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
}

/// Presses on \a row and releases at \a to, a point of the viewport.
void TestImageTable::drag(int row, const QPoint &to)
{
    QWindow *window = m_table->windowHandle();
    const auto inWindow = [this](const QPoint &point) {
        return m_table->viewport()->mapTo(m_table.get(), point);
    };
    constexpr int Pause = 20; // The drag has an event loop of its own.
    constexpr int Moves = 3;
    bool isReleased = false;
    QTest::mousePress(window, Qt::LeftButton, {}, inWindow(centre(row)));
    for (int i = 1; i <= Moves; ++i)
        QTimer::singleShot(i * Pause, this, [&, i] {
            QTest::mouseMove(window, inWindow(to) - QPoint(Moves - i, 0));
        });
    QTimer::singleShot((Moves + 1) * Pause, this, [&] {
        QTest::mouseRelease(window, Qt::LeftButton, {}, inWindow(to));
        isReleased = true;
    });
    QTRY_VERIFY(isReleased);
}

void TestImageTable::onAnother()
{
    const QSignalSpy dropped(m_table.get(), &ImageTable::droppedOn);
    drag(0, centre(2));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().first().toModelIndex().row(), 2);
    QCOMPARE(m_model->rowCount(), 3); // Nothing is moved.
    QCOMPARE(m_model->item(0)->text(), u"app:1"_s);
}

void TestImageTable::onItself()
{
    const QSignalSpy dropped(m_table.get(), &ImageTable::droppedOn);
    drag(1, centre(1) + QPoint(40, 0));
    QCOMPARE(dropped.size(), 0);
}

void TestImageTable::besideTheRows()
{
    const QSignalSpy dropped(m_table.get(), &ImageTable::droppedOn);
    drag(1, QPoint(50, 250));
    QCOMPARE(dropped.size(), 0);
    QCOMPARE(m_model->rowCount(), 3);
}

void TestImageTable::severalRows()
{
    const QSignalSpy dropped(m_table.get(), &ImageTable::droppedOn);
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, centre(0));
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, Qt::ControlModifier, centre(1));
    drag(0, centre(2));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(m_table->selectionModel()->selectedRows().size(), 2);
}

/// That is for the window.
void TestImageTable::fromElsewhere()
{
    const QSignalSpy dropped(m_table.get(), &ImageTable::droppedOn);
    QMimeData data;
    data.setText(u"nginx"_s);
    QDragEnterEvent enter(centre(1), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(m_table->viewport(), &enter);
    QVERIFY(!enter.isAccepted());
    QDropEvent drop(centre(1), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(m_table->viewport(), &drop);
    QVERIFY(!drop.isAccepted());
    QCOMPARE(dropped.size(), 0);
}

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "minimal"); // The offscreen one refuses every drag.
    QApplication application(argc, argv);
    TestImageTable test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_imagetable.moc"
