// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/uploadsessions.h"

#include "core/base/durablefile.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/net/urlsafety.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Result;

namespace registry {

namespace {

constexpr auto Life = 12h;

/// Addresses elsewhere may be signed: those are good without a login, and not written to a disk.
bool mayBeWritten(const UnfinishedUpload &upload)
{
    return net::sameOrigin(upload.uploads, upload.location);
}

QString textOf(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded);
}

Result<UnfinishedUpload> parseOne(core::JsonReader json)
{
    const auto digest = oci::Digest::parse(json.string("blob"_L1));
    if (!digest)
        return std::unexpected(digest.error());
    UnfinishedUpload upload{
        .uploads = QUrl(json.string("uploads"_L1), QUrl::StrictMode),
        .blob = *digest,
        .location = QUrl(json.string("location"_L1), QUrl::StrictMode),
        .time = QDateTime::fromString(json.string("time"_L1), Qt::ISODate),
    };
    if (!mayBeWritten(upload) || upload.uploads.host().isEmpty() || !upload.time.isValid())
        json.fail("location"_L1, "is none of the registry"_L1);
    if (const auto &error = json.error())
        return std::unexpected(*error);
    return upload;
}

} // namespace

Result<QList<UnfinishedUpload>> parseUnfinishedUploads(QByteArrayView bytes)
{
    auto object = core::parseJsonObject(bytes, core::limits::UploadsFile);
    if (!object)
        return std::unexpected(std::move(object).error());
    core::JsonReader json(*std::move(object));
    QList<UnfinishedUpload> uploads;
    for (core::JsonReader &each : json.objects("uploads"_L1, core::limits::UnfinishedUploads)) {
        auto upload = parseOne(std::move(each));
        if (!upload)
            return std::unexpected(std::move(upload).error());
        uploads.append(*std::move(upload));
    }
    if (const auto &error = json.error())
        return std::unexpected(*error);
    return uploads;
}

UploadSessions::UploadSessions(QString file)
    : m_file(std::move(file))
{}

void UploadSessions::keep(const QUrl &uploads, const oci::Digest &blob, const QUrl &location)
{
    const std::scoped_lock lock(m_mutex);
    load();
    m_kept.append({uploads, blob, location, QDateTime::currentDateTimeUtc()});
    if (m_kept.size() > core::limits::UnfinishedUploads)
        m_kept.removeFirst();
    save();
}

QUrl UploadSessions::take(const QUrl &uploads, const oci::Digest &blob)
{
    const std::scoped_lock lock(m_mutex);
    load();
    const auto found = std::ranges::find_if(m_kept, [&](const UnfinishedUpload &upload) {
        return upload.uploads == uploads && upload.blob == blob;
    });
    if (found == m_kept.end())
        return {};
    const QUrl location = found->location;
    m_kept.erase(found);
    save();
    return location;
}

/// What other programs wrote meanwhile, in place of what can be in the file. A file that cannot be
/// read is none: all that is lost is that an upload begins anew.
void UploadSessions::load()
{
    if (!m_file.isEmpty()) {
        m_kept.removeIf(mayBeWritten);
        const auto bytes = core::readFile(m_file, core::limits::UploadsFile);
        const auto written =
            bytes ? parseUnfinishedUploads(*bytes) : std::unexpected(bytes.error());
        if (written)
            m_kept = *written + m_kept;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_kept.removeIf([&now](const UnfinishedUpload &upload) {
        return upload.time > now || upload.time.addDuration(Life) < now;
    });
}

void UploadSessions::save() const
{
    if (m_file.isEmpty())
        return;
    QJsonArray uploads;
    for (const UnfinishedUpload &upload : m_kept) {
        if (mayBeWritten(upload))
            uploads.append(QJsonObject{{u"uploads"_s, textOf(upload.uploads)},
                                       {u"blob"_s, upload.blob.toString()},
                                       {u"location"_s, textOf(upload.location)},
                                       {u"time"_s, upload.time.toString(Qt::ISODate)}});
    }
    if (core::makeFolder(QFileInfo(m_file).path()))
        static_cast<void>(core::replaceFile(
            m_file, QJsonDocument(QJsonObject{{u"uploads"_s, uploads}}).toJson()));
}

} // namespace registry
