// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/task.h"
#include "core/base/progress.h"

namespace app {

/// A task whose work is a function that tells how far it is through core::Progress.
class WorkTask final : public Task
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkTask)

public:
    /// Runs on a thread of the pool, once for every try; owns or shares what it uses.
    using Function = std::function<Outcome(core::Progress &, std::stop_token)>;

    WorkTask(QString key, QString title, Function function, QObject *parent = nullptr);

protected:
    [[nodiscard]] Work begin() override;
    void describe(models::TaskSnapshot &snapshot) const override;

private:
    Function m_function;
    std::shared_ptr<core::Progress> m_progress;
};

} // namespace app
