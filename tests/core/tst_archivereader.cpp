// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/layers/archivereader.h"
#include "core/store/imagelayout.h"
#include "tests/support/compressing.h"
#include "tests/support/expected.h"
#include "tests/support/layoutimage.h"
#include "tests/support/tarbuilder.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using layers::readArchive;
using support::TarBuilder;

namespace {

/// The files of an archive, in the order they are written.
using Files = QList<std::pair<QByteArray, QByteArray>>;

QByteArray json(const QJsonValue &value)
{
    return (value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject()))
        .toJson(QJsonDocument::Compact);
}

QString digest(const QByteArray &bytes)
{
    return oci::Digest::of(bytes).toString();
}

QByteArray blobPath(const QByteArray &bytes)
{
    return "blobs/sha256/" + oci::Digest::of(bytes).encoded().toLatin1();
}

QList<QByteArray> sampleLayers()
{
    return {TarBuilder().folder("etc").filler("etc/hosts", 1000).filler("big", 200'000).bytes(),
            TarBuilder().whiteout("big").filler("etc/hosts", 500).bytes()};
}

QByteArray configOf(const QList<QByteArray> &layers, const QString &architecture = u"amd64"_s)
{
    QJsonArray diffIds;
    for (const QByteArray &layer : layers)
        diffIds.append(digest(layer));
    return json(
        QJsonObject{{u"os"_s, u"linux"_s},
                    {u"architecture"_s, architecture},
                    {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, diffIds}}},
                    {u"history"_s, QJsonArray{QJsonObject{{u"created_by"_s, u"COPY etc /etc"_s}},
                                              QJsonObject{{u"created_by"_s, u"RUN rm /big"_s}}}}});
}

/// As docker save wrote it before version 25: id/layer.tar. The format says nothing of where the
/// configuration is.
Files oldDocker(const QList<QByteArray> &layers, const QByteArray &config,
                const QByteArray &configPath = "abc.json")
{
    Files files;
    QJsonArray paths;
    for (const QByteArray &layer : layers) {
        const QByteArray folder = "layer" + QByteArray::number(paths.size());
        paths.append(QString::fromLatin1(folder) + u"/layer.tar"_s);
        files.append({folder + "/VERSION", "1.0"});
        files.append({folder + "/json", "{}"});
        files.append({folder + "/layer.tar", layer});
    }
    files.append({configPath, config});
    files.append({"manifest.json",
                  json(QJsonArray{QJsonObject{{u"Config"_s, QString::fromLatin1(configPath)},
                                              {u"RepoTags"_s, QJsonArray{u"example.org/a:1"_s}},
                                              {u"Layers"_s, paths}}})});
    return files;
}

QJsonObject descriptor(const QByteArray &bytes, const QString &mediaType)
{
    return {{u"mediaType"_s, mediaType}, {u"digest"_s, digest(bytes)}, {u"size"_s, bytes.size()}};
}

/// The blobs of one image, its manifest last.
Files ociImage(const QList<QByteArray> &blobs, const QByteArray &config)
{
    Files files;
    QJsonArray layers;
    for (const QByteArray &blob : blobs) {
        files.append({blobPath(blob), blob});
        layers.append(descriptor(blob, oci::MediaType::OciLayerGzip.toString()));
    }
    files.append({blobPath(config), config});
    const QByteArray manifest =
        json(QJsonObject{{u"schemaVersion"_s, 2},
                         {u"mediaType"_s, oci::MediaType::OciManifest.toString()},
                         {u"config"_s, descriptor(config, oci::MediaType::OciConfig.toString())},
                         {u"layers"_s, layers}});
    files.append({blobPath(manifest), manifest});
    return files;
}

QByteArray indexOf(const QJsonArray &manifests)
{
    return json(QJsonObject{{u"schemaVersion"_s, 2},
                            {u"mediaType"_s, oci::MediaType::OciIndex.toString()},
                            {u"manifests"_s, manifests}});
}

Files ociArchive(const QList<QByteArray> &blobs, const QByteArray &config)
{
    Files files = ociImage(blobs, config);
    QJsonObject target = descriptor(files.last().second, oci::MediaType::OciManifest.toString());
    target.insert(u"annotations"_s,
                  QJsonObject{{u"org.opencontainers.image.ref.name"_s, u"example.org/a:1"_s}});
    files += {{"oci-layout", R"({"imageLayoutVersion":"1.0.0"})"}};
    files += {{"index.json", indexOf({target})}};
    return files;
}

QByteArray tarOf(const Files &files, const QByteArray &prefix = {})
{
    TarBuilder tar;
    for (const auto &[path, bytes] : files)
        tar.file(prefix + path, bytes);
    return tar.bytes();
}

/// Gives \a bytes once, in pieces of an odd size.
layers::ByteReader pipeOf(const QByteArray &bytes)
{
    return [bytes, given = qsizetype(0)](std::span<char> out) mutable -> core::Result<qsizetype> {
        const qsizetype part =
            std::min({qsizetype(out.size()), bytes.size() - given, qsizetype(40'961)});
        std::copy_n(bytes.constData() + given, part, out.data());
        given += part;
        return part;
    };
}

} // namespace

class ArchiveReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void readsWhatSkopeoWrites_data();
    void readsWhatSkopeoWrites();
    void platforms_data();
    void platforms();
    void severalImages_data();
    void severalImages();
    void nestedIndexAndMissingPlatforms();
    void largeWindows_data();
    void largeWindows();
    void refuses_data();
    void refuses();
    void mismatchNamesBothDigests();
    void manyDocuments();
    void links();
    void sameLayerTwice();
    void cancelled();

private:
    QString write(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(u"archive"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the archive");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void ArchiveReaderTest::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isPiped");
    const QList<QByteArray> layers = sampleLayers();
    const QByteArray config = configOf(layers);
    const QList<QByteArray> packed{support::gzip(layers[0]), support::zstd(layers[1])};
    Files backwards = oldDocker(layers, config);
    std::ranges::reverse(backwards);
    const std::pair<const char *, QByteArray> archives[]{
        {"docker", tarOf(oldDocker(layers, config))},
        {"docker, manifest first", tarOf(backwards)},
        {"docker, packed layers", tarOf(oldDocker(packed, config))},
        {"docker, configuration in a folder",
         tarOf(oldDocker(layers, config, "cfg/of/image.json"))},
        {"docker, ./", tarOf(oldDocker(layers, config), "./")},
        {"oci", tarOf(ociArchive(packed, config))},
        {"oci, plain layers", tarOf(ociArchive(layers, config))},
        {"oci, ./", tarOf(ociArchive(packed, config), "./")},
        {"both", tarOf(ociArchive(packed, config) + oldDocker(layers, config))},
    };
    for (const auto &[name, bytes] : archives) {
        for (const bool isPiped : {false, true}) {
            const auto row = [&](const char *packing) -> QTestData & {
                return QTest::addRow("%s%s%s", name, packing, isPiped ? ", piped" : "");
            };
            row("") << bytes << isPiped;
            row(", gzip") << support::gzip(bytes) << isPiped;
            row(", zstd") << support::zstd(bytes) << isPiped;
            row(", xz") << support::filterThrough(u"xz"_s, {u"-c0"_s}, bytes) << isPiped;
        }
    }
}

void ArchiveReaderTest::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isPiped);
    const auto image = isPiped ? readArchive(pipeOf(bytes)) : readArchive(write(bytes));
    VERIFY_RESULT(image);
    QCOMPARE(image->reference, u"example.org/a:1"_s);
    QCOMPARE(image->config.platform.toString(), u"linux/amd64"_s);
    QCOMPARE(image->config.historyOfLayer(1)->createdBy, u"RUN rm /big"_s);
    const QList<QByteArray> layers = sampleLayers();
    QCOMPARE(image->layers.size(), 2);
    QCOMPARE(image->tocs.size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
        QCOMPARE(image->tocs[std::size_t(i)]->diffId().toString(), digest(layers[i]));
        QCOMPARE(image->tocs[std::size_t(i)]->tarSize(), layers[i].size());
        // Whichever of its forms the archive has.
        const QList<QByteArray> forms{layers[i], support::gzip(layers[i]),
                                      support::zstd(layers[i])};
        QVERIFY(std::ranges::any_of(forms, [&](const QByteArray &form) {
            return image->layers[i].digest == oci::Digest::of(form)
                   && image->layers[i].size == form.size();
        }));
    }
    QCOMPARE(image->tocs[0]->count(), 3);
    QCOMPARE(image->tocs[0]->at(1).path, std::string_view("etc/hosts"));
}

void ArchiveReaderTest::readsWhatSkopeoWrites_data()
{
    QTest::addColumn<QString>("transport");
    QTest::addColumn<QString>("reference");
    QTest::newRow("docker-archive") << u"docker-archive"_s << u"example.org/a:1"_s;
    QTest::newRow("oci-archive") << u"oci-archive"_s << u"example.org/a:1"_s;
}

void ArchiveReaderTest::readsWhatSkopeoWrites()
{
    QFETCH(QString, transport);
    QFETCH(QString, reference);
    QTemporaryDir folder;
    const QList<QByteArray> layers = sampleLayers();
    auto layout = store::ImageLayout::open(folder.filePath(u"layout"_s), true);
    VERIFY_RESULT(layout);
    const oci::Descriptor target = support::addImage(*layout, layers);
    QFile index(folder.filePath(u"layout/index.json"_s));
    QVERIFY(index.open(QIODevice::WriteOnly));
    index.write(indexOf({target.toJson()}));
    index.close();
    const QString archive = folder.filePath(u"archive.tar"_s);
    QProcess skopeo;
    skopeo.start(u"skopeo"_s, {u"copy"_s, u"-q"_s, u"--insecure-policy"_s,
                               u"oci:"_s + folder.filePath(u"layout"_s),
                               transport + u':' + archive + u':' + reference});
    QVERIFY(skopeo.waitForFinished());
    QVERIFY2(skopeo.exitCode() == 0, skopeo.readAllStandardError().constData());

    const auto image = readArchive(archive);
    VERIFY_RESULT(image);
    QCOMPARE(image->reference, reference);
    QCOMPARE(image->tocs.size(), 2);
    QCOMPARE(image->tocs[1]->diffId().toString(), digest(layers[1]));
}

void ArchiveReaderTest::platforms_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("found");
    QTest::newRow("amd64") << u"linux/amd64"_s << u"linux/amd64"_s;
    QTest::newRow("arm64") << u"linux/arm64"_s << u"linux/arm64"_s;
    QTest::newRow("none") << u"linux/s390x"_s << QString();
    QTest::newRow("any") << QString() << oci::Platform::host().toString();
}

void ArchiveReaderTest::platforms()
{
    QFETCH(QString, wanted);
    QFETCH(QString, found);
    const QList<QByteArray> layers = sampleLayers();
    Files oci;
    QJsonArray manifests;
    Files docker;
    QJsonArray entries;
    for (const QString &architecture : {u"arm64"_s, u"amd64"_s}) {
        const QByteArray config = configOf(layers, architecture);
        oci += ociImage(layers, config);
        manifests.append(descriptor(oci.last().second, oci::MediaType::OciManifest.toString()));
        docker += {{blobPath(config), config}};
        entries.append(QJsonObject{{u"Config"_s, QString::fromLatin1(blobPath(config))},
                                   {u"Layers"_s, QJsonArray{u"0.tar"_s, u"1.tar"_s}}});
    }
    oci += {{"index.json", indexOf(manifests)}};
    docker += {{"0.tar", layers[0]}, {"1.tar", layers[1]}, {"manifest.json", json(entries)}};
    std::optional<oci::Platform> platform;
    if (!wanted.isEmpty())
        platform = *oci::Platform::parse(wanted);
    for (const Files &files : {oci, docker}) {
        const auto image = readArchive(write(tarOf(files)), {.platform = platform});
        if (found.isEmpty()) {
            QVERIFY(!image);
            QCOMPARE(image.error().code, ErrorCode::NotFound);
            QVERIFY(image.error().message.contains(u"linux/arm64, linux/amd64"_s));
        } else {
            VERIFY_RESULT(image);
            QCOMPARE(image->config.platform.toString(), found);
        }
    }
}

void ArchiveReaderTest::severalImages_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("found");
    QTest::addColumn<QStringList>("others");
    const QString one = u"example.org/one:1"_s;
    const QString two = u"docker.io/library/two:latest"_s;
    QTest::newRow("none") << QString() << one << QStringList{two};
    QTest::newRow("first") << one << one << QStringList();
    QTest::newRow("second name") << u"example.org/one:stable"_s << one << QStringList();
    QTest::newRow("as people write it") << u"two"_s << two << QStringList();
    QTest::newRow("unknown") << u"three"_s << QString() << QStringList();
}

void ArchiveReaderTest::severalImages()
{
    QFETCH(QString, name);
    QFETCH(QString, found);
    const QByteArray base = TarBuilder().filler("base", 1000).bytes();
    const QByteArray top = TarBuilder().filler("top", 10).bytes();
    const QByteArray configs[]{configOf({base}), configOf({base, top})};
    const auto entry = [](const QByteArray &config, const QStringList &names,
                          const QStringList &layers) {
        return QJsonObject{{u"Config"_s, QString::fromLatin1(blobPath(config))},
                           {u"RepoTags"_s, QJsonArray::fromStringList(names)},
                           {u"Layers"_s, QJsonArray::fromStringList(layers)}};
    };
    const QJsonArray entries{
        entry(configs[0], {u"example.org/one:1"_s, u"example.org/one:stable"_s}, {u"0.tar"_s}),
        entry(configs[1], {u"docker.io/library/two:latest"_s}, {u"0.tar"_s, u"1.tar"_s})};
    const QByteArray archive = tarOf({{blobPath(configs[0]), configs[0]},
                                      {blobPath(configs[1]), configs[1]},
                                      {"0.tar", base},
                                      {"1.tar", top},
                                      {"manifest.json", json(entries)}});
    const auto image = readArchive(write(archive), {.name = name});
    if (found.isEmpty()) {
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::NotFound);
        QVERIFY(image.error().message.contains(u"one:1, docker.io/library/two:latest"_s));
        return;
    }
    VERIFY_RESULT(image);
    QCOMPARE(image->reference, found);
    QCOMPARE(image->tocs.size(), found.contains(u"two"_s) ? 2 : 1);
    QTEST(image->others, "others");
}

void ArchiveReaderTest::nestedIndexAndMissingPlatforms()
{
    const QList<QByteArray> layers = sampleLayers();
    Files files = ociImage(layers, configOf(layers));
    // The archive has one of the two platforms of the inner index.
    const QByteArray inner =
        indexOf({descriptor("elsewhere", oci::MediaType::OciManifest.toString()),
                 descriptor(files.last().second, oci::MediaType::OciManifest.toString())});
    files += {{blobPath(inner), inner}};
    QJsonObject outer = descriptor(inner, oci::MediaType::OciIndex.toString());
    outer.insert(u"annotations"_s,
                 QJsonObject{{u"io.containerd.image.name"_s, u"docker.io/library/x:2"_s},
                             {u"org.opencontainers.image.ref.name"_s, u"2"_s}});
    files += {{"index.json", indexOf({outer})}};
    const auto image = readArchive(write(tarOf(files)));
    VERIFY_RESULT(image);
    QCOMPARE(image->reference, u"docker.io/library/x:2"_s);
}

void ArchiveReaderTest::largeWindows_data()
{
    QTest::addColumn<bool>("isPiped");
    QTest::newRow("file") << false;
    QTest::newRow("pipe") << true;
}

/// An archive may be packed with a window of 128 MiB, a layer in it may not.
void ArchiveReaderTest::largeWindows()
{
    QFETCH(const bool, isPiped);
    const auto zstdLong = [](const QByteArray &bytes) {
        return support::filterThrough(u"zstd"_s, {u"-qc"_s, u"--long=27"_s}, bytes);
    };
    const auto read = [&](const QByteArray &bytes) {
        return isPiped ? readArchive(pipeOf(bytes)) : readArchive(write(bytes));
    };
    const QList<QByteArray> layers = sampleLayers();
    const QByteArray config = configOf(layers);
    const auto image = read(zstdLong(tarOf(oldDocker(layers, config))));
    VERIFY_RESULT(image);
    if (!isPiped) {
        auto layer = layers::openArchive(m_folder.filePath(u"archive"_s), *image)(0);
        VERIFY_RESULT(layer);
        QByteArray content;
        VERIFY_RESULT(layer->read(1, [&](QByteArrayView bytes) -> core::Result<void> {
            content.append(bytes);
            return {};
        }));
        QVERIFY(layers[0].contains(content) && content.size() == 1000);
    }

    const auto refused = read(tarOf(oldDocker({layers[0], zstdLong(layers[1])}, config)));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
    QVERIFY2(refused.error().message.contains(u"zstd --long=25"_s),
             qPrintable(refused.error().message));
}

void ArchiveReaderTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code) {
        QTest::addRow("%s", name) << bytes << code;
        QTest::addRow("%s, gzip", name) << support::gzip(bytes) << code;
    };
    const QList<QByteArray> layers = sampleLayers();
    const QByteArray config = configOf(layers);
    const QByteArray good = tarOf(oldDocker(layers, config));
    row("nothing", {}, ErrorCode::Unsupported);
    row("no tar", QByteArray(5000, 'x'), ErrorCode::Corrupt);
    row("some tar", TarBuilder().file("a", "b").filler("c", 5000).bytes(), ErrorCode::Unsupported);
    row("cut off in a layer", good.first(30'000), ErrorCode::Corrupt);
    row("cut off in a header", good.first(1200), ErrorCode::Corrupt);
    row("manifest is no JSON", tarOf({{"manifest.json", "[{"}}), ErrorCode::Corrupt);
    row("manifest is no list", tarOf({{"manifest.json", "{}"}}), ErrorCode::NotFound);
    row("no config", tarOf({{"manifest.json", "[{}]"}}), ErrorCode::Corrupt);
    row("config missing", tarOf({{"manifest.json", R"([{"Config":"x.json"}])"}}),
        ErrorCode::NotFound);
    row("layer missing", tarOf(oldDocker(layers, config).sliced(3)), ErrorCode::NotFound);
    row("too few layers", tarOf(oldDocker(layers.first(1), config)), ErrorCode::Corrupt);
    row("other layer", tarOf(oldDocker({layers[0], layers[0]}, config)), ErrorCode::DigestMismatch);
    row("layer is no tar", tarOf(oldDocker({QByteArray(5000, 'x'), layers[1]}, config)),
        ErrorCode::Corrupt);
    row("layer cut off", tarOf(oldDocker({support::gzip(layers[0]).chopped(3), layers[1]}, config)),
        ErrorCode::Corrupt);
    row("manifest too large",
        tarOf({{"manifest.json", '[' + QByteArray(5 * 1024 * 1024, ' ') + ']'}}),
        ErrorCode::LimitExceeded);
    row("index of nothing", tarOf({{"index.json", indexOf({})}}), ErrorCode::NotFound);

    const auto damaged = [&](qsizetype which, const QList<QByteArray> &blobs) {
        Files files = ociArchive(blobs, config);
        QByteArray &bytes = files[which].second;
        bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
        return tarOf(files);
    };
    row("other bytes in a plain blob", damaged(0, layers), ErrorCode::DigestMismatch);
    row("other bytes in a config", damaged(2, layers), ErrorCode::DigestMismatch);
    row("other bytes in a manifest", damaged(3, layers), ErrorCode::DigestMismatch);
    // The same content packed in another way has the right DiffID and another digest.
    Files repacked = ociArchive({support::gzip(layers[0]), layers[1]}, config);
    repacked[0].second = support::filterThrough(u"gzip"_s, {u"-1nc"_s}, layers[0]);
    row("blob packed anew", tarOf(repacked), ErrorCode::DigestMismatch);
}

void ArchiveReaderTest::refuses()
{
    QFETCH(QByteArray, bytes);
    const auto image = readArchive(write(bytes));
    QVERIFY(!image);
    QTEST(image.error().code, "code");
    QVERIFY(!image.error().message.isEmpty());
}

void ArchiveReaderTest::mismatchNamesBothDigests()
{
    const QList<QByteArray> layers = sampleLayers();
    const auto image =
        readArchive(write(tarOf(oldDocker({layers[0], layers[0]}, configOf(layers)))));
    QVERIFY(!image);
    QVERIFY(image.error().detail.contains(digest(layers[0])));
    QVERIFY(image.error().detail.contains(digest(layers[1])));
}

/// What JSON there may be beside the image, it is only kept as far as there is room.
void ArchiveReaderTest::manyDocuments()
{
    const QList<QByteArray> layers = sampleLayers();
    Files files = oldDocker(layers, configOf(layers));
    Files more;
    for (int i = 0; i < 9; ++i)
        more.append(
            {"app/" + QByteArray::number(i) + ".json", '[' + QByteArray(8'000'000, ' ') + ']'});
    VERIFY_RESULT(readArchive(pipeOf(tarOf(files + more))));
    const auto tooLate = readArchive(pipeOf(tarOf(more + files)));
    QVERIFY(!tooLate);
    QCOMPARE(tooLate.error().code, ErrorCode::LimitExceeded);
}

void ArchiveReaderTest::links()
{
    const QList<QByteArray> layers = sampleLayers();
    TarBuilder tar;
    for (const auto &[path, bytes] : oldDocker(layers, configOf(layers))) {
        if (path.endsWith("0/layer.tar"))
            tar.symlink(path, "../data/zero.tar").file("data/zero.tar", bytes);
        else if (path.endsWith("1/layer.tar"))
            tar.file("data/one.tar", bytes).hardLink(path, "data/one.tar");
        else
            tar.file(path, bytes);
    }
    for (const QByteArray &bytes : {tar.bytes(), support::gzip(tar.bytes())}) {
        const auto image = readArchive(write(bytes));
        VERIFY_RESULT(image);
        QCOMPARE(image->tocs[1]->diffId().toString(), digest(layers[1]));
    }
    const QByteArray loop =
        TarBuilder().symlink("manifest.json", "b").symlink("b", "manifest.json").bytes();
    QCOMPARE(readArchive(write(loop)).error().code, ErrorCode::Unsupported);
}

void ArchiveReaderTest::sameLayerTwice()
{
    const QByteArray layer = sampleLayers().first();
    const QList<QByteArray> layers{layer, layer};
    Files files = ociArchive(layers, configOf(layers));
    files.removeFirst();
    const auto image = readArchive(write(tarOf(files)));
    VERIFY_RESULT(image);
    QCOMPARE(image->tocs[0], image->tocs[1]);
}

void ArchiveReaderTest::cancelled()
{
    std::stop_source stop;
    stop.request_stop();
    const QList<QByteArray> layers = sampleLayers();
    const QByteArray bytes = tarOf(oldDocker(layers, configOf(layers)));
    for (const QByteArray &form : {bytes, support::gzip(bytes)}) {
        const auto image = readArchive(write(form), {}, stop.get_token());
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::Cancelled);
    }
}

QTEST_GUILESS_MAIN(ArchiveReaderTest)
#include "tst_archivereader.moc"
