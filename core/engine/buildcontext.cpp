// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/engine/buildcontext.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/base/treereader.h"
#include "core/engine/tarwriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace engine {

using core::ErrorCode;
using core::Result;
using core::Tr;
using core::TreeEntry;

namespace {

constexpr auto IgnoreName = ".dockerignore"_L1;

Result<QByteArray> readSmall(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return core::fail(
            file.error() == QFile::PermissionsError ? ErrorCode::PermissionDenied : ErrorCode::Io,
            Tr::tr("“%1” cannot be read.").arg(core::excerpt(path)), file.errorString());
    QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit)
        return core::fail(ErrorCode::LimitExceeded,
                          Tr::tr("“%1” is too large.").arg(core::excerpt(path)));
    return bytes;
}

/// Where \a path is inside \a folder; empty if it is not.
QString inside(const QString &folder, const QString &path)
{
    // Only the folders are followed: a link in the context goes out as a link.
    const QFileInfo info(path);
    const QString real = QFileInfo(info.absolutePath()).canonicalFilePath();
    const QString root = QFileInfo(folder).canonicalFilePath();
    if (real == root)
        return info.fileName();
    const QString prefix = root.endsWith(u'/') ? root : root + u'/';
    return real.startsWith(prefix) ? real.sliced(prefix.size()) + u'/' + info.fileName()
                                   : QString();
}

/// Writes what the rules leave of a folder.
class Packing final
{
public:
    using IsAlwaysIn = std::function<bool(const QString &path)>;

    Packing(TarWriter &tar, const IgnoreRules &rules, IsAlwaysIn isAlwaysIn)
        : m_tar(tar)
        , m_rules(rules)
        , m_isAlwaysIn(std::move(isAlwaysIn))
    {}

    Result<bool> meet(const TreeEntry &entry)
    {
        const QString path = QString::fromUtf8(entry.path);
        IgnoreRules::Matches matches = m_rules.match(path, matchesAbove(entry.path));
        const bool isIgnored = m_rules.isIgnored(matches) && !m_isAlwaysIn(path);
        const bool isFolder = entry.kind == TreeEntry::Kind::Folder;
        if (isFolder)
            m_above.push_back({entry.path + '/', std::move(matches)});
        if (isIgnored)
            return isFolder && (m_rules.hasExceptionsBelow(path) || m_isAlwaysIn(path + u'/'));
        if (isFolder || entry.kind == TreeEntry::Kind::Link) {
            if (auto added = m_tar.add(entry); !added)
                return std::unexpected(std::move(added.error()));
        }
        return isFolder || entry.kind == TreeEntry::Kind::File;
    }

private:
    IgnoreRules::Matches matchesAbove(const QByteArray &path)
    {
        while (!m_above.empty() && !path.startsWith(m_above.back().prefix))
            m_above.pop_back();
        return m_above.empty() ? IgnoreRules::Matches() : m_above.back().matches;
    }

    struct Above
    {
        QByteArray prefix;
        IgnoreRules::Matches matches;
    };
    TarWriter &m_tar;
    const IgnoreRules &m_rules;
    IsAlwaysIn m_isAlwaysIn;
    std::vector<Above> m_above; ///< The folders that the walk is in.
};

} // namespace

Result<BuildContext> BuildContext::open(const QString &folder, const QString &dockerfile)
{
    if (!QFileInfo(folder).isDir())
        return core::fail(ErrorCode::NotFound,
                          Tr::tr("“%1” is no folder. Choose the folder to build from.")
                              .arg(core::excerpt(folder)));
    BuildContext context;
    context.m_folder = folder;
    if (auto found = context.findDockerfile(dockerfile); !found)
        return std::unexpected(std::move(found.error()));
    const QString ignore = QDir(folder).filePath(IgnoreName);
    if (QFileInfo(ignore).isFile()) {
        auto bytes = readSmall(ignore, core::limits::IgnoreFile);
        if (!bytes)
            return std::unexpected(std::move(bytes.error()));
        auto rules = IgnoreRules::parse(*bytes);
        if (!rules)
            return std::unexpected(std::move(rules.error()));
        context.m_rules = *std::move(rules);
        context.m_ignoreBytes = *std::move(bytes);
    }
    return context;
}

Result<void> BuildContext::findDockerfile(const QString &dockerfile)
{
    const QDir folder(m_folder);
    QString path = dockerfile;
    if (path.isEmpty()) {
        path = folder.filePath(u"Dockerfile"_s);
        if (const QString other = folder.filePath(u"Containerfile"_s);
            !QFileInfo(path).isFile() && QFileInfo(other).isFile())
            path = other; // As Podman and Buildah call it.
    } else if (!QFileInfo(path).isFile() && QDir::isRelativePath(path)) {
        path = folder.filePath(path);
    }
    if (!QFileInfo(path).isFile())
        return core::fail(ErrorCode::NotFound,
                          Tr::tr("There is no Dockerfile “%1”.").arg(core::excerpt(path)));
    auto bytes = readSmall(path, core::limits::Dockerfile);
    if (!bytes)
        return std::unexpected(std::move(bytes.error()));
    auto parsed = Dockerfile::parse(*bytes);
    if (!parsed)
        return std::unexpected(std::move(parsed.error()));
    m_dockerfile = *std::move(parsed);
    m_dockerfileName = inside(m_folder, path);
    if (m_dockerfileName.isEmpty()) {
        m_isForeign = true;
        m_foreignDockerfile = *std::move(bytes);
        m_dockerfileName = u".dockerfile.%1"_s.arg(QRandomGenerator::system()->generate64(), 16, 16,
                                                   QLatin1Char('0'));
    }
    return {};
}

/// Also of "folder/", if something in the folder is.
bool BuildContext::isAlwaysIn(const QString &path) const
{
    return path == m_dockerfileName || path == IgnoreName
           || (path.endsWith(u'/') && m_dockerfileName.startsWith(path));
}

Result<qint64> BuildContext::measure(const std::stop_token &stop) const
{
    qint64 size = 0;
    TarWriter tar([&size](QByteArrayView bytes) {
        size += bytes.size();
        return Result<void>();
    });
    if (auto packed = pack(tar, false, stop); !packed)
        return std::unexpected(std::move(packed.error()));
    return size;
}

Result<void> BuildContext::write(qint64 size, const layers::ByteSink &sink,
                                 const std::stop_token &stop) const
{
    const auto changed = [this] {
        return core::fail(ErrorCode::Corrupt,
                          Tr::tr("The files in “%1” changed while they were sent. Try again.")
                              .arg(core::excerpt(m_folder)));
    };
    qint64 left = size;
    TarWriter tar([&](QByteArrayView bytes) -> Result<void> {
        left -= bytes.size();
        return left < 0 ? changed() : sink(bytes);
    });
    if (auto packed = pack(tar, true, stop); !packed)
        return packed;
    return left == 0 ? Result<void>() : changed();
}

Result<void> BuildContext::pack(TarWriter &tar, bool withContent, const std::stop_token &stop) const
{
    Packing packing(tar, m_rules, [this](const QString &path) { return isAlwaysIn(path); });
    const core::TreeVisitor visitor{
        .meet = [&](const TreeEntry &entry) -> Result<bool> {
            if (m_isForeign && entry.path == IgnoreName)
                return false; // Comes below, with a line more.
            auto goesOn = packing.meet(entry);
            if (!goesOn || !*goesOn || withContent || entry.kind != TreeEntry::Kind::File)
                return goesOn;
            // The writer makes up for what is missing.
            if (auto added = tar.add(entry); !added)
                return std::unexpected(std::move(added.error()));
            return false;
        },
        .file = [&tar](const TreeEntry &entry,
                       const core::TreeVisitor::Read &read) { return tar.add(entry, read); }};
    if (auto walked = core::readTree(m_folder, visitor, stop); !walked)
        return walked;
    if (m_isForeign) {
        const QByteArray name = m_dockerfileName.toUtf8();
        const auto file = [](const QByteArray &path) {
            return TreeEntry{.path = path, .kind = TreeEntry::Kind::File, .mode = 0644};
        };
        if (auto added = tar.add(file(name), m_foreignDockerfile); !added)
            return added;
        // Not to be copied into the image.
        if (auto added = tar.add(file(".dockerignore"), m_ignoreBytes + '\n' + name + '\n'); !added)
            return added;
    }
    return tar.finish();
}

} // namespace engine
