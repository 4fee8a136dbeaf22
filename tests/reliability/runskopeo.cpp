// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/reliability/rig.h"
#include "tests/reliability/run.h"

#include "core/oci/digest.h"
#include "tests/reliability/publicnames.h"
#include "tests/support/tools.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace reliability {

namespace {

constexpr std::chrono::seconds Patience(10);

/// What `docker login` or `podman login` leaves for \a domain.
QByteArray authFile(const QString &domain, Login login)
{
    QString password = secret::Password;
    if (login == Login::WrongPassword)
        password += u"-of-last-year"_s;
    if (login == Login::EmptyPassword)
        password.clear();
    QJsonObject entry;
    if (login == Login::IdentityToken || login == Login::RevokedToken) {
        const QString revoked = login == Login::RevokedToken ? u"-of-last-year"_s : QString();
        entry = {{u"auth"_s, QString::fromLatin1("<token>:"_ba.toBase64())},
                 {u"identitytoken"_s, secret::RefreshToken + revoked}};
    } else if (login != Login::None) {
        const QByteArray pair = (secret::User + u':' + password).toUtf8();
        entry = {{u"auth"_s, QString::fromLatin1(pair.toBase64())}};
    }
    const QJsonObject auths = login == Login::None ? QJsonObject() : QJsonObject{{domain, entry}};
    return QJsonDocument(QJsonObject{{u"auths"_s, auths}}).toJson();
}

QProcessEnvironment environmentOf(const Stage &stage)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    if (!stage.publicNames())
        return environment;
    const QMap<QString, QString> variables = stage.publicNames()->environment();
    for (auto it = variables.begin(); it != variables.end(); ++it) {
        environment.insert(it.key(), it.value());
        environment.insert(it.key().toUpper(), it.value());
    }
    return environment;
}

/// Is every blob of the layout in \a folder what its name says?
bool isRight(const QString &folder)
{
    QDirIterator files(folder + u"/blobs/sha256"_s, QDir::Files);
    if (!files.hasNext())
        return false;
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QFile::ReadOnly)
            || oci::Digest::of(file.readAll()).encoded() != files.fileName())
            return false;
    }
    return true;
}

/// The last line of what it said, without its own marks.
QString lastWords(const QByteArray &said)
{
    return QString::fromUtf8(said.trimmed().split('\n').last()).section(u"msg="_s, -1).left(300);
}

} // namespace

Outcome runSkopeo(Rig &rig, const Scenario &scenario)
{
    const QTemporaryDir folder;
    Stage stage(rig, scenario);
    QFile auth(folder.filePath(u"auth.json"_s));
    if (!stage.isReady() || !auth.open(QFile::WriteOnly)
        || auth.write(authFile(stage.domain(), scenario.login)) <= 0)
        return {.words = rig.errorString(), .broken = {u"the servers do not start"_s}};
    auth.close();

    const QString layout = folder.filePath(u"layout"_s);
    const bool verifies = scenario.place != Place::Here;
    const QString mirrors = stage.configurationFile();
    const support::ToolRun run = support::runTool(
        u"skopeo"_s,
        {u"--insecure-policy"_s, u"--registries-conf"_s,
         mirrors.isEmpty() ? QProcess::nullDevice() : mirrors, u"copy"_s, u"--authfile"_s,
         auth.fileName(), verifies ? u"--src-tls-verify=true"_s : u"--src-tls-verify=false"_s,
         u"docker://"_s + stage.reference(), u"oci:"_s + layout + u":1"_s},
        environmentOf(stage), Patience);

    const support::PushedImage &image = rig.image();
    Outcome outcome{.isPulled = run.exitCode == 0};
    outcome.again = std::max<qint64>(0, stage.sentBytes() - image.layerBytes() - image.config.size);
    if (run.exitCode < 0)
        outcome.broken.append(u"no end within %1 s"_s.arg(Patience.count()));
    else if (run.exitCode != 0)
        outcome.words = lastWords(run.errors);
    if (outcome.isPulled && !isRight(layout))
        outcome.broken.append(u"wrong bytes were taken"_s);
    if (outcome.isPulled && scenario.expected.error)
        outcome.broken.append(u"it was taken"_s);
    if (!outcome.isPulled && !scenario.expected.error && run.exitCode > 0)
        outcome.broken.append(u"it gave up"_s);
    if (secret::isIn(QString::fromUtf8(run.errors)))
        outcome.broken.append(u"the error tells a secret"_s);
    outcome.broken += stage.leaks();
    return outcome;
}

} // namespace reliability
