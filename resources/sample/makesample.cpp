// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
//
// makesample FILE: writes the sample image that ships inside the program as an OCI archive (an
// image layout in a tar). The same bytes at every run.
#include "resources/sample/filesystem.h"
#include "resources/sample/layerwriter.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

#include <archive.h>
#include <archive_entry.h>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr auto Created = "2026-01-15T10:00:00Z"_L1;
constexpr auto Name = "docker.io/millefeuille/sample:1.0"_L1;

struct Blob
{
    QByteArray digest;
    QByteArray bytes;
};

QJsonObject descriptor(QLatin1StringView mediaType, const Blob &blob)
{
    return {{u"mediaType"_s, mediaType},
            {u"digest"_s, QString::fromLatin1(blob.digest)},
            {u"size"_s, blob.bytes.size()}};
}

Blob blobOf(const QByteArray &bytes)
{
    return {.digest = sample::digestOf(bytes), .bytes = bytes};
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject runConfiguration()
{
    return {
        {u"Cmd"_s, QJsonArray{u"/opt/vitrine/bin/vitrine"_s, u"--port"_s, u"8080"_s}},
        {u"Env"_s,
         QJsonArray{u"PATH=/opt/vitrine/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin"_s,
                    u"LANG=C.UTF-8"_s}},
        {u"ExposedPorts"_s, QJsonObject{{u"8080/tcp"_s, QJsonObject()}}},
        {u"Labels"_s, QJsonObject{{u"org.opencontainers.image.title"_s, u"Vitrine"_s}}},
        {u"User"_s, u"vitrine"_s},
        {u"WorkingDir"_s, u"/src"_s}};
}

QByteArray configuration(const QList<sample::Step> &steps)
{
    QJsonArray diffIds;
    QJsonArray history;
    for (const sample::Step &step : steps) {
        QJsonObject entry{{u"created"_s, Created},
                          {u"created_by"_s, QString::fromUtf8(step.createdBy)}};
        if (step.layer.blob.isEmpty())
            entry.insert(u"empty_layer"_s, true);
        else
            diffIds.append(QString::fromLatin1(step.layer.diffId));
        history.append(entry);
    }
    return json({{u"created"_s, Created},
                 {u"author"_s, u"The Millefeuille authors"_s},
                 {u"architecture"_s, u"amd64"_s},
                 {u"os"_s, u"linux"_s},
                 {u"config"_s, runConfiguration()},
                 {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, diffIds}}},
                 {u"history"_s, history}});
}

void writeFile(archive *tar, const QByteArray &path, const QByteArray &bytes)
{
    archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, path.constData());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, bytes.size());
    archive_entry_set_mtime(entry, 0, 0);
    if (archive_write_header(tar, entry) != ARCHIVE_OK
        || archive_write_data(tar, bytes.constData(), bytes.size()) != bytes.size())
        qFatal("makesample: %s", archive_error_string(tar));
    archive_entry_free(entry);
}

void writeLayout(const char *file, const QByteArray &index, const QList<Blob> &blobs)
{
    archive *tar = archive_write_new();
    archive_write_set_format_ustar(tar);
    if (archive_write_open_filename(tar, file) != ARCHIVE_OK)
        qFatal("makesample: %s", archive_error_string(tar));
    writeFile(tar, "oci-layout", R"({"imageLayoutVersion":"1.0.0"})");
    writeFile(tar, "index.json", index);
    for (const Blob &blob : blobs)
        writeFile(tar, "blobs/sha256/" + blob.digest.sliced(qstrlen("sha256:")), blob.bytes);
    if (archive_write_close(tar) != ARCHIVE_OK)
        qFatal("makesample: %s", archive_error_string(tar));
    archive_write_free(tar);
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fputs("Usage: makesample FILE\n", stderr);
        return 2;
    }
    const QList<sample::Step> steps = sample::steps();
    const Blob config = blobOf(configuration(steps));
    QList<Blob> blobs{config};
    QJsonArray layers;
    for (const sample::Step &step : steps) {
        if (step.layer.blob.isEmpty())
            continue;
        const Blob blob = blobOf(step.layer.blob);
        layers.append(descriptor(step.layer.compression == sample::Compression::Zstd
                                     ? "application/vnd.oci.image.layer.v1.tar+zstd"_L1
                                     : "application/vnd.oci.image.layer.v1.tar+gzip"_L1,
                                 blob));
        blobs.append(blob);
    }
    constexpr auto manifestType = "application/vnd.oci.image.manifest.v1+json"_L1;
    const Blob manifest = blobOf(
        json({{u"schemaVersion"_s, 2},
              {u"mediaType"_s, manifestType},
              {u"config"_s, descriptor("application/vnd.oci.image.config.v1+json"_L1, config)},
              {u"layers"_s, layers}}));
    blobs.prepend(manifest);
    QJsonObject entry = descriptor(manifestType, manifest);
    entry.insert(u"annotations"_s, QJsonObject{{u"org.opencontainers.image.ref.name"_s, Name}});
    writeLayout(argv[1],
                json({{u"schemaVersion"_s, 2},
                      {u"mediaType"_s, u"application/vnd.oci.image.index.v1+json"_s},
                      {u"manifests"_s, QJsonArray{entry}}}),
                blobs);
    return 0;
}
