// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/platformchoice.h"

#include "views/offeredplatforms.h"
#include "views/tr.h"

#include <QSignalBlocker>

#include <utility>

using namespace Qt::StringLiterals;

namespace views {

PlatformChoice::PlatformChoice(QWidget *parent)
    : QComboBox(parent)
{
    setAccessibleName(Tr::tr("Platform"));
    setToolTip(Tr::tr("Platform to pull"));
    setSizeAdjustPolicy(AdjustToContents);
    addItem(Tr::tr("This machine (%1)").arg(oci::Platform::host().toString()), QString());
    for (const QLatin1StringView platform : OfferedPlatforms)
        addItem(platform, QString(platform));
    connect(this, &QComboBox::activated, this, [this] {
        m_isChosen = true;
        m_before.reset();
    });
}

void PlatformChoice::setOffered(const QList<oci::Platform> &offered)
{
    if (offered == m_offered)
        return;
    m_offered = offered;
    const QString before = currentData().toString();
    const QSignalBlocker quiet(this);
    clear();
    m_isForeign = !offered.isEmpty() && oci::bestMatch(oci::Platform::host(), offered) < 0;
    if (!m_isForeign)
        addItem(Tr::tr("This machine (%1)").arg(oci::Platform::host().toString()), QString());
    for (const oci::Platform &platform : offered)
        addItem(platform.toString(), platform.toString());
    if (offered.isEmpty()) {
        for (const QLatin1StringView platform : OfferedPlatforms)
            addItem(platform, QString(platform));
    }
    setCurrentIndex(qMax(0, findData(before)));
    m_isChosen = m_isChosen && findData(before) >= 0;
}

std::optional<oci::Platform> PlatformChoice::platform() const
{
    auto platform = oci::Platform::parse(currentData().toString());
    return platform ? std::optional(*std::move(platform)) : std::nullopt;
}

void PlatformChoice::choose(const std::optional<oci::Platform> &platform)
{
    const QString name = platform ? platform->toString() : QString();
    if (m_offered.isEmpty() && findData(name) < 0)
        addItem(name, name);
    restore({name, platform.has_value()});
}

void PlatformChoice::chooseMeanwhile(const std::optional<oci::Platform> &platform)
{
    if (platform) {
        if (!m_before)
            m_before = {currentData().toString(), m_isChosen};
        choose(platform);
    } else if (m_before) {
        restore(*std::exchange(m_before, std::nullopt));
    }
}

void PlatformChoice::restore(const Choice &choice)
{
    setCurrentIndex(qMax(0, findData(choice.platform)));
    m_isChosen = choice.isChosen && currentData().toString() == choice.platform;
}

StoreChoice::StoreChoice(QWidget *parent)
    : QComboBox(parent)
{
    setAccessibleName(Tr::tr("Store"));
    setToolTip(Tr::tr("Where it goes"));
    setSizeAdjustPolicy(AdjustToContents);
    hide();
}

void StoreChoice::setStores(const QList<StoreEntry> &stores, const QString &chosen)
{
    const QSignalBlocker quiet(this);
    clear();
    for (const StoreEntry &store : stores) {
        if (store.problem.isEmpty())
            addItem(store.name, store.id);
    }
    setCurrentIndex(qMax(0, findData(chosen)));
    setVisible(count() > 1);
}

} // namespace views
