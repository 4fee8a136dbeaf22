// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/filesearch.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

namespace models {

using Sieve = std::shared_ptr<const FileSieve>;

FileSearch::FileSearch(QObject *parent)
    : QObject(parent)
{}

FileSearch::~FileSearch()
{
    m_stop.request_stop();
}

void FileSearch::stop()
{
    m_stop.request_stop();
    m_stop = {};
}

void FileSearch::start(std::shared_ptr<const FileFacts> files, const LayerScope &scope,
                       const FileFilter &filter)
{
    stop();
    if (filter.text.isEmpty()) {
        Q_EMIT found(std::make_shared<FileSieve>(std::move(files), scope, filter));
        return;
    }
    const std::stop_token token = m_stop.get_token();
    auto promise = std::make_shared<QPromise<Sieve>>();
    promise->future().then(this, [this, token](const Sieve &sieve) {
        if (!token.stop_requested())
            Q_EMIT found(sieve);
    });
    QThreadPool::globalInstance()->start([promise, token, files = std::move(files), scope, filter] {
        promise->start();
        promise->addResult(std::make_shared<FileSieve>(files, scope, filter, token));
        promise->finish();
    });
}

} // namespace models
