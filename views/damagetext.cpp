// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/damagetext.h"

#include "views/format.h"
#include "views/tr.h"

using namespace Qt::StringLiterals;
using store::Damage;

namespace views::damagetext {

QString heading(const Damage &damage)
{
    switch (damage.kind) {
    case Damage::Kind::Corrupt:
        return Tr::tr("Damaged: %1").arg(damage.path);
    case Damage::Kind::Missing:
        return Tr::tr("Missing: %1").arg(damage.path);
    case Damage::Kind::Unreadable:
        return Tr::tr("Cannot be read: %1").arg(damage.path);
    case Damage::Kind::WrongDiffId:
        return Tr::tr("Not what the configuration says: %1").arg(damage.path);
    case Damage::Kind::Ambiguous:
        return Tr::tr("The name of several images: %1").arg(damage.path);
    case Damage::Kind::WrongEntry:
        return Tr::tr("Says something wrong of an image: %1").arg(damage.path);
    }
    return {};
}

QString mended(const Damage &damage)
{
    return Tr::tr("Mended. %1").arg(heading(damage));
}

namespace {

QString remedy(const Damage &damage)
{
    switch (damage.remedy) {
    case Damage::Remedy::Fetch:
        return Tr::tr("It can be fetched again from “%1”.").arg(damage.sources.first().domain());
    case Damage::Remedy::Restore:
        return Tr::tr("It can be mended from what is here.");
    case Damage::Remedy::None:
        break;
    }
    return Tr::tr("It cannot be mended. Pull or load the image again, or remove it.");
}

} // namespace

QStringList lines(const Damage &damage)
{
    QStringList lines{damage.detail};
    if (!damage.images.isEmpty())
        lines.append(Tr::tr("Needed by: %1").arg(damage.images.join(u", "_s)));
    lines.append(damage.problem.isEmpty() ? remedy(damage) : damage.problem);
    return lines;
}

QStringList counts(const store::CheckReport &report)
{
    QStringList lines{
        Tr::tr("%n blob(s) read, %1.", nullptr, int(report.blobs)).arg(format::size(report.bytes))};
    if (report.trashBlobs > 0)
        lines.append(Tr::tr("%n blob(s) of removed images that can come back, %1.", nullptr,
                            int(report.trashBlobs))
                         .arg(format::size(report.trashBytes)));
    if (report.orphanBlobs > 0)
        lines.append(Tr::tr("%n blob(s) that no image needs, %1.", nullptr, int(report.orphanBlobs))
                         .arg(format::size(report.orphanBytes)));
    if (report.partialBlobs > 0)
        lines.append(
            Tr::tr("%n broken download(s) to go on with, %1.", nullptr, int(report.partialBlobs))
                .arg(format::size(report.partialBytes)));
    if (report.staleFiles > 0)
        lines.append(
            Tr::tr("%n file(s) left over from a crash, %1.", nullptr, int(report.staleFiles))
                .arg(format::size(report.staleBytes)));
    if (report.setAsideFiles > 0)
        lines.append(Tr::tr("%n damaged file(s) that repairs kept in the folder "
                            "“.millefeuille-damaged” of the store, %1.",
                            nullptr, int(report.setAsideFiles))
                         .arg(format::size(report.setAsideBytes)));
    return lines;
}

QString verdict(const store::CheckReport &report)
{
    if (report.isWhole())
        return Tr::tr("The store is whole.");
    return Tr::tr("The store is damaged in %n place(s).", nullptr, int(report.damages.size()));
}

} // namespace views::damagetext
