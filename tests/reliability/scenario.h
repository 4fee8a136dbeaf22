// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "tests/reliability/faults.h"

#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace support {
class MemoryRegistry;
}

namespace reliability {

/// Which answers a fault is for. Config, Layer and Blob are those of the image that is pulled;
/// Layer is the largest one.
enum class At {
    Anything, ///< Of the registry.
    Head,     ///< HEAD of a manifest.
    Manifest, ///< GET of a manifest.
    Config,
    Layer,
    LayerRest, ///< The layer, from somewhere in the middle on.
    Blob,      ///< Configuration and layers.
    Challenge, ///< Every 401 of the registry.
    Token,     ///< Of the token server.
    Storage,   ///< Of a host that has the same blobs, without a login, and is not the registry.
};

constexpr int Always = -1;

/// What happens to the first so many answers of a kind.
struct Rule
{
    At at = At::Anything;
    int times = 1;
    Fault fault = {};
};

/// Where the registry is.
enum class Place {
    Here,            ///< On this machine, by plain HTTP.
    Public,          ///< Behind the name registry.example, by TLS; see PublicNames.
    PublicUntrusted, ///< The same, with a certificate that nobody trusts.
    PublicPlain,     ///< The same name, where only plain HTTP answers.
};

/// Whom the registry asks for.
enum class Access { Open, Basic, Bearer };
/// What the client has to show.
enum class Login { None, Right, WrongPassword, EmptyPassword, IdentityToken, RevokedToken };

/// What has to come out.
struct Expected
{
    std::optional<core::ErrorCode> error = {}; ///< None: the image is here, and right.
    QString words = {};                        ///< Part of the message or its details.
    qint64 again = 0;  ///< Bytes of layers that may come over the wire more than once.
    qint64 kept = 0;   ///< Bytes of the layer that have to be kept for the next pull.
    int requests = 0;  ///< That many answers of the first rule's kind, not more; 0: any number.
    bool heals = true; ///< Without the faults, the next pull succeeds and fetches only the rest.
};

/// The image is pulled.
[[nodiscard]] Expected pulled(qint64 again = 0);
/// The image is pulled, after so many answers of the first rule's kind.
[[nodiscard]] Expected pulledAfter(int requests, qint64 again = 0);
/// The pull ends with an error, and \a kept bytes of the layer stay for the next.
[[nodiscard]] Expected refused(core::ErrorCode code, const QString &words = {}, qint64 kept = 0);
/// The same of an image, or a registry, that is no better the next time.
[[nodiscard]] Expected refusedForGood(core::ErrorCode code, const QString &words = {});

/// What goes wrong between a registry and its client, and what has to come of it.
struct Scenario
{
    QString name; ///< Unique in its group.
    Expected expected = {};
    QList<Rule> rules = {};
    Access access = Access::Open;
    Login login = Login::None;
    QString repository = QStringLiteral("team/app"); ///< "public/app" asks for no login.
    /// Puts another image than the usual one under the tag "1" of a registry that takes all.
    std::function<void(support::MemoryRegistry &)> content = {};
    Place place = Place::Here;
    bool hasMirror = false; ///< The other host is one, as registries.conf says.
    int pulls = 1;          ///< At the same time.
    /// How long nothing may come before the connection counts as dead.
    std::chrono::milliseconds silence = std::chrono::seconds(5);
    qint64 progress = 1024 * 1024; ///< Bytes after which tries are counted anew.
    QString notForOthers = {};     ///< Why no other client can be held to it.
};

struct Group
{
    QString title;
    QList<Scenario> scenarios;
};

[[nodiscard]] QList<Scenario> loginScenarios();
[[nodiscard]] QList<Scenario> tokenScenarios();
[[nodiscard]] QList<Scenario> realmScenarios();
[[nodiscard]] QList<Scenario> redirectScenarios();
[[nodiscard]] QList<Scenario> answerScenarios();
[[nodiscard]] QList<Scenario> statusScenarios();
[[nodiscard]] QList<Scenario> bodyScenarios();
[[nodiscard]] QList<Scenario> rangeScenarios();
[[nodiscard]] QList<Scenario> contentScenarios();
[[nodiscard]] QList<Scenario> digestScenarios();
[[nodiscard]] QList<Scenario> mirrorScenarios();
[[nodiscard]] QList<Scenario> sharingScenarios();

/// All of them, as docs/reliability.md shows them.
[[nodiscard]] QList<Group> allGroups();

} // namespace reliability
