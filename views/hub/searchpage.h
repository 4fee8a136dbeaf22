// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/requests.h"
#include "core/oci/reference.h"
#include "views/placelist.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace models {
class RepositoryListModel;
}

namespace views {

class Placeholder;
class RepositoryView;
class RetryPanel;

/// The repositories of a registry: on Docker Hub what a search finds, as one types; on another one
/// its catalog, if it gives one, filtered. GUI thread.
class SearchPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SearchPage(const PlaceEntry &place, QWidget *parent = nullptr);

    /// The answer to searchRequested(); dropped if something else is wanted by now. \a until as
    /// for RetryPanel.
    void showFound(const hub::SearchRequest &request, const core::Result<hub::SearchAnswer> &answer,
                   const QDateTime &until = {});
    void search(const QString &words);
    void activate();
    /// Asks for what the page shows first, if it was not asked for yet.
    void begin();

Q_SIGNALS:
    void searchRequested(const hub::SearchRequest &request);
    /// Nothing is wanted any more of what was asked for.
    void searchDropped();
    void repositoryOpened(const oci::Reference &repository);
    void dragging(bool isDragging);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildFilters();
    void buildPages();
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] hub::SearchRequest firstPage() const;
    void ask();
    void askForMore();
    void showProblem(const core::Error &error, const QDateTime &until);
    void showLimitsOf(hub::SearchVersion version);
    void submit();
    [[nodiscard]] std::optional<oci::Reference> hiddenRepository() const;
    void updatePage();

    PlaceEntry m_place;
    models::RepositoryListModel *m_model;
    QLineEdit *m_words;
    QWidget *m_filters;
    QCheckBox *m_official;
    QComboBox *m_architecture;
    QComboBox *m_order;
    QLabel *m_count;
    RetryPanel *m_problem;
    QStackedWidget *m_pages;
    RepositoryView *m_list;
    Placeholder *m_intro;
    Placeholder *m_none;
    Placeholder *m_waiting;
    QTimer m_typed; ///< Until the person pauses.
    hub::SearchRequest m_asked;
    bool m_isWaiting = false;
    bool m_hasAsked = false;
};

} // namespace views
