// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sshserver.h"

#include "tests/support/freeport.h"
#include "tests/support/tools.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace support {

SshServer::SshServer()
    : m_folder(u"/tmp/mfs-XXXXXX"_s)
    , m_path(qgetenv("PATH"))
{}

SshServer::~SshServer()
{
    stop();
    qputenv("PATH", m_path);
}

QString SshServer::missing()
{
#ifdef Q_OS_LINUX
    if (geteuid() == 0)
        return missingTools({u"sshd"_s, u"ssh"_s, u"ssh-keygen"_s});
#endif
    return u"an sshd of our own needs root"_s;
}

QString SshServer::address(const QString &path) const
{
    return u"ssh://127.0.0.1:%1%2"_s.arg(m_port).arg(path);
}

bool SshServer::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size();
}

bool SshServer::makeKeys() const
{
    for (const QString &name : {u"host"_s, u"id"_s}) {
        if (!runTool(u"ssh-keygen"_s, {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s,
                                       m_folder.filePath(name)})
                 .isDone())
            return false;
    }
    return true;
}

bool SshServer::configureClient(const QString &key, bool knowsHost) const
{
    QFile host(m_folder.filePath(u"host.pub"_s));
    if (!host.open(QFile::ReadOnly))
        return false;
    const QByteArray known =
        "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + host.readAll() + '\n';
    const QByteArray folder = m_folder.path().toUtf8();
    QByteArray config = "UserKnownHostsFile " + folder
                        + "/known\nGlobalKnownHostsFile none\n"
                          "IdentityAgent none\n";
    if (!key.isEmpty())
        config += "IdentitiesOnly yes\nIdentityFile " + key.toUtf8() + '\n';
    return write(u"known"_s, knowsHost ? known : QByteArray()) && write(u"config"_s, config);
}

bool SshServer::start()
{
    const QString real = QStandardPaths::findExecutable(u"ssh"_s);
    const QString wrapper = m_folder.filePath(u"bin/ssh"_s);
    QDir().mkpath(u"/run/sshd"_s); // Where sshd locks up its children; the package's unit makes it.
    if (!m_folder.isValid() || !makeKeys() || !QDir(m_folder.path()).mkdir(u"bin"_s)
        || !write(u"bin/ssh"_s, "#!/bin/sh\nexec " + real.toUtf8() + " -F "
                                    + m_folder.path().toUtf8() + "/config \"$@\"\n")
        || !QFile::setPermissions(wrapper, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return false;
    qputenv("PATH", QFile::encodeName(m_folder.filePath(u"bin"_s)) + ':' + m_path);

    m_port = freePort();
    const QByteArray folder = m_folder.path().toUtf8();
    if (!configureClient(keyFile())
        || !write(u"sshd_config"_s,
                  "ListenAddress 127.0.0.1\nPort " + QByteArray::number(m_port) + "\nHostKey "
                      + folder + "/host\nAuthorizedKeysFile " + folder
                      + "/id.pub\nPidFile none\nUsePAM no\nStrictModes no\n"
                        "PasswordAuthentication no\nKbdInteractiveAuthentication no\n"
                        "PermitRootLogin yes\nMaxStartups 100\nPerSourcePenalties no\n"))
        return false;
    m_process.setStandardErrorFile(m_folder.filePath(u"log"_s));
    m_process.setStandardOutputFile(QProcess::nullDevice());
#ifdef Q_OS_LINUX
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
    m_process.start(QStandardPaths::findExecutable(u"sshd"_s),
                    {u"-D"_s, u"-e"_s, u"-f"_s, m_folder.filePath(u"sshd_config"_s)});
    const QDeadlineTimer deadline(30'000);
    while (!deadline.hasExpired()) {
        QTcpSocket probe;
        probe.connectToHost(u"127.0.0.1"_s, m_port);
        if (probe.waitForConnected(1000))
            return true;
        if (m_process.waitForFinished(100) || m_process.state() == QProcess::NotRunning)
            break;
    }
    QFile log(m_folder.filePath(u"log"_s));
    if (log.open(QFile::ReadOnly))
        m_error = QString::fromUtf8(log.read(4096));
    return false;
}

QList<qint64> SshServer::sessions() const
{
    QList<qint64> ids;
    QFile children(u"/proc/%1/task/%1/children"_s.arg(m_process.processId()));
    if (children.open(QFile::ReadOnly)) {
        for (const QByteArray &child : children.readAll().simplified().split(' ')) {
            if (const qint64 id = child.toLongLong(); id > 1)
                ids.append(id);
        }
    }
    return ids;
}

void SshServer::end(const QList<qint64> &sessions)
{
#ifdef Q_OS_LINUX
    for (const qint64 id : sessions)
        ::kill(pid_t(id), SIGTERM);
#endif
}

void SshServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    const QList<qint64> left = sessions(); // They would go on without it.
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
    end(left);
}

} // namespace support
