// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"
#include "models/tagupdates.h"
#include "models/tasksnapshot.h"
#include "views/dialogs/settingsdialog.h"
#include "views/storeentry.h"
#include "views/theme/theme.h"
#include "views/widgets/messagepanel.h"
#include "views/widgets/undobar.h"

#include <QMainWindow>
#include <QMap>

#include <memory>
#include <optional>

class QStackedWidget;

namespace layers {
struct ImageComparison;
}

namespace models {
class TaskModel;
}

namespace views {

class Browsing;
class EngineWishes;
class PushWishes;
struct ExportRequest;
class ImageListPage;
class ImageSums;
class ImageTransfers;
class InspectPanel;
class HairSplitter;
class MainActions;
class PruneDialog;
class PullField;
class StorePane;
class TaskDrawer;
struct SelectedImage;

/// The window. It shows what its slots are told and says by signals what the person wants; it reads
/// no file, opens no connection and starts no work. GUI thread.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Sizes, splitters, columns and sort order, for the next start.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

    /// What is selected, if it is one row: the name of the last imageSelected().
    [[nodiscard]] QString selectedName() const;
    /// The ID of the store that is chosen in the sidebar, or AllStores.
    [[nodiscard]] QString chosenStore() const;

    [[nodiscard]] InspectPanel *inspectPanel() const { return m_inspect; }
    /// Tags, archives and copies: what the person wants of them.
    [[nodiscard]] ImageTransfers *transfers() const { return m_transfers; }
    /// What only an engine can do: what the person wants of it.
    [[nodiscard]] EngineWishes *engineWishes() const { return m_wishes; }
    [[nodiscard]] PushWishes *pushWishes() const { return m_pushes; }
    /// Where a name is typed: what it wants to know of short names.
    [[nodiscard]] PullField *pullField() const { return m_pullField; }
    [[nodiscard]] TaskDrawer *taskDrawer() const { return m_tasks; }
    /// The pages of registries: what they ask.
    [[nodiscard]] Browsing *browsing() const { return m_browsing; }
    /// Where engines are added and changed.
    [[nodiscard]] StorePane *storePane() const { return m_stores; }

public Q_SLOTS:
    /// The engines beside the own store.
    void setEngines(const QList<views::StoreEntry> &engines);
    /// Chooses a store in the sidebar; storeChosen() follows if it was another one.
    void chooseStore(const QString &id);
    /// The images of these stores are shown from now on; those of others are forgotten, and those
    /// of new ones are being read. \a hasUsers: the images can be used by containers.
    void showStores(const QStringList &ids, bool hasUsers);
    /// The whole content of a store that is shown, as it is now.
    void setImages(const QList<store::Image> &images, const QString &store = {});
    /// It cannot be read. Among all stores an engine is left out then.
    void setListError(const core::Error &error, const QString &store = {});
    /// Bytes of all blobs of a store, each once, for the status bar; -1 if unknown.
    void setDiskUsage(qint64 bytes, const QString &store = {});
    /// Whether any store is being read.
    void setRefreshing(bool refreshing);
    /// Selects a row, for instance of what was just pulled; nothing happens if it is not there.
    void selectImage(const QString &name, const std::optional<oci::Platform> &platform = {},
                     const QString &store = {});

    /// Answers to comparisonRequested().
    void showComparison(std::shared_ptr<const layers::ImageComparison> comparison);
    void showComparisonError(const core::Error &error);

    /// Answers to imageSelected(). What came too late for the selection is dropped.
    void showDetails(const store::ImageDetails &details);
    void showDetailsError(const QString &name, const core::Error &error);
    /// \a manifest is the digest of the manifest that was analysed.
    void showAnalysis(const oci::Digest &manifest,
                      const std::shared_ptr<const layers::ImageAnalysis> &analysis);
    void showAnalysisError(const oci::Digest &manifest, const core::Error &error);

    /// The answer to updateCheckRequested(), with all earlier ones.
    void setUpdates(const models::TagUpdates &updates);

    /// Exactly these tasks; or one that changed or is new.
    void setTasks(const QList<models::TaskSnapshot> &tasks);
    void updateTask(const models::TaskSnapshot &task);
    void removeTask(quint64 id);

    /// Asks the person; removalConfirmed() follows if the answer is yes. Dropped if the store is no
    /// longer shown.
    void showRemovalPlan(const QString &store, const store::RemovalPlan &plan);
    /// The answer to removalPartRequested(); dropped if the question is closed.
    void showRemovalPart(const QString &store, const QStringList &names,
                         const store::RemovalPlan &plan);
    /// What Undo would bring back; nothing if \a undoable has neither tags nor images. \a isNew:
    /// it was removed just now, and the bar that says so appears.
    void setUndoable(const views::Undoable &undoable, bool isNew);
    /// Puts a message above the list, in place of the one that was there.
    void showMessage(const Message &message);
    /// One line in the status bar, for a few seconds: what was done.
    void showDone(const QString &text);
    /// Opens the dialog; settingsAccepted() follows if something changed.
    void showSettings(const Settings &settings);
    /// Marks the theme that is on in the menu.
    void setThemeChoice(ThemeChoice choice);
    /// Puts \a text into the pull field and shows what it means.
    void offerToPull(const QString &text);

Q_SIGNALS:
    // Stores are told by their IDs, names are as ImageStore takes them.

    /// Without a platform: the one of this machine.
    void pullRequested(const QString &store, const oci::Reference &reference,
                       const std::optional<oci::Platform> &platform);
    void refreshRequested();
    /// Which names of these images have moved? Answered by setUpdates().
    void updateCheckRequested(const QList<store::Image> &images);
    /// Something else is to be shown: the own store, an engine, or AllStores.
    void storeChosen(const QString &id);
    /// Answered by showRemovalPlan(). What is selected in several stores is asked for one by one.
    void removalRequested(const QString &store, const QStringList &names);
    /// What would a part of what was planned do? Answered by showRemovalPart().
    void removalPartRequested(const QString &store, const QStringList &names);
    /// With the containers that are to go first.
    void removalConfirmed(const QString &store, const store::RemovalPlan &plan);
    void undoRequested();
    void reclaimRequested();
    void pinRequested(const QString &store, const QStringList &names, bool pinned);
    /// The review of a prune is open: it says by its own signals what it wants to know, and what
    /// was agreed to.
    void pruneReviewOpened(views::PruneDialog *review);
    /// Without a platform: the one that suits this machine best. Answered by showDetails() and
    /// showAnalysis().
    void imageSelected(const QString &store, const QString &name,
                       const std::optional<oci::Platform> &platform);
    void selectionCleared();
    /// The panel shows this image of a registry now. Answered by InspectPanel::offerAnalysis() or
    /// showAnalysis().
    void remoteShown(const store::ImageDetails &details);
    /// A report is wanted as a file. Answered by showDone() or showMessage().
    void exportRequested(const views::ExportRequest &request);
    /// Two rows are selected: their differences are wanted, the older image first.
    void comparisonRequested(const views::SelectedImage &before, const views::SelectedImage &after);
    void cancelTaskRequested(quint64 id);
    void pauseTaskRequested(quint64 id);
    void retryTaskRequested(quint64 id);
    /// To be begun in spite of the warning that it failed with.
    void insistOnTaskRequested(quint64 id);
    void dismissTaskRequested(quint64 id);
    /// A registry allows no more, and may allow more with a login.
    void signInRequested(const QString &host);
    /// What TaskSnapshot::remedy offers is wanted.
    void remedyRequested(quint64 id);
    /// The list of registries and logins is to be shown.
    void registriesRequested();
    void openSampleRequested();
    void storeCheckRequested();
    /// Answered by showSettings().
    void settingsRequested();
    void settingsAccepted(const views::Settings &settings);
    void themeChosen(views::ThemeChoice choice);
    /// The window is about to close, and the person agreed if tasks were running.
    void closing();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildToolBar();
    void buildCentre();
    void buildStatusBar();
    void connectActions();
    void connectParts();
    void connectBrowsing();
    void followPlace();
    void showRemote(const store::ImageDetails &details);
    [[nodiscard]] bool showsAll() const;
    [[nodiscard]] QString nameOfStore(const QString &id) const;
    [[nodiscard]] QStringList programOfStore(const QString &id) const;
    [[nodiscard]] QStringList namesIn(const QString &store) const;
    void followStore();
    void showMissing();
    void followSelection();
    void forgetSelection();
    void compare(QList<SelectedImage> selection);
    void askToRemove();
    void removeNext();
    void copyNames();
    void copyDigests();
    void pinSelection();
    void pullAgain();
    void buildUpdates();
    void checkForUpdates();
    /// By the store.
    [[nodiscard]] QMultiMap<QString, oci::Reference> movedNames() const;
    void showMoved();
    void pullMoved();
    void pullAllMoved();
    void find();
    void askForPrune();
    void askForExport();
    [[nodiscard]] int runningTasks() const;

    MainActions *m_actions;
    PullField *m_pullField;
    StorePane *m_stores;
    ImageListPage *m_list;
    ImageTransfers *m_transfers;
    InspectPanel *m_inspect;
    EngineWishes *m_wishes;
    PushWishes *m_pushes;
    TaskDrawer *m_tasks;
    Browsing *m_browsing;
    models::TaskModel *m_taskModel;
    MessagePanel *m_message;
    MessagePanel *m_moved;
    UndoBar *m_undo;
    HairSplitter *m_columns;
    QStackedWidget *m_middle; ///< The images, or the page of a registry.
    ImageSums *m_sums;

    QMap<QString, QList<store::Image>> m_images{{QString(), {}}}; ///< By the store, all shown.
    models::TagUpdates m_updates;
    QMap<QString, QString> m_problems;         ///< Why a store cannot be read, by its ID.
    QMap<QString, QStringList> m_toRemove;     ///< Not asked for yet, by the store.
    std::unique_ptr<SelectedImage> m_selected; ///< The one selected row, or null.
    QStringList m_compared;  ///< Digests and stores of the two selected rows, or empty.
    bool m_isRemote = false; ///< The panel shows an image of a registry.
    bool m_mayClose = false;
};

} // namespace views
