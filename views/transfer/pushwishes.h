// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/images/selectedimage.h"
#include "views/transfer/tagmove.h"

#include <QObject>

#include <functional>

class QAction;
class QWidget;

namespace views {

/// Images that are to go to a registry, out of the own store or from an engine. Asks the person
/// where to, and says by signals what is wanted. GUI thread.
class PushWishes final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PushWishes)

public:
    /// What is selected in the list now.
    using Selection = std::function<QList<SelectedImage>()>;

    /// \a window is the parent of the dialogs; it outlives this, as \a push does.
    PushWishes(QWidget *window, QAction &push, Selection selection);

    /// After the selection changed.
    void follow();

Q_SIGNALS:
    /// The engine with this ID is to send this image to its registry.
    void engineRequested(const QString &store, const oci::Reference &image);
    /// \a image of the own store is to go to \a target, all of it or one platform.
    void requested(const QString &image, const oci::Reference &target,
                   const std::optional<oci::Platform> &platform);
    /// Several of the own store are, of each all of it or one platform.
    void tagsRequested(const QList<views::TagMove> &moves);

private:
    void ask();
    void askForMany(const QList<SelectedImage> &selection);

    QWidget *m_window;
    QAction &m_push;
    Selection m_selection;
};

} // namespace views
