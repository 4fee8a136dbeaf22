// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/discovery.h"

#include "core/engine/contexts.h"
#include "core/engine/podmanconnections.h"
#include "core/engine/systemplaces.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

using Source = Endpoint::Source;

namespace {

constexpr QLatin1StringView PipePrefix{R"(\\.\pipe\)"};

/// Takes each address once, under a name that no other has.
class Found final
{
public:
    void add(Endpoint endpoint)
    {
        const QString key = keyOf(endpoint.address);
        if (const qsizetype known = m_keys.indexOf(key); known >= 0) {
            m_endpoints[known].isDefault = m_endpoints[known].isDefault || endpoint.isDefault;
            return;
        }
        const QString base = endpoint.name;
        for (int i = 2; isTaken(endpoint.name); ++i)
            endpoint.name = u"%1-%2"_s.arg(base).arg(i);
        m_keys.append(key);
        m_endpoints.append(std::move(endpoint));
    }

    void addSocket(const QString &name, const QString &path, Source source, bool isDefault = false)
    {
        if (!path.isEmpty() && QFileInfo::exists(path))
            add({.name = name,
                 .address = {.kind = Address::Kind::UnixSocket, .path = path},
                 .source = source,
                 .isDefault = isDefault});
    }

    /// A named pipe of Windows, if there is one.
    void addPipe(const QString &name, const QString &pipe, const QStringList &pipes, Source source,
                 bool isDefault = false)
    {
        if (pipes.contains(pipe, Qt::CaseInsensitive))
            add({.name = name,
                 .address = {.kind = Address::Kind::NamedPipe, .path = PipePrefix + pipe},
                 .source = source,
                 .isDefault = isDefault});
    }

    QList<Endpoint> take() { return std::move(m_endpoints); }

private:
    static QString keyOf(const Address &address)
    {
        if (address.kind != Address::Kind::UnixSocket)
            return address.toString();
        const QString real = QFileInfo(address.path).canonicalFilePath();
        return u"unix://"_s + (real.isEmpty() ? QDir::cleanPath(address.path) : real);
    }

    bool isTaken(const QString &name) const
    {
        return std::ranges::contains(m_endpoints, name, &Endpoint::name);
    }

    QList<Endpoint> m_endpoints;
    QStringList m_keys;
};

QString inFolder(const QString &folder, QLatin1StringView path)
{
    return folder.isEmpty() ? QString() : folder + path;
}

QString orIn(const char *variable, const QString &otherwise)
{
    const QString value = qEnvironmentVariable(variable);
    return value.isEmpty() ? otherwise : value;
}

/// The .conf files in \a folder, in the order in which they are read.
QStringList configurationsIn(const QString &folder)
{
    QStringList files;
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.conf"_s}, QDir::Files, QDir::Name))
        files += file.filePath();
    return files;
}

/// containers.conf(5): the system's, the administrator's, the person's, or what one variable names,
/// and what another one adds.
QStringList configurationsOfPodman(const QString &config)
{
    QStringList files;
    if (const QString only = qEnvironmentVariable("CONTAINERS_CONF"); !only.isEmpty()) {
        files = {only};
    } else {
        const QString own = config + u"/containers/containers.conf"_s;
        files = {u"/usr/share/containers/containers.conf"_s, u"/etc/containers/containers.conf"_s};
        files += configurationsIn(u"/etc/containers/containers.conf.d"_s);
        files += own;
        files += configurationsIn(own + u".d"_s);
    }
    if (const QString last = qEnvironmentVariable("CONTAINERS_CONF_OVERRIDE"); !last.isEmpty())
        files += last;
    return files;
}

/// What `docker` would use for an address that no context describes.
QString certificatesFor(const Address &address, const DiscoveryPlaces &places)
{
    return address.kind == Address::Kind::Tcp ? places.dockerCertificates : QString();
}

QString certificatesOfUser(const QString &dockerConfig)
{
    const QString path = qEnvironmentVariable("DOCKER_CERT_PATH");
    if (!path.isEmpty())
        return path;
    const bool isWanted = !qEnvironmentVariable("DOCKER_TLS_VERIFY").isEmpty()
                          || !qEnvironmentVariable("DOCKER_TLS").isEmpty();
    return isWanted ? dockerConfig : QString();
}

/// Docker's own order: DOCKER_HOST, DOCKER_CONTEXT, currentContext, "default".
void addDocker(Found &found, const DiscoveryPlaces &places)
{
    const auto fromEnvironment = Address::parse(places.dockerHost);
    const QString wanted = !places.dockerContext.isEmpty() ? places.dockerContext
                                                           : currentContext(places.dockerConfig);
    const bool usesContext = !fromEnvironment && !wanted.isEmpty() && wanted != "default"_L1;
    if (fromEnvironment)
        found.add({.name = u"default"_s,
                   .address = *fromEnvironment,
                   .source = Source::Environment,
                   .isDefault = true,
                   .access = {.certificates = certificatesFor(*fromEnvironment, places)}});
    for (Endpoint context : readContexts(places.dockerConfig)) {
        context.isDefault = usesContext && context.name == wanted;
        found.add(std::move(context));
    }
    const auto socket = [&](const QString &name, const QString &path, bool isDefault = false) {
        found.addSocket(name, path, Source::DockerSocket, isDefault);
    };
    socket(u"default"_s, inFolder(places.systemRunFolder, "/docker.sock"_L1),
           !fromEnvironment && !usesContext);
    found.addPipe(u"default"_s, u"docker_engine"_s, places.pipes, Source::DockerSocket,
                  !fromEnvironment && !usesContext);
    found.addPipe(u"desktop"_s, u"dockerDesktopLinuxEngine"_s, places.pipes, Source::DockerSocket);
    socket(u"rootless"_s, inFolder(places.runtimeFolder, "/docker.sock"_L1));
    socket(u"desktop"_s, inFolder(places.home, "/.docker/desktop/docker.sock"_L1));
    socket(u"desktop"_s, inFolder(places.home, "/.docker/run/docker.sock"_L1));
    socket(u"rancher-desktop"_s, inFolder(places.home, "/.rd/docker.sock"_L1));
    socket(u"colima"_s, inFolder(places.home, "/.colima/default/docker.sock"_L1));
}

void addPodman(Found &found, const DiscoveryPlaces &places)
{
    if (const auto address = Address::parse(places.containerHost))
        found.add({.name = u"podman"_s,
                   .address = *address,
                   .source = Source::Environment,
                   .isDefault = true,
                   .access = {.sshKey = places.containerSshKey}});
    for (Endpoint connection :
         readPodmanConnections(places.podmanConnections, places.podmanConfigurations)) {
        if (!places.containerConnection.isEmpty())
            connection.isDefault = connection.name == places.containerConnection;
        found.add(std::move(connection));
    }
    found.addSocket(u"podman"_s, inFolder(places.runtimeFolder, "/podman/podman.sock"_L1),
                    Source::PodmanSocket);
    found.addPipe(u"podman"_s, u"podman-machine-default"_s, places.pipes, Source::PodmanSocket);
    found.addSocket(u"podman-system"_s, inFolder(places.systemRunFolder, "/podman/podman.sock"_L1),
                    Source::PodmanSocket);
}

} // namespace

DiscoveryPlaces DiscoveryPlaces::user()
{
    const QString home = QDir::homePath();
    const QString config = orIn("XDG_CONFIG_HOME", home + u"/.config"_s);
    const QString docker = orIn("DOCKER_CONFIG", home + u"/.docker"_s);
    return {
        .home = home,
        .runtimeFolder = qEnvironmentVariable("XDG_RUNTIME_DIR"),
        .systemRunFolder = engine::systemRunFolder(),
        .dockerConfig = docker,
        .podmanConnections =
            orIn("PODMAN_CONNECTIONS_CONF", config + u"/containers/podman-connections.json"_s),
        .podmanConfigurations = configurationsOfPodman(config),
        .pipes = namedPipes(),
        .dockerHost = qEnvironmentVariable("DOCKER_HOST"),
        .dockerContext = qEnvironmentVariable("DOCKER_CONTEXT"),
        .dockerCertificates = certificatesOfUser(docker),
        .containerHost = qEnvironmentVariable("CONTAINER_HOST"),
        .containerConnection = qEnvironmentVariable("CONTAINER_CONNECTION"),
        .containerSshKey = qEnvironmentVariable("CONTAINER_SSHKEY"),
    };
}

QList<Endpoint> discover(const DiscoveryPlaces &places)
{
    Found found;
    addDocker(found, places);
    addPodman(found, places);
    return found.take();
}

core::Result<Endpoint> findEndpoint(const QString &word, const DiscoveryPlaces &places)
{
    if (Address::looksLike(word)) {
        auto address = Address::parse(word);
        if (!address)
            return std::unexpected(std::move(address.error()));
        const QString name = address->toString();
        const QString certificates = certificatesFor(*address, places);
        return Endpoint{
            .name = name, .address = std::move(*address), .access = {.certificates = certificates}};
    }
    QStringList names;
    for (Endpoint &endpoint : discover(places)) {
        if (endpoint.name == word)
            return std::move(endpoint);
        names.append(endpoint.name);
    }
    return core::fail(
        core::ErrorCode::NotFound,
        names.isEmpty() ? core::Tr::tr("There is no engine “%1”, and no other was found.").arg(word)
                        : core::Tr::tr("There is no engine “%1”. Found were: %2.")
                              .arg(word, names.join(u", "_s)));
}

} // namespace engine
