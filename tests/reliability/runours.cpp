// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/rig.h"
#include "tests/reliability/run.h"

#include "core/registry/client.h"
#include "core/registry/credentials.h"
#include "core/registry/routes.h"
#include "tests/support/pulledstore.h"

#include <QFileInfo>

#include <thread>

using namespace Qt::StringLiterals;
using core::Result;
using registry::PullOutcome;
using support::PulledStore;

namespace reliability {

namespace {

/// A login for one registry and no other.
class Saved final : public registry::CredentialSource
{
public:
    Saved(QString domain, Login login)
        : m_domain(std::move(domain))
        , m_login(login)
    {}

    Result<std::optional<registry::Credentials>> find(const QString &name, std::stop_token) override
    {
        using registry::Credentials;
        if (!name.startsWith(m_domain + u'/'))
            return std::nullopt;
        switch (m_login) {
        case Login::None:
            return std::nullopt;
        case Login::Right:
            return Credentials{.username = secret::User, .password = secret::Password};
        case Login::WrongPassword:
            return Credentials{.username = secret::User,
                               .password = secret::Password + u"-of-last-year"_s};
        case Login::EmptyPassword:
            return Credentials{.username = secret::User};
        case Login::IdentityToken:
            return Credentials{.identityToken = secret::RefreshToken};
        case Login::RevokedToken:
            return Credentials{.identityToken = secret::RefreshToken + u"-of-last-year"_s};
        }
        return std::nullopt;
    }

private:
    const QString m_domain;
    const Login m_login;
};

registry::Client::Options optionsOf(const Scenario &scenario, const Stage &stage)
{
    registry::RoutePlaces places;
    if (const QString configuration = stage.configurationFile(); !configuration.isEmpty())
        places.configurations.append(configuration);
    return {.http = {.silence = scenario.silence},
            .retry = {.base = std::chrono::milliseconds(5), .progress = scenario.progress},
            .credentials = std::make_shared<Saved>(stage.domain(), scenario.login),
            .routes = std::make_shared<registry::Routes>(places)};
}

/// One run of our client through a stage.
class Run
{
public:
    Run(Rig &rig, const Scenario &scenario)
        : m_rig(rig)
        , m_scenario(scenario)
        , m_expected(scenario.expected)
        , m_stage(rig, scenario)
    {}

    Outcome run()
    {
        if (!m_stage.isReady())
            return {.words = m_rig.errorString(), .broken = {u"the servers do not start"_s}};
        registry::Client client(optionsOf(m_scenario, m_stage));
        for (const Result<PullOutcome> &pull : pullAtOnce(client))
            compare(pull);
        compareTraffic();
        require(m_store.isWhole(), u"the store is damaged"_s);
        if (m_expected.error && m_expected.heals)
            pullHealed(client);
        return m_outcome;
    }

private:
    void require(bool promise, const QString &otherwise)
    {
        if (!promise)
            m_outcome.broken.append(otherwise);
    }

    Result<PullOutcome> pullOnce(registry::Client &client)
    {
        registry::PullProgress progress;
        return registry::pull(client, *m_store, support::pullOf(m_stage.reference()), progress);
    }

    QList<Result<PullOutcome>> pullAtOnce(registry::Client &client)
    {
        QList<Result<PullOutcome>> pulls(m_scenario.pulls, core::cancelled());
        {
            std::vector<std::jthread> threads;
            for (Result<PullOutcome> &pull : pulls)
                threads.emplace_back([this, &client, &pull] { pull = pullOnce(client); });
        }
        return pulls;
    }

    void compare(const Result<PullOutcome> &pull)
    {
        m_outcome.isPulled = pull.has_value();
        if (!pull)
            m_outcome.words = pull.error().message + u" | "_s + pull.error().detail;
        require(!secret::isIn(m_outcome.words), u"the error tells a secret"_s);
        require(pull.has_value() == !m_expected.error,
                pull ? u"it was pulled"_s : u"it was not pulled"_s);
        if (!pull && m_expected.error) {
            require(pull.error().code == *m_expected.error,
                    u"the error has code %1"_s.arg(int(pull.error().code)));
            require(!pull.error().message.isEmpty(), u"the error says nothing"_s);
            require(m_outcome.words.contains(m_expected.words, Qt::CaseInsensitive),
                    u"the error does not say “%1”"_s.arg(m_expected.words));
        }
        const QStringList names = pull ? QStringList{m_stage.reference()} : QStringList();
        require(m_store.names() == names, u"the store lists "_s + m_store.names().join(u", "_s));
        if (pull && !m_scenario.content)
            require(pull->target.digest == m_rig.image().manifest.digest, u"another image"_s);
    }

    void compareTraffic()
    {
        const support::PushedImage &image = m_rig.image();
        m_outcome.again =
            std::max<qint64>(0, m_stage.sentBytes() - image.layerBytes() - image.config.size);
        if (m_outcome.isPulled && !m_scenario.content)
            require(m_outcome.again <= m_expected.again,
                    u"%1 bytes came again"_s.arg(m_outcome.again));
        // One more, where a kept connection ends under a request: it may be sent again (RFC
        // 9112, 9.3.1).
        const int more = m_stage.requests() - m_expected.requests;
        require(m_expected.requests == 0 || more == 0 || more == 1,
                u"%1 requests"_s.arg(m_stage.requests()));
        require(keptBytes() >= m_expected.kept, u"only %1 bytes were kept"_s.arg(keptBytes()));
        for (const QString &leak : m_stage.leaks())
            require(false, leak);
    }

    qint64 keptBytes() const
    {
        const oci::Digest &layer = m_rig.image().layers.first().digest;
        return m_store->layout().blobSize(layer).value_or(
            QFileInfo(m_store->layout().partialPath(layer)).size());
    }

    void pullHealed(registry::Client &client)
    {
        // Bytes that turned out wrong may stay: then the rest of them is fetched, and all again.
        const bool isWrong = *m_expected.error == core::ErrorCode::DigestMismatch;
        const qint64 kept = isWrong ? m_expected.kept : keptBytes();
        const qint64 again = isWrong ? m_rig.image().layerBytes() - keptBytes() : 0;
        m_stage.endFaults();
        const auto healed = pullOnce(client);
        require(healed.has_value(),
                healed ? QString() : u"the next pull fails: "_s + healed.error().message);
        if (!healed)
            return;
        require(healed->downloadedBytes <= m_rig.image().layerBytes() - kept + again,
                u"the next pull fetched %1 bytes"_s.arg(healed->downloadedBytes));
        require(m_store.isWhole(), u"the store is damaged after the next pull"_s);
    }

    Rig &m_rig;
    const Scenario &m_scenario;
    const Expected &m_expected;
    Stage m_stage;
    PulledStore m_store;
    Outcome m_outcome;
};

} // namespace

Outcome runOurs(Rig &rig, const Scenario &scenario)
{
    return Run(rig, scenario).run();
}

} // namespace reliability
