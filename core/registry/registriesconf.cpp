// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/registriesconf.h"

#include "core/base/limits.h"
#include "core/base/toml.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Result;
using core::tomlText;

namespace {

/// Takes typed values out of tables, and remembers the first that is not what it should be.
class Reader
{
public:
    void fail(ErrorCode code, const QString &fact)
    {
        if (!m_error)
            m_error = core::Error{code, {}, fact};
    }
    [[nodiscard]] const std::optional<core::Error> &error() const { return m_error; }

    QString string(const toml::table &table, std::string_view key)
    {
        const toml::node *node = table.get(key);
        if (!node)
            return {};
        if (const auto value = node->value_exact<std::string_view>())
            return tomlText(*value);
        fail(ErrorCode::Corrupt, u"%1 is no string"_s.arg(tomlText(key)));
        return {};
    }
    std::optional<bool> boolean(const toml::table &table, std::string_view key)
    {
        const toml::node *node = table.get(key);
        if (!node)
            return {};
        if (const auto value = node->value_exact<bool>())
            return *value;
        fail(ErrorCode::Corrupt, u"%1 is neither true nor false"_s.arg(tomlText(key)));
        return {};
    }
    QStringList strings(const toml::table &table, std::string_view key)
    {
        QStringList list;
        const toml::node *node = table.get(key);
        if (!node)
            return list;
        const toml::array *array = node->as_array();
        if (!array)
            fail(ErrorCode::Corrupt, u"%1 is no list"_s.arg(tomlText(key)));
        for (std::size_t i = 0; array && i < array->size(); ++i) {
            if (const auto value = array->get(i)->value_exact<std::string_view>())
                list += tomlText(*value);
            else
                fail(ErrorCode::Corrupt, u"%1 holds what is no string"_s.arg(tomlText(key)));
        }
        return list;
    }
    /// The tables of [[key]].
    QList<const toml::table *> tables(const toml::table &table, std::string_view key, int most)
    {
        QList<const toml::table *> list;
        const toml::node *node = table.get(key);
        if (!node)
            return list;
        const toml::array *array = node->as_array();
        if (!array)
            fail(ErrorCode::Corrupt, u"[[%1]] is no list of tables"_s.arg(tomlText(key)));
        else if (array->size() > std::size_t(most))
            fail(ErrorCode::LimitExceeded,
                 u"more than %1 of [[%2]]"_s.arg(most).arg(tomlText(key)));
        for (std::size_t i = 0; array && !m_error && i < array->size(); ++i) {
            if (const toml::table *one = array->get(i)->as_table())
                list += one;
            else
                fail(ErrorCode::Corrupt, u"[[%1]] is no list of tables"_s.arg(tomlText(key)));
        }
        return list;
    }

private:
    std::optional<core::Error> m_error;
};

/// Is \a place a registry, or the beginning of names in one?
bool isPlace(const QString &place)
{
    const auto named = oci::Reference::parse(place + u"/x"_s);
    const QString domain = place.section(u'/', 0, 0);
    return named && (named->domain() == domain || domain == "docker.io"_L1);
}

/// A place without the slashes that some write behind it; as a prefix it may be of any subdomain,
/// or of one digest.
QString placeOf(Reader &reader, const toml::table &table, std::string_view key, bool isPrefix)
{
    QString place = reader.string(table, key);
    while (place.endsWith(u'/'))
        place.chop(1);
    if (place.isEmpty())
        return place;
    const bool isWild = isPrefix && place.startsWith("*."_L1);
    const bool isRight = isWild ? !place.contains(u'/') && isPlace(u'x' + place.sliced(1))
                                : isPlace(isPrefix ? place.section(u'@', 0, 0) : place);
    if (!isRight)
        reader.fail(ErrorCode::Corrupt, u"%1 names no registry"_s.arg(tomlText(key)));
    return place;
}

MirrorRule mirrorOf(Reader &reader, const toml::table &table, bool isDigestOnly)
{
    MirrorRule mirror{.location = placeOf(reader, table, "location", false),
                      .insecure = reader.boolean(table, "insecure").value_or(false),
                      .use = isDigestOnly ? MirrorRule::Use::DigestOnly : MirrorRule::Use::All};
    if (mirror.location.isEmpty())
        reader.fail(ErrorCode::Corrupt, u"a mirror without a location"_s);
    const QString use = reader.string(table, "pull-from-mirror");
    if (use == "digest-only"_L1)
        mirror.use = MirrorRule::Use::DigestOnly;
    else if (use == "tag-only"_L1)
        mirror.use = MirrorRule::Use::TagOnly;
    else if (use == "all"_L1)
        mirror.use = MirrorRule::Use::All;
    else if (!use.isEmpty())
        reader.fail(ErrorCode::Corrupt, u"pull-from-mirror is “%1”"_s.arg(use));
    return mirror;
}

RegistryRule ruleOf(Reader &reader, const toml::table &table)
{
    RegistryRule rule{.prefix = placeOf(reader, table, "prefix", true),
                      .location = placeOf(reader, table, "location", false),
                      .insecure = reader.boolean(table, "insecure"),
                      .isBlocked = reader.boolean(table, "blocked").value_or(false)};
    if (rule.prefix.isEmpty())
        rule.prefix = rule.location;
    if (rule.prefix.isEmpty())
        reader.fail(ErrorCode::Corrupt, u"a registry with neither prefix nor location"_s);
    const bool isDigestOnly = reader.boolean(table, "mirror-by-digest-only").value_or(false);
    for (const toml::table *mirror : reader.tables(table, "mirror", core::limits::Mirrors))
        rule.mirrors.append(mirrorOf(reader, *mirror, isDigestOnly));
    return rule;
}

void readAliases(Reader &reader, const toml::table &root, RegistriesConf &conf)
{
    const toml::node *node = root.get("aliases");
    if (!node)
        return;
    const toml::table *table = node->as_table();
    if (!table || table->size() > std::size_t(core::limits::ShortNames))
        return reader.fail(table ? ErrorCode::LimitExceeded : ErrorCode::Corrupt, u"aliases"_s);
    for (const auto &[key, value] : *table) {
        const auto name = value.value_exact<std::string_view>();
        if (!name)
            return reader.fail(ErrorCode::Corrupt, u"an alias that is no string"_s);
        conf.aliases.insert(tomlText(key.str()), tomlText(*name));
    }
}

/// How many characters of \a repository \a prefix matches; -1: it does not.
qsizetype matchedLength(const QString &repository, const QString &prefix)
{
    if (prefix.startsWith("*."_L1)) {
        const QString domain = repository.section(u'/', 0, 0);
        return domain.endsWith(QStringView(prefix).sliced(1)) ? domain.size() : -1;
    }
    if (!repository.startsWith(prefix))
        return -1;
    return repository.size() == prefix.size() || repository[prefix.size()] == u'/' ? prefix.size()
                                                                                   : -1;
}

} // namespace

Result<RegistriesConf> RegistriesConf::parse(QByteArrayView bytes)
{
    const auto parsed = core::parseToml(bytes, core::limits::HostsFile);
    if (!parsed)
        return std::unexpected(parsed.error());
    const toml::table &root = *parsed;
    if (root.contains("registries"))
        return core::fail(ErrorCode::Unsupported, {}, u"[registries] is of version 1"_s);

    Reader reader;
    RegistriesConf conf;
    conf.unqualifiedSearch = reader.strings(root, "unqualified-search-registries");
    for (const QString &registry : std::as_const(conf.unqualifiedSearch)) {
        if (!isPlace(registry))
            reader.fail(ErrorCode::Corrupt,
                        u"unqualified-search-registries holds what is no registry"_s);
    }
    for (const toml::table *table : reader.tables(root, "registry", core::limits::HostRules))
        conf.rules.append(ruleOf(reader, *table));
    readAliases(reader, root, conf);
    if (reader.error())
        return std::unexpected(*reader.error());
    return conf;
}

void RegistriesConf::merge(const RegistriesConf &later)
{
    for (const RegistryRule &rule : later.rules) {
        rules.removeIf([&](const RegistryRule &old) { return old.prefix == rule.prefix; });
        rules.append(rule);
    }
    if (!later.unqualifiedSearch.isEmpty())
        unqualifiedSearch = later.unqualifiedSearch;
    for (const auto &[name, value] : later.aliases.asKeyValueRange()) {
        if (value.isEmpty())
            aliases.remove(name);
        else
            aliases.insert(name, value);
    }
}

const RegistryRule *RegistriesConf::find(const QString &repository) const
{
    const RegistryRule *best = nullptr;
    for (const RegistryRule &rule : rules) {
        if (matchedLength(repository, rule.prefix) >= 0
            && (!best || rule.prefix.size() > best->prefix.size()))
            best = &rule;
    }
    return best;
}

QList<oci::Reference> RegistriesConf::choices(const QString &typed) const
{
    const auto hub = oci::Reference::parse(typed);
    if (!hub || hub->domain() != "docker.io"_L1 || typed.startsWith("docker.io/"_L1)
        || typed.startsWith("index.docker.io/"_L1))
        return {};
    static const QRegularExpression ending(u"[:@].*\\z"_s);
    const QString name = QString(typed).remove(ending);
    const QString suffix = typed.sliced(name.size());
    QStringList full;
    if (const auto alias = aliases.constFind(name); alias != aliases.constEnd()) {
        full += *alias + suffix;
    } else {
        for (const QString &registry : unqualifiedSearch)
            full += registry + u'/' + typed;
    }
    QList<oci::Reference> found;
    for (const QString &one : std::as_const(full)) {
        if (const auto reference = oci::Reference::parse(one))
            found.append(*reference);
    }
    return found;
}

QString relocated(const QString &repository, const QString &prefix, const QString &location)
{
    const qsizetype matched = matchedLength(repository, prefix);
    if (matched < 0 || location.isEmpty())
        return repository;
    return location + repository.sliced(matched);
}

} // namespace registry
