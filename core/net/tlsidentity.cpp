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
#include <QSslSocket>

#include <algorithm>
#include <array>
#include <utility>

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

Result<void> addOwn(QSslConfiguration &configuration, const TlsIdentity::Parts &parts)
{
    if (parts.certificate.isEmpty())
        return {};
    auto chain = certificatesIn(parts.certificate, parts.certificatePath);
    if (!chain)
        return std::unexpected(std::move(chain.error()));
    auto own = keyIn(parts.key, parts.keyPath);
    if (!own)
        return std::unexpected(std::move(own.error()));
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*own);
    return {};
}

QByteArray fingerprintOf(const TlsIdentity::Parts &parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &pem : {parts.authorities, parts.certificate, parts.key})
        hash.addData(QByteArray::number(pem.size()) + ' ' + pem);
    hash.addData(QByteArray(parts.trustsSystem ? "s" : "-") + (parts.verifies ? "v" : "-"));
    return hash.result();
}

bool isUnknown(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
        return true;
    default:
        return false;
    }
}

} // namespace

Result<std::shared_ptr<const TlsIdentity>> TlsIdentity::read(const QString &path)
{
    const QDir folder(path);
    Parts parts{.authoritiesPath = folder.filePath(u"ca.pem"_s),
                .certificatePath = folder.filePath(u"cert.pem"_s),
                .keyPath = folder.filePath(u"key.pem"_s)};
    const std::pair<QString, QByteArray *> files[] = {
        {parts.authoritiesPath, &parts.authorities},
        {parts.certificatePath, &parts.certificate},
        {parts.keyPath, &parts.key},
    };
    for (const auto &[file, pem] : files) {
        auto bytes = readPem(file);
        if (!bytes)
            return std::unexpected(std::move(bytes.error()));
        *pem = std::move(*bytes);
    }
    if (parts.authorities.isEmpty() && parts.certificate.isEmpty() && parts.key.isEmpty())
        return core::fail(ErrorCode::NotFound,
                          Tr::tr("%1 has no certificates: ca.pem, cert.pem and key.pem are looked "
                                 "for.")
                              .arg(QDir::toNativeSeparators(path)));
    if (parts.certificate.isEmpty() != parts.key.isEmpty())
        return core::fail(ErrorCode::NotFound,
                          Tr::tr("%1 has only one of cert.pem and key.pem, and both are needed.")
                              .arg(QDir::toNativeSeparators(folder.path())));
    return make(parts);
}

Result<std::shared_ptr<const TlsIdentity>> TlsIdentity::make(const Parts &parts)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(parts.verifies ? QSslSocket::VerifyPeer
                                                   : QSslSocket::VerifyNone);
    QList<QSslCertificate> trusted;
    if (!parts.authorities.isEmpty()) {
        auto authorities = certificatesIn(parts.authorities, parts.authoritiesPath);
        if (!authorities)
            return std::unexpected(std::move(authorities.error()));
        trusted = *std::move(authorities);
        configuration.setCaCertificates(
            parts.trustsSystem ? QSslConfiguration::systemCaCertificates() + trusted : trusted);
    }
    if (auto added = addOwn(configuration, parts); !added)
        return std::unexpected(std::move(added.error()));
    return std::shared_ptr<const TlsIdentity>(new TlsIdentity(
        std::move(configuration), fingerprintOf(parts), std::move(trusted), parts.verifies));
}

bool TlsIdentity::accepts(const QList<QSslCertificate> &chain, const QList<QSslError> &errors) const
{
    if (!m_verifies)
        return true;
    return !chain.isEmpty() && m_trusted.contains(chain.first()) && isOnlyUnknown(errors);
}

bool isOnlyUnknown(const QList<QSslError> &errors)
{
    return !errors.isEmpty() && std::ranges::all_of(errors, isUnknown);
}

Certificate certificateOf(const QSslCertificate &certificate)
{
    return {.subject = certificate.subjectDisplayName(),
            .issuer = certificate.issuerDisplayName(),
            .fingerprint = certificate.digest(QCryptographicHash::Sha256),
            .validFrom = certificate.effectiveDate(),
            .validUntil = certificate.expiryDate(),
            .isSelfSigned = certificate.isSelfSigned(),
            .pem = certificate.toPem()};
}

QList<Certificate> certificatesOf(const QByteArray &pem)
{
    QList<Certificate> certificates;
    for (const QSslCertificate &certificate : QSslCertificate::fromData(pem, QSsl::Pem))
        certificates.append(certificateOf(certificate));
    return certificates;
}

} // namespace net
