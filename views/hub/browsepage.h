// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/requests.h"
#include "core/registry/pulllimit.h"
#include "core/registry/remoteinspect.h"
#include "models/storednames.h"
#include "views/hub/pullwish.h"
#include "views/placelist.h"
#include "views/storeentry.h"

#include <QImage>
#include <QWidget>

class QMimeData;
class QStackedWidget;

namespace views {

class LimitLine;
class MessagePanel;
class RepositoryPage;
class SearchPage;

/// A registry, looked through: its repositories, and one of them with its tags. Shows what its
/// slots are told, and says by signals what it wants to know and what the person wants to have.
/// What comes late for something that is no longer shown is dropped. GUI thread.
class BrowsePage final : public QWidget
{
    Q_OBJECT

public:
    explicit BrowsePage(const PlaceEntry &place, QWidget *parent = nullptr);

    [[nodiscard]] const PlaceEntry &place() const { return m_place; }
    /// The stores that can take something, and the one that does unless another one is chosen.
    void setStores(const QList<StoreEntry> &stores, const QString &target);
    /// What is here already.
    void setStored(const models::StoredNames &stored);
    /// Shows a repository; a tag that is named is looked for.
    void open(const oci::Reference &reference);
    /// The tags of a repository were changed; \a repository is without a tag.
    void reloadTags(const QString &repository);
    /// The cursor goes where one says what to look for.
    void activateSearch();

    /// \a names, dragged out of the page, as a wish for \a store.
    [[nodiscard]] PullWish wishFor(const QString &store, const QStringList &names) const;
    /// The platforms that what is selected is there for; empty if that is not known.
    [[nodiscard]] QList<oci::Platform> offeredPlatforms() const;

    /// The repository that a dropped text or link means; nothing if it means none.
    [[nodiscard]] static std::optional<oci::Reference> meaningOf(const QMimeData *dropped);

    // Answers to the signals below. \a until is when it may be asked again, or invalid.
    void showFound(const hub::SearchRequest &request, const core::Result<hub::SearchAnswer> &answer,
                   const QDateTime &until);
    void showDetails(const QString &name, const core::Result<hub::RepositoryDetails> &details);
    void showTags(const hub::TagsRequest &request, const core::Result<hub::TagPage> &page,
                  const QDateTime &until);
    void showPicture(const QUrl &address, const QImage &picture);
    void showInspected(const oci::Reference &reference,
                       const core::Result<registry::RemoteDetails> &found);
    void showLimit(const std::optional<registry::PullLimit> &limit);
    /// What the registry has to say, besides.
    void showWarnings(const QStringList &texts);

Q_SIGNALS:
    void searchRequested(const hub::SearchRequest &request);
    void searchDropped();
    void detailsRequested(const QString &name);
    void tagsRequested(const hub::TagsRequest &request);
    void inspectRequested(const oci::Reference &reference,
                          const std::optional<oci::Platform> &platform);
    void pictureRequested(const QUrl &address);
    void limitRequested();
    // As RepositoryPage.
    void tagWanted(const oci::Reference &source, const QStringList &taken);
    void copyWanted(const oci::Reference &source, const QList<oci::Platform> &platforms);
    void copiesWanted(const QList<oci::Reference> &sources);
    void allTagsWanted(const views::PullWish &wish);
    void removalWanted(const oci::Reference &tag);
    /// It is for the panel beside the page to show.
    void inspected(const store::ImageDetails &details);
    void inspectionFailed(const oci::Reference &reference, const core::Error &error);
    /// It was inspected, but what is attached to it is not all known.
    void attachedFailed(const oci::Reference &reference, const core::Error &error);
    void pullRequested(const views::PullWish &wish);
    /// A text was dropped that names a repository, maybe of another registry.
    void repositoryDropped(const oci::Reference &reference);
    /// Names are being dragged out of the page, or no longer.
    void dragging(bool isDragging);

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void followLink(const QUrl &link);

    PlaceEntry m_place;
    QStackedWidget *m_pages;
    SearchPage *m_search;
    RepositoryPage *m_repository;
    MessagePanel *m_warnings;
    QStringList m_warned; ///< What they are about.
    LimitLine *m_limit;
};

} // namespace views
