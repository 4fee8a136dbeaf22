// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/stepstask.h"
#include "core/oci/reference.h"
#include "core/registry/pullprogress.h"

#include <QSet>

namespace registry {
class Client;
}

namespace app {

/// The same with many tags, one after the other and a step each: they are pulled, pushed or copied.
/// One that fails does not keep the others from it; another try does what is left.
class TagsTask final : public Task
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagsTask)

public:
    enum class Kind { Pull, Push, Copy };

    /// Runs on a thread of the pool, once for each tag; owns or shares what it uses.
    using Function = std::function<core::Result<void>(qsizetype tag, registry::PullProgress &,
                                                      const std::stop_token &)>;

    /// \a names are the full names, of the source of a pull and else of the target; not empty. \a
    /// where makes the key another one than that of the same tags elsewhere.
    TagsTask(Kind kind, std::shared_ptr<registry::Client> client, QList<oci::Reference> names,
             const QString &where, Function function, QObject *parent = nullptr);

    [[nodiscard]] bool isTransfer() const override { return true; }
    [[nodiscard]] QString host() const override { return m_names.first().domain(); }
    void endWait() override;

protected:
    [[nodiscard]] Work begin() override;
    void describe(models::TaskSnapshot &snapshot) const override;

private:
    /// What the thread that works tells.
    struct Shared
    {
        explicit Shared(const QStringList &names)
            : steps(names)
        {}

        Steps steps;
        std::mutex mutex;
        std::shared_ptr<registry::PullProgress> current = {}; ///< Of the tag that is being done.
    };

    [[nodiscard]] static Outcome carryOut(Kind kind, const QList<oci::Reference> &names,
                                          const Function &function, QSet<qsizetype> &done,
                                          Shared &shared, const std::stop_token &stop);
    [[nodiscard]] std::shared_ptr<registry::PullProgress> current() const;

    Kind m_kind;
    std::shared_ptr<registry::Client> m_client;
    QList<oci::Reference> m_names;
    Function m_function;
    std::shared_ptr<QSet<qsizetype>> m_done; ///< By this try, or one before it.
    std::shared_ptr<Shared> m_shared;
};

} // namespace app
