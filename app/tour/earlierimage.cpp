// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tour/earlierimage.h"

#include "core/store/ocistore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int Dropped = 2;

/// Without the last \a count elements.
QJsonArray shortened(QJsonArray array, int count)
{
    for (; count > 0 && !array.isEmpty(); --count)
        array.removeLast();
    return array;
}

/// Steps without a layer go with the layers around them.
QJsonArray shortenedHistory(QJsonArray history, int count)
{
    while (count > 0 && !history.isEmpty()) {
        const bool isEmpty = history.last()[u"empty_layer"_s].toBool();
        count -= isEmpty ? 0 : 1;
        history.removeLast();
    }
    return history;
}

std::optional<oci::Descriptor> write(store::ImageLayout &layout, const QJsonObject &json,
                                     const oci::MediaType &mediaType)
{
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    const auto descriptor = oci::Descriptor::of(mediaType, bytes);
    if (!layout.writeBlob(descriptor.digest, bytes))
        return {};
    return descriptor;
}

} // namespace

bool addEarlierImage(const QString &folder, const QString &image)
{
    const auto store = store::OciStore::open(folder, layers::TocCache::user());
    if (!store)
        return false;
    const auto details = (*store)->inspect(image);
    if (!details)
        return false;
    QJsonObject config = QJsonDocument::fromJson(details->configJson).object();
    QJsonObject rootFs = config[u"rootfs"_s].toObject();
    rootFs[u"diff_ids"_s] = shortened(rootFs[u"diff_ids"_s].toArray(), Dropped);
    config[u"rootfs"_s] = rootFs;
    config[u"history"_s] = shortenedHistory(config[u"history"_s].toArray(), Dropped);
    config[u"created"_s] = u"2024-01-02T03:04:05Z"_s;
    const auto written = write((*store)->layout(), config, details->manifest.config.mediaType);
    if (!written)
        return false;
    QJsonObject manifest = QJsonDocument::fromJson(details->manifestJson).object();
    manifest[u"config"_s] = written->toJson();
    manifest[u"layers"_s] = shortened(manifest[u"layers"_s].toArray(), Dropped);
    auto target = write((*store)->layout(), manifest, details->manifestDescriptor.mediaType);
    if (!target)
        return false;
    target->platform = details->config.platform;
    const auto name = oci::Reference::parse(u"registry.example.org/team/vitrine:earlier"_s);
    return (*store)->addImage(*target, *name, {*target}).has_value();
}

} // namespace app
