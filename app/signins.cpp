// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/signins.h"

#include "app/taskqueue.h"
#include "app/tr.h"
#include "core/registry/client.h"
#include "core/registry/dockerconfigcredentials.h"
#include "core/registry/hostgate.h"
#include "core/registry/login.h"
#include "core/registry/logins.h"
#include "core/registry/routechoices.h"
#include "core/registry/routes.h"
#include "core/registry/runlogins.h"
#include "core/registry/sharedlogin.h"
#include "core/registry/usercredentials.h"
#include "views/dialogs/certificatebox.h"
#include "views/dialogs/registriesdialog.h"
#include "views/dialogs/signindialog.h"
#include "views/mainwindow.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Result;
using models::TaskSnapshot;
using models::TaskState;

namespace app {

namespace {

/// What came of trying a login.
struct SignedIn
{
    Result<registry::LoginCheck> checked = registry::LoginCheck::Taken;
    Result<void> kept = {};
    Result<void> shared = {};
};

SignedIn tryAndKeep(const views::SignInRequest &request,
                    const std::shared_ptr<registry::Routes> &routes, const std::stop_token &stop)
{
    SignedIn result;
    registry::Credentials credentials = request.credentials;
    if (!request.isUntested)
        result.checked = registry::checkLogin(request.registry, request.credentials, routes, stop,
                                              &credentials.identityToken);
    if (result.checked != registry::LoginCheck::Taken)
        return result;
    if (request.untilQuit)
        registry::RunLogins().keep(request.registry, credentials);
    else
        result.kept = registry::Logins::user().save(request.registry, credentials, stop);
    if (result.kept && request.isShared)
        result.shared = registry::shareLogin(
            request.registry, credentials, registry::DockerConfigCredentials::defaultPaths(), stop);
    return result;
}

Result<QList<views::RegistryEntry>> readEntries(const registry::RoutePlaces &places,
                                                const registry::Routes &routes,
                                                const std::stop_token &stop)
{
    QMap<QString, views::RegistryEntry> all;
    const auto logins = registry::Logins::user().list(stop);
    if (!logins)
        return std::unexpected(logins.error());
    for (const registry::Login &login : *logins)
        all[login.registry].login = login;
    const registry::RouteChoices choices(places.own);
    const auto insecure = choices.insecure();
    if (!insecure)
        return std::unexpected(insecure.error());
    for (const auto &[registry, isInsecure] : insecure->asKeyValueRange())
        all[registry].isInsecureHere = isInsecure;
    for (const auto &[registry, certificates] : choices.trusted().asKeyValueRange())
        all[registry].trusted = certificates;
    for (auto &&[registry, entry] : all.asKeyValueRange()) {
        entry.registry = registry;
        const auto isInsecure = routes.isInsecure(registry);
        if (!isInsecure)
            return std::unexpected(isInsecure.error());
        entry.isInsecure = *isInsecure;
    }
    return all.values();
}

Result<QString> testRegistry(const QString &registry,
                             const std::shared_ptr<registry::Routes> &routes,
                             const std::stop_token &stop)
{
    const auto source = registry::userCredentials();
    const auto login = source->find(registry, stop);
    if (!login)
        return std::unexpected(login.error());
    if (!*login)
        return registry::checkRegistry(registry, routes, stop).transform([&] {
            return Tr::tr("“%1” answers. You are not signed in there.").arg(registry);
        });
    QString renewed;
    const auto check = registry::checkLogin(registry, **login, routes, stop, &renewed);
    if (!renewed.isEmpty())
        source->renewIdentity(registry, (*login)->identityToken, renewed, stop);
    if (!check)
        return std::unexpected(check.error());
    return (*check == registry::LoginCheck::Taken
                ? Tr::tr("“%1” takes your login.")
                : Tr::tr("“%1” answers, and lets everybody in: your login could not be tested."))
        .arg(registry);
}

bool isDenied(const core::Error &error)
{
    return error.code == ErrorCode::Unauthenticated || error.code == ErrorCode::PermissionDenied;
}

} // namespace

SignIns::SignIns(views::MainWindow &window, TaskQueue &tasks,
                 std::shared_ptr<registry::Client> client, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_tasks(tasks)
    , m_client(std::move(client))
{
    connect(&m_window, &views::MainWindow::registriesRequested, this, &SignIns::showRegistries);
    connect(&m_window, &views::MainWindow::remedyRequested, this, &SignIns::remedy);
    connect(&m_window, &views::MainWindow::signInRequested, this,
            [this](const QString &host) { signIn(host); });
    connect(&m_tasks, &TaskQueue::taskRemoved, this, [this](quint64 id) { m_offers.remove(id); });
}

SignIns::~SignIns()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

template <class Work, class Then>
void SignIns::run(Work work, Then then)
{
    QtConcurrent::run(&m_pool, [work, stop = m_stop.get_token()] {
        return work(stop);
    }).then(this, then);
}

TaskSnapshot SignIns::withRemedy(TaskSnapshot task)
{
    m_offers.remove(task.id);
    if (task.state != TaskState::Failed || task.registry.isEmpty())
        return task;
    for (const registry::Routes::Refusal &refusal : m_client->routes()->refusals()) {
        if (!task.error.message.contains(refusal.host))
            continue;
        m_offers.insert(task.id, {refusal.host, refusal.chain});
        task.remedy = TaskSnapshot::Remedy::Certificate;
        return task;
    }
    if (isDenied(task.error) || m_client->hosts().wasLimit(task.registry, task.error)) {
        m_offers.insert(task.id, {task.registry, {}});
        task.remedy = TaskSnapshot::Remedy::SignIn;
    }
    return task;
}

void SignIns::remedy(quint64 task)
{
    const auto offer = m_offers.constFind(task);
    if (offer == m_offers.constEnd())
        return;
    if (offer->chain.isEmpty())
        return signIn(offer->registry, {}, task);
    const net::Certificate authority = registry::authorityOf(offer->chain);
    views::boxes::openCertificate(
        &m_window, offer->registry, offer->chain, authority,
        [this, host = offer->registry, authority, task] { trust(host, authority, task); });
}

void SignIns::signIn(const QString &registry, const QString &username, quint64 task)
{
    QWidget *parent = m_registries ? static_cast<QWidget *>(m_registries) : &m_window;
    auto *dialog = new views::SignInDialog(registry, username, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &views::SignInDialog::signInRequested, this,
            [this, dialog, task](const views::SignInRequest &request) {
                tryLogin(dialog, request, task);
            });
    dialog->open();
}

void SignIns::tryLogin(views::SignInDialog *dialog, const views::SignInRequest &request,
                       quint64 task)
{
    // The dialog may be closed while the registry, or the keychain, is waited for.
    const QPointer<views::SignInDialog> asker = dialog;
    auto cancel = std::make_shared<std::stop_source>();
    connect(dialog, &views::SignInDialog::cancelled, this, [cancel] { cancel->request_stop(); });
    const auto work = [request, routes = m_client->routes(), cancel](const std::stop_token &stop) {
        const std::stop_callback both(stop, [cancel] { cancel->request_stop(); });
        return tryAndKeep(request, routes, cancel->get_token());
    };
    run(work, [this, asker, request, task](const SignedIn &result) {
        const bool isKept = result.checked == registry::LoginCheck::Taken && result.kept;
        if (!isKept && !asker)
            return;
        if (!result.checked)
            return asker->showFailure(result.checked.error());
        if (*result.checked == registry::LoginCheck::Untested)
            return asker->showUntested();
        if (!result.kept)
            return asker->showNoKeychain(result.kept.error());
        if (asker)
            asker->accept();
        m_client->forgetAuthorizations();
        m_client->hosts().resume(request.registry); // What it asked was of somebody else.
        tell((request.isUntested ? Tr::tr("The login for “%1” is kept; it could not be tested.")
                                 : Tr::tr("You are signed in to “%1”."))
                 .arg(request.registry));
        if (!result.shared)
            m_window.showMessage(views::Message::fromError(
                Tr::tr("The login for “%1” could not be shared with Docker.").arg(request.registry),
                result.shared.error()));
        fillRegistries();
        if (task != 0)
            m_tasks.retry(task);
        Q_EMIT changed();
    });
}

void SignIns::trust(const QString &host, const net::Certificate &authority, quint64 task)
{
    const auto work = [routes = m_client->routes(), host, authority](const std::stop_token &) {
        return routes->trust(host, authority);
    };
    run(work, [this, host, task](const Result<void> &trusted) {
        if (!trusted)
            return tell(trusted.error());
        tell(Tr::tr("The certificate of “%1” is trusted.").arg(host));
        fillRegistries();
        m_tasks.retry(task);
    });
}

void SignIns::showRegistries()
{
    if (!m_registries) {
        m_registries = new views::RegistriesDialog(&m_window);
        m_registries->setAttribute(Qt::WA_DeleteOnClose);
        using views::RegistriesDialog;
        connect(m_registries, &RegistriesDialog::signInRequested, this,
                [this](const QString &registry, const QString &username) {
                    signIn(registry, username);
                });
        connect(m_registries, &RegistriesDialog::signOutRequested, this, &SignIns::signOut);
        connect(m_registries, &RegistriesDialog::testRequested, this, &SignIns::test);
        connect(m_registries, &RegistriesDialog::insecureRequested, this, &SignIns::setInsecure);
        connect(m_registries, &RegistriesDialog::distrustRequested, this, &SignIns::distrust);
    }
    m_registries->open();
    fillRegistries();
}

void SignIns::fillRegistries()
{
    if (!m_registries)
        return;
    const auto work = [places = m_places,
                       routes = m_client->routes()](const std::stop_token &stop) {
        return readEntries(places, *routes, stop);
    };
    run(work, [this](const Result<QList<views::RegistryEntry>> &entries) {
        if (!m_registries)
            return;
        if (entries)
            m_registries->setEntries(*entries);
        else
            m_registries->showError(entries.error());
    });
}

void SignIns::signOut(const QString &registry)
{
    const auto work = [registry](const std::stop_token &stop) {
        return registry::Logins::user().forget(registry, stop);
    };
    run(work, [this, registry](const Result<bool> &forgotten) {
        if (!forgotten)
            return tell(forgotten.error());
        m_client->forgetAuthorizations();
        tell(Tr::tr("You are signed out of “%1”.").arg(registry));
        fillRegistries();
        Q_EMIT changed();
    });
}

void SignIns::test(const QString &registry)
{
    const auto work = [registry, routes = m_client->routes()](const std::stop_token &stop) {
        return testRegistry(registry, routes, stop);
    };
    run(work, [this](const Result<QString> &answer) {
        if (answer)
            tell(*answer);
        else
            tell(answer.error());
    });
}

void SignIns::setInsecure(const QString &registry, bool insecure)
{
    const auto work = [places = m_places, registry, insecure](const std::stop_token &) {
        return registry::RouteChoices(places.own).setInsecure(registry, insecure);
    };
    run(work, [this, registry, insecure](const Result<void> &done) {
        if (!done)
            return tell(done.error());
        tell(insecure ? Tr::tr("“%1” may be reached without knowing who answers.").arg(registry)
                      : Tr::tr("“%1” has to show who it is again.").arg(registry));
        fillRegistries();
    });
}

void SignIns::distrust(const QString &registry, const QList<net::Certificate> &certificates)
{
    const auto work = [places = m_places, registry, certificates](const std::stop_token &) {
        Result<void> done;
        for (const net::Certificate &certificate : certificates) {
            if (done)
                done = registry::RouteChoices(places.own).distrust(registry, certificate);
        }
        return done;
    };
    run(work, [this, registry](const Result<void> &done) {
        if (!done)
            return tell(done.error());
        tell(Tr::tr("The certificate of “%1” is no longer trusted.").arg(registry));
        fillRegistries();
    });
}

void SignIns::tell(const QString &done)
{
    if (m_registries)
        m_registries->showResult(done);
    else
        m_window.showDone(done);
}

void SignIns::tell(const core::Error &error)
{
    if (m_registries)
        m_registries->showError(error);
    else
        m_window.showMessage(views::Message::fromError(Tr::tr("That did not succeed."), error));
}

} // namespace app
