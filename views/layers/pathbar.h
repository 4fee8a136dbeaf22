// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/filetree.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QToolButton;

namespace views {

/// Where in a tree one is: a button for the root and for every folder down to the present one.
/// Folders in the middle give way to "…" where there is no room for all. GUI thread.
class PathBar final : public QWidget
{
    Q_OBJECT

public:
    explicit PathBar(QWidget *parent = nullptr);

    /// Null is no way at all.
    void setFolder(const layers::FileTree *tree, quint32 folder);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void folderActivated(quint32 folder);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Step
    {
        QToolButton *button = nullptr;
        QLabel *separator = nullptr; ///< Before the button; null for the root.

        [[nodiscard]] int width() const;
        int place(int x, int height) const;
        void hide() const;
    };

    Step addStep(const QString &text, const QString &toolTip);
    void clear();
    void arrange();

    std::vector<Step> m_steps;   ///< The root first.
    std::unique_ptr<Step> m_gap; ///< Stands for the steps left out.
};

} // namespace views
