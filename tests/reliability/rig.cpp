// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/rig.h"

#include "tests/reliability/publicnames.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using support::PendingAnswer;
using support::RawRequest;
using support::RegistryServer;

namespace reliability {

namespace {

/// Puts the image under both names.
support::PushedImage fill(RegistryServer &registry)
{
    const support::ImageRecipe recipe{
        .layers = {support::incompressibleTar(300'000, 1), support::incompressibleTar(40'000, 2)}};
    (void)support::push(registry, u"public/app"_s, u"1"_s, recipe);
    return support::push(registry, u"team/app"_s, u"1"_s, recipe);
}

} // namespace

bool secret::isIn(const QString &text)
{
    const QString pair = QString::fromLatin1((User + u':' + Password).toUtf8().toBase64());
    return text.contains(Password) || text.contains(RefreshToken) || text.contains(pair);
}

Rig::Rig()
    : m_tokens({.user = secret::User,
                .password = secret::Password,
                .refreshToken = secret::RefreshToken})
{}

RegistryServer *Rig::registry(Access access)
{
    auto &registry = m_registries.at(std::size_t(access));
    if (registry)
        return registry.get();
    RegistryServer::Options options;
    if (access == Access::Basic)
        options = {.user = secret::User, .password = secret::Password};
    else if (access == Access::Bearer)
        options = {.tokenRealm = m_tokens.realm(), .tokenCertificate = m_tokens.certificatePath()};
    auto fresh = std::make_unique<RegistryServer>();
    if (!fresh->start()) {
        m_error = fresh->errorString();
        return nullptr;
    }
    m_image = fill(*fresh);
    fresh->stop();
    fresh->setOptions(options);
    if (!fresh->start()) {
        m_error = fresh->errorString();
        return nullptr;
    }
    registry = std::move(fresh);
    return registry.get();
}

Stage::Stage(Rig &rig, const Scenario &scenario)
    : m_rig(rig)
    , m_scenario(scenario)
    , m_met(std::size_t(scenario.rules.size()))
{
    RegistryServer *const registry = m_rig.registry(scenario.access);
    RegistryServer *const open = m_rig.registry(Access::Open);
    if (!registry || !open)
        return;
    if (scenario.content) {
        m_content = std::make_unique<support::MemoryRegistry>();
        scenario.content(*m_content);
    }
    m_tokensBefore = m_rig.tokens().requests().size();
    m_storage = std::make_unique<support::RegistryProxy>(open->port());
    m_front =
        std::make_unique<support::RegistryProxy>(m_content ? m_content->port() : registry->port());
    if (scenario.place != Place::Here)
        m_names = std::make_unique<PublicNames>(scenario.place, m_front->port(), m_storage->port(),
                                                m_rig.tokens().realm().port());
    m_storage->setFault([this](PendingAnswer &answer) { apply(Server::Storage, answer); });
    m_front->setFault([this](PendingAnswer &answer) { apply(Server::Registry, answer); });
    m_rig.tokens().setFault([this](PendingAnswer &answer) { apply(Server::Tokens, answer); });
}

Stage::~Stage()
{
    m_rig.tokens().setFault({});
}

QString Stage::domain() const
{
    return m_names ? PublicNames::Registry : m_front->host();
}

QString Stage::reference() const
{
    return domain() + u'/' + m_scenario.repository + u":1"_s;
}

QString Stage::configurationFile() const
{
    if (!m_scenario.hasMirror)
        return {};
    QFile file(m_folder.filePath(u"registries.conf"_s));
    const QString text =
        u"[[registry]]\nlocation = \"%1\"\n"
        "[[registry.mirror]]\nlocation = \"%2\"\n"_s.arg(domain(), m_storage->host());
    if (!file.open(QFile::WriteOnly) || file.write(text.toUtf8()) != text.size())
        qFatal("registries.conf of a test cannot be written.");
    return file.fileName();
}

Hosts Stage::hosts() const
{
    const auto plain = [](const QString &host) { return "http://" + host.toLatin1(); };
    const auto tls = [](const QString &name) { return "https://" + name.toLatin1(); };
    if (m_names)
        return {tls(PublicNames::Registry), tls(PublicNames::Storage), tls(PublicNames::Storage),
                tls(PublicNames::Tokens)};
    return {plain(m_front->host()), plain(u"localhost:%1"_s.arg(m_storage->port())),
            plain(m_storage->host()), plain(m_rig.tokens().host())};
}

bool Stage::isAt(At at, Server server, const PendingAnswer &answer) const
{
    if (at == At::Token || at == At::Storage)
        return server == (at == At::Token ? Server::Tokens : Server::Storage);
    const RawRequest &request = answer.request;
    const QByteArray path = request.path();
    const auto isBlob = [&](const oci::Descriptor &blob) {
        return path.endsWith("/blobs/" + blob.digest.toString().toLatin1());
    };
    if (server != Server::Registry)
        return false;
    switch (at) {
    case At::Anything:
        return true;
    case At::Head:
        return request.method == "HEAD" && path.contains("/manifests/");
    case At::Manifest:
        return request.method == "GET" && path.contains("/manifests/");
    case At::Config:
        return isBlob(m_rig.image().config);
    case At::Layer:
        return isBlob(m_rig.image().layers.first());
    case At::LayerRest:
        return isBlob(m_rig.image().layers.first()) && request.rangeStart() > 0;
    case At::Blob:
        return path.contains("/blobs/");
    case At::Challenge:
        return answer.status == 401;
    default:
        return false;
    }
}

// The real registry knows the token server by its address only.
void Stage::setRealm(PendingAnswer &answer) const
{
    QByteArray challenge = answer.header("WWW-Authenticate");
    if (!m_names || challenge.isEmpty())
        return;
    challenge.replace("http://" + m_rig.tokens().host().toLatin1(), hosts().tokens);
    answer.setHeader("WWW-Authenticate", challenge);
}

void Stage::apply(Server server, PendingAnswer &answer)
{
    setRealm(answer);
    for (std::size_t i = 0; i < m_met.size(); ++i) {
        const Rule &rule = m_scenario.rules.at(qsizetype(i));
        if (!isAt(rule.at, server, answer))
            continue;
        const int before = m_met[i]++;
        if (!m_ended && (rule.times == Always || before < rule.times))
            return Fault(rule.fault)(answer, hosts()); // May take longer than this lives.
    }
    answer.sendAll();
}

int Stage::requests() const
{
    return m_met.empty() ? 0 : m_met.front().load();
}

qsizetype Stage::layerRequests() const
{
    const QString layer = m_rig.image().layers.first().digest.toString();
    return m_front->blobRequests(layer) + m_storage->blobRequests(layer);
}

qsizetype Stage::tokenRequests() const
{
    return m_rig.tokens().requests().size() - m_tokensBefore;
}

qint64 Stage::sentBytes() const
{
    return m_front->blobBytes() + m_storage->blobBytes();
}

QStringList Stage::leaks() const
{
    QStringList leaks;
    for (const RawRequest &request : m_storage->requests()) {
        if (request.hasHeader("Authorization"))
            leaks.append(u"credentials for a host that the registry redirected to"_s);
    }
    QList<RawRequest> all = m_front->requests() + m_storage->requests();
    all += m_rig.tokens().requests().sliced(m_tokensBefore);
    if (std::ranges::any_of(all, [](const RawRequest &one) { return one.hasHeader("Cookie"); }))
        leaks.append(u"a cookie"_s);
    if (m_names)
        leaks += m_names->leaks();
    leaks.removeDuplicates();
    return leaks;
}

} // namespace reliability
