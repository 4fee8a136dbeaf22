// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/credentialhelper.h"

#include "core/base/limits.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace registry {

using core::ErrorCode;
using core::Result;
using core::Tr;
using Found = Result<std::optional<Credentials>>;

namespace {

constexpr std::chrono::milliseconds Slice = 30ms;

std::unexpected<core::Error> unusable(const QString &name, const QString &fact)
{
    return core::fail(
        ErrorCode::Io,
        core::Tr::tr("The credential helper “%1” that Docker is set to use does not work.")
            .arg(name.left(64)),
        fact);
}

void end(QProcess &process)
{
    process.kill();
    process.waitForFinished(1000);
}

/// Waits for the end of \a process in slices, as it may wait for a person.
Result<void> waitFor(QProcess &process, const QString &name, const std::stop_token &stop,
                     std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    while (process.state() != QProcess::NotRunning && !process.waitForFinished(Slice.count())) {
        if (stop.stop_requested()) {
            end(process);
            return core::cancelled();
        }
        if (process.bytesAvailable() > core::limits::HelperAnswer || deadline.hasExpired()) {
            end(process);
            return unusable(name, deadline.hasExpired() ? u"it does not answer"_s
                                                        : u"it says too much"_s);
        }
    }
    return {};
}

struct Ending
{
    bool isDone = false;
    QByteArray output;
    QString fact; ///< How it ended. What it printed may hold the secret.
};

Result<Ending> run(const QString &name, const QString &verb, const QByteArray &input,
                   const std::stop_token &stop, std::chrono::milliseconds patience)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9][A-Za-z0-9_.-]*\\z"_s);
    if (name.size() > 64 || !plain.match(name).hasMatch())
        return unusable(name, u"not a plain name"_s);
    const QString program = QStandardPaths::findExecutable(u"docker-credential-"_s + name);
    if (program.isEmpty())
        return unusable(name, u"docker-credential-%1 is not on the PATH"_s.arg(name));

    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, {verb});
    process.write(input);
    process.closeWriteChannel();
    if (auto waited = waitFor(process, name, stop, patience); !waited)
        return std::unexpected(std::move(waited).error());
    return Ending{.isDone = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                  .output = process.read(core::limits::HelperAnswer),
                  .fact = u"exit status %1"_s.arg(process.exitCode())};
}

} // namespace

Found credentialsFromHelper(const QString &name, const QString &server, std::stop_token stop,
                            std::chrono::milliseconds patience)
{
    const auto ending = run(name, u"get"_s, server.toUtf8() + '\n', stop, patience);
    if (!ending)
        return std::unexpected(ending.error());
    if (ending->isDone)
        return parseHelperAnswer(ending->output);
    if (ending->output.contains("credentials not found in native keychain"))
        return std::nullopt;
    return unusable(name, ending->fact);
}

Result<void> storeWithHelper(const QString &name, const QString &server,
                             const Credentials &credentials, std::stop_token stop,
                             std::chrono::milliseconds patience)
{
    const bool isToken = !credentials.identityToken.isEmpty();
    const QJsonObject json{
        {u"ServerURL"_s, server},
        {u"Username"_s, isToken ? u"<token>"_s : credentials.username},
        {u"Secret"_s, isToken ? credentials.identityToken : credentials.password}};
    const auto ending =
        run(name, u"store"_s, QJsonDocument(json).toJson(QJsonDocument::Compact), stop, patience);
    if (!ending)
        return std::unexpected(ending.error());
    if (!ending->isDone)
        return unusable(name, ending->fact);
    return {};
}

Found parseHelperAnswer(QByteArrayView json)
{
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()));
    const QString username = document["Username"_L1].toString();
    const QString secret = document["Secret"_L1].toString();
    if (!document.isObject() || secret.isEmpty())
        return core::fail(ErrorCode::Corrupt,
                          Tr::tr("The credential helper of Docker gave an unexpected answer."));
    if (username == "<token>"_L1)
        return Credentials{.username = {}, .password = {}, .identityToken = secret};
    return Credentials{.username = username, .password = secret, .identityToken = {}};
}

} // namespace registry
