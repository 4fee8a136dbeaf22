// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace core {
class JsonReader;
}

namespace oci {

/// The system an image runs on (image-spec, image-index.md, "platform"), normalised as containerd
/// does: x86_64 is amd64, aarch64 is arm64, arm64/v8 is arm64, arm is arm/v7.
struct Platform
{
    QString os;           ///< "linux", "windows"; "unknown" for attestations.
    QString architecture; ///< As GOARCH: "amd64".
    QString variant;      ///< "v7" or empty.
    QString osVersion;    ///< Windows only.
    QStringList osFeatures;

    /// Reads "os/arch[/variant]" or "arch" alone (then os is linux). InvalidArgument otherwise.
    [[nodiscard]] static core::Result<Platform> parse(QStringView text);
    /// Reads the members "os", "architecture", "variant", "os.version" and "os.features" of
    /// \a json, where indexes and configurations have them; None if there are none.
    [[nodiscard]] static Platform parse(core::JsonReader &json);
    /// A platform with its names normalised.
    [[nodiscard]] static Platform normalized(QString os, QString architecture,
                                             QString variant = {});
    /// What images should run on here: always linux, with the processor of this machine.
    [[nodiscard]] static Platform host();
    /// Of what does not say what it runs on: all names are empty.
    static const Platform None;

    /// "linux/arm/v7".
    [[nodiscard]] QString toString() const;
    /// True for "unknown/unknown", which marks attestation manifests.
    [[nodiscard]] bool isUnknown() const;
    /// What parse() reads.
    [[nodiscard]] QJsonObject toJson() const;

    friend bool operator==(const Platform &, const Platform &) = default;

private:
    Platform() = default;
};

inline const Platform Platform::None{};

/// The position in \a candidates of the one that suits \a wanted best, or -1 if none does. Follows
/// the preference of containerd/platforms: exact first, then lower variants, then 386 on amd64;
/// amd64 never takes amd64/v2. Ties go to the first. An empty osVersion in \a wanted matches all.
[[nodiscard]] qsizetype bestMatch(const Platform &wanted, const QList<Platform> &candidates);

} // namespace oci
