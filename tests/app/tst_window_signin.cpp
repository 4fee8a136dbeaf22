// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/signinfixture.h"
#include "tests/support/keyring.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryserver.h"

#include <QCheckBox>

using namespace Qt::StringLiterals;

/// The real window: signing in from a failed pull, and out again, with a real keychain and a real
/// registry.
class TestWindowSignIn final : public QObject, private support::SignInFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromAnError();
    void listed();
    void signsOut();
    void secretsAreNowhere();
    void cleanupTestCase() { close(); }

private:
    std::unique_ptr<support::Keyring> m_keyring;
    support::RegistryServer m_registry;
};

void TestWindowSignIn::initTestCase()
{
    REQUIRE_TOOLS(u"docker-registry"_s, u"htpasswd"_s, u"dbus-daemon"_s, u"dbus-send"_s,
                  u"gnome-keyring-daemon"_s);
    m_keyring = std::make_unique<support::Keyring>();
    QVERIFY2(m_keyring->start(), qPrintable(m_keyring->errorString()));
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    (void)support::push(m_registry, u"team/app"_s, u"1"_s,
                        {.layers = {support::incompressibleTar(50'000, 1)}});
    m_registry.stop();
    m_registry.setOptions({.user = m_user, .password = m_password});
    QVERIFY2(m_registry.start(), qPrintable(m_registry.errorString()));
    setEngines({});
    QVERIFY(open());
}

void TestWindowSignIn::fromAnError()
{
    pull(m_registry.host() + u"/team/app:1"_s);
    TRY_VERIFY(isVisible(u"taskRemedy"_s));
    QCOMPARE(buttonText(u"taskRemedy"_s), u"Sign In…"_s);
    press(u"taskRemedy"_s);
    TRY_VERIFY(isVisible(u"signInDialog"_s));
    QCOMPARE(find<QLineEdit>(u"signInRegistry"_s)->text(), m_registry.host());
    QCOMPARE(find<QLineEdit>(u"signInSecret"_s)->echoMode(), QLineEdit::Password);
    QVERIFY(!find<QCheckBox>(u"signInShare"_s)->isChecked());
    QVERIFY(!find<QPushButton>(u"signInButton"_s)->isEnabled());

    fill(u"something-else"_s);
    press(u"signInButton"_s);
    QVERIFY(!find<QPushButton>(u"signInButton"_s)->isEnabled());
    TRY_VERIFY(text(u"signInResult"_s).contains("does not take"_L1));
    QVERIFY(text(u"signInResult"_s).contains("access token"_L1));
    fill(m_password);
    QCOMPARE(text(u"signInResult"_s), QString());
    press(u"signInButton"_s);
    TRY_VERIFY(!isSigningIn());
    TRY_COMPARE(rows(), QStringList{m_registry.host() + u"/team/app"_s});
}

void TestWindowSignIn::listed()
{
    const QString host = m_registry.host();
    openRegistries(host);
    QCOMPARE(cell(host, UserColumn), m_user);
    QCOMPARE(cell(host, KeptColumn), u"Keychain"_s);
    QCOMPARE(cell(host, ConnectionColumn), u"Verified"_s);
    press(u"registriesTest"_s);
    TRY_VERIFY(text(u"registriesResult"_s).contains("takes your login"_L1));
    closeRegistries();
    // Also by the next window.
    QVERIFY(open());
    openRegistries(host);
    QCOMPARE(cell(host, UserColumn), m_user);
}

void TestWindowSignIn::signsOut()
{
    press(u"registriesSignOut"_s);
    TRY_VERIFY(!entry(m_registry.host()));
    QVERIFY(text(u"registriesResult"_s).contains("signed out"_L1));
    closeRegistries();
    // It counts at once, although the registry was used with it before.
    pull(m_registry.host() + u"/team/app:2"_s);
    TRY_VERIFY(isVisible(u"taskRemedy"_s));
}

void TestWindowSignIn::secretsAreNowhere()
{
    close();
    QCOMPARE(filesWithSecrets(), QByteArray());
    QVERIFY(!m_keyring->bytesOnDisk().contains(m_password.toUtf8()));
}

QTEST_MAIN(TestWindowSignIn)
#include "tst_window_signin.moc"
