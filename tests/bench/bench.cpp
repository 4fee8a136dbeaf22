// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
// Measures Millefeuille beside its peers, in one run, on the same registry and the same image, and
// prints docs/benchmarks.md. Run by ./dev bench.

#include "tests/bench/bencharchives.h"
#include "tests/bench/benchengine.h"
#include "tests/bench/benchfiles.h"
#include "tests/bench/benchimage.h"
#include "tests/bench/measure.h"
#include "tests/bench/throttle.h"
#include "tests/bench/verifying.h"
#include "tests/support/registryserver.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>

#include <unistd.h>

using namespace Qt::StringLiterals;
using bench::Cost;

namespace {

constexpr int Runs = 3;
constexpr qint64 LinkBytesPerSecond = 100'000'000;

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

QString fixed(double number, int decimals = 2)
{
    return QString::number(number, 'f', decimals);
}

QString row(const QString &what, const Cost &cost)
{
    return u"| %1 | %2 | %3 | %4 |"_s.arg(what, fixed(cost.seconds), fixed(cost.processorSeconds),
                                          fixed(cost.peakMiB, 0));
}

/// A folder that is new for each run, so that nothing is there already.
class Places final
{
public:
    QString fresh()
    {
        m_folder = std::make_unique<QTemporaryDir>(m_root.filePath(u"run-XXXXXX"_s));
        qputenv("XDG_CACHE_HOME", m_folder->filePath(u"cache"_s).toLocal8Bit());
        return m_folder->path();
    }

private:
    QTemporaryDir m_root;
    std::unique_ptr<QTemporaryDir> m_folder;
};

struct Pair
{
    Cost ours;
    Cost peer;
};

Pair measurePull(Places &places, const QString &cli, quint16 port)
{
    const QString name = u"127.0.0.1:%1/bench:1"_s.arg(port);
    QList<Cost> ours;
    QList<Cost> peer;
    // Turn by turn, so that both meet the same machine.
    for (int i = 0; i < Runs; ++i) {
        ours.append(bench::run({cli, u"--store"_s, places.fresh() + u"/store"_s, u"pull"_s, name}));
        peer.append(bench::run({u"skopeo"_s, u"copy"_s, u"--quiet"_s, u"--src-tls-verify=false"_s,
                                u"docker://"_s + name, u"oci:"_s + places.fresh() + u"/oci:1"_s}));
    }
    return {bench::median(ours), bench::median(peer)};
}

void reportPull(const QString &title, const Pair &pull, const QString &goal)
{
    out() << "## " << title << "\n\n"
          << "| program | s | processor-s | peak MiB |\n| --- | ---: | ---: | ---: |\n"
          << row(u"millefeuille-cli pull (verified, inflated, DiffIDs, indexed)"_s, pull.ours)
          << '\n'
          << row(u"skopeo copy docker:// oci: (copied)"_s, pull.peer) << "\n\n"
          << "Ratio: **" << fixed(pull.ours.seconds / pull.peer.seconds) << "**; goal " << goal
          << ".\n\n";
    out().flush();
}

/// How much of it is the processor's doing. The registry runs on the same processors.
void reportLimits(const Pair &pull, double registry, const bench::BenchImage &image)
{
    QList<Cost> runs;
    for (int i = 0; i < Runs; ++i)
        runs.append(
            bench::run({QCoreApplication::applicationFilePath(), u"verify"_s, image.layout}));
    const int processors = QThread::idealThreadCount();
    const double verifying = bench::median(runs).processorSeconds / processors;
    const auto over = [&pull, processors](double processorSeconds) {
        return u"**%1**"_s.arg(fixed(pull.ours.seconds / (processorSeconds / processors)));
    };
    out() << "* Ours over its processor-seconds by processor: " << over(pull.ours.processorSeconds)
          << "; with those that the registry takes from the same processors "
          << over(pull.ours.processorSeconds + registry) << "; goal at most 1.15.\n"
          << "* Inflating the layers and computing their DiffIDs, with the data in memory, on all "
             "processors and nothing else: "
          << fixed(verifying) << " s. A copy as fast as skopeo's that does this too would take **"
          << fixed((pull.peer.seconds + verifying) / pull.peer.seconds)
          << "** x skopeo on this machine.\n\n";
    out().flush();
}

QJsonObject analyze(const QStringList &words)
{
    return QJsonDocument::fromJson(bench::run(words).output).object();
}

QString timing(const QJsonObject &analysis)
{
    const QJsonObject timing = analysis.value("timing"_L1).toObject();
    return u"read %1 ms, analyse %2 ms"_s.arg(timing.value("readMs"_L1).toInt())
        .arg(timing.value("analyzeMs"_L1).toInt());
}

void reportAnalysis(Places &places, const QString &cli, const bench::BenchImage &image)
{
    const QString folder = places.fresh();
    const QString archive = folder + u"/image.tar"_s;
    (void)bench::run({u"skopeo"_s, u"copy"_s, u"--quiet"_s, u"oci:"_s + image.layout + u":bench"_s,
                      u"docker-archive:"_s + archive + u":bench:1"_s});
    const auto fromArchive = analyze({cli, u"--json"_s, u"analyze"_s, archive});
    QFile::remove(archive);
    const QString layout = image.layout + u":bench"_s;
    const auto first = analyze({cli, u"--json"_s, u"analyze"_s, layout});
    const Cost again = bench::run({cli, u"--json"_s, u"analyze"_s, layout});
    out() << "## Analysis\n\n"
          << "* From a docker-archive of the image, every DiffID verified: " << timing(fromArchive)
          << ".\n"
          << "* From an OCI layout, gzip, without tables of contents: " << timing(first) << ".\n"
          << "* Opened again, from the tables of contents: "
          << timing(QJsonDocument::fromJson(again.output).object()) << "; the whole program "
          << fixed(again.seconds * 1000, 0) << " ms; goal 50 ms for reading and analysing.\n"
          << "* Stored " << qint64(first.value("storedBytes"_L1).toDouble()) << " bytes, wasted "
          << qint64(first.value("wastedBytes"_L1).toDouble()) << ".\n\n";
    out().flush();
}

void reportArchives(Places &places, const QString &cli, const QString &folder)
{
    out() << "## Archives of hard shapes\n\n"
             "Dive's times and the goals are of archives of these shapes on a machine like this "
             "one; every DiffID is verified here, nothing is by Dive.\n\n"
             "| archive | Dive | goal | read ms | analyse ms | whole program s | peak MiB |\n"
             "| --- | --- | --- | ---: | ---: | ---: | ---: |\n";
    // By a process of its own: what is measured would inherit the memory that it takes.
    (void)bench::run({QCoreApplication::applicationFilePath(), u"prepare"_s});
    ::sync(); // Writing them to the disk is not what is measured.
    for (const bench::BenchArchive &archive : bench::makeBenchArchives(folder)) {
        QList<Cost> runs;
        for (int i = 0; i < Runs; ++i) {
            static_cast<void>(places.fresh());
            runs.append(bench::run({cli, u"--json"_s, u"analyze"_s, archive.path}));
        }
        const Cost cost = bench::median(runs);
        const QJsonObject timing =
            QJsonDocument::fromJson(cost.output).object().value("timing"_L1).toObject();
        out() << "| " << archive.title << " | " << archive.peer << " | " << archive.goal << " | "
              << timing.value("readMs"_L1).toInt() << " | " << timing.value("analyzeMs"_L1).toInt()
              << " | " << fixed(cost.seconds) << " | " << fixed(cost.peakMiB, 0) << " |\n";
        out().flush();
    }
    out() << '\n';
}

void reportFiles(const QString &folder)
{
    const bench::FileTimes times = bench::measureFiles(folder);
    out() << "## Single files of a large layer\n\nA gzip layer of "
          << fixed(double(times.compressedBytes) / 1e6, 0) << " MB, "
          << fixed(double(times.tarBytes) / 1e6, 0) << " MB unpacked; " << times.files
          << " files from all over it, each up to its first MiB: the slowest **"
          << fixed(times.longest, 1) << " ms**, half of them " << fixed(times.median, 1)
          << " ms or less; goal 50 ms. The checkpoints take "
          << fixed(double(times.seekBytes) / 1e6, 1) << " MB.\n\n";
    out().flush();
}

/// What \a program prints: a JSON object of steps and milliseconds.
void reportSteps(const QString &title, const QString &program, const QString &goal)
{
    const QJsonObject times = QJsonDocument::fromJson(bench::run({program}).output).object();
    out() << "## " << title << "\n\n| step | ms |\n| --- | ---: |\n";
    for (auto time = times.begin(); time != times.end(); ++time)
        out() << "| " << time.key() << " | " << fixed(time.value().toDouble(), 1) << " |\n";
    out() << "\nGoal: " << goal << "\n\n";
    out().flush();
}

void reportEngine(const QString &folder)
{
    const bench::EngineTimes times = bench::measureEngine(folder);
    out() << "## Docker with 1,000 images and 50 containers\n\n";
    if (!times.missing.isEmpty()) {
        out() << "Not measured: " << times.missing << ".\n\n";
        return;
    }
    out() << "* Rows in the list after " << fixed(times.rows, 0)
          << " ms, of which the engine's own "
          << "answers take " << fixed(times.answers, 0) << " ms; goal: 100 ms after the answers.\n"
          << "* Filled in, with what each image is asked for once: after "
          << fixed(times.firstList, 0) << " ms, in the next run of the program after "
          << fixed(times.nextList, 0) << " ms.\n"
          << "* A click on an image of 1.8 GB until its layers are there: "
          << fixed(times.firstLook / 1000) << " s, the second time " << fixed(times.secondLook, 1)
          << " ms; goal 50 ms.\n\n";
    out().flush();
}

void reportPulls(Places &places, const QString &cli, const bench::BenchImage &image)
{
    support::RegistryServer registry;
    if (!registry.start())
        bench::giveUp(registry.errorString());
    (void)bench::run({u"skopeo"_s, u"copy"_s, u"--quiet"_s, u"--dest-tls-verify=false"_s,
                      u"oci:"_s + image.layout + u":bench"_s,
                      u"docker://%1/bench:1"_s.arg(registry.host())});
    const double before = bench::processorSecondsOf(registry.processId());
    const Pair pull = measurePull(places, cli, registry.port());
    // It serves both programs the same.
    const double share = (bench::processorSecondsOf(registry.processId()) - before) / (2 * Runs);
    reportPull(u"Pull from a local registry, unthrottled"_s, pull, u"at most 2.4"_s);
    reportLimits(pull, share, image);
    const bench::Throttle link(registry.port(), LinkBytesPerSecond);
    reportPull(u"Pull behind a link of 100 MB/s"_s, measurePull(places, cli, link.port()),
               u"at most 1.05"_s);
}

void reportTitle(const bench::BenchImage &image)
{
    out() << "# Benchmarks\n\nMade by `./dev bench` on "
          << QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate) << ", "
          << QThread::idealThreadCount() << " processors, " << Runs
          << " runs turn by turn, the median of each. The image: "
          << fixed(double(image.compressedBytes) / 1e6, 0) << " MB in gzip layers, "
          << fixed(double(image.tarBytes) / 1e6, 0)
          << " MB unpacked: real files of a Debian system and some data that cannot be "
             "compressed.\n\n";
}

} // namespace

/// Arguments choose among pull, analysis, archives, files, engine, list and treemap; none: all of
/// them.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList chosen = QCoreApplication::arguments().sliced(1);
    const auto wants = [&chosen](const QString &part) {
        return chosen.isEmpty() || chosen.contains(part);
    };
    const QString folder = QCoreApplication::applicationDirPath();
    const QString cli = folder + u"/millefeuille-cli"_s;
    if (chosen.value(0) == "verify"_L1) {
        bench::verifyLayers(chosen.value(1));
        return 0;
    }
    const QString cache = QDir::homePath() + u"/.cache/millefeuille"_s;
    const bench::BenchImage image = bench::makeBenchImage(cache + u"/bench-image-787"_s);
    const QString archives = cache + u"/bench-archives"_s;
    if (chosen == QStringList{u"prepare"_s}) {
        (void)bench::makeBenchArchives(archives);
        return 0;
    }
    Places places;
    reportTitle(image);
    if (wants(u"pull"_s))
        reportPulls(places, cli, image);
    if (wants(u"analysis"_s))
        reportAnalysis(places, cli, image);
    if (wants(u"archives"_s))
        reportArchives(places, cli, archives);
    if (wants(u"files"_s))
        reportFiles(cache + u"/bench-files"_s);
    if (wants(u"engine"_s))
        reportEngine(places.fresh());
    if (wants(u"list"_s))
        reportSteps(u"List of images"_s, folder + u"/bench_imagelist"_s,
                    u"1,000 shown within 100 ms; no frame of 10,000 over 16 ms."_s);
    if (wants(u"treemap"_s))
        reportSteps(u"Treemap of 200,000 files"_s, folder + u"/bench_treemap"_s,
                    u"first paint under 150 ms; another mode or layer under 16 ms."_s);
    return 0;
}
