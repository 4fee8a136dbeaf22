// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/layertransfer.h"

#include "core/layers/layerindexer.h"
#include "core/registry/blobsink.h"
#include "core/registry/client.h"
#include "core/registry/hostturn.h"
#include "core/registry/imagechoice.h"
#include "core/registry/pullprogress.h"
#include "core/store/blobingest.h"
#include "core/store/ocistore.h"

#include <QFile>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using core::Tr;

namespace registry {

namespace {

/// Feeds the bytes of a blob to the disk and to the indexer at once.
class LayerSink final : public BlobSink
{
public:
    LayerSink(store::BlobIngest &ingest, const LayerJob &job, PullProgress &progress,
              std::stop_token stop)
        : m_ingest(ingest)
        , m_job(job)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
        startIndexer();
    }

    Result<void> replay()
    {
        return m_ingest.replay([this](QByteArrayView bytes) -> Result<void> {
            if (m_stop.stop_requested())
                return core::cancelled();
            m_progress.addBytes(m_job.position, bytes.size(), false);
            return index(bytes);
        });
    }

    qint64 position() const override { return m_ingest.position(); }
    qint64 fetchedBytes() const { return m_fetched; }

    Result<void> write(QByteArrayView bytes) override
    {
        if (auto written = m_ingest.write(bytes); !written)
            return written;
        m_fetched += bytes.size();
        m_progress.addBytes(m_job.position, bytes.size(), true);
        return index(bytes);
    }

    Result<void> check() override
    {
        if (m_isChecked)
            return {};
        auto sealed = m_ingest.seal();
        m_isChecked = sealed.has_value();
        return sealed;
    }

    Result<void> rewind() override
    {
        m_isChecked = false;
        startIndexer();
        m_progress.restart(m_job.position);
        return m_ingest.rewind();
    }

    /// Checks everything, keeps the table of contents if it can be kept, and moves the blob into
    /// the store.
    Result<void> finish(const layers::TocCache &tocs)
    {
        if (auto checked = check(); !checked)
            return checked;
        if (auto indexed = finishIndex(tocs); !indexed) {
            // The bytes are what the registry promised, and useless: nothing to go on from.
            if (indexed.error().code != ErrorCode::Cancelled) {
                if (auto dropped = m_ingest.rewind(); !dropped)
                    return dropped;
            }
            return indexed;
        }
        return m_ingest.commit();
    }

private:
    void startIndexer()
    {
        m_indexer.reset();
        m_indexError.reset();
        if (m_job.diffId)
            m_indexer.emplace(m_stop);
    }

    Result<void> index(QByteArrayView bytes)
    {
        if (!m_indexer || m_indexError)
            return {};
        auto added = m_indexer->add(bytes);
        // Bytes that cannot be inflated may be the wire's fault or the image's: the digest at the
        // end tells, so the transfer goes on.
        if (!added && added.error().code == ErrorCode::Corrupt) {
            m_indexError = std::move(added.error());
            return {};
        }
        return added;
    }

    Result<void> finishIndex(const layers::TocCache &tocs)
    {
        if (m_indexError)
            return std::unexpected(*m_indexError);
        if (!m_indexer)
            return {};
        const auto product = m_indexer->finish();
        if (!product)
            return std::unexpected(product.error());
        if (auto same = requireDiffId(product->toc->diffId(), *m_job.diffId, m_job.blob.digest);
            !same)
            return same;
        // A cache that cannot be written is no reason to throw a verified layer away.
        tocs.insert(*product->toc);
        tocs.insertSeekIndex(m_job.blob.digest, product->seek);
        tocs.insertBlob(m_job.blob.digest, *m_job.diffId);
        return {};
    }

    store::BlobIngest &m_ingest;
    const LayerJob &m_job;
    PullProgress &m_progress;
    std::stop_token m_stop;
    std::optional<layers::LayerIndexer> m_indexer;
    std::optional<core::Error> m_indexError;
    qint64 m_fetched = 0;
    bool m_isChecked = false;
};

/// True if the blob in the store can stay there; false if its file is damaged.
Result<bool> isUsable(store::OciStore &store, const LayerJob &job, const std::stop_token &stop)
{
    if (!job.diffId)
        return true;
    const auto toc = store.toc(job.blob, *job.diffId, stop);
    if (toc)
        return true;
    if (toc.error().code == ErrorCode::Cancelled)
        return std::unexpected(toc.error());
    const auto found = store::digestOfFile(store.layout().blobPath(job.blob.digest),
                                           job.blob.digest.algorithm(), nullptr, stop);
    if (!found)
        return std::unexpected(found.error());
    if (*found == job.blob.digest)
        return std::unexpected(toc.error());
    return false;
}

Result<qint64> transfer(Client &client, store::OciStore &store, const oci::Reference &repository,
                        const LayerJob &job, store::BlobIngest &ingest, PullProgress &progress,
                        const std::stop_token &stop)
{
    progress.setStage(job.position, LayerStage::Running);
    LayerSink sink(ingest, job, progress, stop);
    if (auto replayed = sink.replay(); !replayed)
        return std::unexpected(replayed.error());
    // What comes after a pause is joined to what came before, too.
    bool hasReused = sink.position() > 0;
    bool isSecondTime = false;
    net::WaitObserver observer = progress.waitObserver(job.position);
    observer.tell = [&hasReused, &sink, tell = observer.tell](const QDateTime &until) {
        hasReused = hasReused || sink.position() > 0;
        tell(until);
    };
    progress.setStage(job.position, LayerStage::Queued);
    // With the lock of the blob in hand: who has a place never waits for who has none.
    HostTurn turn(client.hosts(), {repository.domain()}, stop);
    if (auto taken = turn.take(); !taken)
        return std::unexpected(std::move(taken).error());
    observer = turn.during(std::move(observer));
    progress.setStage(job.position, LayerStage::Running);
    while (true) {
        auto fetched = client.fetchBlob(repository, job.blob, sink, observer, stop);
        if (fetched)
            fetched = sink.finish(store.tocs());
        if (fetched) {
            progress.setStage(job.position, LayerStage::Done);
            return sink.fetchedBytes();
        }
        if (fetched.error().code != ErrorCode::DigestMismatch || !hasReused || isSecondTime)
            return std::unexpected(fetched.error());
        isSecondTime = true;
        if (auto rewound = sink.rewind(); !rewound)
            return std::unexpected(rewound.error());
    }
}

} // namespace

Result<qint64> transferLayer(Client &client, store::OciStore &store,
                             const oci::Reference &repository, const LayerJob &job,
                             PullProgress &progress, std::stop_token stop)
{
    using enum store::BlobIngest::IfPresent;
    bool hasFollowed = false;
    const auto open = [&](store::BlobIngest::IfPresent ifPresent) {
        return store::BlobIngest::open(store.layout(), job.blob.digest, job.blob.size, stop,
                                       ifPresent, [&](qint64 here) {
                                           hasFollowed = true;
                                           progress.follow(job.position, here);
                                       });
    };
    auto ingest = open(Complete);
    if (hasFollowed)
        progress.restart(job.position);
    if (ingest && ingest->isComplete()) {
        const auto usable = isUsable(store, job, stop);
        if (!usable)
            return std::unexpected(usable.error());
        if (*usable) {
            progress.setStage(job.position, LayerStage::Present);
            return 0;
        }
        ingest = open(Replace);
    }
    if (!ingest)
        return std::unexpected(ingest.error());
    auto fetched = transfer(client, store, repository, job, *ingest, progress, stop);
    // What never began leaves no empty file behind; the ingest still holds its lock.
    if (!fetched && ingest->position() == 0)
        QFile::remove(store.layout().partialPath(job.blob.digest));
    return fetched;
}

} // namespace registry
