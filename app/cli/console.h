// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QJsonDocument>
#include <QString>
#include <QStringList>

#include <stop_token>

/// What the commands share: the streams, the options before the command, and how to stop.
namespace cli {

/// Exit statuses, a contract (docs of the command line).
enum ExitStatus {
    Done = 0,
    Failed = 1,
    WrongUsage = 2,
    RulesNotMet = 3,
    WasCancelled = 130,
};

/// JSON and tables go to standard output, words and progress to standard error.
class Console final
{
public:
    /// What stands before the command.
    struct Options
    {
        /// At least one: folders, names of engines, or their addresses.
        QStringList stores;
        bool json = false;
        bool plainTcp = false; ///< An engine on another machine may be spoken to without TLS.
        /// For an own store engines are asked which of its images their containers use.
        bool asksEngines = true;
        /// Registries that may be spoken to by plain HTTP, or with any certificate.
        QStringList insecureRegistries = {};
    };

    Console(Options options, std::stop_token stop);

    [[nodiscard]] const QString &storeName() const { return m_options.stores.first(); }
    /// All that were given; only some commands take several.
    [[nodiscard]] const QStringList &storeNames() const { return m_options.stores; }
    [[nodiscard]] bool allowsPlainTcp() const { return m_options.plainTcp; }
    [[nodiscard]] bool asksEngines() const { return m_options.asksEngines; }
    [[nodiscard]] const QStringList &insecureRegistries() const
    {
        return m_options.insecureRegistries;
    }
    [[nodiscard]] bool isJson() const { return m_options.json; }
    [[nodiscard]] std::stop_token stop() const { return m_stop; }

    /// One line to standard error.
    void say(const QString &text) const;
    /// The error in words, with its details; returns the exit status it means.
    [[nodiscard]] int fail(const core::Error &error) const;
    /// How a command is used, after something was wrong with its words.
    [[nodiscard]] int wrongUsage(const QString &problem) const;
    /// To standard output, indented.
    void print(const QJsonDocument &json) const;
    /// To standard output, with aligned columns; the columns of \a numeric are aligned right.
    void print(const QStringList &header, const QList<QStringList> &rows,
               const QList<int> &numeric = {}) const;
    /// To standard output; what would steer the terminal is taken out.
    void printText(const QString &text) const;
    /// Bytes as they are, to standard output.
    void printRaw(const QByteArray &bytes) const;
    /// The same, for the content of files: Io if it cannot be written.
    [[nodiscard]] core::Result<void> writeRaw(QByteArrayView bytes) const;

    /// Replaces the last progress on a terminal; nothing elsewhere.
    void showProgress(const QString &line) const;
    void endProgress() const;

private:
    Options m_options;
    std::stop_token m_stop;
    bool m_isTerminal;
};

} // namespace cli
