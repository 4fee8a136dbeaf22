// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/dialogs/enginedialog.h"
#include "views/theme/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::Endpoint;
using views::EngineDialog;

/// Adding and changing an engine: what the fields mean, and what is said of it.
class TestEngineDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dialog.reset(); }
    void meanings_data();
    void meanings();
    void plainIsChosen();
    void saves();
    void edits();
    void tests();
    void lateTestIsDropped();

private:
    template <class Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_dialog->findChild<Widget *>(name);
    }
    void type(const QString &field, const QString &text) const
    {
        find<QLineEdit>(field)->setText(text);
    }
    [[nodiscard]] QString result() const { return find<QLabel>(u"engineResult"_s)->text(); }

    views::Theme m_theme;
    std::unique_ptr<EngineDialog> m_dialog;
};

void TestEngineDialog::init()
{
    m_dialog = std::make_unique<EngineDialog>(std::nullopt);
    m_dialog->show();
}

void TestEngineDialog::meanings_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("certificates");
    QTest::addColumn<QString>("meaning");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("takesCertificates");
    QTest::addColumn<bool>("takesKey");
    QTest::addColumn<bool>("mayBePlain");

    const auto row = [](const char *title, const QString &address, const QString &certificates,
                        const QString &meaning, const QString &name, bool takesCertificates,
                        bool takesKey, bool mayBePlain) {
        QTest::newRow(title) << address << certificates << meaning << name << takesCertificates
                             << takesKey << mayBePlain;
    };
    row("nothing", {}, {}, u"ssh://user@host for another computer"_s, {}, false, false, false);
    row("junk", u"docker"_s, {}, u"“docker” is no address"_s, {}, false, false, false);
    row("password", u"ssh://me:x@host"_s, {}, u"holds no password"_s, {}, false, false, false);
    row("socket", u"unix:///run/d.sock"_s, {}, u"A socket of this computer"_s, u"d.sock"_s, false,
        false, false);
    row("ssh", u"ssh://me@host"_s, {}, u"listens there at /var/run/docker.sock"_s, u"host"_s, false,
        true, false);
    row("ssh with a path", u"ssh://me@host/p.sock"_s, {}, u"listens there at /p.sock"_s, u"host"_s,
        false, true, false);
    row("loopback", u"tcp://localhost:2375"_s, {}, u"without encryption"_s, u"localhost"_s, true,
        false, false);
    row("elsewhere", u"tcp://host"_s, {}, u"authorities that this computer trusts"_s, u"host"_s,
        true, false, true);
    row("with certificates", u"tcp://host"_s, u"/c"_s, u"You show your certificate"_s, u"host"_s,
        true, false, false);
}

void TestEngineDialog::meanings()
{
    QFETCH(const QString, address);
    QFETCH(const QString, certificates);
    QFETCH(const QString, meaning);
    QFETCH(const QString, name);
    QFETCH(const bool, takesCertificates);
    QFETCH(const bool, takesKey);
    QFETCH(const bool, mayBePlain);
    type(u"engineCertificates"_s, certificates);
    type(u"engineAddress"_s, address);
    const QString said = find<QLabel>(u"engineMeaning"_s)->text();
    QVERIFY2(said.contains(meaning), qPrintable(said));
    QCOMPARE(find<QLineEdit>(u"engineName"_s)->placeholderText(), name);
    QCOMPARE(find<QWidget>(u"engineCertificates"_s)->isEnabled(), takesCertificates);
    QCOMPARE(find<QWidget>(u"engineKey"_s)->isEnabled(), takesKey);
    QCOMPARE(find<QWidget>(u"enginePlain"_s)->isEnabled(), mayBePlain);
    QCOMPARE(find<QWidget>(u"engineSave"_s)->isEnabled(), !name.isEmpty());
    QCOMPARE(find<QWidget>(u"engineTest"_s)->isEnabled(), !name.isEmpty());
}

/// Never by itself, and not for longer than it is about such an address.
void TestEngineDialog::plainIsChosen()
{
    type(u"engineAddress"_s, u"tcp://host"_s);
    QVERIFY(!m_dialog->endpoint().value().access.allowsPlain);
    find<QCheckBox>(u"enginePlain"_s)->click();
    QVERIFY(m_dialog->endpoint().value().access.allowsPlain);
    QVERIFY(find<QLabel>(u"engineMeaning"_s)->text().contains(u"take over the other computer"_s));
    type(u"engineCertificates"_s, u"/c"_s);
    QVERIFY(!m_dialog->endpoint().value().access.allowsPlain);
    type(u"engineCertificates"_s, {});
    type(u"engineAddress"_s, u"ssh://host"_s);
    QVERIFY(!m_dialog->endpoint().value().access.allowsPlain);
}

void TestEngineDialog::saves()
{
    QSignalSpy saved(m_dialog.get(), &EngineDialog::saved);
    type(u"engineAddress"_s, u" ssh://me@host/p.sock "_s);
    type(u"engineKey"_s, u"/key"_s);
    type(u"engineName"_s, u"  my  engine "_s);
    find<QPushButton>(u"engineSave"_s)->click();
    QCOMPARE(saved.size(), 1);
    const auto endpoint = saved.first().first().value<Endpoint>();
    QCOMPARE(endpoint.name, u"my engine"_s);
    QCOMPARE(endpoint.address.toString(), u"ssh://me@host/p.sock"_s);
    QCOMPARE(endpoint.access, engine::Access{.sshKey = u"/key"_s});
    QVERIFY(!m_dialog->isVisible());
}

void TestEngineDialog::edits()
{
    const Endpoint before{.name = u"far"_s,
                          .address = engine::Address::parse(u"tcp://host:1"_s).value(),
                          .access = {.allowsPlain = true}};
    m_dialog = std::make_unique<EngineDialog>(before);
    QCOMPARE(m_dialog->endpoint(), before);
    QCOMPARE(m_dialog->windowTitle(), u"Edit Engine"_s);
}

void TestEngineDialog::tests()
{
    QSignalSpy asked(m_dialog.get(), &EngineDialog::testRequested);
    type(u"engineAddress"_s, u"ssh://host"_s);
    find<QPushButton>(u"engineTest"_s)->click();
    QCOMPARE(asked.size(), 1);
    QVERIFY(!find<QPushButton>(u"engineTest"_s)->isEnabled());
    QVERIFY(result().contains("host"_L1));
    const auto endpoint = asked.first().first().value<Endpoint>();
    m_dialog->showTest(endpoint, u"Docker 26.1.5"_s);
    QVERIFY(result().contains("Docker 26.1.5"_L1));
    QVERIFY(find<QPushButton>(u"engineTest"_s)->isEnabled());
    m_dialog->showTest(endpoint, core::fail(core::ErrorCode::Network, u"It is off."_s));
    QCOMPARE(result(), u"It is off."_s);
}

void TestEngineDialog::lateTestIsDropped()
{
    type(u"engineAddress"_s, u"ssh://host"_s);
    find<QPushButton>(u"engineTest"_s)->click();
    const Endpoint asked = m_dialog->endpoint().value();
    type(u"engineAddress"_s, u"ssh://host2"_s);
    QVERIFY(find<QPushButton>(u"engineTest"_s)->isEnabled());
    m_dialog->showTest(asked, u"Docker 26.1.5"_s);
    QVERIFY(result().isEmpty());
}

QTEST_MAIN(TestEngineDialog)
#include "tst_enginedialog.moc"
