// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "models/tasksnapshot.h"

#include <QFuture>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

class QThreadPool;

namespace app {

/// Something that a person asked for and that takes a while, run on a pool's thread: started,
/// watched, cancelled and tried again from the GUI thread. Ends and waits for its work when
/// destroyed. TaskQueue runs it.
class Task : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Task)

public:
    /// What was done.
    struct Report
    {
        Report() = default;
        // Not explicit: most work has nothing to say but one line.
        Report(QString line, QStringList left = {})
            : summary(std::move(line))
            , kept(std::move(left))
        {}

        QString summary;  ///< In one line for the person.
        QStringList kept; ///< What was not done all the same, and why, a line each.
    };
    using Outcome = core::Result<Report>;

    /// \a key is the same for tasks that would do the same; \a title names it in the drawer.
    Task(QString key, QString title, QObject *parent = nullptr);
    ~Task() override;

    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] quint64 id() const { return m_id; }
    void setId(quint64 id) { m_id = id; }
    /// Heading of the error if it fails, in place of a general one.
    void setFailure(const QString &heading) { m_failure = heading; }
    /// The registry that is asked, by us or by an engine, "docker.io"; empty if none is.
    [[nodiscard]] virtual QString registry() const { return host(); }
    /// It uses the network as fast as that is: only a few of its kind run at a time.
    [[nodiscard]] virtual bool isTransfer() const { return false; }
    /// Of a transfer: the other side, which only takes a few at a time.
    [[nodiscard]] virtual QString host() const { return {}; }
    /// It goes on from where it stopped when it is started again.
    [[nodiscard]] virtual bool canPause() const { return false; }

    /// Starts, or starts again. Not while it is running.
    void start(QThreadPool &pool);
    void cancel();
    /// As cancel(), but it is Paused then; also one that was never started.
    void pause();
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    /// The next start goes past the warning that it failed with.
    virtual void insist() {}
    /// What it waits for because another side asked to, is tried again at once.
    virtual void endWait() {}
    [[nodiscard]] bool isRunning() const { return m_future.isRunning(); }
    /// Was asked to end, and may need some milliseconds to do so.
    [[nodiscard]] bool isCancelled() const { return m_stop.stop_requested(); }
    [[nodiscard]] models::TaskSnapshot snapshot() const;

Q_SIGNALS:
    void finished();
    /// Before finished(), if the work was done.
    void succeeded();

protected:
    /// What to run, called on the thread of the pool. It shares what it uses with the task, and
    /// holds no pointer to it.
    using Work = std::function<Outcome(std::stop_token)>;
    [[nodiscard]] virtual Work begin() = 0;
    /// When it was started last; invalid if never.
    [[nodiscard]] const QDateTime &startedAt() const { return m_startedAt; }
    /// Adds how far the work is. The state is Running, and may be changed to say it better.
    virtual void describe(models::TaskSnapshot &snapshot) const = 0;

private:
    [[nodiscard]] models::TaskState state() const;

    QString m_key;
    QString m_title;
    QString m_failure;
    quint64 m_id = 0;
    QDateTime m_startedAt;
    std::stop_source m_stop;
    bool m_isPaused = false;
    QFuture<Outcome> m_future;
    std::shared_ptr<std::atomic<bool>> m_hasStarted;
    std::optional<Outcome> m_outcome;
};

} // namespace app
