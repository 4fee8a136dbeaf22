// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/reliability/scenario.h"
#include "tests/support/memoryregistry.h"
#include "tests/support/pushedimage.h"
#include "tests/support/registryproxy.h"
#include "tests/support/registryserver.h"
#include "tests/support/tokenserver.h"

#include <QTemporaryDir>

#include <array>
#include <atomic>
#include <memory>
#include <vector>

namespace reliability {

class PublicNames;

/// The login that is right, with a password and a refresh token that no error may repeat.
namespace secret {
inline const QString User = QStringLiteral("ada");
inline const QString Password = QStringLiteral("pass-word-of-ada");
inline const QString RefreshToken = QStringLiteral("refresh-token-of-ada");

/// Does \a text repeat any of it, as it is or as it goes over the wire?
[[nodiscard]] bool isIn(const QString &text);
} // namespace secret

/// What many scenarios share: a real registry for each kind of login, all with the same image, and
/// a token server. Started when first needed. One thread.
class Rig final
{
public:
    Rig();

    /// Null, with the reason in errorString(), if it does not start.
    [[nodiscard]] support::RegistryServer *registry(Access access);
    [[nodiscard]] QString errorString() const { return m_error; }
    [[nodiscard]] support::TokenServer &tokens() { return m_tokens; }
    /// Of the registries, under the tag "1" of "team/app" and "public/app".
    [[nodiscard]] const support::PushedImage &image() const { return *m_image; }

private:
    support::TokenServer m_tokens;
    std::array<std::unique_ptr<support::RegistryServer>, 3> m_registries; ///< By Access.
    std::optional<support::PushedImage> m_image;
    QString m_error;
};

/// A scenario that waits for its client: a proxy in front of the registry, the other host, and the
/// faults. One thread, while clients are busy with it on others.
class Stage final
{
public:
    /// \a rig outlives this.
    Stage(Rig &rig, const Scenario &scenario);
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    /// False if a server does not start.
    [[nodiscard]] bool isReady() const { return m_front != nullptr; }
    /// "127.0.0.1:40123/team/app:1".
    [[nodiscard]] QString reference() const;
    /// "127.0.0.1:40123" or "registry.example".
    [[nodiscard]] QString domain() const;
    [[nodiscard]] const PublicNames *publicNames() const { return m_names.get(); }
    /// registries.conf with the mirror, if there is one; else empty.
    [[nodiscard]] QString configurationFile() const;
    /// From now on everything goes well.
    void endFaults() { m_ended = true; }

    /// How many answers of the kind of the first rule were asked for.
    [[nodiscard]] int requests() const;
    /// How often the layer was asked for.
    [[nodiscard]] qsizetype layerRequests() const;
    [[nodiscard]] qsizetype tokenRequests() const;
    /// Bytes of the image's blobs that were sent.
    [[nodiscard]] qint64 sentBytes() const;
    /// Who got to see credentials or cookies and should not have, in words.
    [[nodiscard]] QStringList leaks() const;

private:
    enum class Server { Registry, Storage, Tokens };

    void apply(Server server, support::PendingAnswer &answer);
    [[nodiscard]] bool isAt(At at, Server server, const support::PendingAnswer &answer) const;
    [[nodiscard]] Hosts hosts() const;
    void setRealm(support::PendingAnswer &answer) const;

    Rig &m_rig;
    const Scenario m_scenario;
    std::vector<std::atomic<int>> m_met; ///< Answers of each rule's kind so far.
    std::atomic<bool> m_ended = false;
    qsizetype m_tokensBefore = 0;
    QTemporaryDir m_folder;
    std::unique_ptr<support::MemoryRegistry> m_content;
    std::unique_ptr<support::RegistryProxy> m_front;
    std::unique_ptr<support::RegistryProxy> m_storage;
    std::unique_ptr<PublicNames> m_names;
};

} // namespace reliability
