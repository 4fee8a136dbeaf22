// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include <memory>

namespace models {
class FileFacts;
}

namespace views {

class LayerSelection;
class PreviewPane;

/// The preview of the selected file in a window of its own, which comes when the selection asks for
/// it and follows while it is open. GUI thread.
class PreviewDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a selection outlives the dialog.
    explicit PreviewDialog(LayerSelection *selection, QWidget *parent);

    /// Null for no image; that closes it.
    void setImage(std::shared_ptr<const models::FileFacts> files, const QStringList &commands);
    /// Shows the dialog, before the other windows.
    void bringUp();
    [[nodiscard]] PreviewPane *pane() const { return m_pane; }

private:
    void follow();
    void drag();

    LayerSelection *m_selection;
    PreviewPane *m_pane;
};

} // namespace views
