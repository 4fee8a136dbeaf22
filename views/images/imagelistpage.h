// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "views/images/selectedimage.h"

#include <QMap>
#include <QSet>
#include <QStringList>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace models {
class ImageFilterModel;
class ImageListModel;
class TagUpdates;
} // namespace models

namespace views {

class ImageTable;
class MessagePanel;
class Placeholder;

/// The images of one store or several: filter, table, and what stands there while there is nothing
/// to list.
class ImageListPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ImageListPage(QWidget *parent = nullptr);

    /// The stores whose images are shown from now on, as for ImageListModel::setStores(); there is
    /// a column for their names if they have any. \a hasUsers as for MainWindow::showStores().
    void setStores(const QMap<QString, QString> &names, bool hasUsers);
    void setImages(const QList<store::Image> &images, const QString &store = {});
    /// What is known of their names on the registries.
    void setUpdates(const models::TagUpdates &updates);
    void setError(const core::Error &error, const QString &store = {});

    /// The selected rows, in no order; the row of a platform has the image above it.
    [[nodiscard]] QList<SelectedImage> selection() const;
    /// No store that is shown has an image.
    [[nodiscard]] bool isEmpty() const;
    /// Selects the row of \a name in a store, or of one of its platforms, and scrolls to it. False
    /// if there is none.
    bool select(const QString &name, const std::optional<oci::Platform> &platform = {},
                const QString &store = {});

    /// Actions of the context menu; their shortcuts work while the table has the focus.
    void setRowActions(const QList<QAction *> &actions);
    void activateFilter();

    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void selectionChanged();
    void pullRequested();
    void openSampleRequested();
    void refreshRequested();
    /// The chip of the selected image was clicked: who uses it?
    void usersRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] int usualWidth(int column) const;
    void fitRepository();
    void fitNames();
    void buildTable();
    void buildEmpty();
    void buildUnmatched();
    void buildFilterRow();
    void showHeaderMenu(const QPoint &position);
    void updatePage();

    models::ImageListModel *m_model;
    models::ImageFilterModel *m_filtered;
    QWidget *m_filterRow; ///< Hidden while there is nothing to filter.
    QLineEdit *m_filter;
    QLabel *m_count;
    QStackedWidget *m_pages;
    ImageTable *m_table;
    Placeholder *m_empty;
    Placeholder *m_unmatched;
    Placeholder *m_waiting; ///< For the first answer of the store; blank below an error.
    MessagePanel *m_error;
    QStringList m_stores{QString()};       ///< IDs.
    QSet<QString> m_unanswered{QString()}; ///< Of them, those that never told what they have.
    QString m_failed;                      ///< The store that m_error is about.
    int m_inView = 0;                      ///< Pixels that the repositories in view take.
    bool m_hasUsers = false;               ///< Containers can use the images.
};

} // namespace views
