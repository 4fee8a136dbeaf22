// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/filefaults.h"

#include <QMap>
#include <QRandomGenerator>
#include <QSet>

#include <functional>

namespace support {

/// What a power cut may leave of a folder in which a program was at work, by what POSIX promises
/// and no more (as ALICE, Pillai et al., OSDI 2014, has it):
///
/// * What was written to a file is on the disk once fsync() of that file came back. Before that any
///   of it may be there or not: the old bytes, the new ones, new ones up to some block, zeros in
///   their place, or the last write without those before it.
/// * A name that was made, replaced or removed is on the disk once fsync() of its folder came back.
///   Before that any of these changes may be there without any other, whatever the order in which
///   they were made; fsync() of the file itself changes nothing about that.
/// * A rename is one change. Over two folders the new name is there once its folder was synced, and
///   the old one may still be there until its own was.
///
/// One thread.
class PowerCut final
{
public:
    /// \a folder as it is now is all on the disk; it need not be there yet.
    explicit PowerCut(QString folder);

    struct State
    {
        qsizetype calls = 0;                  ///< The cut comes after so many of them.
        QMap<QString, QByteArray> files = {}; ///< By their paths in the folder.
        QSet<QString> folders = {};           ///< "" is the folder itself.

        /// Makes \a folder, which must not be there, the way it is after the cut.
        void write(const QString &folder) const;
        friend bool operator==(const State &, const State &) = default;
    };

    /// Calls \a look for the states after each of \a calls that differ from each other, all of them
    /// where few changes are under way, else a random choice. After \a promise calls something is
    /// promised: from there on states are looked at that were seen before. Ends when \a look
    /// returns false. Returns how many there were.
    qsizetype visit(const QList<FileCall> &calls, qsizetype promise, QRandomGenerator &random,
                    const std::function<bool(const State &)> &look);

private:
    struct Write
    {
        quint64 offset = 0;
        QByteArray bytes = {};
        bool isTruncation = false; ///< To offset.
    };
    struct File
    {
        bool isFolder = false;
        QByteArray synced = {};
        QList<Write> pending = {};
    };
    /// Names that change together; -1: the name goes.
    struct NameChange
    {
        QMap<QString, qsizetype> names;
    };
    enum class Bytes { Old, New, Torn, Zeros, LastOnly };
    static constexpr int BytesCount = 5;

    void apply(const FileCall &call);
    void changeNames(const QMap<QString, qsizetype> &names);
    void syncFolder(const QString &folder);
    [[nodiscard]] QString inside(const QString &path) const;
    [[nodiscard]] static QByteArray bytesOf(const File &file, Bytes which);
    [[nodiscard]] State state(quint64 chosen, const std::function<Bytes(qsizetype)> &which) const;

    QString m_folder;
    QList<File> m_files;
    QHash<quint64, qsizetype> m_byInode;
    QMap<QString, qsizetype> m_synced;  ///< Names on the disk, with their files.
    QMap<QString, qsizetype> m_current; ///< As the program sees them.
    QList<NameChange> m_pending;
};

} // namespace support
