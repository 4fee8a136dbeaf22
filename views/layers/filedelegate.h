// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/images/valuedelegate.h"

namespace views {

/// The cells of a FileTreeModel: the sign and colour of the kind of change before a name, the
/// colour of the layer before its number. GUI thread.
class FileDelegate final : public ValueDelegate
{
    Q_OBJECT

public:
    explicit FileDelegate(QObject *parent = nullptr);

    /// Of the image, for the colours.
    void setLayerCount(int count) { m_layerCount = count; }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_layerCount = 1;
};

} // namespace views
