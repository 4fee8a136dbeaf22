// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "models/containertext.h"

#include "core/oci/digest.h"
#include "models/tr.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace models {

QString stateText(const QString &state)
{
    if (state == "running"_L1)
        return Tr::tr("running", "state of a container");
    if (state == "paused"_L1)
        return Tr::tr("paused", "state of a container");
    if (state == "restarting"_L1)
        return Tr::tr("restarting", "state of a container");
    if (state == "exited"_L1 || state == "stopped"_L1)
        return Tr::tr("exited", "state of a container");
    if (state == "created"_L1 || state == "configured"_L1)
        return Tr::tr("created", "state of a container");
    if (state == "removing"_L1)
        return Tr::tr("being removed", "state of a container");
    if (state == "dead"_L1)
        return Tr::tr("dead", "state of a container");
    if (state == "storage"_L1) // Podman's word for the containers of Buildah.
        return Tr::tr("left by a build", "state of a container");
    return state;
}

QString usedImageText(const QString &image)
{
    const auto id = oci::Digest::parse(image);
    return id ? id->shortForm() : image;
}

QString useText(const store::ContainerUse &use)
{
    //: %1 is the name of a container, %2 its state.
    return Tr::tr("%1 (%2)").arg(use.title(), stateText(use.state));
}

QString usesText(const QList<store::ContainerUse> &uses)
{
    QStringList texts;
    for (const store::ContainerUse &use : uses)
        texts += useText(use);
    return texts.join(u", "_s);
}

} // namespace models
