// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/referrers.h"
#include "models/taglistmodel.h"
#include "tests/support/pushedimage.h"
#include "tests/support/rawserver.h"
#include "tests/support/registryserver.h"
#include "tests/support/tarbuilder.h"
#include "tests/support/tools.h"
#include "tests/support/windowfixture.h"
#include "views/dialogs/registrydialog.h"
#include "views/storepane.h"
#include "views/widgets/elidedlabel.h"

#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using models::TagListModel;

/// The real window over a real registry that was added to the sidebar.
class TestWindowRegistry final : public QObject, support::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void addresses_data();
    void addresses();
    void added();
    void filtered();
    void tagsAreListed();
    void inspected();
    void pulled();
    void withoutCatalog();
    void remembered();
    void removed();
    void warningsAreShown();

private:
    [[nodiscard]] QListView *results() const { return find<QListView>(u"hubResults"_s); }
    [[nodiscard]] QTreeView *tags() const { return find<QTreeView>(u"tagTable"_s); }
    [[nodiscard]] static QStringList namesIn(const QAbstractItemView *view);

    support::RegistryServer m_registry;
};

void TestWindowRegistry::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s);
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    for (const auto &[path, tag] : {std::pair(u"team/app"_s, u"1.9"_s),
                                    {u"team/app"_s, u"1.10"_s},
                                    {u"team/app"_s, u"latest"_s},
                                    {u"base"_s, u"1"_s}})
        static_cast<void>(support::push(
            m_registry, path, tag,
            {.layers = {support::TarBuilder().file("etc/mark", tag.toUtf8()).bytes()}}));
    const auto signedImage =
        support::push(m_registry, u"team/app"_s, u"1.9"_s,
                      {.layers = {support::TarBuilder().file("etc/mark", "1.9").bytes()}});
    // As cosign does where a registry has no API for it.
    const QByteArray signature =
        R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",)"
        R"("artifactType":"application/vnd.dev.cosign.artifact.sig.v1+json","config":{)"
        R"("mediaType":"application/vnd.oci.image.config.v1+json","digest":")"
        + signedImage.config.digest.toString().toLatin1() + R"(","size":)"
        + QByteArray::number(signedImage.config.size) + R"(},"layers":[]})";
    const QString digest = m_registry.putManifest(
        u"team/app"_s, u"signature"_s, "application/vnd.oci.image.manifest.v1+json", signature);
    const QByteArray list =
        R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[)"
        R"({"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":")"
        + digest.toLatin1() + R"(","size":)" + QByteArray::number(signature.size())
        + R"(,"artifactType":"application/vnd.dev.cosign.artifact.sig.v1+json"}]})";
    QVERIFY(!m_registry
                 .putManifest(u"team/app"_s, registry::referrersTag(signedImage.manifest.digest),
                              "application/vnd.oci.image.index.v1+json", list)
                 .isEmpty());
    setEngines({});
    QVERIFY(open());
    TRY_VERIFY(isVisible(u"imagesEmpty"_s));
}

void TestWindowRegistry::cleanupTestCase()
{
    close();
}

QStringList TestWindowRegistry::namesIn(const QAbstractItemView *view)
{
    QStringList names;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        names += view->model()->index(row, 0).data().toString();
    return names;
}

void TestWindowRegistry::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("domain");
    QTest::newRow("name") << u"ghcr.io"_s << u"ghcr.io"_s;
    QTest::newRow("port") << u" localhost:5000 "_s << u"localhost:5000"_s;
    QTest::newRow("link") << u"https://quay.io/organization/x"_s << u"quay.io"_s;
    QTest::newRow("the Hub") << u"docker.io"_s << QString();
    QTest::newRow("a word") << u"registry"_s << QString();
    QTest::newRow("user name") << u"me@ghcr.io"_s << QString();
    QTest::newRow("nonsense") << u"not a host"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestWindowRegistry::addresses()
{
    QFETCH(const QString, text);
    QTEST(views::RegistryDialog::domainOf(text).value_or(QString()), "domain");
}

void TestWindowRegistry::added()
{
    trigger(u"actionAddRegistry"_s);
    TRY_VERIFY(isVisible(u"registryDialog"_s));
    auto *address = find<QLineEdit>(u"registryAddress"_s);
    QVERIFY(!find<QPushButton>(u"registryConfirm"_s)->isEnabled());
    QTest::keyClicks(address, u"http://"_s + m_registry.host());
    QVERIFY(find<QPushButton>(u"registryConfirm"_s)->isEnabled());
    click(u"registryConfirm"_s);
    TRY_VERIFY(isVisible(u"registryPage"_s));
    TRY_COMPARE(namesIn(results()), (QStringList{u"base"_s, u"team/app"_s}));
    QVERIFY(!isVisible(u"hubOfficial"_s)); // What only the Hub knows.
}

void TestWindowRegistry::filtered()
{
    find<QLineEdit>(u"hubWords"_s)->setText(u"APP"_s);
    TRY_COMPARE(namesIn(results()), QStringList{u"team/app"_s});
}

/// By version, because a registry does not say when they were pushed.
void TestWindowRegistry::tagsAreListed()
{
    QTest::mouseClick(results()->viewport(), Qt::LeftButton, {},
                      results()->visualRect(results()->model()->index(0, 0)).center());
    TRY_VERIFY(isVisible(u"repositoryPage"_s));
    TRY_VERIFY(namesIn(tags()).contains(u"1.9"_s));
    QStringList versions = namesIn(tags());
    versions.removeIf([](const QString &tag) { return tag.startsWith(u"s"_s); });
    QCOMPARE(versions, (QStringList{u"latest"_s, u"1.10"_s, u"1.9"_s}));
    QCOMPARE(find<views::ElidedLabel>(u"hubMeaning"_s)->fullText(),
             m_registry.host() + u"/team/app:signature"_s);
    QVERIFY(!isVisible(u"readmePane"_s));
    find<QLineEdit>(u"tagFilter"_s)->setText(u"1.9"_s);
    QTest::keyClick(find<QLineEdit>(u"tagFilter"_s), Qt::Key_Return);
    TRY_COMPARE(namesIn(tags()), QStringList{u"1.9"_s});
}

/// Without a pull: what the registry has is in the panel, and below the tag what is attached.
void TestWindowRegistry::inspected()
{
    TRY_VERIFY(isVisible(u"inspectPanel"_s));
    TRY_VERIFY(textsOf(u"inspectPanel"_s).contains(u"/team/app:1.9"_s));
    const QModelIndex top = tags()->model()->index(0, 0);
    TRY_COMPARE(tags()->model()->rowCount(top), 1);
    QCOMPARE(tags()->model()->index(0, 0, top).data().toString(), u"Signature"_s);
    QVERIFY(!top.siblingAtColumn(TagListModel::DigestColumn).data().toString().isEmpty());
    QVERIFY(rows().isEmpty());
}

void TestWindowRegistry::pulled()
{
    tags()->setFocus();
    QTest::keyClick(tags(), Qt::Key_Return);
    TRY_COMPARE(taskTitle(), m_registry.host() + u"/team/app:1.9"_s);
    TRY_COMPARE(tags()->model()->index(0, TagListModel::HereColumn).data().toString(), u"Here"_s);
    dismissTasks();
}

/// One that is not listed can be named.
void TestWindowRegistry::withoutCatalog()
{
    click(u"hubBack"_s);
    auto *words = find<QLineEdit>(u"hubWords"_s);
    words->setText(u"no/such"_s);
    QTest::keyClick(words, Qt::Key_Return);
    TRY_VERIFY(textsOf(u"tagPane"_s).contains(u"could not be listed"_s));
    click(u"hubBack"_s);
    words->setText(u"base"_s);
    QTest::keyClick(words, Qt::Key_Return);
    TRY_COMPARE(namesIn(tags()), QStringList{u"1"_s});
}

void TestWindowRegistry::remembered()
{
    QStringList told;
    connect(m_session.get(), &app::Session::registriesChanged, this,
            [&told](const QStringList &domains) { told = domains; });
    m_session->setRegistries({u"not a host"_s, m_registry.host(), m_registry.host()});
    QCOMPARE(find<QListWidget>(u"places"_s)->count(), 2);
    QVERIFY(told.isEmpty());
    // Once more: it is there already.
    Q_EMIT m_window->storePane()->registryAdded(m_registry.host());
    QCOMPARE(find<QListWidget>(u"places"_s)->count(), 2);
}

void TestWindowRegistry::removed()
{
    find<QListWidget>(u"places"_s)->setCurrentRow(1);
    TRY_VERIFY(isVisible(u"registryPage"_s));
    trigger(u"actionRemoveRegistry"_s);
    TRY_VERIFY(isVisible(u"imageTable"_s));
    QCOMPARE(find<QListWidget>(u"places"_s)->count(), 1);
}

void TestWindowRegistry::warningsAreShown()
{
    const support::RawServer server(
        [](const support::RawRequest &request, support::RawConnection &connection) {
            if (!request.path().endsWith("/_catalog"))
                return connection.answer(404, {},
                                         {{"Warning", "299 - \"<b>Soon.</b>\""},
                                          {"Warning", "299 - \"Third.\""},
                                          {"Warning", "299 - \"Fourth.\""}});
            connection.answer(200, R"({"repositories":["team/app"]})",
                              {{"Warning", "299 - \"It moves.\""}});
        });
    m_session->setRegistries({server.host()});
    find<QListWidget>(u"places"_s)->setCurrentRow(1);
    TRY_COMPARE(namesIn(results()), QStringList{u"team/app"_s});
    const auto *panel = find<QWidget>(u"registryWarnings"_s);
    const auto *warnings = panel->findChild<QLabel *>(u"messageText"_s);
    auto *unfold = panel->findChild<QAbstractButton *>(u"messageUnfold"_s);
    TRY_VERIFY(warnings->isVisible());
    QCOMPARE(panel->findChild<QLabel *>(u"messageHeading"_s)->text(),
             u"“%1” says:"_s.arg(server.host()));
    QCOMPARE(warnings->text(), u"It moves."_s);
    QVERIFY(!unfold->isVisible());
    QVERIFY(warnings->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    QTest::mouseClick(results()->viewport(), Qt::LeftButton, {},
                      results()->visualRect(results()->model()->index(0, 0)).center());
    TRY_COMPARE(warnings->text(), u"It moves.\n<b>Soon.</b>\nThird."_s);
    QCOMPARE(warnings->textFormat(), Qt::PlainText);
    unfold->click();
    const auto *all = panel->findChild<QPlainTextEdit *>(u"messageDetails"_s);
    QVERIFY(all->isVisible());
    QCOMPARE(all->toPlainText(), u"It moves.\n<b>Soon.</b>\nThird.\nFourth."_s);
}

QTEST_MAIN(TestWindowRegistry)
#include "tst_window_registrypages.moc"
