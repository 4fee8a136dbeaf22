// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/limitline.h"

#include "views/format.h"
#include "views/tr.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace views {

namespace {

QString amountText(const registry::PullLimit &limit)
{
    const int left = int(limit.remaining);
    if (limit.source.isEmpty())
        return Tr::tr("%n of %1 pulls left on Docker Hub", nullptr, left)
            .arg(format::count(limit.limit));
    if (limit.isForAddress())
        //: %1 is a number, %2 an IP address.
        return Tr::tr("%n of %1 pulls left on Docker Hub for the address %2", nullptr, left)
            .arg(format::count(limit.limit), limit.source);
    return Tr::tr("%n of %1 pulls left on Docker Hub for your account", nullptr, left)
        .arg(format::count(limit.limit));
}

} // namespace

LimitLine::LimitLine(QWidget *parent)
    : QLabel(parent)
{
    setObjectName(u"pullLimit"_s);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void LimitLine::setLimit(const std::optional<registry::PullLimit> &limit)
{
    if (!limit) {
        clear();
        setToolTip({});
        return;
    }
    QString text = amountText(*limit);
    if (limit->window.count() > 0 && limit->remaining < limit->limit)
        //: %1 is a time of day or a date.
        text += u" · "_s
                + Tr::tr("all again by %1")
                      .arg(QLocale().toString(limit->renewedBy().toLocalTime(), u"HH:mm"_s));
    setText(text);
    setToolTip(limit->isForAddress()
                   ? Tr::tr("Docker Hub counts the pulls of those who are not signed in by the "
                            "address that they come from. To ask costs none.")
                   : Tr::tr("Docker Hub counts the pulls of each account. To ask costs none."));
}

} // namespace views
