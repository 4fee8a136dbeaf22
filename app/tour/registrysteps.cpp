// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tour/steps.h"
#include "views/dialogs/certificatebox.h"
#include "views/dialogs/registriesdialog.h"
#include "views/dialogs/signindialog.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using registry::Login;

namespace app {

namespace {

net::Certificate exampleAuthority()
{
    return {.subject = u"Example Company Root"_s,
            .issuer = u"Example Company Root"_s,
            .fingerprint = QByteArray::fromHex("8f14e45fceea167a5a36dedd4bea2543"
                                               "7b1d1c9a02d3a1fb6f6b2c5a9d0e4c31"),
            .validFrom = QDateTime({2025, 3, 1}, {0, 0}, QTimeZone::UTC),
            .validUntil = QDateTime({2035, 3, 1}, {0, 0}, QTimeZone::UTC),
            .isSelfSigned = true,
            .pem = {}};
}

/// Made up: what the person who makes the pictures is signed in to is nobody's business.
QList<views::RegistryEntry> exampleEntries()
{
    return {{.registry = u"docker.io"_s,
             .login = Login{u"docker.io"_s, u"ada"_s, Login::Place::Keychain, {}}},
            {.registry = u"ghcr.io"_s,
             .login = Login{u"ghcr.io"_s, u"ada"_s, Login::Place::Docker,
                            u"/home/ada/.docker/config.json"_s}},
            {.registry = u"lab.example.org:5000"_s, .isInsecure = true, .isInsecureHere = true},
            {.registry = u"registry.example.org"_s,
             .login = Login{u"registry.example.org"_s, u"ada.l"_s, Login::Place::ThisRun, {}},
             .trusted = {exampleAuthority()}}};
}

} // namespace

QList<TourStep> registrySteps(const Guide &guide)
{
    const auto show = [&guide](QDialog *dialog) {
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    };
    const auto isShown = [&guide] { return guide.dialog() != nullptr; };
    return {{u"12-registries"_s,
             [&guide, show] {
                 guide.closeDialog();
                 auto *dialog = new views::RegistriesDialog(&guide.window());
                 dialog->setEntries(exampleEntries());
                 show(dialog);
             },
             isShown},
            {u"12a-sign-in"_s,
             [&guide, show] {
                 guide.closeDialog();
                 auto *dialog = new views::SignInDialog(u"registry.example.org"_s, u"ada.l"_s,
                                                        &guide.window());
                 show(dialog);
             },
             isShown},
            {u"12b-certificate"_s,
             [&guide] {
                 guide.closeDialog();
                 views::boxes::openCertificate(&guide.window(), u"registry.example.org"_s,
                                               {exampleAuthority()}, exampleAuthority(), [] {});
             },
             isShown},
            {u"12c-insecure"_s,
             [&guide] {
                 guide.closeDialog();
                 views::boxes::openInsecure(&guide.window(), u"lab.example.org:5000"_s, [] {});
             },
             isShown}};
}

} // namespace app
