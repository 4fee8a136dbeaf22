// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/secrets.h"
#include "tests/support/analyzedtars.h"

#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using support::analyzed;
using support::TarBuilder;

class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void beginnings_data();
    void beginnings();
    void hiddenOnes();
    void onlyFilesWithContent();
};

namespace {

/// "/path kind in layer", with "hidden" behind those that are.
QStringList secretsOf(const layers::ImageAnalysis &analysis)
{
    constexpr std::array Kinds{"key", "store", "credentials", "environment"};
    QStringList rows;
    for (const layers::Secret &secret : analysis.secrets) {
        const layers::FileNode node = analysis.tree->node(secret.node);
        rows += u"%1 %2 in %3"_s.arg(analysis.tree->displayPath(node))
                    .arg(QLatin1StringView(Kinds[std::size_t(secret.kind)]))
                    .arg(node.layer)
                + (node.isHidden() ? u" hidden"_s : QString());
    }
    return rows;
}

} // namespace

void SecretsTest::names_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *path, const char *kind = "") {
        QTest::newRow(path) << QByteArray(path) << QString::fromLatin1(kind);
    };
    row("root/.ssh/id_rsa", "key");
    row("root/.ssh/id_ed25519", "key");
    row("root/.ssh/id_ed25519.pub");
    row("root/.ssh/known_hosts");
    row("etc/ssh/ssh_host_ed25519_key", "key");
    row("etc/ssh/ssh_host_ed25519_key.pub");
    row("srv/app/server.key", "key");
    row("srv/app/server.pem", "key");
    row("etc/ssl/private/site.key", "key");
    row("etc/ssl/certs/ISRG_Root_X1.pem");
    row("usr/share/ca-certificates/mozilla/x.pem");
    row("usr/lib/python3/dist-packages/certifi/cacert.pem");
    row("usr/local/go/src/crypto/tls/testdata/key.pem");
    row("app/node_modules/x/test/key.pem");
    row("app/cert.pem");
    row("usr/share/x/key.pem");
    row("usr/share/nginx/html/.env", "environment");
    row("usr/share/nginx/html/id_rsa", "key");
    row("usr/share/doc/x/.env");
    row("root/.gnupg/private-keys-v1.d/A.key", "key");
    row("root/.gnupg/pubring.kbx");
    row("app/identity.p12", "store");
    row("app/passwords.kdbx", "store");
    row("root/.npmrc", "credentials");
    row("app/.npmrc", "credentials");
    row("root/.netrc", "credentials");
    row("root/.docker/config.json", "credentials");
    row("app/config.json");
    row("root/.aws/credentials", "credentials");
    row("root/.aws/config");
    row("root/.config/gcloud/application_default_credentials.json", "credentials");
    row("root/.kube/config", "credentials");
    row("etc/config");
    row("app/.env", "environment");
    row("app/.env.production", "environment");
    row("app/.env.example");
    row("app/.env/bin/python");
    row("app/.environment");
}

void SecretsTest::names()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, kind);
    const auto analysis = analyzed({TarBuilder().filler(path, 10).filler("etc/passwd", 10)});
    const QString expected = u'/' + QString::fromUtf8(path) + u' ' + kind + u" in 0"_s;
    QCOMPARE(secretsOf(*analysis), kind.isEmpty() ? QStringList() : QStringList{expected});
}

/// Where the name says nothing.
void SecretsTest::beginnings_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isKey");
    QTest::newRow("OpenSSH") << "srv/deploy_key"_ba
                             << "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz"_ba << true;
    QTest::newRow("PKCS #8") << "srv/tls"_ba << "-----BEGIN PRIVATE KEY-----\r\nMII"_ba << true;
    QTest::newRow("PuTTY") << "srv/k"_ba << "PuTTY-User-Key-File-3: ssh-ed25519"_ba << true;
    QTest::newRow("certificate") << "srv/tls"_ba << "-----BEGIN CERTIFICATE-----\nMII"_ba << false;
    QTest::newRow("public key") << "srv/k"_ba << "-----BEGIN PUBLIC KEY-----\nMII"_ba << false;
    QTest::newRow("later in the file") << "srv/k.md"_ba
                                       << "A key:\n-----BEGIN PRIVATE KEY-----\n"_ba << false;
    QTest::newRow("test data") << "srv/testdata/k"_ba << "-----BEGIN PRIVATE KEY-----\nMII"_ba
                               << false;
}

void SecretsTest::beginnings()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, content);
    const auto analysis = analyzed({TarBuilder().file(path, content)});
    QTEST(!analysis->secrets.empty(), "isKey");
}

void SecretsTest::hiddenOnes()
{
    const auto analysis =
        analyzed({TarBuilder().filler("app/.env", 5).filler("root/.ssh/id_rsa", 10),
                  TarBuilder().whiteout("root/.ssh").filler("app/.env", 6),
                  TarBuilder().filler("key.pem", 1)});
    QCOMPARE(
        secretsOf(*analysis),
        (QStringList{u"/key.pem key in 2"_s, u"/root/.ssh/id_rsa key in 0 hidden"_s,
                     u"/app/.env environment in 1"_s, u"/app/.env environment in 0 hidden"_s}));
}

void SecretsTest::onlyFilesWithContent()
{
    const auto analysis = analyzed({TarBuilder()
                                        .file("a/id_rsa")
                                        .symlink("b/id_rsa", "x")
                                        .folder("c/id_rsa")
                                        .filler("k", 5)
                                        .hardLink("d/id_rsa", "k")});
    QCOMPARE(secretsOf(*analysis), QStringList{u"/d/id_rsa key in 0"_s});
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
