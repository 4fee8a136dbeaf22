// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/durablefile.h"

#include <QFile>
#include <QUuid>

#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;

namespace core {

Result<void> File::lock(std::stop_token stop)
{
    using namespace std::chrono_literals;
    while (true) {
        const auto locked = tryLock();
        if (!locked)
            return std::unexpected(locked.error());
        if (*locked)
            return {};
        if (stop.stop_requested())
            return cancelled();
        std::this_thread::sleep_for(20ms);
    }
}

Result<void> replaceFile(const QString &path, QByteArrayView bytes)
{
    const QString temporary = path + u".tmp-"_s + QUuid::createUuid().toString(QUuid::Id128);
    auto written = [&]() -> Result<void> {
        auto file = File::open(temporary, File::Mode::ReadWrite);
        if (!file)
            return std::unexpected(file.error());
        if (auto done = file->writeAt(0, bytes); !done)
            return done;
        return file->sync();
    }();
    if (written)
        written = renameDurably(temporary, path);
    if (!written)
        QFile::remove(temporary);
    return written;
}

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    const auto file = File::open(path, File::Mode::Read);
    if (!file)
        return std::unexpected(file.error());
    const auto size = file->size();
    if (!size)
        return std::unexpected(size.error());
    if (*size > limit)
        return fail(ErrorCode::LimitExceeded, Tr::tr("The file “%1” is too large.").arg(path),
                    u"%1 bytes, at most %2"_s.arg(*size).arg(limit));
    QByteArray bytes(*size, Qt::Uninitialized);
    qint64 position = 0;
    while (position < *size) {
        const auto count = file->readAt(position, bytes.data() + position, *size - position);
        if (!count)
            return std::unexpected(count.error());
        if (*count == 0)
            break;
        position += *count;
    }
    bytes.truncate(position);
    return bytes;
}

} // namespace core
