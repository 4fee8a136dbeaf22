// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/registry/credentials.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace registry {

/// A login as a person may look at it.
struct Login
{
    enum class Place {
        ThisRun,  ///< Forgotten when the program ends.
        Keychain, ///< Of this system, by this program.
        Docker,   ///< By docker or podman, and only read here.
    };
    QString registry; ///< "docker.io".
    QString username; ///< Empty if it is not known, "<token>" if it is an identity token.
    Place place = Place::Keychain;
    QString path = {}; ///< Of Docker: in which file.

    friend bool operator==(const Login &, const Login &) = default;
};

/// The logins of this person, and what becomes of them. A keychain cannot be asked which registries
/// it knows, so their names, and nothing else, are kept in a file beside it. Any thread; every call
/// may wait for the person to unlock the keychain.
class Logins final
{
public:
    /// \a folder is that of RoutePlaces::own.
    explicit Logins(QString folder);
    [[nodiscard]] static Logins user();

    /// Keeps \a credentials in the keychain. Errors as of Keychain::save().
    [[nodiscard]] core::Result<void> save(const QString &domain, const Credentials &credentials,
                                          std::stop_token stop);
    /// Forgets what this program knows, in the keychain and for this run; false if there was
    /// nothing.
    [[nodiscard]] core::Result<bool> forget(const QString &domain, std::stop_token stop);
    /// Each registry once, by name: the login that counts.
    [[nodiscard]] core::Result<QList<Login>> list(std::stop_token stop) const;

private:
    [[nodiscard]] QStringList kept() const;
    [[nodiscard]] core::Result<void> note(const QString &domain, bool isKept) const;

    QString m_file;
};

/// The registries that the file names, each once, sorted. What is no name of a registry is passed
/// over, and so is a file that makes no sense: it can be written anew at any time.
[[nodiscard]] QStringList loginsIn(QByteArrayView json);

} // namespace registry
