// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

namespace support {

/// A real `docker-registry` on a free port of 127.0.0.1 with a data folder of its own. It runs from
/// start() to the destructor. One thread.
class RegistryServer final
{
public:
    struct Options
    {
        /// Asks for Basic authentication if set.
        QString user = {};
        QString password = {};
        /// Asks for Bearer tokens of this server if valid; see TokenServer.
        QUrl tokenRealm = {};
        QString tokenCertificate = {}; ///< Path of a PEM file: who signs the tokens.
        /// Speaks TLS with the cert.pem and key.pem of this folder, if set; see TestCa.
        QString tlsFolder = {};
        QString clientAuthority = {}; ///< PEM file: only clients it vouches for are let in.
    };

    RegistryServer() = default;
    explicit RegistryServer(const Options &options)
        : m_options(options)
    {}
    ~RegistryServer();
    Q_DISABLE_COPY_MOVE(RegistryServer)

    /// False, with what the registry said in errorString(), if it does not answer within 20 s.
    [[nodiscard]] bool start();
    /// Ends the process; start() begins again on the same data, on another port.
    void stop();
    /// For the next start(): fill it first, ask for a login later.
    void setOptions(const Options &options) { m_options = options; }
    [[nodiscard]] QString errorString() const { return m_error; }

    /// "127.0.0.1:40123", the domain of references.
    [[nodiscard]] QString host() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Of the running process; 0 if there is none.
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// Where it keeps blobs: data/docker/registry/v2/...
    [[nodiscard]] QString dataPath() const { return m_folder.filePath(QStringLiteral("data")); }

    /// Uploads \a bytes to the repository \a path and returns "sha256:...", or an empty string.
    /// Anonymous or with the user of the options; not for token realms, and not
    /// by TLS.
    [[nodiscard]] QString putBlob(const QString &path, const QByteArray &bytes);
    /// Uploads a manifest under \a reference (a tag or digest); returns its digest or "".
    [[nodiscard]] QString putManifest(const QString &path, const QString &reference,
                                      const QByteArray &mediaType, const QByteArray &json);

private:
    [[nodiscard]] QString tlsConfig() const;
    bool writeConfig();
    bool writePasswords();
    bool waitUntilReady();

    Options m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_error;
};

} // namespace support
