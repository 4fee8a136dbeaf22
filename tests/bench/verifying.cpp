// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/verifying.h"

#include "core/base/durablefile.h"
#include "core/base/limits.h"
#include "core/base/parallel.h"
#include "core/layers/decompressor.h"
#include "core/oci/hasher.h"
#include "tests/bench/measure.h"

#include <QDir>

#include <vector>

using namespace Qt::StringLiterals;
using core::Result;

namespace bench {

namespace {

Result<void> verify(const QString &path)
{
    auto file = core::File::open(path, core::File::Mode::Read);
    if (!file)
        return std::unexpected(file.error());
    qint64 offset = 0;
    layers::Decompressor decompressor([&](std::span<char> out) {
        auto got = file->readAt(offset, out.data(), qint64(out.size()));
        offset += got.value_or(0);
        return got;
    });
    oci::Hasher hasher(oci::Digest::Algorithm::Sha256);
    std::vector<char> buffer(core::limits::MiB);
    while (true) {
        const auto got = decompressor.read(buffer);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        hasher.add(QByteArrayView(buffer.data(), *got));
    }
    static_cast<void>(hasher.finish());
    return {};
}

} // namespace

void verifyLayers(const QString &folder)
{
    const QFileInfoList blobs =
        QDir(folder + u"/blobs/sha256"_s).entryInfoList(QDir::Files, QDir::Size);
    const auto done = core::forEachInParallel(
        blobs.size(), core::idealWorkers(), {},
        [&blobs](qsizetype i, const std::stop_token &) { return verify(blobs.at(i).filePath()); });
    if (!done)
        giveUp(done.error().message);
}

} // namespace bench
