// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/compressing.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace support {

QByteArray filterThrough(const QString &program, const QStringList &arguments,
                         const QByteArray &input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s failed: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QByteArray gzip(const QByteArray &bytes)
{
    return filterThrough(u"gzip"_s, {u"-nc"_s}, bytes);
}

QByteArray zstd(const QByteArray &bytes)
{
    return filterThrough(u"zstd"_s, {u"-qc"_s}, bytes);
}

} // namespace support
