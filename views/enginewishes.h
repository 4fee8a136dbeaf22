// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/images/selectedimage.h"

#include <QObject>

#include <functional>
#include <optional>

class QMimeData;
class QWidget;

namespace views {

class MainActions;
struct Message;
struct RunOffer;

/// What only an engine can do: run images that it has, and build. Says by signals what is
/// wanted of which. GUI thread.
class EngineWishes final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EngineWishes)

public:
    /// What is selected in the list now.
    using Selection = std::function<QList<SelectedImage>()>;
    /// What is known of it; null if it was not read yet.
    using Details = std::function<const store::ImageDetails *()>;

    /// \a window is the parent of the dialogs; it outlives this, as \a actions do.
    EngineWishes(QWidget *window, MainActions &actions, Selection selection, Details details);

    /// Whether there is an engine to build on: the images of one are shown.
    void setHasEngine(bool hasEngine);
    /// After the selection changed.
    void follow();
    /// The one thing that is dragged, if it may be a folder to build from here; or empty.
    [[nodiscard]] QString folder(const QMimeData *dragged) const;

Q_SIGNALS:
    /// A container is to be made of the selected image.
    void runRequested(const views::RunOffer &offer);
    /// An image is to be built; from this folder, if it was dropped, and if it is one.
    void buildRequested(const QString &folder);
    /// Why it cannot be.
    void refused(const views::Message &message);

private:
    /// The one image that is selected, if an engine has it.
    [[nodiscard]] std::optional<SelectedImage> selected() const;
    void askToRun();
    void askToBuild();

    QWidget *m_window;
    MainActions &m_actions;
    Selection m_selection;
    Details m_details;
    bool m_hasEngine = false;
};

} // namespace views
