// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/recentanswers.h"
#include "core/hub/client.h"
#include "core/oci/reference.h"

#include <QMap>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>

namespace registry {
class Client;
}

namespace views {
class BrowsePage;
class Browsing;
} // namespace views

namespace app {

class RegistryList;

/// Asks Docker Hub and other registries on worker threads what the pages of registries want to
/// know; what is no longer wanted is stopped. GUI thread; ends its work when destroyed.
class HubPages final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HubPages)

public:
    /// \a browsing outlives this.
    HubPages(views::Browsing &browsing, std::shared_ptr<registry::Client> registries,
             QObject *parent = nullptr);
    ~HubPages() override;

    /// A pull of \a reference has ended: fewer may be left.
    void pulled(const oci::Reference &reference);
    /// The repository of \a reference has other tags than before.
    void tagsChanged(const oci::Reference &reference);
    /// Other repositories and tags may be seen, and more pulled, than before.
    void loginsChanged();

private:
    /// What a page is waiting for.
    struct Work
    {
        std::stop_source search = {};
        std::stop_source details = {};
        std::stop_source tags = {};
        std::stop_source inspection = {};
    };

    void serve(views::BrowsePage *page);
    void search(views::BrowsePage *page, const hub::SearchRequest &request);
    void searchCatalog(views::BrowsePage *page, const hub::SearchRequest &request);
    void describe(views::BrowsePage *page, const QString &name);
    void listTags(views::BrowsePage *page, const hub::TagsRequest &request);
    void listRegistryTags(views::BrowsePage *page, const hub::TagsRequest &request);
    void inspect(views::BrowsePage *page, const oci::Reference &reference,
                 const std::optional<oci::Platform> &platform);
    void fetchPicture(views::BrowsePage *page, const QUrl &address);
    void tellWarnings(views::BrowsePage *page);
    void askForLimit();
    /// When the Hub may be asked again, if it said so and it is not yet.
    [[nodiscard]] QDateTime limitedUntil() const;

    views::Browsing &m_browsing;
    std::shared_ptr<registry::Client> m_registries;
    std::shared_ptr<const hub::Client> m_hub;
    QThreadPool m_pool;
    std::stop_source m_stop;
    QMap<views::BrowsePage *, Work> m_work;
    bool m_isAskingForLimit = false;
    bool m_asksAgain = false; ///< What is being asked for may be old when it comes.
    RecentAnswers<hub::SearchRequest, hub::SearchAnswer> m_found;
    RecentAnswers<QString, hub::RepositoryDetails> m_details;
    RecentAnswers<hub::TagsRequest, hub::TagPage> m_tags;
    /// Of registries, by their domain.
    RecentAnswers<QString, std::shared_ptr<RegistryList>> m_catalogs;
    /// Of registries, by the repository.
    RecentAnswers<QString, std::shared_ptr<RegistryList>> m_tagNames;
};

} // namespace app
