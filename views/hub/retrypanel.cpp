// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/retrypanel.h"

#include "views/tr.h"
#include "views/widgets/messagepanel.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

RetryPanel::RetryPanel(QWidget *parent)
    : QWidget(parent)
    , m_message(new MessagePanel)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->addWidget(m_message);
    QPushButton *again = m_message->addButton(Tr::tr("Try Again"));
    again->setObjectName(u"tryAgain"_s);
    connect(again, &QPushButton::clicked, this, &RetryPanel::retry);
    connect(m_message, &MessagePanel::closed, this, &RetryPanel::clear);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &RetryPanel::tick);
    hide();
}

void RetryPanel::setError(const QString &heading, const core::Error &error, const QDateTime &until)
{
    m_text = error.message;
    m_until = until;
    m_message->setMessage(Message::fromError(heading, error));
    m_message->show();
    show();
    m_second.stop();
    if (m_until.isValid()) {
        m_second.start();
        tick();
    }
}

void RetryPanel::clear()
{
    m_second.stop();
    hide();
}

void RetryPanel::tick()
{
    const qint64 milliseconds = QDateTime::currentDateTimeUtc().msecsTo(m_until);
    if (milliseconds <= 0)
        return retry();
    const qint64 left = (milliseconds + 999) / 1000;
    const QString time = left >= 3600
                             ? u"%1:%2:%3"_s.arg(left / 3600)
                                   .arg(left / 60 % 60, 2, 10, QLatin1Char('0'))
                                   .arg(left % 60, 2, 10, QLatin1Char('0'))
                             : u"%1:%2"_s.arg(left / 60).arg(left % 60, 2, 10, QLatin1Char('0'));
    //: %1 is a time that runs down, such as 0:42.
    m_message->setText(m_text + u' ' + Tr::tr("It is asked again in %1.").arg(time));
}

void RetryPanel::retry()
{
    clear();
    Q_EMIT retryRequested();
}

} // namespace views
