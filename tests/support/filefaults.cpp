// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/filefaults.h"

#include <QFile>

#include <array>
#include <cstring>

using namespace Qt::StringLiterals;

namespace support {

QProcessEnvironment withFileFaults(QProcessEnvironment environment, const QString &folder,
                                   const QString &log, const FileFault &fault)
{
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(MILLEFEUILLE_FILE_FAULTS));
    environment.insert(u"FILE_FAULTS_FOLDER"_s, folder);
    environment.insert(u"FILE_FAULTS_LOG"_s, log);
    if (fault.nth > 0) {
        environment.insert(u"FILE_FAULTS_CALL"_s, QString::fromLatin1(fault.call));
        environment.insert(u"FILE_FAULTS_NTH"_s, QString::number(fault.nth));
        environment.insert(u"FILE_FAULTS_ERRNO"_s, QString::number(fault.error));
    }
    return environment;
}

QList<FileCall> readFileCalls(const QString &log)
{
    QFile file(log);
    if (!file.open(QFile::ReadOnly))
        return {};
    QList<FileCall> calls;
    std::array<quint64, 3> lengths = {};
    std::array<quint64, 2> numbers = {};
    while (file.read(reinterpret_cast<char *>(lengths.data()), sizeof lengths)
           == qint64(sizeof lengths)) {
        FileCall call;
        call.call = file.read(qint64(lengths[0]));
        file.read(reinterpret_cast<char *>(numbers.data()), sizeof numbers);
        call.inode = numbers[0];
        call.number = numbers[1];
        call.path = QFile::decodeName(file.read(qint64(lengths[1])));
        call.bytes = file.read(qint64(lengths[2]));
        calls.append(std::move(call));
    }
    return calls;
}

} // namespace support
