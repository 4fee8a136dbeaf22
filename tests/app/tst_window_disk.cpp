// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "models/prunemodel.h"
#include "tests/support/layoutimage.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/pushedimage.h"
#include "tests/support/smalldisk.h"
#include "tests/support/windowfixture.h"
#include "views/widgets/messagepanel.h"

#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using models::PruneModel;

namespace {

constexpr qint64 MiB = 1024 * 1024;

} // namespace

/// The real window over an own store on a disk that is too small for what is pulled.
class TestWindowDisk final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isToldBefore();
    void pulledAllTheSame();
    void cleanedUp();
    void goesOn();
    void cleanupTestCase() { close(); }

private:
    [[nodiscard]] views::Message failure() const
    {
        const auto *panel = find<views::MessagePanel>(u"taskError"_s);
        return panel ? panel->message() : views::Message();
    }
    [[nodiscard]] QModelIndex leftovers() const;

    support::SmallDisk m_disk{16 * MiB};
    support::MemoryRegistry m_registry;
    QString m_stray; ///< A file that nothing needs.
};

void TestWindowDisk::initTestCase()
{
    REQUIRE_DISK(m_disk);
    setStoreFolder(m_disk.folder() + u"/images"_s);
    QList<oci::Descriptor> layers;
    QList<oci::Digest> diffIds;
    for (quint32 i = 1; i <= 3; ++i) {
        layers +=
            m_registry.addBlob(support::incompressibleTar(4 * MiB, i), oci::MediaType::OciLayer);
        diffIds += layers.last().digest;
    }
    m_registry.addImage(layers, diffIds, u"linux/amd64"_s, u"1"_s);
    const auto store = store::OciStore::open(storeFolder(), layers::TocCache(filePath(u"tocs"_s)));
    QVERIFY(store);
    const auto stray =
        support::addBlob((*store)->layout(), QByteArray(6 * MiB, 's'), oci::MediaType::OciLayer);
    m_stray = (*store)->layout().blobPath(stray.digest);
    QFile file(m_stray);
    QVERIFY(file.open(QFile::ReadWrite));
    // Long enough there not to be on its way in.
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-30),
                             QFileDevice::FileModificationTime));
    setEngines({});
    QVERIFY(open());
}

void TestWindowDisk::isToldBefore()
{
    auto *edit = find<QLineEdit>(u"pullEdit"_s);
    edit->setText(m_registry.host() + u"/big:1"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    TRY_VERIFY(isVisible(u"taskError"_s));
    QVERIFY2(failure().text.contains("Nothing was fetched yet"_L1), qPrintable(failure().text));
    QVERIFY(isVisible(u"taskCleanUp"_s));
    QVERIFY(isVisible(u"taskAnyway"_s));
}

void TestWindowDisk::pulledAllTheSame()
{
    click(u"taskAnyway"_s);
    TRY_VERIFY(failure().text.contains("The disk is full"_L1));
    QVERIFY(isVisible(u"taskCleanUp"_s));
    QVERIFY(!isVisible(u"taskAnyway"_s)); // It has been.
    QVERIFY(m_disk.freeBytes() < 5 * MiB);
    QVERIFY(rows().isEmpty());
}

QModelIndex TestWindowDisk::leftovers() const
{
    const auto *table = find<QTreeView>(u"pruneTable"_s);
    for (int i = 0; table && i < table->model()->rowCount(); ++i) {
        const QModelIndex index = table->model()->index(i, PruneModel::ImageColumn);
        if (index.data().toString().startsWith(u"Blobs that no image needs"_s))
            return index;
    }
    return {};
}

void TestWindowDisk::cleanedUp()
{
    click(u"taskCleanUp"_s);
    TRY_VERIFY(isVisible(u"pruneTable"_s));
    TRY_VERIFY(leftovers().isValid());
    QVERIFY(find<QTreeView>(u"pruneTable"_s)
                ->model()
                ->setData(leftovers(), Qt::Checked, Qt::CheckStateRole));
    TRY_VERIFY(find<QPushButton>(u"pruneConfirm"_s)->text().contains("free"_L1));
    click(u"pruneConfirm"_s);
    TRY_VERIFY(!find<QDialog>(u"pruneDialog"_s));
    TRY_VERIFY(!QFile::exists(m_stray));
}

void TestWindowDisk::goesOn()
{
    TRY_VERIFY(isVisible(u"taskTryAgain"_s));
    click(u"taskTryAgain"_s);
    TRY_COMPARE(rows(), QStringList{m_registry.host() + u"/big"_s});
}

QTEST_MAIN(TestWindowDisk)
#include "tst_window_disk.moc"
