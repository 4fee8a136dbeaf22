// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tagstask.h"

#include "app/tr.h"
#include "app/transferstatus.h"
#include "core/registry/client.h"
#include "core/registry/hostgate.h"
#include "views/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace app {

namespace {

using Kind = TagsTask::Kind;

QStringList tagsOf(const QList<oci::Reference> &names)
{
    QStringList tags;
    for (const oci::Reference &name : names)
        tags += name.tag();
    return tags;
}

QString keyOf(Kind kind, const QList<oci::Reference> &names, const QString &where)
{
    QStringList parts{u"tags"_s, QString::number(int(kind)), where};
    for (const oci::Reference &name : names)
        parts += name.toString();
    return parts.join(u'\n');
}

QString titleOf(Kind kind, const QList<oci::Reference> &names)
{
    const int count = int(names.size());
    const bool isOne = std::ranges::all_of(names, [&](const oci::Reference &name) {
        return name.repository() == names.first().repository();
    });
    const QString where = isOne ? names.first().familiarRepository() : names.first().domain();
    switch (kind) {
    case Kind::Pull:
        return Tr::tr("Pull %n tag(s) of %1", nullptr, count).arg(where);
    case Kind::Push:
        return Tr::tr("Push %n tag(s) to %1", nullptr, count).arg(where);
    case Kind::Copy:
        break;
    }
    return Tr::tr("Copy %n tag(s) to %1", nullptr, count).arg(where);
}

QString summaryOf(Kind kind, int count)
{
    switch (kind) {
    case Kind::Pull:
        return Tr::tr("%n tag(s) pulled.", nullptr, count);
    case Kind::Push:
        return Tr::tr("%n tag(s) pushed.", nullptr, count);
    case Kind::Copy:
        break;
    }
    return Tr::tr("%n tag(s) copied.", nullptr, count);
}

} // namespace

TagsTask::TagsTask(Kind kind, std::shared_ptr<registry::Client> client, QList<oci::Reference> names,
                   const QString &where, Function function, QObject *parent)
    : Task(keyOf(kind, names, where), titleOf(kind, names), parent)
    , m_kind(kind)
    , m_client(std::move(client))
    , m_names(std::move(names))
    , m_function(std::move(function))
    , m_done(std::make_shared<QSet<qsizetype>>())
    , m_shared(std::make_shared<Shared>(tagsOf(m_names)))
{}

Task::Outcome TagsTask::carryOut(Kind kind, const QList<oci::Reference> &names,
                                 const Function &function, QSet<qsizetype> &done, Shared &shared,
                                 const std::stop_token &stop)
{
    QStringList kept;
    std::optional<core::Error> first;
    for (qsizetype i = 0; i < names.size() && !stop.stop_requested(); ++i) {
        shared.steps.begin(i);
        if (done.contains(i))
            continue;
        auto progress = std::make_shared<registry::PullProgress>();
        progress->setOutwaitsLimits();
        {
            const std::scoped_lock lock(shared.mutex);
            shared.current = progress;
        }
        auto outcome = function(i, *progress, stop);
        if (outcome) {
            done.insert(i);
        } else if (outcome.error().code != ErrorCode::Cancelled) {
            shared.steps.end(i, false);
            kept += names[i].familiar() + u": "_s + outcome.error().message;
            if (!first)
                first = std::move(outcome.error());
        }
    }
    if (stop.stop_requested())
        return core::cancelled();
    if (done.isEmpty() && first)
        return core::fail(first->code, first->message,
                          kept.size() > 1 ? kept.join(u'\n') : first->detail);
    return Report(summaryOf(kind, int(done.size())), kept);
}

Task::Work TagsTask::begin()
{
    m_shared = std::make_shared<Shared>(tagsOf(m_names));
    return [kind = m_kind, names = m_names, function = m_function, done = m_done,
            shared = m_shared](const std::stop_token &stop) {
        auto outcome = carryOut(kind, names, function, *done, *shared, stop);
        shared->steps.finish();
        return outcome;
    };
}

std::shared_ptr<registry::PullProgress> TagsTask::current() const
{
    const std::scoped_lock lock(m_shared->mutex);
    return m_shared->current;
}

void TagsTask::describe(models::TaskSnapshot &snapshot) const
{
    models::TaskSnapshot tag;
    if (const auto progress = current())
        app::describe(progress->status(), tag);
    snapshot.layers = m_shared->steps.status();
    snapshot.totalSteps = snapshot.layers.size();
    for (const models::LayerSnapshot &step : std::as_const(snapshot.layers)) {
        snapshot.doneSteps += models::isFinished(step.state) ? 1 : 0;
        if (step.state != models::TaskState::Running)
            continue;
        snapshot.step = step.id;
        if (tag.totalBytes > 0)
            snapshot.step += u": "_s + views::format::sizeOf(tag.doneBytes, tag.totalBytes);
        snapshot.bytesPerSecond = tag.bytesPerSecond;
        snapshot.waitingUntil = tag.waitingUntil;
    }
    describeHost(*m_client, host(), startedAt(), snapshot);
}

void TagsTask::endWait()
{
    if (const auto progress = current())
        progress->retryNow();
    m_client->hosts().resume(host());
}

} // namespace app
