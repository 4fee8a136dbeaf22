// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"
#include "views/hub/pullwish.h"
#include "views/placelist.h"
#include "views/storeentry.h"

#include <QMap>
#include <QObject>
#include <QTimer>

class QStackedWidget;

namespace views {

class BrowsePage;
class PullDialog;
class TagWishes;
class TaskDrawer;

/// The pages of registries in the window: which one is shown, what is dragged out of them, and what
/// is pulled. GUI thread.
class Browsing final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Browsing)

public:
    /// The first of \a pages is the list of images, which stands there while no registry is chosen
    /// in \a places. All outlive this.
    Browsing(QStackedWidget *pages, PlaceList *places, TaskDrawer *tasks);

    [[nodiscard]] bool isActive() const;
    /// What is to be done with tags on their registries.
    [[nodiscard]] TagWishes *tagWishes() const { return m_tagWishes; }
    /// The page of a registry, made when it is first asked for; null if there is no such registry.
    [[nodiscard]] BrowsePage *page(const QString &domain);
    /// The cursor goes where one says what to look for.
    void activateSearch();
    /// Shows a repository; false if its registry is not in the list.
    bool open(const oci::Reference &reference);

    /// The stores, and the one that pulls go to.
    void setStores(const QList<StoreEntry> &stores, const QString &target);
    /// The images that the stores that are shown have.
    void setImages(const QMap<QString, QList<store::Image>> &images);
    /// Those of the other stores that answer.
    void setOtherImages(const QMap<QString, QList<store::Image>> &images);
    /// \a names were dropped on a store: they are pulled, or the person is asked what exactly.
    void drop(const QString &store, const QStringList &names);
    /// Asks what exactly \a wish means, and pulls it; \a offered are the platforms that there are,
    /// empty if that is not known. Goes by itself when it is closed.
    PullDialog *ask(const PullWish &wish, const QList<oci::Platform> &offered);
    /// What would happen if one let go of \a names over a store: the full names, and the platform
    /// where it is known which one comes. Empty for no names.
    [[nodiscard]] QString holdingText(const QString &store, const QStringList &names) const;

Q_SIGNALS:
    /// Answers what it asks.
    void pageOpened(views::BrowsePage *page);
    /// Another page is shown now, or none.
    void changed();
    void pullRequested(const QString &store, const oci::Reference &reference,
                       const std::optional<oci::Platform> &platform);
    /// A name was dropped whose registry is not in the list.
    void strangerDropped(const oci::Reference &reference);
    /// An image of a registry was looked into, or could not be.
    void inspected(const store::ImageDetails &details);
    void inspectionFailed(const oci::Reference &reference, const core::Error &error);
    void attachedFailed(const oci::Reference &reference, const core::Error &error);
    /// In one line, what would happen if one let go; empty for nothing.
    void hint(const QString &text);

private:
    void follow();
    void connectPage(BrowsePage *page);
    void pull(const PullWish &wish);
    void invite(bool isDragging);
    void compare();
    [[nodiscard]] BrowsePage *shown() const;
    /// The page that \a names are dragged out of; null if there is none.
    [[nodiscard]] BrowsePage *sourceOf(const QStringList &names) const;
    [[nodiscard]] QString nameOf(const QString &store) const;
    [[nodiscard]] QList<StoreEntry> usableStores() const;

    QStackedWidget *m_pages;
    PlaceList *m_places;
    TaskDrawer *m_tasks;
    TagWishes *m_tagWishes;
    QMap<QString, BrowsePage *> m_byDomain;
    QList<StoreEntry> m_stores;
    QString m_target;
    QMap<QString, QList<store::Image>> m_images; ///< By the store, here and below.
    QMap<QString, QList<store::Image>> m_otherImages;
    QTimer m_compare; ///< Merges what changes at once.
};

} // namespace views
