// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/archivewriter.h"

#include "tests/bench/measure.h"
#include "tests/support/tarbuilder.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using support::TarBuilder;

namespace bench {

namespace {

constexpr qsizetype Block = 512;

QByteArray librariesOfThisMachine()
{
    constexpr qsizetype Enough = 256 << 20;
    QByteArray sample;
    QDirIterator files(u"/usr/lib"_s, {u"*.so*"_s, u"*.py"_s, u"*.a"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (sample.size() < Enough && files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            sample += file.read(8 << 20);
    }
    if (sample.isEmpty())
        giveUp(u"There are no libraries to fill archives with."_s);
    return sample;
}

QByteArray padding(qint64 size)
{
    return QByteArray(qsizetype((Block - size % Block) % Block), '\0');
}

} // namespace

ArchiveWriter::ArchiveWriter(const QString &path)
    : m_file(path)
    , m_sample(librariesOfThisMachine())
{
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Truncate))
        giveUp(path);
}

void ArchiveWriter::write(const QByteArray &bytes)
{
    if (m_file.write(bytes) != bytes.size())
        giveUp(m_file.errorString());
    m_hasher.add(bytes);
}

void ArchiveWriter::beginLayer()
{
    m_layerStart = m_file.pos();
    write(QByteArray(Block, '\0')); // The header, when the size is known.
    static_cast<void>(m_hasher.finish());
}

void ArchiveWriter::writeContent(qint64 size)
{
    const qint64 whole = size;
    while (size > 0) {
        const qint64 part = std::min<qint64>(size, m_sample.size() - m_sampleAt);
        write(QByteArray::fromRawData(m_sample.constData() + m_sampleAt, qsizetype(part)));
        m_sampleAt = (m_sampleAt + qsizetype(part)) % m_sample.size();
        size -= part;
    }
    write(padding(whole));
}

void ArchiveWriter::file(const QByteArray &path, qint64 size)
{
    write(TarBuilder::header(path, {}, size, {}));
    writeContent(size);
}

void ArchiveWriter::whiteout(const QByteArray &path)
{
    const qsizetype name = path.lastIndexOf('/') + 1;
    write(TarBuilder::header(path.first(name) + ".wh." + path.sliced(name), {}, 0, {}));
}

void ArchiveWriter::endLayer()
{
    write(QByteArray(2 * Block, '\0'));
    const qint64 end = m_file.pos();
    m_diffIds.append(m_hasher.finish().toString());
    const QByteArray name = QByteArray::number(m_layers.size()) + "/layer.tar";
    m_layers.append(QString::fromLatin1(name));
    const qint64 size = end - m_layerStart - Block;
    if (!m_file.seek(m_layerStart))
        giveUp(m_file.errorString());
    write(TarBuilder::header(name, {}, size, {}));
    if (!m_file.seek(end))
        giveUp(m_file.errorString());
    write(padding(size));
}

void ArchiveWriter::writeDocument(const QByteArray &name, const QByteArray &bytes)
{
    write(TarBuilder::header(name, {}, bytes.size(), {}));
    write(bytes);
    write(padding(bytes.size()));
}

void ArchiveWriter::finish()
{
    writeDocument("config.json",
                  QJsonDocument(QJsonObject{{u"os"_s, u"linux"_s},
                                            {u"architecture"_s, u"amd64"_s},
                                            {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s},
                                                                      {u"diff_ids"_s, m_diffIds}}}})
                      .toJson());
    writeDocument("manifest.json",
                  QJsonDocument(QJsonArray{QJsonObject{{u"Config"_s, u"config.json"_s},
                                                       {u"RepoTags"_s, QJsonArray{u"bench:1"_s}},
                                                       {u"Layers"_s, m_layers}}})
                      .toJson());
    write(QByteArray(2 * Block, '\0'));
    if (!m_file.flush())
        giveUp(m_file.errorString());
}

} // namespace bench
