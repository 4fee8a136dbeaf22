// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/stepstask.h"
#include "core/engine/transferprogress.h"
#include "core/oci/reference.h"
#include "core/registry/pullprogress.h"

#include <QMap>

namespace registry {
class Client;
}

namespace app {

/// The same with many tags of one registry, one after the other and a step each: they are pulled,
/// pushed or copied. One that fails does not keep the others from it; another try does what is
/// left.
class TagsTask final : public Task
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagsTask)

public:
    enum class Kind { Pull, EnginePull, Push, Copy };

    /// One tag while it moves.
    struct Tag
    {
        qsizetype index = 0;
        bool ignoresFreeSpace = false;
        registry::PullProgress progress = {};
        engine::TransferProgress engineProgress = {}; ///< Of an EnginePull in place of that.
    };
    /// Runs on a thread of the pool, once for each tag; owns or shares what it uses. Gives what was
    /// left out all the same, a line each.
    using Function = std::function<core::Result<QStringList>(Tag &, const std::stop_token &)>;

    /// \a names are the full names, of the source of a pull and else of the target; not empty, and
    /// all of one registry. \a where makes the key another one than that of the same tags
    /// elsewhere.
    TagsTask(Kind kind, std::shared_ptr<registry::Client> client, QList<oci::Reference> names,
             const QString &where, Function function, QObject *parent = nullptr);

    [[nodiscard]] QString registry() const override { return m_names.first().domain(); }
    [[nodiscard]] bool isTransfer() const override { return true; }
    /// An engine waits for registries by itself.
    [[nodiscard]] QString host() const override
    {
        return m_kind == Kind::EnginePull ? QString() : registry();
    }
    void endWait() override;
    void insist() override { m_ignoresFreeSpace = true; }

    /// Those that failed because there is no image for the platform, if nothing else failed.
    [[nodiscard]] QList<oci::Reference> withoutPlatform() const;
    /// What there is of the first of these.
    [[nodiscard]] QList<oci::Platform> otherPlatforms() const;

protected:
    [[nodiscard]] Work begin() override;
    void describe(models::TaskSnapshot &snapshot) const override;

private:
    struct Failure
    {
        qsizetype tag;
        core::Error error;
        registry::PullStatus status; ///< At the end of it.
    };
    struct Try;

    void describeFailures(models::TaskSnapshot &snapshot) const;

    Kind m_kind;
    std::shared_ptr<registry::Client> m_client;
    QList<oci::Reference> m_names;
    Function m_function;
    bool m_ignoresFreeSpace = false;
    /// By this try, or one before it, with what was left out. For the thread that works.
    std::shared_ptr<QMap<qsizetype, QStringList>> m_done;
    std::shared_ptr<Try> m_try;
};

} // namespace app
