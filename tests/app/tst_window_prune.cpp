// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/ocistore.h"
#include "models/prunemodel.h"
#include "tests/support/enginegate.h"
#include "tests/support/engineserver.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/windowfixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSemaphore>
#include <QTest>
#include <QTreeView>

#include <atomic>

using namespace Qt::StringLiterals;
using models::PruneModel;
using support::EngineGate;
using support::EngineServer;
using support::TarBuilder;

namespace {

const QString Old = u"example.org/old"_s;

} // namespace

/// Prunes in the real window, over its own store and a real Docker Engine together, carried out:
/// images, stopped containers, build cache and what lies about in the own store; and what happens
/// when things change meanwhile, when it is cancelled, and when the window is closed.
class TestWindowPrune final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void bothStores();
    void containersAndLeftovers();
    void whatComesMeanwhileIsNotChecked();
    void usedMeanwhileIsKept();
    void cancelledBetweenImages();
    void closingAsks();

private:
    [[nodiscard]] QStringList lines(const QStringList &words) const;
    [[nodiscard]] QStringList namesOnEngine() const;
    [[nodiscard]] bool create(const QString &container, const QString &image) const;
    [[nodiscard]] store::OciStore &own() const { return *m_own; }
    /// Of both stores.
    void openReview(int which);
    [[nodiscard]] QAbstractItemModel *review() const
    {
        return find<QTreeView>(u"pruneTable"_s)->model();
    }
    /// The row of the review whose first cell begins with \a name and is of the store.
    [[nodiscard]] QModelIndex reviewed(const QString &name, const QString &store) const;
    [[nodiscard]] bool isChecked(const QString &name, const QString &store) const
    {
        return reviewed(name, store).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    void check(const QString &name, const QString &store, bool checked);
    void confirm();
    void holdFirstDelete();

    EngineServer m_server{EngineServer::Kind::Docker};
    std::unique_ptr<EngineGate> m_gate;
    std::shared_ptr<store::OciStore> m_own;
    QSemaphore m_goOn;
    std::atomic<bool> m_isHeld = false;
};

void TestWindowPrune::initTestCase()
{
    REQUIRE_ENGINE(EngineServer::Kind::Docker);
    QVERIFY2(m_server.start(), qPrintable(m_server.errorString()));
}

void TestWindowPrune::init()
{
    QVERIFY(m_server.clear());
    for (const QString &name : {u"spare:1"_s, u"spare:2"_s, u"used:1"_s, u"held:1"_s})
        QVERIFY(!m_server.importImage(name, name.toUtf8()).isEmpty());
    QVERIFY(!m_server.importImage({}, "nameless").isEmpty());
    QVERIFY(m_server
                .docker({u"run"_s, u"-d"_s, u"--network"_s, u"none"_s, u"--name"_s, u"web"_s,
                         u"used:1"_s})
                .isDone());
    QVERIFY(create(u"stopped"_s, u"held:1"_s));
    m_own = *store::OciStore::open(storeFolder(), layers::TocCache(filePath(u"tocs"_s)));
    QVERIFY(addToOwn(Old + u":1"_s, {TarBuilder().filler("old", 50'000).bytes()}));
    m_gate = std::make_unique<EngineGate>(m_server.socket());
    setDocker(m_gate->address());
    QVERIFY(open());
    TRY_COMPARE(stores().size(), 3);
    choose(u"All"_s);
    TRY_VERIFY(row(u"spare"_s, u"Docker"_s).isValid() && row(Old, u"My images"_s).isValid());
}

void TestWindowPrune::cleanup()
{
    m_goOn.release(); // If a check failed before.
    close();
    m_gate.reset();
    m_own.reset();
    while (m_goOn.tryAcquire()) {
    }
    m_isHeld = false;
}

QStringList TestWindowPrune::lines(const QStringList &words) const
{
    QStringList lines = m_server.say(words).split(u'\n', Qt::SkipEmptyParts);
    lines.sort();
    return lines;
}

QStringList TestWindowPrune::namesOnEngine() const
{
    return lines({u"images"_s, u"--format"_s, u"{{.Repository}}:{{.Tag}}"_s});
}

bool TestWindowPrune::create(const QString &container, const QString &image) const
{
    return m_server.docker({u"create"_s, u"--network"_s, u"none"_s, u"--name"_s, container, image})
        .isDone();
}

void TestWindowPrune::openReview(int which)
{
    QVERIFY(activate());
    trigger(u"actionPrune"_s);
    TRY_VERIFY(isVisible(u"pruneTable"_s));
    find<QComboBox>(u"pruneWhich"_s)->setCurrentIndex(which);
}

QModelIndex TestWindowPrune::reviewed(const QString &name, const QString &store) const
{
    for (int i = 0; i < review()->rowCount(); ++i) {
        const QModelIndex index = review()->index(i, PruneModel::ImageColumn);
        if (index.data().toString().startsWith(name)
            && index.siblingAtColumn(PruneModel::StoreColumn).data() == store)
            return index;
    }
    return {};
}

void TestWindowPrune::check(const QString &name, const QString &store, bool checked)
{
    TRY_VERIFY(reviewed(name, store).isValid());
    QVERIFY(review()->setData(reviewed(name, store), checked ? Qt::Checked : Qt::Unchecked,
                              Qt::CheckStateRole));
}

void TestWindowPrune::confirm()
{
    // What it frees was worked out.
    TRY_VERIFY(find<QPushButton>(u"pruneConfirm"_s)->text().contains("free"_L1));
    click(u"pruneConfirm"_s);
    TRY_VERIFY(!find<QDialog>(u"pruneDialog"_s));
}

void TestWindowPrune::bothStores()
{
    openReview(1);
    TRY_VERIFY(isChecked(Old, u"My images"_s) && isChecked(u"spare:1"_s, u"Docker"_s));
    QCOMPARE(reviewed(u"used:1"_s, u"Docker"_s).siblingAtColumn(PruneModel::ReasonColumn).data(),
             u"Stays: used by web"_s);
    QCOMPARE(reviewed(u"held:1"_s, u"Docker"_s).siblingAtColumn(PruneModel::ReasonColumn).data(),
             u"Stays: used by stopped"_s);
    check(u"spare:2"_s, u"Docker"_s, false);
    confirm();
    TRY_VERIFY(taskWords().startsWith(u"3 image(s) removed · "_s));
    QCOMPARE(taskTitle(), u"Prune My images, Docker"_s);
    QVERIFY2(taskWords().contains("freed"_L1) && taskWords().contains("can be reclaimed"_L1),
             qPrintable(taskWords()));
    TRY_COMPARE(rowsOfStores(),
                (QStringList{u"held, Docker"_s, u"spare, Docker"_s, u"used, Docker"_s}));
    QCOMPARE(namesOnEngine(), (QStringList{u"held:1"_s, u"spare:2"_s, u"used:1"_s}));
    QVERIFY(own().list()->isEmpty());
    QVERIFY(own().check()->isWhole());
}

/// Everything else that a prune can take.
void TestWindowPrune::containersAndLeftovers()
{
    // A blob that nothing needs, long enough there not to be on its way in.
    const auto stray =
        support::addBlob(own().layout(), QByteArray(70'000, 's'), oci::MediaType::OciLayer);
    QFile blob(own().layout().blobPath(stray.digest));
    QVERIFY(blob.open(QFile::ReadWrite));
    QVERIFY(blob.setFileTime(QDateTime::currentDateTimeUtc().addDays(-30),
                             QFileDevice::FileModificationTime));
    blob.close();
    const bool hasBuildKit = m_server.docker({u"buildx"_s, u"version"_s}).isDone();
    QVERIFY(hasBuildKit || !qEnvironmentVariableIsSet("CI"));
    if (hasBuildKit) {
        const QTemporaryDir context;
        QFile dockerfile(context.filePath(u"Dockerfile"_s));
        QVERIFY(dockerfile.open(QFile::WriteOnly));
        dockerfile.write("FROM scratch\nCOPY Dockerfile /one\n");
        dockerfile.close();
        const auto built = m_server.docker({u"buildx"_s, u"build"_s, u"-q"_s, context.path()});
        QVERIFY2(built.isDone(), built.errors.constData());
        QVERIFY(m_server.docker({u"rmi"_s, QString::fromUtf8(built.output.trimmed())}).isDone());
    }
    openReview(1);
    TRY_VERIFY(reviewed(u"Blobs that no image needs"_s, u"My images"_s).isValid());
    TRY_VERIFY(!hasBuildKit || reviewed(u"Build cache"_s, u"Docker"_s).isValid());
    QVERIFY(!isChecked(u"Blobs that no image needs"_s, u"My images"_s));
    check(u"Blobs that no image needs"_s, u"My images"_s, true);
    if (hasBuildKit)
        check(u"Build cache"_s, u"Docker"_s, true);
    QVERIFY(!reviewed(u"Container stopped"_s, u"Docker"_s).isValid());
    find<QCheckBox>(u"pruneContainers"_s)->click();
    TRY_VERIFY(isChecked(u"Container stopped"_s, u"Docker"_s));
    QVERIFY(isChecked(u"held:1"_s, u"Docker"_s)); // What only that container uses.
    QVERIFY(!reviewed(u"Container web"_s, u"Docker"_s).isValid());
    confirm();
    TRY_VERIFY(taskWords().startsWith(u"5 image(s) removed · "_s));
    QVERIFY2(taskWords().contains(hasBuildKit ? "3 other item(s) removed"_L1
                                              : "2 other item(s) removed"_L1),
             qPrintable(taskWords()));
    QCOMPARE(namesOnEngine(), QStringList{u"used:1"_s});
    QCOMPARE(lines({u"ps"_s, u"-a"_s, u"--format"_s, u"{{.Names}}"_s}), QStringList{u"web"_s});
    QVERIFY(!QFile::exists(blob.fileName()));
    QVERIFY(m_server.say({u"system"_s, u"df"_s, u"--format"_s, u"{{.Type}} {{.TotalCount}}"_s})
                .contains("Build Cache 0"_L1));
}

/// Nothing goes that the person did not see when the review was opened.
void TestWindowPrune::whatComesMeanwhileIsNotChecked()
{
    openReview(1);
    TRY_VERIFY(isChecked(u"spare:1"_s, u"Docker"_s));
    QVERIFY(!m_server.importImage(u"fresh:1"_s, "fresh").isEmpty());
    TRY_VERIFY(reviewed(u"fresh:1"_s, u"Docker"_s).isValid());
    QVERIFY(!isChecked(u"fresh:1"_s, u"Docker"_s));
    QCOMPARE(reviewed(u"fresh:1"_s, u"Docker"_s).siblingAtColumn(PruneModel::ReasonColumn).data(),
             u"New, goes if checked: unused"_s);
    QVERIFY(m_server.docker({u"rm"_s, u"stopped"_s}).isDone());
    const auto reason = [this] {
        return reviewed(u"held:1"_s, u"Docker"_s).siblingAtColumn(PruneModel::ReasonColumn).data();
    };
    TRY_COMPARE(reason(), u"New, goes if checked: unused"_s);
    QVERIFY(!isChecked(u"held:1"_s, u"Docker"_s));
    QVERIFY(isChecked(u"spare:1"_s, u"Docker"_s));
    confirm();
    TRY_VERIFY(taskWords().startsWith(u"4 image(s) removed · "_s));
    QCOMPARE(namesOnEngine(), (QStringList{u"fresh:1"_s, u"held:1"_s, u"used:1"_s}));
}

/// A container that is made when the first image is about to go saves its image.
void TestWindowPrune::usedMeanwhileIsKept()
{
    openReview(1);
    TRY_VERIFY(isChecked(u"spare:1"_s, u"Docker"_s) && isChecked(u"spare:2"_s, u"Docker"_s));
    std::atomic<bool> isMade = false;
    m_gate->arm({.words = "DELETE "}, [&] {
        isMade = create(u"late-1"_s, u"spare:1"_s) && create(u"late-2"_s, u"spare:2"_s);
    });
    confirm();
    TRY_VERIFY(taskWords().contains("2 kept"_L1));
    QVERIFY(m_gate->hasActed());
    QVERIFY(isMade);
    QVERIFY2(taskWords().contains("spare:"_L1) && taskWords().contains("container"_L1),
             qPrintable(taskWords()));
    QCOMPARE(namesOnEngine(), (QStringList{u"held:1"_s, u"spare:1"_s, u"spare:2"_s, u"used:1"_s}));
    QVERIFY(own().list()->isEmpty());
}

/// The engine gets the first removal only when the test says so.
void TestWindowPrune::holdFirstDelete()
{
    m_gate->arm({.words = "DELETE "}, [this] {
        m_isHeld = true;
        m_goOn.acquire();
    });
}

void TestWindowPrune::cancelledBetweenImages()
{
    openReview(1);
    TRY_VERIFY(isChecked(u"spare:1"_s, u"Docker"_s) && isChecked(Old, u"My images"_s));
    check(Old, u"My images"_s, false);
    holdFirstDelete();
    confirm();
    TRY_VERIFY(m_isHeld);
    TRY_VERIFY(isVisible(u"taskCancel"_s));
    click(u"taskCancel"_s);
    TRY_COMPARE(taskWords(), u"Cancelled"_s);
    m_goOn.release();
    TRY_VERIFY(taskWords().startsWith(u"1 image(s) removed · "_s));
    QVERIFY2(taskWords().endsWith(u"The rest stayed: it was cancelled."_s),
             qPrintable(taskWords()));
    QCOMPARE(namesOnEngine().size(), 4);
}

void TestWindowPrune::closingAsks()
{
    openReview(0);
    TRY_VERIFY(find<QPushButton>(u"pruneConfirm"_s)->isEnabled());
    holdFirstDelete();
    confirm();
    TRY_VERIFY(m_isHeld);
    TRY_VERIFY(isVisible(u"taskCancel"_s));
    m_window->close();
    QVERIFY(m_window->isVisible());
    TRY_VERIFY(isVisible(u"quitDialog"_s));
    QVERIFY2(find<QMessageBox>(u"quitDialog"_s)->text().contains("1 task"_L1),
             qPrintable(find<QMessageBox>(u"quitDialog"_s)->text()));
    find<QMessageBox>(u"quitDialog"_s)->reject();
    m_goOn.release();
    TRY_VERIFY(taskWords().startsWith(u"1 image(s) removed · "_s));
    QVERIFY(!namesOnEngine().contains(u"<none>:<none>"_s));
    m_window->close();
    QVERIFY(!m_window->isVisible());
}

QTEST_MAIN(TestWindowPrune)
#include "tst_window_prune.moc"
