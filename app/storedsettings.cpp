// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/storedsettings.h"

#include "core/store/ocistore.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr auto LanguageKey = "language"_L1;
constexpr auto ThemeKey = "theme"_L1;
constexpr auto StoreKey = "store"_L1;
constexpr auto PullsKey = "pulls/atOnce"_L1;
constexpr auto LayersKey = "pulls/layersAtOnce"_L1;
constexpr auto EnginesKey = "engines"_L1;
constexpr auto RegistriesKey = "registries"_L1;
constexpr auto BuildsKey = "builds"_L1;
constexpr auto LayoutKey = "window/layout"_L1;

views::ThemeChoice themeOf(const QString &text)
{
    if (text == "light"_L1)
        return views::ThemeChoice::Light;
    return text == "dark"_L1 ? views::ThemeChoice::Dark : views::ThemeChoice::System;
}

int limitOf(const QVariant &stored, int usual)
{
    const int limit = stored.toInt();
    return limit >= 1 && limit <= views::MostAtOnce ? limit : usual;
}

QString textOf(views::ThemeChoice theme)
{
    switch (theme) {
    case views::ThemeChoice::Light:
        return u"light"_s;
    case views::ThemeChoice::Dark:
        return u"dark"_s;
    case views::ThemeChoice::System:
        break;
    }
    return u"system"_s;
}

} // namespace

views::Settings storedsettings::load()
{
    const QSettings stored;
    const views::Settings usual;
    return {.language = stored.value(LanguageKey).toString(),
            .theme = themeOf(stored.value(ThemeKey).toString()),
            .storeFolder = stored.value(StoreKey, store::OciStore::defaultFolder()).toString(),
            .pullsAtOnce = limitOf(stored.value(PullsKey), usual.pullsAtOnce),
            .layersAtOnce = limitOf(stored.value(LayersKey), usual.layersAtOnce)};
}

void storedsettings::save(const views::Settings &settings, const QString &storeOfThisRun)
{
    QSettings stored;
    stored.setValue(LanguageKey, settings.language);
    stored.setValue(ThemeKey, textOf(settings.theme));
    stored.setValue(PullsKey, settings.pullsAtOnce);
    stored.setValue(LayersKey, settings.layersAtOnce);
    if (settings.storeFolder != storeOfThisRun)
        stored.setValue(StoreKey, settings.storeFolder);
}

QStringList storedsettings::registries()
{
    return QSettings().value(RegistriesKey).toStringList();
}

void storedsettings::saveRegistries(const QStringList &domains)
{
    QSettings().setValue(RegistriesKey, domains);
}

QList<engine::Endpoint> storedsettings::addedEngines()
{
    QSettings stored;
    QList<engine::Endpoint> added;
    const int count = stored.beginReadArray(EnginesKey);
    for (int i = 0; i < count; ++i) {
        stored.setArrayIndex(i);
        auto address = engine::Address::parse(stored.value(u"address"_s).toString());
        if (!address)
            continue;
        added.append({.name = stored.value(u"name"_s).toString(),
                      .address = std::move(*address),
                      .access = {.certificates = stored.value(u"certificates"_s).toString(),
                                 .allowsPlain = stored.value(u"plain"_s).toBool(),
                                 .sshKey = stored.value(u"key"_s).toString()}});
    }
    stored.endArray();
    return added;
}

void storedsettings::saveAddedEngines(const QList<engine::Endpoint> &added)
{
    QSettings stored;
    stored.remove(EnginesKey);
    stored.beginWriteArray(EnginesKey, int(added.size()));
    for (int i = 0; i < int(added.size()); ++i) {
        stored.setArrayIndex(i);
        stored.setValue(u"name"_s, added[i].name);
        stored.setValue(u"address"_s, added[i].address.toString());
        stored.setValue(u"certificates"_s, added[i].access.certificates);
        stored.setValue(u"plain"_s, added[i].access.allowsPlain);
        stored.setValue(u"key"_s, added[i].access.sshKey);
    }
    stored.endArray();
}

QList<engine::BuildRequest> storedsettings::recentBuilds()
{
    QSettings stored;
    QList<engine::BuildRequest> recent;
    const int count = stored.beginReadArray(BuildsKey);
    for (int i = 0; i < count; ++i) {
        stored.setArrayIndex(i);
        engine::BuildRequest request{.folder = stored.value(u"folder"_s).toString(),
                                     .dockerfile = stored.value(u"dockerfile"_s).toString(),
                                     .target = stored.value(u"target"_s).toString(),
                                     .noCache = stored.value(u"noCache"_s).toBool(),
                                     .pull = stored.value(u"pull"_s).toBool()};
        for (const QString &name : stored.value(u"tag"_s).toString().split(u' ')) {
            if (const auto tag = oci::Reference::parse(name))
                request.tags.append(*tag);
        }
        for (const QString &label : stored.value(u"labels"_s).toStringList())
            request.labels.insert(label.section(u'=', 0, 0), label.section(u'=', 1));
        for (const QString &name : stored.value(u"arguments"_s).toStringList())
            request.arguments.insert(name, QString());
        if (const auto platform = oci::Platform::parse(stored.value(u"platform"_s).toString()))
            request.platform = *platform;
        if (!request.folder.isEmpty())
            recent.append(request);
    }
    stored.endArray();
    return recent;
}

void storedsettings::saveRecentBuilds(const QList<engine::BuildRequest> &recent)
{
    QSettings stored;
    stored.remove(BuildsKey);
    stored.beginWriteArray(BuildsKey, int(recent.size()));
    for (int i = 0; i < int(recent.size()); ++i) {
        const engine::BuildRequest &request = recent[i];
        stored.setArrayIndex(i);
        stored.setValue(u"folder"_s, request.folder);
        stored.setValue(u"dockerfile"_s, request.dockerfile);
        QStringList tags;
        for (const oci::Reference &tag : request.tags)
            tags += tag.toString();
        stored.setValue(u"tag"_s, tags.join(u' '));
        QStringList labels;
        for (const auto &[key, value] : request.labels.asKeyValueRange())
            labels += key + u'=' + value;
        stored.setValue(u"labels"_s, labels);
        stored.setValue(u"target"_s, request.target);
        stored.setValue(u"arguments"_s, QStringList(request.arguments.keys()));
        stored.setValue(u"platform"_s, request.platform ? request.platform->toString() : QString());
        stored.setValue(u"noCache"_s, request.noCache);
        stored.setValue(u"pull"_s, request.pull);
    }
    stored.endArray();
}

QByteArray storedsettings::windowLayout()
{
    return QSettings().value(LayoutKey).toByteArray();
}

void storedsettings::saveWindowLayout(const QByteArray &layout)
{
    QSettings().setValue(LayoutKey, layout);
}

Language languageOf(const views::Settings &settings)
{
    if (settings.language == "en"_L1)
        return Language::English;
    return settings.language == "fr"_L1 ? Language::French : Language::System;
}

} // namespace app
