// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/transfer.h"

#include "core/engine/messagereader.h"
#include "core/engine/registryauth.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

constexpr auto AuthHeader = "X-Registry-Auth";

QString encodedItem(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

std::optional<oci::Digest> digestAfter(const QString &status, QLatin1StringView word)
{
    const qsizetype at = status.indexOf(word);
    if (at < 0)
        return {};
    const QString text = status.sliced(at + word.size()).section(u' ', 0, 0);
    if (auto digest = oci::Digest::parse(text))
        return *std::move(digest);
    return {};
}

/// What the messages say beside the layers.
struct Hearing
{
    TransferOutcome outcome = {};
    bool isComplete = false; ///< The last word of a success was said.

    void hearPull(const EngineMessage &message, bool isPodman)
    {
        if (message.id.isEmpty() && message.status.startsWith("Status: "_L1)) {
            isComplete = true;
            outcome.wasComplete = message.status.contains("is up to date"_L1);
        }
        if (auto digest = digestAfter(message.status, "Digest: "_L1);
            message.id.isEmpty() && digest)
            outcome.digest = std::move(digest);
        // Podman ends with the ID of the image.
        if (isPodman)
            isComplete = message.status == "Download complete"_L1;
    }

    void hearPush(const EngineMessage &message)
    {
        const QString digest = message.aux["Digest"_L1].toString();
        if (auto parsed = oci::Digest::parse(digest))
            outcome.digest = *std::move(parsed);
        else if (auto said = digestAfter(message.status, ": digest: "_L1))
            outcome.digest = std::move(said);
        isComplete = outcome.digest.has_value();
    }
};

Result<TransferOutcome> transfer(Client &client, const Client::StreamRequest &request,
                                 TransferProgress &progress, const std::stop_token &stop,
                                 const std::function<void(Hearing &, const EngineMessage &)> &hear)
{
    Hearing hearing;
    MessageReader reader(
        client.endpoint(),
        [&](const EngineMessage &message) {
            progress.take(message);
            hear(hearing, message);
            return Result<void>();
        },
        request.secrets);
    auto end = client.stream(
        request, [&reader](QByteArrayView bytes) { return reader.read(bytes); }, stop);
    if (end)
        end = reader.finish();
    if (!end)
        return std::unexpected(std::move(end.error()));
    if (!hearing.isComplete)
        return core::fail(
            ErrorCode::Network,
            Tr::tr("“%1” ended before it was done. Try again.").arg(client.endpoint().name),
            u"no final message"_s);
    progress.complete();
    return std::move(hearing.outcome);
}

} // namespace

Result<TransferOutcome> pull(Client &client, const PullRequest &request,
                             registry::CredentialSource &source, TransferProgress &progress,
                             std::stop_token stop)
{
    const auto version = client.version(stop);
    if (!version)
        return std::unexpected(version.error());
    const auto auth = registryAuth(source, request.reference.repository(), stop);
    if (!auth)
        return std::unexpected(auth.error());
    QUrlQuery query{{u"fromImage"_s, encodedItem(request.reference.repository())},
                    {u"tag"_s, encodedItem(request.reference.manifestReference())}};
    if (request.platform)
        query.addQueryItem(u"platform"_s, encodedItem(request.platform->toString()));
    Client::StreamRequest post{
        .path = u"/images/create"_s, .query = query, .method = net::Request::Method::Post};
    if (!auth->isEmpty())
        post.headers.add(AuthHeader, *auth);
    post.secrets = redactionOf(*auth);
    return transfer(
        client, post, progress, stop,
        [isPodman = version->isPodman()](Hearing &hearing, const EngineMessage &message) {
            hearing.hearPull(message, isPodman);
        });
}

Result<TransferOutcome> push(Client &client, const oci::Reference &reference,
                             registry::CredentialSource &source, TransferProgress &progress,
                             std::stop_token stop)
{
    if (reference.tag().isEmpty() || reference.digest())
        return core::fail(
            ErrorCode::InvalidArgument,
            Tr::tr("Only a tag can be pushed; “%1” has none.").arg(reference.familiar()));
    const auto auth = registryAuth(source, reference.repository(), stop);
    if (!auth)
        return std::unexpected(auth.error());
    Client::StreamRequest post{.path = u"/images/%1/push"_s.arg(pathPart(reference.repository())),
                               .query = {{u"tag"_s, encodedItem(reference.tag())}},
                               .method = net::Request::Method::Post};
    // Docker does not push without the header.
    post.headers.add(AuthHeader, auth->isEmpty() ? QByteArray("{}").toBase64() : *auth);
    post.secrets = redactionOf(*auth);
    return transfer(
        client, post, progress, stop,
        [](Hearing &hearing, const EngineMessage &message) { hearing.hearPush(message); });
}

} // namespace engine
