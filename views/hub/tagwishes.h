// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/platform.h"
#include "views/hub/pullwish.h"
#include "views/storeentry.h"
#include "views/transfer/tagmove.h"

#include <QObject>
#include <QStringList>

#include <optional>

class QWidget;

namespace views {

class PullAllDialog;
class RemoteRemovalDialog;

/// What is to be done on a registry with a tag there, another tag, a copy to another registry, or a
/// removal, and what with many of them. Asks the person what exactly, and says by signals what is
/// wanted. GUI thread.
class TagWishes final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TagWishes)

public:
    /// The dialogs open above the window of \a window, which owns this.
    explicit TagWishes(QWidget *window);

    /// \a taken are the tags that the repository has, as far as they are known.
    void askForTag(const oci::Reference &source, const QStringList &taken);
    /// \a platforms are those of the image, as far as they are known.
    void askForCopy(const oci::Reference &source, const QList<oci::Platform> &platforms);
    void askForRemoval(const oci::Reference &tag);
    /// Of several tags of one repository.
    void askForCopies(const QList<oci::Reference> &sources);
    /// \a wish names the repository.
    void askForAll(const PullWish &wish, const QList<StoreEntry> &stores);

Q_SIGNALS:
    void tagRequested(const oci::Reference &source, const oci::Reference &target);
    /// Without a platform, all of the image goes.
    void copyRequested(const oci::Reference &source, const oci::Reference &target,
                       const std::optional<oci::Platform> &platform);
    void copiesRequested(const QList<views::TagMove> &moves);
    /// The question whether all tags are to be pulled is open: it is to be told which they are, and
    /// says what was agreed to.
    void pullAllOpened(views::PullAllDialog *dialog);
    /// The question what would go is open: it is to be told, and says what was agreed to.
    void removalOpened(views::RemoteRemovalDialog *dialog);

private:
    QWidget *m_window;
};

} // namespace views
