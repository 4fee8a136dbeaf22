// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/keychainentry.h"

#include <QTest>

using namespace Qt::StringLiterals;
using registry::Credentials;

class TestKeychainEntry final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void others_data();
    void others();
};

void TestKeychainEntry::roundTrip_data()
{
    QTest::addColumn<Credentials>("credentials");
    QTest::newRow("password") << Credentials{.username = u"ada"_s, .password = u"é \"\\\n"_s};
    QTest::newRow("token") << Credentials{.username = u"ada"_s, .identityToken = u"eyJ"_s};
}

void TestKeychainEntry::roundTrip()
{
    QFETCH(const Credentials, credentials);
    QCOMPARE(registry::parseKeychainEntry(registry::toKeychainEntry(credentials)), credentials);
}

void TestKeychainEntry::others_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("another program's") << "secret"_ba;
    QTest::newRow("no object") << "[]"_ba;
    QTest::newRow("no secret") << R"({"username":"ada","password":7})"_ba;
    QTest::newRow("too large") << QByteArray(R"({"username":"ada","password":"x","note":")"
                                             + QByteArray(70'000, 'x') + "\"}");
}

void TestKeychainEntry::others()
{
    QFETCH(const QByteArray, entry);
    QVERIFY(!registry::parseKeychainEntry(entry));
}

QTEST_APPLESS_MAIN(TestKeychainEntry)
#include "tst_keychainentry.moc"
