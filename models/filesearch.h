// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/filesieve.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace models {

/// Makes the sieve for what a person looks at and filters: at once where that is a matter of
/// milliseconds, and on another thread where paths have to be searched. GUI thread.
class FileSearch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileSearch)

public:
    explicit FileSearch(QObject *parent = nullptr);
    ~FileSearch() override;

    /// What was started before is given up. A wrong pattern finds nothing.
    void start(std::shared_ptr<const FileFacts> files, const LayerScope &scope,
               const FileFilter &filter);
    /// Gives up what was started.
    void stop();

Q_SIGNALS:
    void found(const std::shared_ptr<const models::FileSieve> &sieve);

private:
    std::stop_source m_stop;
};

} // namespace models
