// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tour/steps.h"
#include "views/dialogs/certificatebox.h"
#include "views/dialogs/registriesdialog.h"
#include "views/dialogs/registrydialog.h"
#include "views/dialogs/signindialog.h"
#include "views/hub/remoteremovaldialog.h"
#include "views/hub/remotetagdialog.h"
#include "views/transfer/pushdialog.h"

#include <QLineEdit>
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

oci::Reference exampleTag()
{
    return *oci::Reference::parse(u"registry.example.org/a-team/vitrine-of-the-shop:2.0-rc1"_s);
}

views::RemoteTagDialog *exampleTagDialog(QWidget *parent)
{
    auto *dialog = new views::RemoteTagDialog(exampleTag(), {u"2.0-rc1"_s, u"2.0"_s}, parent);
    dialog->findChild<QLineEdit *>()->setText(u"2.0"_s);
    return dialog;
}

/// Everything that the tag means goes, which the registry refuses.
views::RemoteRemovalDialog *exampleRemovalDialog(QWidget *parent)
{
    const oci::Digest digest = oci::Digest::of("vitrine");
    auto *dialog = new views::RemoteRemovalDialog(exampleTag(), parent);
    const registry::RemoteRemoval whole{.name = exampleTag().withDigest(digest),
                                        .isManifest = true,
                                        .tags = {u"2.0-rc1"_s, u"2.0"_s, u"latest"_s},
                                        .digest = digest};
    dialog->setPlan(whole);
    dialog->setRefused(whole,
                       {core::ErrorCode::Unsupported,
                        core::Tr::tr("“%2” does not allow that: “%1” cannot be removed there.")
                            .arg(exampleTag().familiar(), exampleTag().domain()),
                        u"405 Method Not Allowed"_s});
    return dialog;
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
             isShown},
            {u"12d-add-insecure"_s,
             [&guide, show] {
                 guide.closeDialog();
                 auto *dialog = new views::RegistryDialog(&guide.window(),
                                                          views::RegistryDialog::Purpose::Insecure);
                 dialog->findChild<QLineEdit *>()->setText(u"lab.example.org:5000"_s);
                 show(dialog);
             },
             isShown},
            {u"12e-remote-tag"_s,
             [&guide, show] {
                 guide.closeDialog();
                 show(exampleTagDialog(&guide.window()));
             },
             isShown},
            {u"12f-remote-copy"_s,
             [&guide, show] {
                 guide.closeDialog();
                 show(new views::PushDialog(exampleTag(),
                                            {oci::Platform::parse(u"linux/amd64"_s).value(),
                                             oci::Platform::parse(u"linux/arm64"_s).value()},
                                            &guide.window()));
             },
             isShown},
            {u"12g-remote-removal"_s,
             [&guide, show] {
                 guide.closeDialog();
                 show(exampleRemovalDialog(&guide.window()));
             },
             isShown}};
}

} // namespace app
