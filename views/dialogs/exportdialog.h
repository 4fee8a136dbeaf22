// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/exportrequest.h"

#include <QFileDialog>

namespace views {

/// Asks for the file and the form of a report.
class ExportDialog final : public QFileDialog
{
    Q_OBJECT

public:
    explicit ExportDialog(ExportRequest request, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The request with its path and format.
    void requested(const views::ExportRequest &request);

private:
    void follow(const QString &filter);
    void finish(const QString &path);

    ExportRequest m_request;
    QStringList m_filters; ///< By ExportRequest::Format.
};

} // namespace views
