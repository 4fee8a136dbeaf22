// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/setaside.h"

#include "core/base/durablefile.h"
#include "core/store/imagelayout.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QUuid>

using namespace Qt::StringLiterals;
using core::File;
using core::Result;
using core::Tr;

namespace store {

namespace {

Result<QString> freePlace(const ImageLayout &layout, const QString &path)
{
    const QString folder = setAsideFolder(layout);
    if (auto made = core::makeFolder(folder); !made)
        return std::unexpected(made.error());
    return u"%1/%2-%3-%4"_s.arg(folder, QFileInfo(path).fileName(),
                                QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss"_s),
                                QUuid::createUuid().toString(QUuid::Id128).first(8));
}

} // namespace

QString setAsideFolder(const ImageLayout &layout)
{
    return layout.folder() + u"/.millefeuille-damaged"_s;
}

QList<QFileInfo> setAsideFiles(const ImageLayout &layout)
{
    return QDir(setAsideFolder(layout)).entryInfoList(QDir::Files | QDir::Hidden);
}

Result<void> setAside(const ImageLayout &layout, const QString &path)
{
    const auto place = freePlace(layout, path);
    if (!place)
        return std::unexpected(place.error());
    if (auto moved = core::renameDurably(path, *place); !moved)
        return moved;
    return core::syncFolder(QFileInfo(path).path());
}

Result<void> keepCopy(const ImageLayout &layout, const QString &path)
{
    if (!QFileInfo::exists(path))
        return {};
    const auto place = freePlace(layout, path);
    if (!place)
        return std::unexpected(place.error());
    if (!QFile::copy(path, *place))
        return core::fail(core::ErrorCode::Io,
                          Tr::tr("The file “%1” cannot be written.").arg(*place));
    auto copy = File::open(*place, File::Mode::Read);
    if (!copy)
        return std::unexpected(copy.error());
    if (auto synced = copy->sync(); !synced)
        return synced;
    return core::syncFolder(setAsideFolder(layout));
}

} // namespace store
