// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/layershares.h"

#include <QSet>

#include <algorithm>

namespace engine {

namespace {

/// A layer and all below it (image-spec, config.md, "Layer ChainID").
QList<oci::Digest> chainIds(const oci::ImageConfig &config)
{
    QList<oci::Digest> chain;
    for (const oci::DiffId &diffId : config.diffIds) {
        if (chain.isEmpty())
            chain.append(diffId.digest());
        else
            chain.append(
                oci::Digest::of((chain.last().toString() + u' ' + diffId.toString()).toLatin1()));
    }
    return chain;
}

struct Share
{
    int images = 0;
    qint64 bytes = 0;
};

} // namespace

qint64 bytesSharedAmong(const InspectList &going, const InspectList &staying)
{
    QSet<oci::Digest> kept;
    for (const auto &image : staying) {
        for (const oci::Digest &id : chainIds(image->config))
            kept.insert(id);
    }
    QHash<oci::Digest, Share> shares;
    for (const auto &image : going) {
        const QList<oci::Digest> chain = chainIds(image->config);
        for (qsizetype i = 0; i < chain.size(); ++i) {
            Share &share = shares[chain[i]];
            ++share.images;
            share.bytes = image->layerSizes.value(i, share.bytes);
        }
    }
    qint64 bytes = 0;
    for (const auto &[id, share] : shares.asKeyValueRange()) {
        if (share.images > 1 && !kept.contains(id))
            bytes += share.bytes;
    }
    return bytes;
}

QHash<oci::Digest, qint64> bytesOfEach(const InspectList &images)
{
    QHash<oci::Digest, int> holders;
    for (const auto &image : images) {
        for (const oci::Digest &id : chainIds(image->config))
            ++holders[id];
    }
    QHash<oci::Digest, qint64> bytes;
    for (const auto &image : images) {
        const QList<oci::Digest> chain = chainIds(image->config);
        if (image->layerSizes.size() != chain.size())
            continue;
        qint64 &own = bytes[image->id];
        for (qsizetype i = 0; i < chain.size(); ++i) {
            if (holders.value(chain[i]) == 1)
                own += image->layerSizes[i];
        }
    }
    return bytes;
}

int sharedLayers(const oci::ImageConfig &image, const oci::ImageConfig &other)
{
    const auto differs = std::ranges::mismatch(image.diffIds, other.diffIds).in1;
    return int(differs - image.diffIds.begin());
}

} // namespace engine
