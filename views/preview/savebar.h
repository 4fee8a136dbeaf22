// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <QWidget>

class QToolButton;

namespace views {

class ElidedLabel;
class RatioBar;

/// How far the saving of a file is, once that takes a moment. GUI thread.
class SaveBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SaveBar(QWidget *parent = nullptr);

    void begin(const QString &path);
    void setProgress(qint64 done, qint64 total);
    void end();
    [[nodiscard]] bool isSaving() const { return !m_path.isEmpty(); }

Q_SIGNALS:
    void cancelled();

private:
    QString m_path; ///< Empty while nothing is saved.
    ElidedLabel *m_text;
    RatioBar *m_ratio;
    QToolButton *m_cancel;
    QTimer m_slow;
};

} // namespace views
