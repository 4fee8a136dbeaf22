// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/hub/requests.h"
#include "core/oci/reference.h"
#include "core/registry/referrers.h"
#include "models/storednames.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace models {
class TagListModel;
}

namespace views {

class Placeholder;
class RetryPanel;
class TagTable;

/// The tags of a repository, newest first, as far as one scrolls; filtered by the registry itself.
/// GUI thread.
class TagPane final : public QWidget
{
    Q_OBJECT

public:
    explicit TagPane(QWidget *parent = nullptr);

    /// Begins anew, with what is asked for by tagsRequested(); \a filter is a part of tag names.
    void setRepository(const oci::Reference &repository, const QString &filter = {});
    /// The answer; dropped if something else is wanted by now. \a until as for RetryPanel.
    void showTags(const hub::TagsRequest &request, const core::Result<hub::TagPage> &page,
                  const QDateTime &until);
    void setStored(const models::StoredNames &stored);
    /// More is known of a tag, and of what is attached to its image.
    void setDetails(const hub::TagDetails &tag, const QList<registry::AttachedArtifact> &attached);
    /// Whose sizes are told.
    void setPlatform(const oci::Platform &platform);
    /// Stands under the names of tags while they are dragged.
    void setDragNote(const QString &note);
    /// For the context menu.
    void setRowActions(const QList<QAction *> &actions);
    void activateFilter();

    /// The tags of \a repository are other ones than before: they are asked for again, and what is
    /// selected stays so.
    void reload(const QString &repository);
    /// The tags that are known by now.
    [[nodiscard]] QStringList names() const;
    /// The full names of the selected tags, each once.
    [[nodiscard]] QList<oci::Reference> selection() const;
    /// Of the one row that is selected, if it stands for one platform.
    [[nodiscard]] std::optional<oci::Platform> selectedPlatform() const;
    /// All that the first of the selected tags is there for; empty if that is not known.
    [[nodiscard]] QList<oci::Platform> offeredPlatforms() const;
    /// The whole digest of the one row that is selected.
    [[nodiscard]] QString selectedDigest() const;

Q_SIGNALS:
    void tagsRequested(const hub::TagsRequest &request);
    void selectionChanged();
    void pullRequested();
    void dragging(bool isDragging);

private:
    void ask();
    void askForMore();
    void updatePage();
    void select(const QString &name);

    models::TagListModel *m_model;
    QLineEdit *m_filter;
    QLabel *m_count;
    RetryPanel *m_problem;
    QStackedWidget *m_pages;
    TagTable *m_table;
    Placeholder *m_none;
    Placeholder *m_waiting;
    QTimer m_typed;
    hub::TagsRequest m_asked;
    bool m_isWaiting = false;
    bool m_isReloading = false; ///< The selected tag is to stay so.
};

} // namespace views
