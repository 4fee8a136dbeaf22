// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/platform.h"

#include "core/base/json.h"
#include "core/base/text.h"

#include <QSysInfo>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace oci {

namespace {

using core::ErrorCode;
using core::Tr;

/// GOARCH values that may stand alone, "arm64" for "linux/arm64".
constexpr std::array Architectures = {
    "386"_L1,    "amd64"_L1, "arm"_L1,     "arm64"_L1,   "loong64"_L1, "mips"_L1,     "mips64"_L1,
    "mipsle"_L1, "ppc64"_L1, "ppc64le"_L1, "riscv64"_L1, "s390x"_L1,   "mips64le"_L1, "wasm"_L1,
};

bool isPart(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c.isLetterOrNumber() ? c.unicode() < 128 : c == u'_' || c == u'.' || c == u'-';
    });
}

core::Result<Platform> refuse(QStringView text)
{
    return core::fail(ErrorCode::InvalidArgument,
                      Tr::tr("“%1” is not a platform. A platform looks like linux/amd64 or "
                             "linux/arm/v7.")
                          .arg(core::excerpt(text)));
}

/// "v8.3" as {8, 3}; {0, 0} for anything else. Real variants have one digit each.
struct Version
{
    int major = 0;
    int minor = 0;

    explicit Version(QStringView variant)
    {
        const auto digit = [&](qsizetype at) { return variant[at].digitValue(); };
        if (variant.size() != 2 && (variant.size() != 4 || variant[2] != u'.'))
            return;
        if (variant[0] != u'v' || digit(1) < 0 || (variant.size() == 4 && digit(3) < 0))
            return;
        major = digit(1);
        minor = variant.size() == 4 ? digit(3) : 0;
    }
};

QString versionText(int major, int minor = 0)
{
    return minor == 0 ? u'v' + QString::number(major)
                      : u'v' + QString::number(major) + u'.' + QString::number(minor);
}

/// An architecture and a variant that a machine can run.
struct Processor
{
    QString architecture;
    QString variant;
};

void appendArm(QList<Processor> &vector, int version)
{
    for (; version >= 5; --version)
        vector.append({u"arm"_s, versionText(version)});
}

/// What an ARMv8 or ARMv9 processor runs besides its own; ARMv9.x contains ARMv8.(x + 5).
void appendArm64(QList<Processor> &vector, Version version)
{
    if (version.major == 9) {
        for (int minor = version.minor - 1; minor >= 0; --minor)
            vector.append({u"arm64"_s, versionText(9, minor)});
        version.minor += 6;
    }
    for (int minor = version.minor - 1; minor > 0; --minor)
        vector.append({u"arm64"_s, versionText(8, minor)});
    if (version.minor > 0)
        vector.append({u"arm64"_s, {}});
    appendArm(vector, 8);
}

/// What runs on the processor of \a wanted, best first (containerd/platforms, compare.go).
QList<Processor> preference(const Platform &wanted)
{
    const Version version(wanted.variant);
    QList<Processor> vector{{wanted.architecture, wanted.variant}};
    if (wanted.architecture == "amd64"_L1) {
        for (int lower = version.major - 1; lower > 1; --lower)
            vector.append({u"amd64"_s, versionText(lower)});
        if (version.major > 1)
            vector.append({u"amd64"_s, {}});
        vector.append({u"386"_s, {}});
    } else if (wanted.architecture == "arm"_L1) {
        appendArm(vector, version.major - 1);
    } else if (wanted.architecture == "arm64"_L1) {
        if (wanted.variant.isEmpty() || version.major >= 8)
            appendArm64(vector, version);
    }
    return vector;
}

/// Windows runs images of its own build only: "10.0.17763" takes "10.0.17763.1040".
bool sameBuild(QStringView wanted, QStringView offered)
{
    const auto build = [](QStringView version) { return version.split(u'.').mid(0, 3); };
    return wanted.isEmpty() || build(wanted) == build(offered);
}

bool hasFeatures(const QStringList &wanted, const QStringList &needed)
{
    return wanted.isEmpty()
           || std::ranges::all_of(needed, [&](const QString &f) { return wanted.contains(f); });
}

} // namespace

core::Result<Platform> Platform::parse(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const QList<QStringView> parts = trimmed.split(u'/');
    if (parts.size() > 3 || !std::ranges::all_of(parts, isPart))
        return refuse(text);
    if (parts.size() == 1) {
        Platform platform = normalized(u"linux"_s, trimmed.toString());
        if (!std::ranges::contains(Architectures, platform.architecture))
            return refuse(text);
        return platform;
    }
    return normalized(parts[0].toString(), parts[1].toString(), parts.value(2).toString());
}

Platform Platform::parse(core::JsonReader &json)
{
    Platform platform =
        normalized(json.string("os"_L1), json.string("architecture"_L1), json.string("variant"_L1));
    platform.osVersion = json.string("os.version"_L1);
    platform.osFeatures = json.strings("os.features"_L1);
    return platform;
}

QJsonObject Platform::toJson() const
{
    QJsonObject json{{u"architecture"_s, architecture}, {u"os"_s, os}};
    if (!variant.isEmpty())
        json.insert("variant"_L1, variant);
    if (!osVersion.isEmpty())
        json.insert("os.version"_L1, osVersion);
    if (!osFeatures.isEmpty())
        json.insert("os.features"_L1, QJsonArray::fromStringList(osFeatures));
    return json;
}

Platform Platform::normalized(QString os, QString architecture, QString variant)
{
    os = std::move(os).toLower();
    architecture = std::move(architecture).toLower();
    variant = std::move(variant).toLower();
    if (os == "macos"_L1)
        os = u"darwin"_s;
    if (architecture == "i386"_L1) {
        architecture = u"386"_s;
        variant.clear();
    } else if (architecture == "x86_64"_L1 || architecture == "x86-64"_L1) {
        architecture = u"amd64"_s;
    } else if (architecture == "aarch64"_L1) {
        architecture = u"arm64"_s;
    } else if (architecture == "armhf"_L1 || architecture == "armel"_L1) {
        variant = architecture == "armhf"_L1 ? u"v7"_s : u"v6"_s;
        architecture = u"arm"_s;
    }
    const bool isArm = architecture == "arm"_L1 || architecture == "arm64"_L1;
    if (isArm && !variant.isEmpty() && variant[0].isDigit())
        variant.prepend(u'v');
    if (isArm && variant.size() == 4 && variant.endsWith(".0"_L1))
        variant.chop(2);
    if (architecture == "arm"_L1 && variant.isEmpty())
        variant = u"v7"_s;
    if ((architecture == "arm64"_L1 && variant == "v8"_L1)
        || (architecture == "amd64"_L1 && variant == "v1"_L1)) {
        variant.clear();
    }
    Platform platform;
    platform.os = std::move(os);
    platform.architecture = std::move(architecture);
    platform.variant = std::move(variant);
    return platform;
}

Platform Platform::host()
{
    QString processor = QSysInfo::currentCpuArchitecture();
    if (processor.startsWith("armv"_L1)) // armv7l, as the kernel names it
        return normalized(u"linux"_s, u"arm"_s, processor.sliced(3, 2));
    if (processor == "power64"_L1)
        processor = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? u"ppc64le"_s : u"ppc64"_s;
    else if (processor == "mips64"_L1)
        processor = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? u"mips64le"_s : u"mips64"_s;
    else if (processor == "loongarch64"_L1)
        processor = u"loong64"_s;
    return normalized(u"linux"_s, processor);
}

QString Platform::toString() const
{
    QString text = os + u'/' + architecture;
    if (!variant.isEmpty())
        text += u'/' + variant;
    return text;
}

bool Platform::isUnknown() const
{
    return os == "unknown"_L1 && architecture == "unknown"_L1;
}

qsizetype bestMatch(const Platform &wanted, const QList<Platform> &candidates)
{
    const Platform names = Platform::normalized(wanted.os, wanted.architecture, wanted.variant);
    for (const Processor &processor : preference(names)) {
        const auto suits = [&](const Platform &candidate) {
            const Platform offered =
                Platform::normalized(candidate.os, candidate.architecture, candidate.variant);
            return offered.os == names.os && offered.architecture == processor.architecture
                   && offered.variant == processor.variant
                   && sameBuild(wanted.osVersion, candidate.osVersion)
                   && hasFeatures(wanted.osFeatures, candidate.osFeatures);
        };
        const auto found = std::ranges::find_if(candidates, suits);
        if (found != candidates.end())
            return std::distance(candidates.begin(), found);
    }
    return -1;
}

} // namespace oci
