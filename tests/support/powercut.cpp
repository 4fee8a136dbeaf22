// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/powercut.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace support {

namespace {

constexpr qsizetype Block = 512;
/// With so many changes under way or fewer, each choice of them is looked at.
constexpr qsizetype MostForAll = 5;
constexpr int RandomChoices = 48;

QString folderOf(const QString &name)
{
    const qsizetype slash = name.lastIndexOf(u'/');
    return slash < 0 ? QString() : name.first(slash);
}

quint64 inodeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_ino : 0;
}

QByteArray fingerprint(const PowerCut::State &state)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const auto &[name, bytes] : state.files.asKeyValueRange()) {
        hash.addData(name.toUtf8() + '\0');
        hash.addData(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1));
    }
    QStringList folders(state.folders.cbegin(), state.folders.cend());
    folders.sort();
    hash.addData(folders.join(u'\n').toUtf8());
    return hash.result();
}

} // namespace

PowerCut::PowerCut(QString folder)
    : m_folder(std::move(folder))
{
    if (!QFileInfo::exists(m_folder))
        return;
    const auto add = [this](const QString &name, const QString &path) {
        const QFileInfo info(path);
        QFile file(path);
        m_byInode.insert(inodeOf(path), m_files.size());
        m_synced.insert(name, m_files.size());
        const bool isRead = !info.isDir() && file.open(QFile::ReadOnly);
        m_files.append(
            {.isFolder = info.isDir(), .synced = isRead ? file.readAll() : QByteArray()});
    };
    add({}, m_folder);
    QDirIterator all(m_folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        add(inside(path), path);
    }
    m_current = m_synced;
}

QString PowerCut::inside(const QString &path) const
{
    return path == m_folder ? QString() : path.sliced(m_folder.size() + 1);
}

void PowerCut::changeNames(const QMap<QString, qsizetype> &names)
{
    // Whether the folder itself is there is not the question.
    if (names.contains(QString()))
        m_synced.insert({}, names.value({}));
    else
        m_pending.append({names});
    for (const auto &[name, file] : names.asKeyValueRange()) {
        if (file < 0)
            m_current.remove(name);
        else
            m_current.insert(name, file);
    }
}

void PowerCut::syncFolder(const QString &folder)
{
    for (NameChange &change : m_pending) {
        // Where something new is in this folder, all of the change is on the disk but what only
        // takes a name out of another one.
        for (auto name = change.names.begin(); name != change.names.end();) {
            const bool isHere = folderOf(name.key()) == folder && !name.key().isEmpty();
            if (!isHere) {
                ++name;
                continue;
            }
            if (*name < 0)
                m_synced.remove(name.key());
            else
                m_synced.insert(name.key(), *name);
            name = change.names.erase(name);
        }
    }
    m_pending.removeIf([](const NameChange &change) { return change.names.isEmpty(); });
}

void PowerCut::apply(const FileCall &call)
{
    const QString name = inside(call.path);
    if (call.call == "create" || call.call == "mkdir") {
        if (call.call == "create")
            m_byInode.insert(call.inode, m_files.size());
        changeNames({{name, m_files.size()}});
        m_files.append({.isFolder = call.call == "mkdir"});
    } else if (call.call == "rename") {
        const QString to = inside(QFile::decodeName(call.bytes));
        if (const auto file = m_current.constFind(name); file != m_current.cend())
            changeNames({{to, *file}, {name, -1}});
    } else if (call.call == "link") {
        changeNames({{inside(QFile::decodeName(call.bytes)), m_current.value(name)}});
    } else if (call.call == "unlink") {
        changeNames({{name, -1}});
    } else if (call.call == "fsync" || call.call == "fdatasync") {
        const qsizetype file = m_current.value(name, -1);
        if (file >= 0 && m_files[file].isFolder)
            return syncFolder(name);
        if (const auto known = m_byInode.constFind(call.inode); known != m_byInode.cend()) {
            File &synced = m_files[*known];
            synced.synced = bytesOf(synced, Bytes::New);
            synced.pending.clear();
        }
    } else if (call.call == "write" || call.call == "pwrite" || call.call == "ftruncate") {
        if (const auto known = m_byInode.constFind(call.inode); known != m_byInode.cend())
            m_files[*known].pending.append({.offset = call.number,
                                            .bytes = call.bytes,
                                            .isTruncation = call.call == "ftruncate"});
    }
}

QByteArray PowerCut::bytesOf(const File &file, Bytes which)
{
    if (which == Bytes::Old || file.pending.isEmpty())
        return file.synced;
    QByteArray bytes = file.synced;
    const auto resize = [&bytes](qsizetype size) { bytes.resize(size, '\0'); };
    for (qsizetype i = 0; i < file.pending.size(); ++i) {
        const Write &write = file.pending[i];
        const bool isLast = i + 1 == file.pending.size();
        if (write.isTruncation) {
            resize(qsizetype(write.offset));
            continue;
        }
        const auto offset = qsizetype(write.offset);
        resize(std::max(bytes.size(), offset + write.bytes.size()));
        QByteArray data = write.bytes;
        if (which == Bytes::Zeros || (which == Bytes::LastOnly && !isLast))
            data.fill('\0');
        if (which == Bytes::Torn && isLast) {
            data = data.first(data.size() / 2 / Block * Block);
            resize(offset + data.size());
        }
        bytes.replace(offset, data.size(), data);
    }
    return bytes;
}

PowerCut::State PowerCut::state(quint64 chosen, const std::function<Bytes(qsizetype)> &which) const
{
    QMap<QString, qsizetype> names = m_synced;
    for (qsizetype i = 0; i < m_pending.size(); ++i) {
        if ((chosen >> i & 1) == 0)
            continue;
        for (const auto &[name, file] : m_pending[i].names.asKeyValueRange()) {
            if (file < 0)
                names.remove(name);
            else
                names.insert(name, file);
        }
    }
    State state;
    // In the order of the names, so that a folder comes before what is in it.
    for (const auto &[name, file] : std::as_const(names).asKeyValueRange()) {
        const bool isReachable = name.isEmpty() || state.folders.contains(folderOf(name));
        if (!isReachable)
            continue;
        if (m_files[file].isFolder)
            state.folders.insert(name);
        else
            state.files.insert(name, bytesOf(m_files[file], which(file)));
    }
    return state;
}

void PowerCut::State::write(const QString &folder) const
{
    QStringList sorted(folders.cbegin(), folders.cend());
    sorted.sort();
    for (const QString &name : std::as_const(sorted))
        QDir().mkpath(folder + u'/' + name);
    for (const auto &[name, bytes] : files.asKeyValueRange()) {
        QFile file(folder + u'/' + name);
        if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(file.fileName()));
    }
}

qsizetype PowerCut::visit(const QList<FileCall> &calls, qsizetype promise, QRandomGenerator &random,
                          const std::function<bool(const State &)> &look)
{
    QSet<QByteArray> seen;
    qsizetype visited = 0;
    const auto isDone = [&](qsizetype count, quint64 chosen,
                            const std::function<Bytes(qsizetype)> &which) {
        State one = state(chosen, which);
        const QByteArray print = fingerprint(one);
        if (seen.contains(print))
            return false;
        seen.insert(print);
        ++visited;
        one.calls = count;
        return !look(one);
    };
    for (qsizetype count = 0; count <= calls.size(); ++count) {
        if (count > 0)
            apply(calls[count - 1]);
        if (count == promise)
            seen.clear();
        const qsizetype changes = std::min<qsizetype>(m_pending.size(), 63);
        const quint64 all = (quint64(1) << changes) - 1;
        const bool takesAll = changes <= MostForAll;
        const quint64 choices = takesAll ? all + 1 : RandomChoices;
        for (quint64 i = 0; i < choices; ++i) {
            // None, all, and others.
            const quint64 chosen = takesAll ? i
                                   : i == 0 ? 0
                                   : i == 1 ? all
                                            : random.generate64() & all;
            for (int bytes = 0; bytes < BytesCount; ++bytes) {
                if (isDone(count, chosen, [&](qsizetype) { return Bytes(bytes); }))
                    return visited;
            }
            if (isDone(count, chosen, [&](qsizetype) { return Bytes(random.bounded(BytesCount)); }))
                return visited;
        }
    }
    return visited;
}

} // namespace support
