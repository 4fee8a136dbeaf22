// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/pulljournal.h"

#include "core/base/json.h"
#include "core/base/limits.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::File;
using core::Result;

namespace registry {

namespace {

constexpr auto Lock = ".lock"_L1;
constexpr auto Journal = ".json"_L1;

QString folderOf(const QString &storeFolder)
{
    return storeFolder + u"/.millefeuille-pulls"_s;
}

QJsonObject toJson(const UnfinishedPull &pull)
{
    QJsonObject json{{u"reference"_s, pull.request.reference.toString()},
                     {u"paused"_s, pull.isPaused},
                     {u"allPlatforms"_s, pull.request.allPlatforms}};
    if (pull.request.platform)
        json[u"platform"_s] = pull.request.platform->toString();
    QJsonArray layers;
    for (const UnfinishedPull::Layer &layer : pull.layers)
        layers.append(QJsonObject{{u"digest"_s, layer.digest.toString()}, {u"size"_s, layer.size}});
    json[u"layers"_s] = layers;
    return json;
}

std::optional<UnfinishedPull::Layer> layerFrom(core::JsonReader &json)
{
    const qint64 size = json.count("size"_L1);
    auto digest = oci::Digest::parse(json.string("digest"_L1));
    if (!digest || size > core::limits::BlobSize) {
        json.fail(digest ? "size"_L1 : "digest"_L1, "is not allowed"_L1);
        return {};
    }
    return UnfinishedPull::Layer{*std::move(digest), size};
}

std::optional<UnfinishedPull> pullFrom(core::JsonReader &json)
{
    auto reference = oci::Reference::parse(json.string("reference"_L1));
    if (!reference) {
        json.fail("reference"_L1, "is not allowed"_L1);
        return {};
    }
    UnfinishedPull pull{.request = {.reference = *std::move(reference),
                                    .allPlatforms = json.boolean("allPlatforms"_L1)},
                        .isPaused = json.boolean("paused"_L1)};
    if (json.has("platform"_L1)) {
        auto platform = oci::Platform::parse(json.string("platform"_L1));
        if (!platform) {
            json.fail("platform"_L1, "is not allowed"_L1);
            return {};
        }
        pull.request.platform = *std::move(platform);
    }
    for (core::JsonReader &each : json.objects("layers"_L1, core::limits::Layers)) {
        if (auto layer = layerFrom(each))
            pull.layers.append(*std::move(layer));
    }
    return pull;
}

void append(QList<UnfinishedPull> &pulls, const QList<UnfinishedPull> &others)
{
    for (const UnfinishedPull &other : others) {
        if (!std::ranges::contains(pulls, other.request, &UnfinishedPull::request)
            && pulls.size() < core::limits::UnfinishedPulls)
            pulls.append(other);
    }
}

} // namespace

Result<QList<UnfinishedPull>> parseUnfinishedPulls(QByteArrayView bytes)
{
    const auto object = core::parseJsonObject(bytes, core::limits::PullJournal);
    if (!object)
        return std::unexpected(object.error());
    core::JsonReader json(*object);
    QList<UnfinishedPull> pulls;
    for (core::JsonReader &each : json.objects("pulls"_L1, core::limits::UnfinishedPulls)) {
        if (auto pull = pullFrom(each))
            append(pulls, {*std::move(pull)});
    }
    if (const auto &error = json.error())
        return std::unexpected(*error);
    return pulls;
}

QByteArray unfinishedPullsJson(const QList<UnfinishedPull> &pulls)
{
    QJsonArray array;
    for (const UnfinishedPull &pull :
         pulls.first(std::min<qsizetype>(pulls.size(), core::limits::UnfinishedPulls)))
        array.append(toJson(pull));
    return QJsonDocument(QJsonObject{{u"pulls"_s, array}}).toJson(QJsonDocument::Compact);
}

PullJournal::PullJournal(File lock, QString path)
    : m_lock(std::move(lock))
    , m_path(std::move(path))
{}

Result<PullJournal> PullJournal::open(const QString &storeFolder)
{
    const QString folder = folderOf(storeFolder);
    if (auto made = core::makeFolder(folder); !made)
        return std::unexpected(made.error());
    const QString path = folder + u'/' + QUuid::createUuid().toString(QUuid::Id128);
    auto lock = File::open(path + Lock, File::Mode::ReadWrite);
    if (!lock)
        return std::unexpected(lock.error());
    const auto locked = lock->tryLock();
    if (!locked)
        return std::unexpected(locked.error());
    if (!*locked || !lock->isStillAt(lock->path())) // Somebody was quick to take it for a left one.
        return open(storeFolder);
    return PullJournal(std::move(*lock), path + Journal);
}

PullJournal::~PullJournal()
{
    // Without the file there is nothing to take over.
    if (!m_path.isEmpty() && !QFile::exists(m_path))
        QFile::remove(m_lock.path());
}

Result<QList<UnfinishedPull>> PullJournal::takeOver()
{
    const QDir folder(QFileInfo(m_path).path());
    const QStringList locks = folder.entryList({u'*' + Lock}, QDir::Files | QDir::Hidden)
                                  .mid(0, core::limits::PullJournals);
    QList<UnfinishedPull> found;
    std::vector<File> taken;
    for (const QString &name : locks) {
        auto lock = File::open(folder.filePath(name), File::Mode::ReadWrite);
        if (!lock || !lock->tryLock().value_or(false) || !lock->isStillAt(lock->path()))
            continue;
        const QString journal = lock->path().chopped(Lock.size()) + Journal;
        const auto pulls =
            core::readFile(journal, core::limits::PullJournal)
                .and_then([](const QByteArray &bytes) { return parseUnfinishedPulls(bytes); });
        if (pulls)
            append(found, *pulls);
        taken.push_back(std::move(*lock));
    }
    if (auto written = write(found); !written)
        return std::unexpected(written.error());
    for (const File &lock : taken) {
        QFile::remove(lock.path().chopped(Lock.size()) + Journal);
        QFile::remove(lock.path());
    }
    return found;
}

Result<void> PullJournal::write(const QList<UnfinishedPull> &pulls) const
{
    if (!pulls.isEmpty())
        return core::replaceFile(m_path, unfinishedPullsJson(pulls));
    if (!QFile::exists(m_path))
        return {};
    QFile::remove(m_path);
    return core::syncFolder(QFileInfo(m_path).path());
}

} // namespace registry
