// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

namespace models {
class HexModel;
}

namespace views {

/// Bytes as a dump. GUI thread.
class HexView final : public QTableView
{
    Q_OBJECT

public:
    explicit HexView(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrangeColumns();

    models::HexModel *m_model;
};

} // namespace views
