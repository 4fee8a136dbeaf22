// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

namespace views {

class MessagePanel;

/// Why something could not be asked, with a button to try again; where the other side said when it
/// may be asked again, it counts down to that and tries by itself.
class RetryPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit RetryPanel(QWidget *parent = nullptr);

    /// Shows itself. \a until is invalid for no countdown.
    void setError(const QString &heading, const core::Error &error, const QDateTime &until = {});
    void clear();

Q_SIGNALS:
    void retryRequested();

private:
    void tick();
    void retry();

    MessagePanel *m_message;
    QString m_text;
    QDateTime m_until;
    QTimer m_second;
};

} // namespace views
