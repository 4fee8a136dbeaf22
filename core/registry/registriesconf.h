// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/oci/reference.h"

#include <QByteArrayView>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace registry {

/// A [[registry.mirror]]: where else the repositories of a registry are.
struct MirrorRule
{
    /// What a mirror may be asked for ("pull-from-mirror").
    enum class Use { All, DigestOnly, TagOnly };

    QString location; ///< "mirror.example:5000/hub".
    bool insecure = false;
    Use use = Use::All;

    friend bool operator==(const MirrorRule &, const MirrorRule &) = default;
};

/// A [[registry]]: how the repositories whose names begin with a prefix are reached.
struct RegistryRule
{
    QString prefix;        ///< "docker.io", "quay.io/team", "*.example.org".
    QString location = {}; ///< What stands in place of the prefix; empty: the prefix itself.
    /// Plain HTTP and certificates that nobody vouches for are allowed. Not set: not said.
    std::optional<bool> insecure = {};
    bool isBlocked = false;
    QList<MirrorRule> mirrors = {};

    friend bool operator==(const RegistryRule &, const RegistryRule &) = default;
};

/// What registries.conf says, version 2 (containers-registries.conf(5)), of one file or of several.
struct RegistriesConf
{
    QList<RegistryRule> rules;
    QStringList unqualifiedSearch;  ///< Registries that a name without one may be of.
    QMap<QString, QString> aliases; ///< "fedora" is "registry.fedoraproject.org/fedora".

    /// Corrupt if \a toml is no TOML, or a value cannot mean anything; Unsupported for version 1;
    /// LimitExceeded. The message is empty: only the caller knows which file it is.
    [[nodiscard]] static core::Result<RegistriesConf> parse(QByteArrayView toml);

    /// Takes over what \a later says: rules of the same prefix, lists and aliases count anew.
    void merge(const RegistriesConf &later);

    /// The rule for \a repository ("docker.io/library/nginx"), that with the longest prefix; null
    /// if there is none.
    [[nodiscard]] const RegistryRule *find(const QString &repository) const;

    /// What \a text, a name without a registry as a person typed it ("nginx:1"), may mean: its
    /// alias alone, or one name for each registry to search. Empty if it names a registry, or
    /// nothing is set: then docker.io is meant.
    [[nodiscard]] QList<oci::Reference> choices(const QString &text) const;

    friend bool operator==(const RegistriesConf &, const RegistriesConf &) = default;
};

/// \a repository with \a location in place of what \a prefix matched of it.
[[nodiscard]] QString relocated(const QString &repository, const QString &prefix,
                                const QString &location);

} // namespace registry
