// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/net/backoff.h"
#include "core/oci/descriptor.h"
#include "core/oci/reference.h"
#include "core/registry/blobcontent.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace registry {

class Client;
class PullProgress;

/// Everything that an image is made of, in the order in which a registry takes it. Private to
/// core/registry.
struct Publication
{
    struct Document
    {
        oci::Descriptor descriptor;
        QByteArray bytes;
    };

    QList<oci::Descriptor> configs = {}; ///< Each once, as the layers.
    QList<oci::Descriptor> layers = {};
    QList<Document> manifests = {};        ///< What an index names before it; the last is the root.
    QList<oci::Descriptor> elsewhere = {}; ///< What an index names and cannot be read.
};

/// The bytes of a manifest or an index; nothing if they are not at hand.
using ReadManifest =
    std::function<core::Result<std::optional<QByteArray>>(const oci::Descriptor &)>;

/// What \a root is made of. The errors of \a read, and those of parsing; LimitExceeded.
[[nodiscard]] core::Result<Publication> collect(const oci::Descriptor &root,
                                                const ReadManifest &read);

/// Where the parts of an image come from.
struct PublicationSource
{
    /// The bytes of a blob; the observer is told where they have to be waited for.
    std::function<core::Result<std::unique_ptr<BlobContent>>(
        const oci::Descriptor &, const net::WaitObserver &, std::stop_token)>
        open;
    /// A repository of the same registry that has the blob; empty if none is known.
    std::function<QString(const oci::Descriptor &)> mountFrom;
    /// The domain of the registry that blobs come from; empty: they are here.
    QString host = {};
};

struct PublicationReport
{
    qint64 sentBytes = 0;
    qsizetype mounted = 0; ///< Layers that did not have to be sent.
    bool wasComplete = false;
    QList<oci::Descriptor> absentLayers = {};
};

/// Brings \a publication to the repository of \a target and gives it its tag: blobs, as many at a
/// time as Client::hosts() allows, then manifests, the root last. What is there is not sent.
[[nodiscard]] core::Result<PublicationReport>
publish(const Client &client, const Publication &publication, const PublicationSource &source,
        const oci::Reference &target, PullProgress &progress, const std::stop_token &stop);

} // namespace registry
