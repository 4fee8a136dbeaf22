// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/net/proxies.h"
#include "core/net/tlsidentity.h"
#include "core/oci/reference.h"
#include "core/registry/dockerconfigcredentials.h"
#include "core/registry/logins.h"
#include "core/registry/routechoices.h"
#include "core/registry/sharedlogin.h"
#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using fuzz::check;

namespace {

QString filePath(const QString &name)
{
    static const QTemporaryDir folder(QDir(u"/dev/shm"_s).exists() ? u"/dev/shm/fuzz-XXXXXX"_s
                                                                   : QString());
    return folder.filePath(name);
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    check(file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size());
}

/// As an authority, and as who we are.
void checkPem(const QByteArray &pem)
{
    for (const net::Certificate &certificate : net::certificatesOf(pem))
        check(certificate.fingerprint.size() == 32 && !certificate.pem.isEmpty());
    const auto trusting = net::TlsIdentity::make({.authorities = pem, .authoritiesPath = u"a"_s});
    check(trusting || !trusting.error().message.isEmpty());
    const auto own = net::TlsIdentity::make(
        {.certificate = pem, .certificatePath = u"c"_s, .key = pem, .keyPath = u"k"_s});
    check(own || !own.error().message.isEmpty());
    check(!own || (*own)->hasCertificate() == !pem.isEmpty());
}

void checkLogins(const QByteArray &json)
{
    for (const QString &name : registry::loginsIn(json))
        check(oci::Reference::parse(name + "/x"_L1)->domain() == name);
}

/// One more or one less, and all others as they were.
void checkInsecure(const QByteArray &conf)
{
    const registry::RouteChoices choices(filePath(u"choices"_s));
    QDir().mkpath(filePath(u"choices"_s));
    write(choices.insecureFile(), conf);
    auto before = choices.insecure();
    for (const bool isInsecure : {true, false}) {
        const auto set = registry::RouteChoices(choices).setInsecure(u"r.test:5000"_s, isInsecure);
        check(set.has_value() == before.has_value());
        if (!before)
            continue;
        before->remove(u"r.test:5000"_s);
        if (isInsecure)
            before->insert(u"r.test:5000"_s, true);
        check(choices.insecure() == *before);
    }
}

/// The login is there afterwards, and all else as it was.
void checkShare(const QByteArray &config)
{
    const QString path = filePath(u"config.json"_s);
    const QString domain = u"r.test"_s;
    write(path, config);
    const auto places = registry::sharedPlaces(domain, {path});
    if (places && !places->first().helper.isEmpty())
        return; // It would be run.
    const registry::Credentials credentials{.username = u"me"_s, .password = u"pass"_s};
    const auto shared = registry::shareLogin(domain, credentials, {path}, {});
    QFile file(path);
    check(file.open(QFile::ReadOnly));
    const QByteArray after = file.readAll();
    check(shared.has_value() == places.has_value());
    if (!shared) {
        check(after == config && !shared.error().message.isEmpty());
        return;
    }
    const auto found = registry::credentialsIn(after, domain);
    check(found && *found && (*found)->username == credentials.username
          && (*found)->password == credentials.password);
    QJsonObject old = QJsonDocument::fromJson(config).object();
    QJsonObject now = QJsonDocument::fromJson(after).object();
    for (QJsonObject *object : {&old, &now}) {
        QJsonObject auths = (*object)[u"auths"_s].toObject();
        auths.remove(domain);
        (*object)[u"auths"_s] = auths;
    }
    // Qt 6.8 takes a byte order mark at the beginning of a text for none of it.
    check(old == now || config.contains("\xef\xbb\xbf"));
}

/// The proxy a line, what is reached without it in the next.
void checkProxy(const QByteArray &lines)
{
    const QList<QByteArray> values = lines.split('\n');
    QProcessEnvironment environment;
    environment.insert(u"HTTPS_PROXY"_s, QString::fromUtf8(values.value(0)));
    environment.insert(u"NO_PROXY"_s, QString::fromUtf8(values.value(1)));
    for (const QString &url : {u"https://r.test/v2/"_s, u"https://10.1.2.3:5000/v2/"_s,
                               u"https://[fd00::1]/v2/"_s, u"http://r.test/v2/"_s}) {
        const auto proxy = net::proxyFromEnvironment(QUrl(url), environment);
        check(!url.startsWith("http:"_L1) || !proxy);
        check(!proxy || proxy->type() == QNetworkProxy::NoProxy || !proxy->hostName().isEmpty());
    }
}

} // namespace

/// What lies beside registries.conf on a machine and says how, and as whom, others are reached:
/// certificates, the names of logins, insecure registries, docker's logins, proxies. The first byte
/// says which.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray bytes = fuzz::view(data + 1, size - 1).toByteArray();
    switch (data[0]) {
    case 'c':
        checkPem(bytes);
        break;
    case 'l':
        checkLogins(bytes);
        break;
    case 'i':
        checkInsecure(bytes);
        break;
    case 's':
        checkShare(bytes);
        break;
    default:
        checkProxy(bytes);
    }
    return 0;
}
