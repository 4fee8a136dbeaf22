// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/pinlist.h"

#include "core/base/durablefile.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/store/sealedrecord.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace store {

using core::ErrorCode;
using core::Result;
using core::Tr;

Result<QSet<oci::Digest>> parsePins(QByteArrayView bytes)
{
    const auto object = openRecord(bytes, core::limits::PinList, "pinned"_L1);
    if (!object)
        return std::unexpected(object.error());
    core::JsonReader json(*object);
    QSet<oci::Digest> pins;
    const QStringList texts = json.strings("pinned"_L1);
    for (const QString &text : texts) {
        if (const auto digest = oci::Digest::parse(text))
            pins.insert(*digest);
        else
            json.fail("pinned"_L1, "has something that is no digest"_L1);
    }
    if (const auto &error = json.error())
        return std::unexpected(*error);
    return pins;
}

QByteArray pinsJson(const QSet<oci::Digest> &pins)
{
    QStringList texts;
    for (const oci::Digest &pin : pins)
        texts += pin.toString();
    std::ranges::sort(texts);
    return sealRecord({{u"pinned"_s, QJsonArray::fromStringList(texts)}});
}

core::Error pinnedError(const QString &title)
{
    return {ErrorCode::PermissionDenied,
            core::Tr::tr("“%1” stays, because it is pinned. Unpin it first.").arg(title),
            {}};
}

PinList::PinList(QString path)
    : m_path(std::move(path))
{}

QString PinList::userFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
           + u"/millefeuille/pins"_s;
}

Result<QSet<oci::Digest>> PinList::read() const
{
    const auto bytes = core::readFile(m_path, core::limits::PinList);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return QSet<oci::Digest>();
    const auto pins = bytes ? parsePins(*bytes) : std::unexpected(bytes.error());
    if (!pins)
        return core::failWorded(
            pins.error(),
            Tr::tr("Which images are pinned cannot be read from “%1”. Mend the file, or delete it "
                   "and pin them again.")
                .arg(m_path));
    return pins;
}

Result<void> PinList::set(const QList<oci::Digest> &images, bool pinned) const
{
    if (auto made = core::makeFolder(QFileInfo(m_path).path()); !made)
        return made;
    auto lock = core::File::open(m_path + u".lock"_s, core::File::Mode::ReadWrite);
    if (!lock)
        return std::unexpected(lock.error());
    if (auto locked = lock->lock(); !locked)
        return locked;
    auto pins = read();
    if (!pins)
        return std::unexpected(pins.error());
    for (const oci::Digest &image : images) {
        if (pinned)
            pins->insert(image);
        else
            pins->remove(image);
    }
    return replaceRecord(m_path, pinsJson(*pins));
}

} // namespace store
