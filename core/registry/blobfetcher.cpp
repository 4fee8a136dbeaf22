// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/blobfetcher.h"

#include "core/registry/blobsink.h"
#include "core/registry/client.h"
#include "core/store/blobingest.h"

#include <QHash>

using core::ErrorCode;
using core::Result;

namespace registry {

namespace {

class IngestSink final : public BlobSink
{
public:
    explicit IngestSink(store::BlobIngest &ingest)
        : m_ingest(ingest)
    {}

    qint64 position() const override { return m_ingest.position(); }
    Result<void> write(QByteArrayView bytes) override { return m_ingest.write(bytes); }
    Result<void> rewind() override { return m_ingest.rewind(); }

private:
    store::BlobIngest &m_ingest;
};

class Fetcher
{
public:
    Fetcher(Client &client, const store::ImageLayout &layout)
        : m_client(client)
        , m_layout(layout)
    {}

    Result<void> fetch(const oci::Descriptor &blob, const QList<oci::Reference> &sources,
                       const std::stop_token &stop)
    {
        Result<void> last =
            core::fail(ErrorCode::NotFound, core::Tr::tr("No registry is known that has it."));
        for (const oci::Reference &source : sources) {
            if (const auto error = m_unreachable.constFind(source.domain());
                error != m_unreachable.cend()) {
                last = std::unexpected(*error);
                continue;
            }
            last = fetchFrom(source, blob, stop);
            if (last || last.error().code == ErrorCode::Cancelled)
                return last;
            if (last.error().code == ErrorCode::Network)
                m_unreachable.insert(source.domain(), last.error());
        }
        return last;
    }

private:
    Result<void> fetchFrom(const oci::Reference &source, const oci::Descriptor &blob,
                           const std::stop_token &stop)
    {
        using Kind = oci::MediaType::Kind;
        const Kind kind = blob.mediaType.kind();
        if (kind == Kind::Manifest || kind == Kind::Index)
            return fetchDocument(source, blob, stop);
        auto fetched = fetchLayer(source, blob, stop);
        // Of a removed image only digests are noted: this may be a manifest.
        if (!fetched && fetched.error().code == ErrorCode::NotFound && blob.mediaType.isEmpty())
            return fetchDocument(source, blob, stop);
        return fetched;
    }

    Result<void> fetchDocument(const oci::Reference &source, const oci::Descriptor &document,
                               const std::stop_token &stop)
    {
        const auto fetched = m_client.fetchManifest(source, document, stop);
        if (!fetched)
            return std::unexpected(fetched.error());
        return m_layout.writeBlob(document.digest, fetched->bytes);
    }

    Result<void> fetchLayer(const oci::Reference &source, const oci::Descriptor &blob,
                            const std::stop_token &stop)
    {
        auto ingest = store::BlobIngest::open(m_layout, blob.digest, blob.size, stop,
                                              store::BlobIngest::IfPresent::Replace);
        if (!ingest)
            return std::unexpected(ingest.error());
        const auto keep = [](QByteArrayView) { return Result<void>(); };
        if (auto replayed = ingest->replay(keep); !replayed)
            return replayed;
        const bool hasReused = ingest->position() > 0;
        IngestSink sink(*ingest);
        auto fetched = fetchInto(source, blob, sink, *ingest, stop);
        // What an earlier transfer left may be what is wrong.
        if (!fetched && fetched.error().code == ErrorCode::DigestMismatch && hasReused) {
            if (auto dropped = ingest->rewind(); !dropped)
                return dropped;
            fetched = fetchInto(source, blob, sink, *ingest, stop);
        }
        return fetched ? ingest->commit() : fetched;
    }

    Result<void> fetchInto(const oci::Reference &source, const oci::Descriptor &blob,
                           IngestSink &sink, store::BlobIngest &ingest, const std::stop_token &stop)
    {
        if (auto fetched = m_client.fetchBlob(source, blob, sink, {}, stop); !fetched)
            return fetched;
        return ingest.seal();
    }

    Client &m_client;
    store::ImageLayout m_layout;
    QHash<QString, core::Error> m_unreachable; ///< Registries, with what happened.
};

} // namespace

store::FetchBlob blobFetcher(Client &client, const store::ImageLayout &layout)
{
    return [fetcher = std::make_shared<Fetcher>(client, layout)](
               const oci::Descriptor &blob, const QList<oci::Reference> &sources,
               const std::stop_token &stop) { return fetcher->fetch(blob, sources, stop); };
}

} // namespace registry
