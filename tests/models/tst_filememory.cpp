// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/layertocbuilder.h"
#include "models/filetreemodel.h"

#include <QTest>

#include <optional>
#include <string>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#include <malloc.h>
#endif

using models::FileFacts;
using models::FileSieve;
using models::FileTreeModel;

namespace {

constexpr int Files = 200'000;
constexpr int Layers = 8;
constexpr int FilesInFolder = 50;
constexpr qint64 MostBytes = 64; ///< Of a file, beside its name.

/// Bytes that the program holds from the heap; nothing where the system does not tell.
std::optional<qint64> heap()
{
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const auto info = mallinfo2();
    return qint64(info.uordblks + info.hblkhd);
#else
    return {};
#endif
}

/// Every layer holds a part of the files of each folder.
std::vector<std::shared_ptr<const layers::LayerToc>> manyFiles()
{
    std::vector<std::shared_ptr<const layers::LayerToc>> tocs;
    for (int layer = 0; layer < Layers; ++layer) {
        layers::LayerToc::Builder builder;
        for (int i = layer; i < Files; i += Layers) {
            const std::string folder = "usr/lib/d" + std::to_string(i / FilesInFolder);
            if (i % FilesInFolder == 0)
                static_cast<void>(builder.add(
                    {.path = folder, .mode = 0755, .type = layers::EntryType::Directory}));
            const std::string path = folder + "/file" + std::to_string(i) + ".so";
            static_cast<void>(builder.add({.path = path,
                                           .size = 1 + i % 1000,
                                           .mtime = 1 + i,
                                           .fingerprint = quint64(i),
                                           .mode = 0644}));
        }
        tocs.push_back(
            builder.finish(oci::DiffId::of(oci::Digest::of(QByteArray::number(layer))), 0));
    }
    return tocs;
}

qint64 namesIn(const layers::ImageAnalysis &analysis)
{
    qint64 bytes = 0;
    for (const auto &toc : analysis.tocs) {
        for (std::size_t i = 0; i < toc->count(); ++i)
            bytes += qint64(toc->at(i).path.size());
    }
    for (const layers::FileNode node : analysis.tree->nodes())
        bytes += node.nameLength;
    return bytes;
}

} // namespace

/// What an analysed image that is open in the window takes in memory.
class TestFileMemory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void perFile();
};

/// While the layers are walked, which takes most: the analysis with its tables of contents, what is
/// told of its files, and what of them is shown.
void TestFileMemory::perFile()
{
    const auto before = heap();
    if (!before)
        QSKIP("The system does not tell how much memory a program takes.");
    const auto analysis = *layers::analyze(manyFiles());
    const auto files = std::make_shared<const FileFacts>(analysis);
    static_cast<void>(files->pathSince(0));
    static_cast<void>(files->family(0));
    static_cast<void>(files->owners());
    FileTreeModel model;
    model.setSieve(std::make_shared<const FileSieve>(
        files, models::LayerScope{.extent = models::LayerScope::Extent::UpTo, .layer = 5}));
    QCOMPARE(model.rowCount(), 1);
    const qint64 held = *heap() - *before - namesIn(*analysis);

    model.sort(FileTreeModel::NameColumn);
    for (const quint32 folder : files->folders())
        static_cast<void>(model.rowCount(model.indexOf(folder)));
    const qint64 opened = *heap() - *before - namesIn(*analysis);
    const double count = files->count();
    qInfo("beside its name, a file takes %.1f bytes; %.1f with every folder opened",
          double(held) / count, double(opened) / count);
    QVERIFY2(held > 32 * qint64(count), "nothing was measured");
    QCOMPARE_LE(held, MostBytes * qint64(count));
    QCOMPARE_LE(opened, (MostBytes + 4) * qint64(count)); // The view itself takes more a row.
}

QTEST_GUILESS_MAIN(TestFileMemory)
#include "tst_filememory.moc"
