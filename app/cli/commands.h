// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <span>

namespace cli {

class Console;

/// One command: its words after the name in, an exit status out.
struct Command
{
    const char *name;
    const char *usage;       ///< The words after the name.
    const char *description; ///< Marked for translation in the context app::Tr.
    int (*run)(const Console &console, const QStringList &words);
    bool takesStores = false; ///< More than one --store.
};

[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] const Command *findCommand(const QString &name);

int pull(const Console &console, const QStringList &words);
int push(const Console &console, const QStringList &words);
int build(const Console &console, const QStringList &words);
int search(const Console &console, const QStringList &words);
int tags(const Console &console, const QStringList &words);
int login(const Console &console, const QStringList &words);
int logout(const Console &console, const QStringList &words);
int trust(const Console &console, const QStringList &words);
int distrust(const Console &console, const QStringList &words);
int list(const Console &console, const QStringList &words);
int outdated(const Console &console, const QStringList &words);
int inspect(const Console &console, const QStringList &words);
int history(const Console &console, const QStringList &words);
int remove(const Console &console, const QStringList &words);
int pin(const Console &console, const QStringList &words);
int unpin(const Console &console, const QStringList &words);
int undo(const Console &console, const QStringList &words);
int reclaim(const Console &console, const QStringList &words);
int prune(const Console &console, const QStringList &words);
int tag(const Console &console, const QStringList &words);
int save(const Console &console, const QStringList &words);
int load(const Console &console, const QStringList &words);
int import(const Console &console, const QStringList &words);
int copy(const Console &console, const QStringList &words);
int analyze(const Console &console, const QStringList &words);
int diff(const Console &console, const QStringList &words);
int cat(const Console &console, const QStringList &words);
int extract(const Console &console, const QStringList &words);
int check(const Console &console, const QStringList &words);

} // namespace cli
