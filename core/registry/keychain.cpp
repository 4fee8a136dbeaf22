// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/registry/keychain.h"

#include "core/registry/keychainentry.h"

#include <qt6keychain/keychain.h>

#include <QThread>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

using namespace Qt::StringLiterals;

namespace registry {

using core::ErrorCode;
using core::Result;
using core::Tr;

namespace {

const QString Service = u"millefeuille"_s;

/// The libraries behind QtKeychain tie what they hold to the thread that asked first. So one thread
/// asks for all others, as long as the program runs.
class AskingThread final
{
public:
    AskingThread()
    {
        m_context.moveToThread(&m_thread);
        m_thread.setObjectName(u"keychain"_s);
        m_thread.start();
    }
    ~AskingThread()
    {
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(AskingThread)

    [[nodiscard]] static QObject *context()
    {
        static AskingThread thread;
        return &thread.m_context;
    }

private:
    QThread m_thread;
    QObject m_context;
};

/// Runs a job that \a prepare has prepared and returns what \a read makes of its end.
/// Cancelled if asked to stop: then it may end later, and nobody listens.
template <class Job, class T>
Result<T> runJob(std::function<void(Job &)> prepare, std::function<Result<T>(const Job &)> read,
                 std::stop_token stop)
{
    struct Shared
    {
        std::mutex mutex;
        std::condition_variable_any ended;
        std::optional<Result<T>> result;
    };
    const auto shared = std::make_shared<Shared>();
    if (stop.stop_requested())
        return core::cancelled();
    QMetaObject::invokeMethod(
        AskingThread::context(),
        [shared, prepare = std::move(prepare), read = std::move(read)] {
            auto *job = new Job(Service);
            prepare(*job);
            QObject::connect(job, &Job::finished, AskingThread::context(), [shared, job, read] {
                const std::scoped_lock lock(shared->mutex);
                shared->result = read(*job);
                shared->ended.notify_all();
            });
            job->start();
        },
        Qt::QueuedConnection);
    std::unique_lock lock(shared->mutex);
    if (!shared->ended.wait(lock, stop, [&shared] { return shared->result.has_value(); }))
        return core::cancelled();
    return *std::move(shared->result);
}

std::unexpected<core::Error> failure(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return core::fail(ErrorCode::PermissionDenied,
                          Tr::tr("The keychain of this system stayed locked. Unlock it and try "
                                 "again."),
                          job.errorString());
    default:
        return core::fail(ErrorCode::Unsupported,
                          Tr::tr("The keychain of this system cannot be used, and passwords are "
                                 "kept nowhere else. A login that “docker login” or “podman login” "
                                 "saved is used too."),
                          job.errorString());
    }
}

} // namespace

Result<std::optional<Credentials>> Keychain::find(const QString &name, std::stop_token stop)
{
    using Job = QKeychain::ReadPasswordJob;
    using Found = std::optional<Credentials>;
    return runJob<Job, Found>([domain = name.section(u'/', 0, 0)](Job &job) { job.setKey(domain); },
                              [](const Job &job) -> Result<Found> {
                                  return job.error() == QKeychain::NoError
                                             ? parseKeychainEntry(job.binaryData())
                                             : std::nullopt;
                              },
                              std::move(stop));
}

void Keychain::renewIdentity(const QString &name, const QString &old, const QString &renewed,
                             std::stop_token stop)
{
    const QString domain = name.section(u'/', 0, 0);
    auto kept = find(domain, stop);
    if (!kept || !*kept || (*kept)->identityToken != old)
        return;
    (*kept)->identityToken = renewed;
    // What cannot be kept is still good for this run.
    (void)save(domain, **kept, std::move(stop));
}

Result<void> Keychain::save(const QString &domain, const Credentials &credentials,
                            std::stop_token stop)
{
    using Job = QKeychain::WritePasswordJob;
    return runJob<Job, void>(
        [domain, bytes = toKeychainEntry(credentials)](Job &job) {
            job.setKey(domain);
            job.setBinaryData(bytes);
        },
        [](const Job &job) -> Result<void> {
            if (job.error() != QKeychain::NoError)
                return failure(job);
            return {};
        },
        std::move(stop));
}

Result<bool> Keychain::forget(const QString &domain, std::stop_token stop)
{
    // The Secret Service takes it for done to delete what is not there.
    const auto known = find(domain, stop);
    if (!known)
        return std::unexpected(known.error());
    using Job = QKeychain::DeletePasswordJob;
    return runJob<Job, bool>([domain](Job &job) { job.setKey(domain); },
                             [wasThere = known->has_value()](const Job &job) -> Result<bool> {
                                 if (job.error() != QKeychain::NoError
                                     && job.error() != QKeychain::EntryNotFound)
                                     return failure(job);
                                 return wasThere;
                             },
                             std::move(stop));
}

} // namespace registry
