// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"

#include <QTableView>

namespace models {
class HexModel;
}

namespace views {

class HexDelegate;

/// Bytes as a dump, with those tinted and underlined that differ from others. GUI thread.
class HexView final : public QTableView
{
    Q_OBJECT

public:
    explicit HexView(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    /// Compared with \a other.
    void setBytes(const QByteArray &bytes, const QByteArray &other, layers::ChangeKind side);
    /// To the first difference; once the view has its size.
    void scrollToDifference();
    /// What whole rows take.
    [[nodiscard]] int rowWidth() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void arrangeColumns();

    models::HexModel *m_model;
    HexDelegate *m_delegate;
};

} // namespace views
