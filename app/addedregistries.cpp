// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/addedregistries.h"

#include "app/tr.h"
#include "views/dialogs/registrydialog.h"
#include "views/mainwindow.h"
#include "views/placelist.h"
#include "views/storepane.h"

namespace app {

AddedRegistries::AddedRegistries(views::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_window(window)
{
    const views::StorePane *pane = m_window.storePane();
    connect(pane, &views::StorePane::registryAdded, this, &AddedRegistries::add);
    connect(pane, &views::StorePane::registryRemoved, this, &AddedRegistries::remove);
}

void AddedRegistries::set(const QStringList &domains)
{
    m_domains.clear();
    for (const QString &domain : domains) {
        if (views::RegistryDialog::domainOf(domain) == domain && !m_domains.contains(domain))
            m_domains += domain;
    }
    show();
}

void AddedRegistries::show()
{
    m_window.storePane()->places()->setRegistries(m_domains);
}

void AddedRegistries::add(const QString &domain)
{
    if (!m_domains.contains(domain)) {
        m_domains += domain;
        show();
        Q_EMIT changed(m_domains);
    }
    m_window.storePane()->places()->choose(domain);
}

void AddedRegistries::remove(const QString &domain)
{
    if (m_domains.removeAll(domain) == 0)
        return;
    show();
    m_window.showDone(Tr::tr("“%1” was taken off the list.").arg(domain));
    Q_EMIT changed(m_domains);
}

} // namespace app
