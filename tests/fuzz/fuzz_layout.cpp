// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/limits.h"
#include "core/store/imagelayout.h"
#include "core/store/indexcopy.h"
#include "core/store/sealedrecord.h"
#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using fuzz::check;
using store::ImageLayout;

namespace {

void write(const QString &path, QByteArrayView bytes)
{
    QFile file(path);
    check(file.open(QFile::WriteOnly) && file.write(bytes.data(), bytes.size()) == bytes.size());
}

/// What is written again means the same, and loses nothing.
void parseIndex(const ImageLayout &layout, const QByteArray &bytes)
{
    const auto index = layout.parseIndex(bytes);
    if (!index) {
        check(!index.error().message.isEmpty());
        return;
    }
    const auto again = layout.parseIndex(ImageLayout::indexBytes(*index));
    check(again.has_value() && again->entries == index->entries);
    check(again->unreadable == index->unreadable);
    for (const store::LayoutEntry &entry : index->entries)
        check(store::makeEntry(entry.target, entry.name).target.digest == entry.target.digest);
}

} // namespace

/// The lists of a store: index.json with its copy and its change, the marker, and records with a
/// checksum.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir folder(QDir(u"/dev/shm"_s).exists() ? u"/dev/shm/fuzz-XXXXXX"_s
                                                                   : QString());
    static auto layout = ImageLayout::open(folder.filePath(u"images"_s), true);
    check(layout.has_value());
    const QByteArrayView view = fuzz::view(data, size);
    const QByteArray bytes = view.toByteArray();
    parseIndex(*layout, bytes);

    if (const auto record = store::openRecord(view, core::limits::PinList, "pinned"_L1)) {
        const auto again =
            store::openRecord(store::sealRecord(*record), core::limits::PinList, "pinned"_L1);
        check(again == record);
    }

    write(store::indexCopyPath(layout->folder()), view);
    if (const auto copy = store::readIndexCopy(layout->folder()))
        check(*copy && bytes.endsWith(**copy) && !store::isDecayed(**copy, **copy));
    write(layout->indexPath(), view);
    if (const auto updated = layout->updateIndex([](QList<store::LayoutEntry> &entries) {
            entries.clear();
            return core::Result<void>();
        })) {
        const auto left = layout->readIndex();
        check(left.has_value() && left->entries.isEmpty());
    }
    write(layout->markerPath(), view);
    static_cast<void>(layout->checkMarker());
    return 0;
}
