// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/tlsidentity.h"

#include "core/base/limits.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslKey>

#include <array>

using namespace Qt::StringLiterals;

namespace net {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

/// Nothing if there is no such file.
Result<QByteArray> readPem(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QFile::ReadOnly))
        return core::fail(ErrorCode::PermissionDenied,
                          Tr::tr("%1 cannot be read.").arg(QDir::toNativeSeparators(path)),
                          file.errorString());
    QByteArray bytes = file.read(core::limits::EngineConfig + 1);
    if (bytes.isEmpty() || bytes.size() > core::limits::EngineConfig)
        return core::fail(
            ErrorCode::Corrupt,
            Tr::tr("%1 holds no certificate and no key.").arg(QDir::toNativeSeparators(path)));
    return bytes;
}

Result<QList<QSslCertificate>> certificatesIn(const QByteArray &pem, const QString &path)
{
    QList<QSslCertificate> certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.isEmpty())
        return core::fail(ErrorCode::Corrupt,
                          Tr::tr("%1 holds no certificate.").arg(QDir::toNativeSeparators(path)));
    return certificates;
}

Result<QSslKey> keyIn(const QByteArray &pem, const QString &path)
{
    static constexpr std::array Algorithms{QSsl::Rsa, QSsl::Ec, QSsl::Dsa};
    for (const QSsl::KeyAlgorithm algorithm : Algorithms) {
        QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return core::fail(ErrorCode::Corrupt,
                      Tr::tr("%1 holds no private key that can be used. A key with a passphrase "
                             "cannot.")
                          .arg(QDir::toNativeSeparators(path)));
}

Result<void> addOwn(QSslConfiguration &configuration, const QByteArray &certificate,
                    const QByteArray &key, const QDir &folder)
{
    if (certificate.isEmpty() != key.isEmpty())
        return core::fail(ErrorCode::NotFound,
                          Tr::tr("%1 has only one of cert.pem and key.pem, and both are needed.")
                              .arg(QDir::toNativeSeparators(folder.path())));
    if (certificate.isEmpty())
        return {};
    auto chain = certificatesIn(certificate, folder.filePath(u"cert.pem"_s));
    if (!chain)
        return std::unexpected(std::move(chain.error()));
    auto own = keyIn(key, folder.filePath(u"key.pem"_s));
    if (!own)
        return std::unexpected(std::move(own.error()));
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*own);
    return {};
}

} // namespace

Result<std::shared_ptr<const TlsIdentity>> TlsIdentity::read(const QString &path)
{
    const QDir folder(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::array<QByteArray, 3> pem; // Authorities, certificate, key.
    static constexpr std::array Names{"ca.pem"_L1, "cert.pem"_L1, "key.pem"_L1};
    for (std::size_t i = 0; i < Names.size(); ++i) {
        auto bytes = readPem(folder.filePath(Names[i]));
        if (!bytes)
            return std::unexpected(std::move(bytes.error()));
        pem[i] = std::move(*bytes);
        hash.addData(QByteArray::number(pem[i].size()) + ' ' + pem[i]);
    }
    if (pem[0].isEmpty() && pem[1].isEmpty() && pem[2].isEmpty())
        return core::fail(ErrorCode::NotFound,
                          Tr::tr("%1 has no certificates: ca.pem, cert.pem and key.pem are looked "
                                 "for.")
                              .arg(QDir::toNativeSeparators(path)));

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!pem[0].isEmpty()) {
        auto authorities = certificatesIn(pem[0], folder.filePath(u"ca.pem"_s));
        if (!authorities)
            return std::unexpected(std::move(authorities.error()));
        configuration.setCaCertificates(*authorities);
    }
    if (auto added = addOwn(configuration, pem[1], pem[2], folder); !added)
        return std::unexpected(std::move(added.error()));
    return std::shared_ptr<const TlsIdentity>(
        new TlsIdentity(std::move(configuration), hash.result()));
}

} // namespace net
