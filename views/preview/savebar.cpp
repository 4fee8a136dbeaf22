// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/preview/savebar.h"

#include "views/format.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/ratiobar.h"

#include <QBoxLayout>
#include <QDir>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

SaveBar::SaveBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel)
    , m_ratio(new RatioBar)
    , m_cancel(new QToolButton)
{
    setObjectName(u"previewSaving"_s);
    m_ratio->setAccessibleName(Tr::tr("Saved so far"));
    m_cancel->setObjectName(u"previewSaveCancel"_s);
    m_cancel->setText(Tr::tr("Cancel"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_text, 2);
    row->addWidget(m_ratio, 1);
    row->addWidget(m_cancel);
    m_slow.setSingleShot(true);
    m_slow.setInterval(300ms);
    connect(&m_slow, &QTimer::timeout, this, &QWidget::show);
    connect(m_cancel, &QToolButton::clicked, this, &SaveBar::cancelled);
    hide();
}

void SaveBar::begin(const QString &path)
{
    m_path = path;
    setProgress(0, -1);
    m_slow.start();
}

void SaveBar::setProgress(qint64 done, qint64 total)
{
    QString text = Tr::tr("Saving %1…").arg(QDir::toNativeSeparators(m_path));
    if (total > 0)
        text += u' ' + format::sizeOf(done, total);
    m_text->setFullText(text);
    m_ratio->setRatio(total > 0 ? double(done) / double(total) : -1);
}

void SaveBar::end()
{
    m_slow.stop();
    m_path.clear();
    hide();
}

} // namespace views
