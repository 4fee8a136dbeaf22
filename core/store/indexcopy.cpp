// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/indexcopy.h"

#include "core/base/durablefile.h"
#include "core/base/limits.h"
#include "core/oci/digest.h"

using namespace Qt::StringLiterals;
using core::Result;

namespace store {

namespace {

constexpr int DecayedBytes = 8;

QByteArray checksum(const QByteArray &bytes)
{
    return oci::Digest::of(bytes).toString().toLatin1() + '\n';
}

} // namespace

QString indexCopyPath(const QString &layoutFolder)
{
    return layoutFolder + u"/.millefeuille-index"_s;
}

Result<std::optional<QByteArray>> readIndexCopy(const QString &layoutFolder)
{
    const QString path = indexCopyPath(layoutFolder);
    auto bytes = core::readFile(path, core::limits::LayoutIndex + core::limits::KiB);
    if (!bytes && bytes.error().code == core::ErrorCode::NotFound)
        return std::nullopt;
    if (!bytes)
        return std::unexpected(bytes.error());
    const qsizetype line = bytes->indexOf('\n') + 1;
    const QByteArray digest = bytes->first(line);
    bytes->remove(0, line);
    if (digest != checksum(*bytes))
        return core::fail(core::ErrorCode::Corrupt,
                          core::Tr::tr("The file “%1” of the store is damaged.").arg(path),
                          u"wrong checksum"_s);
    return bytes;
}

Result<void> writeIndex(const QString &layoutFolder, const QByteArray &bytes)
{
    if (auto kept = core::replaceFile(indexCopyPath(layoutFolder), checksum(bytes) + bytes); !kept)
        return kept;
    return core::replaceFile(layoutFolder + u"/index.json"_s, bytes);
}

bool isDecayed(QByteArrayView found, QByteArrayView written)
{
    if (found.size() != written.size())
        return false;
    int differing = 0;
    for (qsizetype i = 0; i < found.size(); ++i) {
        if (found[i] != written[i] && ++differing > DecayedBytes)
            return false;
    }
    return differing > 0;
}

} // namespace store
