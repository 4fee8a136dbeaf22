// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/images/imagesums.h"

#include "views/format.h"
#include "views/tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

ImageSums::ImageSums(QWidget *parent)
    : QLabel(parent)
{
    setObjectName(u"sums"_s);
    setTextFormat(Qt::PlainText);
    setContentsMargins(8, 0, 8, 0);
}

void ImageSums::setStores(const QStringList &stores)
{
    QMap<QString, Sum> sums;
    for (const QString &store : stores)
        sums.insert(store, m_sums.value(store));
    m_sums = sums;
    showSums();
}

void ImageSums::setImages(const QList<store::Image> &images, const QString &store)
{
    const auto sum = m_sums.find(store);
    if (sum == m_sums.end())
        return;
    sum->images = int(images.size());
    sum->untagged = int(std::ranges::count_if(images, &store::Image::isDangling));
    m_refreshed = QDateTime::currentDateTime();
    showSums();
}

void ImageSums::setDiskUsage(qint64 bytes, const QString &store)
{
    if (m_sums.contains(store))
        m_sums[store].bytes = bytes;
    showSums();
}

void ImageSums::forget(const QString &store)
{
    if (m_sums.contains(store))
        m_sums[store] = {};
    showSums();
}

void ImageSums::setMissing(const QMap<QString, QString> &problems)
{
    m_missing = problems;
    showSums();
}

void ImageSums::showSums()
{
    Sum all{.bytes = 0};
    for (const Sum &sum : std::as_const(m_sums)) {
        if (sum.images < 0)
            continue;
        all.images = qMax(0, all.images) + sum.images;
        all.untagged += sum.untagged;
        all.bytes = all.bytes < 0 || sum.bytes < 0 ? -1 : all.bytes + sum.bytes;
    }
    if (all.images < 0) {
        setText({});
        return setToolTip({});
    }
    QStringList parts{Tr::tr("%n image(s)", nullptr, all.images)};
    if (all.bytes >= 0)
        parts += Tr::tr("%1 on disk").arg(format::size(all.bytes));
    if (all.untagged > 0)
        parts += Tr::tr("%n untagged", nullptr, all.untagged);
    QStringList details;
    if (all.bytes >= 0)
        details += format::exactBytes(all.bytes);
    for (const auto &[name, problem] : m_missing.asKeyValueRange()) {
        //: A store whose images are not in the list.
        parts += Tr::tr("without %1").arg(name);
        details += Tr::tr("Without %1: %2").arg(name, problem);
    }
    parts += Tr::tr("refreshed %1", "a time")
                 .arg(QLocale().toString(m_refreshed.time(), QLocale::ShortFormat));
    setText(parts.join(u" · "_s));
    setToolTip(details.join(u'\n'));
}

} // namespace views
