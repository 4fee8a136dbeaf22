// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"

#include <QDateTime>
#include <QList>
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
} // namespace models

namespace views {

class ImageTable;
class MessagePanel;
class Placeholder;

/// One row of the list, as the rest of the window needs it.
struct SelectedImage
{
    QString name;                          ///< What the store calls it.
    std::optional<oci::Platform> platform; ///< If the row of one platform is selected.
    store::Image image;

    /// Of what the name points at, or of the platform's manifest.
    [[nodiscard]] QString digest() const;
    /// As people call it: "nginx:1.24", or a short digest.
    [[nodiscard]] QString title() const;
    /// Of the platform, or of the first one; invalid if unknown.
    [[nodiscard]] QDateTime created() const;
};

/// The images of a store: filter, table, and what stands there while there is nothing to list.
class ImageListPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ImageListPage(QWidget *parent = nullptr);

    /// Forgets everything until setImages() or setError(): another store is shown. \a hasUsers as
    /// for MainWindow::beginStore().
    void begin(bool hasUsers);
    void setImages(const QList<store::Image> &images);
    void setError(const core::Error &error);
    /// Whether containers can be known to use the images: else there is no column for them.
    void setHasUsers(bool hasUsers);

    /// The selected rows, in no order; the row of a platform has the image above it.
    [[nodiscard]] QList<SelectedImage> selection() const;
    /// Their names, each once.
    [[nodiscard]] QStringList selectedNames() const;
    /// Selects the row of \a name, or of one of its platforms, and scrolls to it. False if there is
    /// none.
    bool select(const QString &name, const std::optional<oci::Platform> &platform = {});

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
    bool m_known = false;    ///< The store has answered at least once.
    bool m_hasUsers = false; ///< Containers can use the images of the store.
};

} // namespace views
