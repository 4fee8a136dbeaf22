// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/requests.h"
#include "core/oci/reference.h"
#include "core/registry/referrers.h"
#include "models/storednames.h"
#include "views/hub/pullwish.h"
#include "views/placelist.h"
#include "views/storeentry.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QToolButton;

namespace views {

class ElidedLabel;
class PlatformChoice;
class ReadmePane;
class StoreChoice;
class TagPane;

/// A repository of a registry: what it is, its tags, its description, and what can be done with the
/// tags that are selected. GUI thread.
class RepositoryPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RepositoryPage(const PlaceEntry &place, QWidget *parent = nullptr);

    /// Shows it from now on; what is known of it is asked for by the signals below. A tag that is
    /// named is looked for.
    void open(const oci::Reference &reference);
    [[nodiscard]] const std::optional<oci::Reference> &repository() const { return m_repository; }
    /// The answer to detailsRequested(); dropped for another repository.
    void showDetails(const QString &name, const core::Result<hub::RepositoryDetails> &details);
    void setStores(const QList<StoreEntry> &stores, const QString &target);
    /// As TagPane.
    void setDetails(const hub::TagDetails &tag, const QList<registry::AttachedArtifact> &attached);
    [[nodiscard]] TagPane *tags() const { return m_tags; }
    [[nodiscard]] ReadmePane *readme() const { return m_readme; }

    /// What is selected, for \a store, or for the one that is chosen here if that is null.
    [[nodiscard]] PullWish wish(const QString *store = nullptr) const;
    [[nodiscard]] std::optional<oci::Platform> platform() const;
    [[nodiscard]] QList<oci::Platform> offeredPlatforms() const;
    /// What is selected does not run on this machine, and nobody has chosen a platform.
    [[nodiscard]] bool isForeign() const;

Q_SIGNALS:
    void detailsRequested(const QString &name);
    void backRequested();
    void pullRequested(const views::PullWish &wish);
    /// What is in the image is to be shown without a pull.
    void inspectRequested(const oci::Reference &reference,
                          const std::optional<oci::Platform> &platform);
    // What is to be done with a tag on its registry; what exactly is for the person to say.
    void tagWanted(const oci::Reference &source, const QStringList &taken);
    void copyWanted(const oci::Reference &source, const QList<oci::Platform> &platforms);
    void copiesWanted(const QList<oci::Reference> &sources);
    /// Every tag of the repository that \a wish names is to be pulled.
    void allTagsWanted(const views::PullWish &wish);
    void removalWanted(const oci::Reference &tag);

private:
    void buildHeader();
    void showSummary(const hub::RepositoryDetails &details);
    void buildActions();
    void buildRemoteActions();
    QAction *make(const QString &name, const QString &text, QLatin1StringView iconName,
                  void (RepositoryPage::*run)());
    void follow();
    void pull();
    void pullAll();
    void inspect();
    void tag();
    void copy();
    void remove();
    void copyReferences();
    void copyDigest();
    void openInBrowser();
    [[nodiscard]] QUrl webPage() const;

    PlaceEntry m_place;
    std::optional<oci::Reference> m_repository;
    QToolButton *m_back;
    ElidedLabel *m_name;
    QLabel *m_figures;
    ElidedLabel *m_description;
    PlatformChoice *m_platform;
    QLabel *m_to;
    StoreChoice *m_store;
    QPushButton *m_pullButton;
    QToolButton *m_more; ///< Whatever else can be done, for those who look for no context menu.
    ElidedLabel *m_meaning;
    TagPane *m_tags;
    ReadmePane *m_readme;
    QAction *m_pull;
    QAction *m_pullAll;
    QAction *m_inspect;
    QAction *m_tag;
    QAction *m_copy;
    QAction *m_remove;
    QAction *m_copyReference;
    QAction *m_copyDigest;
    QAction *m_browse;
    QTimer m_rested; ///< Until the selection stays where it is.
};

} // namespace views
