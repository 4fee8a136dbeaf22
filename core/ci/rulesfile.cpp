// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/ci/rulesfile.h"

#include "core/base/durablefile.h"
#include "core/base/limits.h"
#include "core/ci/rulevalues.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <string>

using namespace Qt::StringLiterals;

// yaml-cpp reports by exceptions. None leaves this file.
namespace ci {

using core::ErrorCode;
using core::Result;

namespace {

QString scalar(const YAML::Node &node)
{
    return QString::fromStdString(node.Scalar());
}

std::unexpected<core::Error> misshapen(const QString &key)
{
    return core::fail(ErrorCode::InvalidArgument,
                      core::Tr::tr("The value of “%1” is not of the right kind.").arg(key));
}

/// \a node is absent, null, or a map.
bool isMapOrNothing(const YAML::Node &node)
{
    return !node.IsDefined() || node.IsNull() || node.IsMap();
}

Result<void> readRule(Rules &rules, const QString &name, const YAML::Node &value)
{
    if (value.IsNull())
        return {};
    if (!value.IsScalar())
        return misshapen(name);
    return setRule(rules, name, scalar(value));
}

Result<void> readDiveRules(Rules &rules, const YAML::Node &node)
{
    if (!isMapOrNothing(node))
        return misshapen(u"rules"_s);
    if (!node.IsDefined() || !node.IsMap())
        return {};
    for (const QLatin1StringView name : name::OfDive) {
        const YAML::Node value = node[std::string(name.data(), std::size_t(name.size()))];
        if (!value.IsDefined())
            continue;
        if (auto done = readRule(rules, name, value); !done)
            return done;
    }
    return {};
}

Result<void> readOwnRules(Rules &rules, const YAML::Node &node)
{
    if (!isMapOrNothing(node))
        return misshapen(u"millefeuille.rules"_s);
    for (const auto &member : node) {
        const QString name = member.first.IsScalar() ? scalar(member.first) : QString();
        if (!std::ranges::contains(name::OfOurs, name))
            return core::fail(ErrorCode::InvalidArgument,
                              core::Tr::tr("There is no rule “%1”.").arg(name));
        if (auto done = readRule(rules, name, member.second); !done)
            return done;
    }
    return {};
}

Result<void> readExclude(Rules &rules, const YAML::Node &node)
{
    if (node.IsNull())
        return {};
    QStringList globs;
    if (node.IsScalar())
        globs.append(scalar(node));
    else if (!node.IsSequence())
        return misshapen(u"millefeuille.exclude"_s);
    for (const auto &glob : node) {
        if (!glob.IsScalar())
            return misshapen(u"millefeuille.exclude"_s);
        globs.append(scalar(glob));
    }
    auto filter = PathFilter::parse(globs);
    if (!filter)
        return std::unexpected(std::move(filter.error()));
    rules.exclude = std::move(*filter);
    return {};
}

Result<void> readOwn(Rules &rules, const YAML::Node &node)
{
    if (!isMapOrNothing(node))
        return misshapen(u"millefeuille"_s);
    for (const auto &member : node) {
        const QString key = member.first.IsScalar() ? scalar(member.first) : QString();
        Result<void> done;
        if (key == "rules"_L1)
            done = readOwnRules(rules, member.second);
        else if (key == "exclude"_L1)
            done = readExclude(rules, member.second);
        else
            done = core::fail(ErrorCode::InvalidArgument,
                              core::Tr::tr("There is no setting “%1” of millefeuille.").arg(key));
        if (!done)
            return done;
    }
    return {};
}

} // namespace

Result<Rules> parseRules(QByteArrayView yaml)
{
    if (yaml.size() > core::limits::CiRules)
        return core::fail(ErrorCode::LimitExceeded, core::Tr::tr("The file of rules is too large."),
                          u"%1 bytes"_s.arg(yaml.size()));
    try {
        const YAML::Node root = YAML::Load(std::string(yaml.data(), std::size_t(yaml.size())));
        Rules rules;
        if (!isMapOrNothing(root))
            return misshapen(u"/"_s);
        if (!root.IsMap())
            return rules;
        if (auto done = readDiveRules(rules, root["rules"]); !done)
            return std::unexpected(std::move(done.error()));
        if (const YAML::Node own = root["millefeuille"]; own.IsDefined()) {
            if (auto done = readOwn(rules, own); !done)
                return std::unexpected(std::move(done.error()));
        }
        return rules;
    } catch (const YAML::Exception &exception) {
        return core::fail(ErrorCode::InvalidArgument, core::Tr::tr("The file of rules is no YAML."),
                          QString::fromUtf8(exception.what()));
    }
}

Result<Rules> readRules(const QString &path)
{
    const auto bytes = core::readFile(path, core::limits::CiRules);
    if (!bytes)
        return std::unexpected(bytes.error());
    auto rules = parseRules(*bytes);
    if (!rules)
        rules.error().message = core::Tr::tr("%1: %2").arg(path, rules.error().message);
    return rules;
}

} // namespace ci
