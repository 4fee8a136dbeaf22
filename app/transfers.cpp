// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/transfers.h"

#include "app/patience.h"
#include "app/rootfsfile.h"
#include "app/taskqueue.h"
#include "app/tr.h"
#include "app/worktask.h"
#include "views/format.h"
#include "views/storeentry.h"
#include "views/transfer/imagetransfers.h"
#include "views/widgets/messagepanel.h"

#include <QFileInfo>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using views::ImageTransfers;

namespace app {

namespace {

/// "nginx:1.24", or how many.
QString titleOf(const QStringList &images)
{
    if (images.size() != 1)
        return Tr::tr("%n image(s)", nullptr, int(images.size()));
    const auto digest = oci::Digest::parse(images.first());
    if (digest)
        return digest->shortForm();
    const auto name = oci::Reference::parse(images.first());
    return name ? name->familiar() : images.first();
}

QString keyOf(const QString &what, const QStringList &parts)
{
    return what + u'\n' + parts.join(u'\n');
}

QString loaded(const store::LoadReport &report)
{
    return Tr::tr("%1 loaded.").arg(titleOf(report.names));
}

} // namespace

Transfers::Transfers(ImageTransfers &wishes, TaskQueue &tasks, FindStore findStore, QObject *parent)
    : QObject(parent)
    , m_wishes(wishes)
    , m_tasks(tasks)
    , m_findStore(std::move(findStore))
{
    makePatient(m_pool);
    connect(&wishes, &ImageTransfers::tagRequested, this, &Transfers::tag);
    connect(&wishes, &ImageTransfers::saveRequested, this, &Transfers::save);
    connect(&wishes, &ImageTransfers::loadRequested, this, &Transfers::load);
    connect(&wishes, &ImageTransfers::importRequested, this, &Transfers::import);
    connect(&wishes, &ImageTransfers::copyRequested, this, &Transfers::copy);
}

Transfers::~Transfers()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Transfers::tag(const QString &store, const QString &image, const oci::Reference &name)
{
    const auto in = m_findStore(store);
    if (!in)
        return;
    QtConcurrent::run(&m_pool, [in, image, name, stop = m_stop.get_token()] {
        return in->tag(image, name, stop);
    }).then(this, [this, title = name.familiar()](const core::Result<void> &tagged) {
        if (tagged)
            Q_EMIT done(Tr::tr("Tagged as %1.").arg(title));
        else
            Q_EMIT failed(views::Message::fromError(
                Tr::tr("The image was not tagged as “%1”.").arg(title), tagged.error()));
        Q_EMIT changed();
    });
}

void Transfers::save(const QString &store, const QStringList &images,
                     const store::SaveRequest &request)
{
    const auto from = m_findStore(store);
    if (!from)
        return;
    const QString title = titleOf(images);
    auto task = std::make_unique<WorkTask>(
        keyOf(u"save"_s, {request.path}), Tr::tr("Save %1").arg(title),
        [from, images, request](core::Progress &progress, std::stop_token stop) {
            return store::saveToFile(*from, images, request, progress, std::move(stop))
                .transform([&request] {
                    return Tr::tr("Saved to %1, %2.")
                        .arg(request.path, views::format::size(QFileInfo(request.path).size()));
                });
        });
    task->setFailure(Tr::tr("“%1” was not saved.").arg(title));
    m_tasks.add(std::move(task));
}

void Transfers::load(const QString &store, const QStringList &paths)
{
    for (const QString &path : paths) {
        QtConcurrent::run(&m_pool, isRootFsFile, path)
            .then(this, [this, store, path](bool isRootFs) {
                if (isRootFs)
                    m_wishes.offerImport(store, path);
                else
                    loadArchive(store, path);
            });
    }
}

void Transfers::loadArchive(const QString &store, const QString &path)
{
    const auto to = m_findStore(store);
    if (!to)
        return;
    const QString title = QFileInfo(path).fileName();
    auto task = std::make_unique<WorkTask>(
        keyOf(u"load"_s, {store, path}), Tr::tr("Load %1").arg(title),
        [to, path](core::Progress &progress, std::stop_token stop) {
            return store::loadFile(*to, path, progress, std::move(stop)).transform(loaded);
        });
    task->setFailure(Tr::tr("“%1” was not loaded.").arg(title));
    connect(task.get(), &Task::succeeded, this, &Transfers::changed);
    m_tasks.add(std::move(task));
}

void Transfers::import(const QString &store, const QString &path,
                       const store::ImportOptions &options)
{
    const auto to = m_findStore(store);
    if (!to)
        return;
    const QString title = QFileInfo(path).fileName();
    auto task = std::make_unique<WorkTask>(
        keyOf(u"import"_s, {store, path, options.name}), Tr::tr("Import %1").arg(title),
        [to, path, options](core::Progress &progress, std::stop_token stop) {
            return store::importFile(*to, path, options, progress, std::move(stop))
                .transform([](const store::LoadReport &report) {
                    return Tr::tr("%1 imported.").arg(titleOf(report.names));
                });
        });
    task->setFailure(Tr::tr("“%1” was not imported.").arg(title));
    connect(task.get(), &Task::succeeded, this, &Transfers::changed);
    m_tasks.add(std::move(task));
}

void Transfers::copy(const QString &store, const QStringList &images, const views::StoreEntry &to)
{
    const auto from = m_findStore(store);
    const auto target = m_findStore(to.id);
    if (!from || !target)
        return;
    const QString title = titleOf(images);
    auto task = std::make_unique<WorkTask>(
        keyOf(u"copy"_s, QStringList{store, to.id} + images),
        Tr::tr("Copy %1 to %2").arg(title, to.name),
        [from, target, images, name = to.name](core::Progress &progress, std::stop_token stop) {
            return from->copyTo(images, *target, progress, std::move(stop))
                .transform([&name](const store::LoadReport &report) {
                    return Tr::tr("%1 copied to %2.").arg(titleOf(report.names), name);
                });
        });
    task->setFailure(Tr::tr("“%1” was not copied to “%2”.").arg(title, to.name));
    connect(task.get(), &Task::succeeded, this, &Transfers::changed);
    m_tasks.add(std::move(task));
}

} // namespace app
