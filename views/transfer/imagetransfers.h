// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/reference.h"
#include "core/store/archivefile.h"
#include "views/storeentry.h"

#include <QObject>

#include <functional>
#include <memory>

class QAction;
class QMenu;
class QMimeData;
class QWidget;

namespace views {

struct SelectedImage;

/// Everything that gives images to a store or takes them from one: the actions, the
/// dialogs, and what is dropped. It asks the person and says by signals what is wanted. GUI thread.
class ImageTransfers final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImageTransfers)

public:
    /// What is selected in the list now.
    using Selection = std::function<QList<SelectedImage>()>;
    /// The names that images of a store have.
    using Names = std::function<QStringList(const QString &store)>;

    /// \a window is the parent of the dialogs.
    ImageTransfers(QWidget *window, Selection selection, Names names);
    ~ImageTransfers() override;

    /// For the menu of a row: tag, save, copy.
    [[nodiscard]] QList<QAction *> rowActions() const;
    /// Of archives: load, import.
    [[nodiscard]] QList<QAction *> fileActions() const { return {m_load, m_import}; }
    [[nodiscard]] QAction *importAction() const { return m_import; }

    /// All stores, the own one first, and the one that archives go to.
    void setStores(const QList<StoreEntry> &stores, const QString &target);
    [[nodiscard]] const QString &target() const { return m_target; }
    /// After the selection changed.
    void follow();

    /// Archives among what is dragged, by their names; empty if there is none.
    [[nodiscard]] static QStringList archives(const QMimeData *dragged);
    /// Archives were dropped on the window.
    void load(const QStringList &paths);
    /// One that was to be loaded into a store is no archive of images, but a root file system:
    /// importRequested() follows if the person wants that.
    void offerImport(const QString &store, const QString &path);
    /// The selected images are to go to another store.
    void copyTo(const QString &store);

Q_SIGNALS:
    // Stores are told by their IDs.
    void tagRequested(const QString &store, const QString &image, const oci::Reference &name);
    void saveRequested(const QString &store, const QStringList &images,
                       const store::SaveRequest &request);
    void loadRequested(const QString &store, const QStringList &paths);
    void importRequested(const QString &store, const QString &path,
                         const store::ImportOptions &options);
    void copyRequested(const QString &store, const QStringList &images,
                       const views::StoreEntry &to);

private:
    QAction *make(const QString &name, const QString &text, QLatin1StringView iconName,
                  void (ImageTransfers::*run)());
    [[nodiscard]] QMap<QString, QStringList> selectedNames() const;
    void askForTag();
    void askForSave();
    void askForLoad();
    void askForImport();
    void openImport(const QString &store, const QString &path, bool isOffered);

    QWidget *m_window;
    Selection m_selection;
    Names m_names;
    QAction *m_tag;
    QAction *m_save;
    QAction *m_load;
    QAction *m_import;
    std::unique_ptr<QMenu> m_copy;
    QList<StoreEntry> m_stores;
    QString m_target;
};

} // namespace views
