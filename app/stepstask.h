// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/task.h"

#include <mutex>

namespace app {

/// Where work that is done step by step writes how far it is: images removed, containers stopped.
/// All members from any thread.
class Steps final
{
public:
    /// \a names: what each step is about.
    explicit Steps(const QStringList &names);
    Steps(const Steps &) = delete;
    Steps &operator=(const Steps &) = delete;

    /// This one is being done, and the one before it is done.
    void begin(qsizetype step);
    void end(qsizetype step, bool hasSucceeded);
    /// Nothing more will be done.
    void finish();

    [[nodiscard]] QList<models::LayerSnapshot> status() const;

private:
    mutable std::mutex m_mutex;
    QList<models::LayerSnapshot> m_steps;
};

/// A task whose work is a list of steps with a name each, and that can be cancelled between them.
class StepsTask final : public Task
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepsTask)

public:
    /// Runs on a thread of the pool, once for every try; owns or shares what it uses.
    using Function = std::function<Outcome(Steps &, std::stop_token)>;

    StepsTask(QString key, QString title, QStringList steps, Function function,
              QObject *parent = nullptr);

protected:
    [[nodiscard]] Work begin() override;
    void describe(models::TaskSnapshot &snapshot) const override;

private:
    QStringList m_names;
    Function m_function;
    std::shared_ptr<Steps> m_steps;
};

} // namespace app
