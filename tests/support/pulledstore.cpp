// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pulledstore.h"

#include "core/store/storecheck.h"

#include <QDebug>
#include <QDirIterator>

using namespace Qt::StringLiterals;

namespace support {

namespace {

qint64 bytesIn(const QString &folder)
{
    qint64 sum = 0;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        sum += files.nextFileInfo().size();
    return sum;
}

} // namespace

registry::PullRequest pullOf(const QString &name)
{
    auto reference = oci::Reference::parse(name);
    if (!reference)
        qFatal("The reference of a test is wrong: %s", qPrintable(name));
    return {.reference = *std::move(reference)};
}

PulledStore::PulledStore()
    : m_progress(std::make_unique<registry::PullProgress>())
{
    auto store = store::OciStore::open(folder(), layers::TocCache(tablesFolder()));
    if (!store)
        qFatal("The store of a test cannot be made: %s", qPrintable(store.error().message));
    m_store = *std::move(store);
}

core::Result<registry::PullOutcome> PulledStore::pull(const registry::PullRequest &request,
                                                      std::stop_token stop)
{
    registry::Client client(clientOptions);
    m_progress = std::make_unique<registry::PullProgress>();
    return registry::pull(client, *m_store, request, *m_progress, std::move(stop));
}

core::Result<registry::PullOutcome> PulledStore::pull(const QString &name)
{
    return pull(pullOf(name));
}

qint64 PulledStore::blobBytes() const
{
    return bytesIn(folder() + u"/blobs"_s);
}

qint64 PulledStore::partialBytes() const
{
    return bytesIn(folder() + u"/.millefeuille-ingest"_s);
}

QStringList PulledStore::names() const
{
    QStringList names;
    for (const store::Image &image : m_store->list().value_or(QList<store::Image>())) {
        for (const oci::Reference &name : image.names)
            names.append(name.toString());
    }
    return names;
}

bool PulledStore::isWhole() const
{
    const auto report = m_store->check();
    if (!report) {
        qWarning() << report.error().message << report.error().detail;
        return false;
    }
    for (const store::Damage &damage : report->damages)
        qWarning() << int(damage.kind) << damage.path << damage.detail << damage.images;
    return report->isWhole();
}

} // namespace support
