// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pull.h"

#include "tests/support/compressing.h"
#include "tests/support/pulledstore.h"
#include "tests/support/rawserver.h"
#include "tests/support/tarbuilder.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using support::RawConnection;
using support::RawRequest;
using Clock = std::chrono::steady_clock;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto Limit = 300ms;
#else
constexpr auto Limit = 100ms;
#endif
/// Other programs may take the processor just then; a pull that is slow by itself is slow each
/// time.
constexpr int Tries = 3;

enum class Moment {
    ResolvingTag,
    FetchingManifest,
    FetchingConfig,
    BeforeBlob,
    InBlob,
    AtFullSpeed,
    AskedToWait,
    Inflating,
    ReplayingPartial,
    IndexingPresent,
};

const QByteArray Config = QByteArrayLiteral(R"({"os":"linux","architecture":"amd64","rootfs":)"
                                            R"({"type":"layers","diff_ids":["sha256:)")
                          + QByteArray(64, '0') + "\"]}}";

/// A registry of one image of one layer that holds the pull up at one moment, for ever.
class StallingRegistry
{
public:
    StallingRegistry(Moment moment, QByteArray blob, qint64 claimedSize)
        : m_moment(moment)
        , m_blob(std::move(blob))
        , m_layer(oci::Descriptor::of(oci::MediaType::OciLayer,
                                      oci::Digest::of("not the bytes that come"), claimedSize))
        , m_server(
              [this](const RawRequest &request, RawConnection &client) { answer(request, client); })
    {}

    [[nodiscard]] QString name() const { return m_server.host() + u"/a:1"_s; }
    [[nodiscard]] const oci::Descriptor &layer() const { return m_layer; }
    /// Gives the pull the time to come to the moment.
    [[nodiscard]] bool isReached() const
    {
        const int requests = m_moment == Moment::ResolvingTag       ? 1
                             : m_moment == Moment::FetchingManifest ? 2
                             : m_moment == Moment::FetchingConfig   ? 3
                             : hasBlobRequest()                     ? 4
                                                                    : 3;
        return m_server.requests().size() >= requests;
    }

private:
    [[nodiscard]] bool hasBlobRequest() const
    {
        return m_moment != Moment::ReplayingPartial && m_moment != Moment::IndexingPresent;
    }

    [[nodiscard]] QByteArray manifest() const
    {
        const auto config = oci::Descriptor::of(oci::MediaType::OciConfig, Config);
        return QJsonDocument(QJsonObject{{u"schemaVersion"_s, 2},
                                         {u"mediaType"_s, oci::MediaType::OciManifest.toString()},
                                         {u"config"_s, config.toJson()},
                                         {u"layers"_s, QJsonArray{m_layer.toJson()}}})
            .toJson();
    }

    void answer(const RawRequest &request, RawConnection &client) const
    {
        const bool isManifest = request.path().contains("/manifests/");
        const bool isConfig =
            request.path().endsWith(oci::Digest::of(Config).toString().toLatin1());
        if ((m_moment == Moment::ResolvingTag && request.method == "HEAD")
            || (m_moment == Moment::FetchingManifest && isManifest && request.method == "GET")
            || (m_moment == Moment::FetchingConfig && isConfig))
            return client.stall();
        if (isManifest) {
            const QByteArray body = manifest();
            const support::RawHeaders headers{
                {"Content-Type"_ba, oci::MediaType::OciManifest.toString().toLatin1()},
                {"Docker-Content-Digest"_ba, oci::Digest::of(body).toString().toLatin1()},
                {"Content-Length"_ba, QByteArray::number(body.size())}};
            return client.answer(200, request.method == "HEAD" ? QByteArray() : body, headers);
        }
        if (isConfig)
            return client.answer(200, Config);
        answerBlob(client);
    }

    void answerBlob(RawConnection &client) const
    {
        if (m_moment == Moment::BeforeBlob)
            return client.stall();
        if (m_moment == Moment::AskedToWait)
            return client.answer(429, {}, {{"Retry-After"_ba, "60"_ba}});
        client.head(200, {{"Content-Length"_ba, QByteArray::number(m_layer.size)}});
        if (!client.send(m_blob))
            return;
        if (m_moment == Moment::AtFullSpeed) {
            const QByteArray piece(1 << 20, 'x');
            while (client.send(piece)) {
            }
        }
        client.stall();
    }

    const Moment m_moment;
    const QByteArray m_blob;
    const oci::Descriptor m_layer;
    support::RawServer m_server; ///< Last: its threads use the others.
};

} // namespace

/// A pull ends at once when it is asked to, wherever it is.
class TestPullCancel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAtOnce_data();
    void endsAtOnce();

private:
    [[nodiscard]] std::chrono::milliseconds timeToEnd(Moment moment) const;
};

void TestPullCancel::endsAtOnce_data()
{
    QTest::addColumn<Moment>("moment");
    QTest::newRow("resolving the tag") << Moment::ResolvingTag;
    QTest::newRow("fetching the manifest") << Moment::FetchingManifest;
    QTest::newRow("fetching the configuration") << Moment::FetchingConfig;
    QTest::newRow("before the blob") << Moment::BeforeBlob;
    QTest::newRow("in the blob, nothing comes") << Moment::InBlob;
    QTest::newRow("in the blob at full speed") << Moment::AtFullSpeed;
    QTest::newRow("asked to wait") << Moment::AskedToWait;
    QTest::newRow("inflating") << Moment::Inflating;
    QTest::newRow("replaying a partial file") << Moment::ReplayingPartial;
    QTest::newRow("indexing a blob that is here") << Moment::IndexingPresent;
}

std::chrono::milliseconds TestPullCancel::timeToEnd(Moment moment) const
{
    constexpr qint64 Large = qint64(4) << 30;
    const QByteArray start = support::TarBuilder::header("file", {}, Large, {});
    QByteArray blob = start + QByteArray(100'000, 'x');
    qint64 size = Large;
    if (moment == Moment::Inflating) {
        blob = support::gzip(start + QByteArray(400 << 20, '\0'));
        size = blob.size() + 1;
    }
    const StallingRegistry registry(moment, blob, size);
    support::PulledStore store;
    const bool isPresent = moment == Moment::IndexingPresent;
    if (isPresent || moment == Moment::ReplayingPartial) {
        const QString path = isPresent ? store->layout().blobPath(registry.layer().digest)
                                       : store->layout().partialPath(registry.layer().digest);
        QFile file(path);
        if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QFile::WriteOnly)
            || file.write(start) != start.size() || !file.resize(size - (isPresent ? 0 : 1)))
            return 1h;
    }

    core::Result<registry::PullOutcome> outcome = core::cancelled();
    std::stop_source source;
    Clock::time_point ended;
    std::jthread pulling([&] {
        outcome = store.pull(support::pullOf(registry.name()), source.get_token());
        ended = Clock::now();
    });
    const bool reached = QTest::qWaitFor([&] { return registry.isReached(); }, 10'000);
    std::this_thread::sleep_for(100ms);
    const auto asked = Clock::now();
    source.request_stop();
    pulling.join();
    if (!reached || outcome || outcome.error().code != ErrorCode::Cancelled) {
        qWarning() << "reached:" << reached
                   << "ended with:" << (outcome ? QString() : outcome.error().message);
        return 1h;
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(ended - asked);
}

void TestPullCancel::endsAtOnce()
{
    QFETCH(Moment, moment);
    auto best = std::chrono::milliseconds::max();
    for (int attempt = 0; attempt < Tries && best > Limit; ++attempt)
        best = std::min(best, timeToEnd(moment));
    QVERIFY2(best <= Limit, qPrintable(u"%1 ms"_s.arg(best.count())));
}

QTEST_GUILESS_MAIN(TestPullCancel)
#include "tst_pullcancel.moc"
