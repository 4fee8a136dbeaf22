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
using models::TaskSnapshot;
using models::TaskState;

namespace app {

namespace {

using Kind = TagsTask::Kind;

bool areOfOneRepository(const QList<oci::Reference> &names)
{
    return std::ranges::all_of(
        names, [&](const oci::Reference &name) { return name.path() == names.first().path(); });
}

QStringList stepsOf(const QList<oci::Reference> &names)
{
    const bool isOne = areOfOneRepository(names);
    QStringList steps;
    for (const oci::Reference &name : names)
        steps += isOne ? name.tag() : name.familiar();
    return steps;
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
    const QString where =
        areOfOneRepository(names) ? names.first().familiarRepository() : names.first().domain();
    switch (kind) {
    case Kind::Pull:
    case Kind::EnginePull:
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
    case Kind::EnginePull:
        return Tr::tr("%n tag(s) pulled.", nullptr, count);
    case Kind::Push:
        return Tr::tr("%n tag(s) pushed.", nullptr, count);
    case Kind::Copy:
        break;
    }
    return Tr::tr("%n tag(s) copied.", nullptr, count);
}

/// How many were, and the first that was not.
QString failureOf(Kind kind, qsizetype done, int count, const QString &first)
{
    switch (kind) {
    case Kind::Pull:
    case Kind::EnginePull:
        return Tr::tr("%1 of %n tag(s) pulled.", nullptr, count).arg(done) + u' '
               + Tr::tr("“%1” was not pulled.").arg(first);
    case Kind::Push:
        return Tr::tr("%1 of %n tag(s) pushed.", nullptr, count).arg(done) + u' '
               + Tr::tr("“%1” was not pushed.").arg(first);
    case Kind::Copy:
        break;
    }
    return Tr::tr("%1 of %n tag(s) copied.", nullptr, count).arg(done) + u' '
           + Tr::tr("“%1” was not copied.").arg(first);
}

} // namespace

/// What the thread that works shares with the task.
struct TagsTask::Try
{
    explicit Try(const QList<oci::Reference> &tags)
        : names(tags)
        , steps(stepsOf(tags))
    {}

    void carryOut(const Function &function, bool ignoresFreeSpace,
                  QMap<qsizetype, QStringList> &done, const std::stop_token &stop);
    [[nodiscard]] core::Error error() const;
    [[nodiscard]] std::shared_ptr<Tag> current() const;

    const QList<oci::Reference> names;
    Steps steps;
    mutable std::mutex mutex; ///< Guards what is below.
    std::shared_ptr<Tag> tag = {};
    QList<Failure> failures = {};
};

void TagsTask::Try::carryOut(const Function &function, bool ignoresFreeSpace,
                             QMap<qsizetype, QStringList> &done, const std::stop_token &stop)
{
    for (qsizetype i = 0; i < names.size() && !stop.stop_requested(); ++i) {
        if (done.contains(i)) {
            steps.end(i, true);
            continue;
        }
        steps.begin(i);
        const auto moved = std::make_shared<Tag>(i, ignoresFreeSpace);
        moved->progress.setOutwaitsLimits();
        {
            const std::scoped_lock lock(mutex);
            tag = moved;
        }
        auto outcome = function(*moved, stop);
        if (outcome)
            done.insert(i, *std::move(outcome));
        steps.end(i, done.contains(i));
        if (!outcome) {
            const std::scoped_lock lock(mutex);
            failures.append({i, std::move(outcome.error()), moved->progress.status()});
        }
    }
}

/// The first one, in its own words, which tell what can be done about it.
core::Error TagsTask::Try::error() const
{
    core::Error first = failures.first().error;
    QStringList lines;
    for (const Failure &failure : failures)
        lines += names[failure.tag].familiar() + u": "_s + failure.error.message;
    if (failures.size() == 1 && !first.detail.isEmpty())
        lines += first.detail;
    first.detail = lines.join(u'\n');
    return first;
}

std::shared_ptr<TagsTask::Tag> TagsTask::Try::current() const
{
    const std::scoped_lock lock(mutex);
    return tag;
}

TagsTask::TagsTask(Kind kind, std::shared_ptr<registry::Client> client, QList<oci::Reference> names,
                   const QString &where, Function function, QObject *parent)
    : Task(keyOf(kind, names, where), titleOf(kind, names), parent)
    , m_kind(kind)
    , m_client(std::move(client))
    , m_names(std::move(names))
    , m_function(std::move(function))
    , m_done(std::make_shared<QMap<qsizetype, QStringList>>())
    , m_try(std::make_shared<Try>(m_names))
{}

Task::Work TagsTask::begin()
{
    m_try = std::make_shared<Try>(m_names);
    return [kind = m_kind, function = m_function, ignoresFreeSpace = m_ignoresFreeSpace,
            done = m_done, now = m_try](const std::stop_token &stop) -> Outcome {
        now->carryOut(function, ignoresFreeSpace, *done, stop);
        now->steps.finish();
        if (stop.stop_requested())
            return core::cancelled();
        if (!now->failures.isEmpty())
            return std::unexpected(now->error());
        QStringList left;
        for (const auto &[tag, lines] : std::as_const(*done).asKeyValueRange()) {
            for (const QString &line : lines)
                left += now->names[tag].familiar() + u": "_s + line;
        }
        return Report(summaryOf(kind, int(done->size())), left);
    };
}

QList<oci::Reference> TagsTask::withoutPlatform() const
{
    const std::scoped_lock lock(m_try->mutex);
    QList<oci::Reference> names;
    for (const Failure &failure : std::as_const(m_try->failures)) {
        if (failure.status.otherPlatforms.isEmpty())
            return {};
        names += m_names[failure.tag];
    }
    return names;
}

QList<oci::Platform> TagsTask::otherPlatforms() const
{
    const std::scoped_lock lock(m_try->mutex);
    return m_try->failures.isEmpty() ? QList<oci::Platform>()
                                     : m_try->failures.first().status.otherPlatforms;
}

void TagsTask::describe(TaskSnapshot &snapshot) const
{
    TaskSnapshot moving;
    if (const auto tag = m_try->current(); tag && m_kind == Kind::EnginePull)
        app::describe(tag->engineProgress.status(), moving);
    else if (tag)
        app::describe(tag->progress.status(), moving);
    snapshot.layers = m_try->steps.status();
    snapshot.totalSteps = snapshot.layers.size();
    for (const models::LayerSnapshot &step : std::as_const(snapshot.layers)) {
        snapshot.doneSteps += models::isFinished(step.state) ? 1 : 0;
        if (step.state != TaskState::Running)
            continue;
        snapshot.step = step.id;
        if (moving.totalBytes > 0)
            snapshot.step += u": "_s + views::format::sizeOf(moving.doneBytes, moving.totalBytes);
        snapshot.bytesPerSecond = moving.bytesPerSecond;
        snapshot.waitingUntil = moving.waitingUntil;
    }
    describeFailures(snapshot);
    if (!host().isEmpty())
        describeHost(*m_client, host(), startedAt(), snapshot);
}

void TagsTask::describeFailures(TaskSnapshot &snapshot) const
{
    if (!withoutPlatform().isEmpty())
        snapshot.remedy = TaskSnapshot::Remedy::Platform;
    const std::scoped_lock lock(m_try->mutex);
    if (m_try->failures.isEmpty())
        return;
    const auto done =
        std::ranges::count(snapshot.layers, TaskState::Done, &models::LayerSnapshot::state);
    snapshot.failure = failureOf(m_kind, done, int(m_names.size()),
                                 m_names[m_try->failures.first().tag].familiar());
    for (const Failure &failure : std::as_const(m_try->failures)) {
        const bool isShort = failure.status.shortage.has_value();
        snapshot.lacksSpace |= isShort;
        snapshot.canInsist |= isShort && failure.status.isResolving;
    }
}

void TagsTask::endWait()
{
    if (host().isEmpty())
        return;
    if (const auto tag = m_try->current())
        tag->progress.retryNow();
    m_client->hosts().resume(host());
}

} // namespace app
