// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/buildstepmodel.h"

#include <QPlainTextEdit>

namespace views {

/// What one step of a build wrote, or writes. Follows what comes as long as its end is in view; of
/// a long text it shows the end.
class StepText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit StepText(QWidget *parent = nullptr);

    /// Another text: these lines of \a log.
    void showLines(const engine::BuildLog &log, const models::BuildStepModel::Lines &lines);
    /// What came since.
    void appendLines(const engine::BuildLog &log, const models::BuildStepModel::Lines &lines);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] bool isAtEnd() const;
    void goToEnd();

    qint64 m_next = 0; ///< The line of the log that comes next.
    bool m_isEmpty = true;
};

} // namespace views
