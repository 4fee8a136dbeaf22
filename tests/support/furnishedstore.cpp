// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/furnishedstore.h"

#include "core/store/imagesource.h"
#include "core/store/indexcopy.h"
#include "core/store/sealedrecord.h"
#include "core/store/trash.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace support {

FurnishedStore::FurnishedStore()
    : m_store(*store::OciStore::open(folder(), layers::TocCache(m_folder.filePath(u"tables"_s))))
{
    const QByteArray base = TarBuilder().filler("base", 9000).bytes();
    add({base, TarBuilder().filler("one", 7000).bytes()}, u"1"_s);
    add({base, TarBuilder().filler("two", 8000).bytes()}, u"2"_s);
    add({TarBuilder().filler("three", 6000).bytes()}, u"3"_s);
    const QString name = QLatin1StringView(Repository) + u":1"_s;
    const auto going = m_store->planRemoval({QLatin1StringView(Repository) + u":3"_s});
    const bool isDone = m_store->setPinned({name}, true) && m_store->remove(*going);
    m_pinned = m_store->inspect(name).value();
    if (!isDone || !m_store->analyze(*m_pinned)
        || !m_store->readFile(*m_pinned, {1, 0},
                              [](QByteArrayView) { return core::Result<void>(); }))
        qFatal("no store");
    for (QDir blobs(m_store->layout().blobsFolder() + u"/sha256"_s);
         const QFileInfo &file : blobs.entryInfoList(QDir::Files))
        m_blobs.insert(*oci::Digest::parse(u"sha256:"_s + file.fileName()),
                       readBytes(file.filePath()));
}

void FurnishedStore::add(const QList<QByteArray> &layers, const QString &tag)
{
    const auto image = addImage(m_store->layout(), layers);
    const auto name = *oci::Reference::parse(QLatin1StringView(Repository) + u':' + tag);
    if (!m_store->addImage(store::withSource(image, name), name, {image}))
        qFatal("no image");
}

QString FurnishedStore::path(Part part) const
{
    const store::ImageLayout &layout = m_store->layout();
    const auto tablePath = [&](const oci::Digest &digest, const QString &ending) {
        return m_store->tocs().folder() + u"/sha256-"_s + digest.encoded() + ending;
    };
    switch (part) {
    case Part::Layer:
        return layout.blobPath(layer());
    case Part::Config:
        return layout.blobPath(m_pinned->manifest.config.digest);
    case Part::Manifest:
        return layout.blobPath(m_pinned->manifestDescriptor.digest);
    case Part::Index:
        return layout.indexPath();
    case Part::IndexCopy:
        return store::indexCopyPath(layout.folder());
    case Part::Marker:
        return layout.markerPath();
    case Part::Pins:
        return layout.pinsPath();
    case Part::PinsCopy:
        return store::recordCopyPath(layout.pinsPath());
    case Part::Trash:
        return store::trashPath(layout);
    case Part::TrashCopy:
        return store::recordCopyPath(store::trashPath(layout));
    case Part::Table:
        return tablePath(diffId().digest(), u".toc"_s);
    case Part::Places:
        return tablePath(layer(), u".seek"_s);
    }
    return {};
}

oci::Digest FurnishedStore::layer() const
{
    return m_pinned->manifest.layers.last().digest;
}

oci::DiffId FurnishedStore::diffId() const
{
    return m_pinned->config.diffIds.last();
}

std::shared_ptr<store::OciStore> FurnishedStore::openAgain() const
{
    auto opened = store::OciStore::openDamaged(folder(), m_store->tocs());
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    return *opened;
}

store::FetchBlob FurnishedStore::fetch() const
{
    return [this](const oci::Descriptor &blob, const QList<oci::Reference> &sources,
                  const std::stop_token &) -> core::Result<void> {
        const bool isAsked =
            !sources.isEmpty() && sources.first().repository() == QLatin1StringView(Repository);
        if (!isAsked || !m_blobs.contains(blob.digest))
            return core::fail(core::ErrorCode::NotFound, u"not there"_s);
        return m_store->layout().writeBlob(blob.digest, m_blobs.value(blob.digest));
    };
}

QStringList FurnishedStore::inventory() const
{
    QStringList lines;
    const auto store = openAgain();
    const auto images = store->list();
    if (!images)
        return {images.error().message};
    for (const store::Image &image : *images) {
        QStringList names{image.target.digest.toString()};
        for (const oci::Reference &name : image.names)
            names.append(name.toString());
        names.append(image.pinned ? u"pinned"_s : QString());
        lines.append(names.join(u' '));
    }
    lines.sort();
    const auto trash = store->trash();
    if (!trash)
        return {trash.error().message};
    for (const store::UndoableRemoval &removal : trash->removals)
        lines.append(u"removed: "_s + removal.names.join(u' '));
    return lines;
}

QByteArray readBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

void writeBytes(const QString &path, const QByteArray &bytes)
{
    QFile::remove(path);
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

QByteArray withFlippedBit(QByteArray bytes, qsizetype bit)
{
    bytes[bit / 8] = char(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

} // namespace support
