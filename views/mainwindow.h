// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"
#include "models/tasksnapshot.h"
#include "views/dialogs/settingsdialog.h"
#include "views/storeentry.h"
#include "views/theme/theme.h"
#include "views/widgets/messagepanel.h"
#include "views/widgets/undobar.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QLabel;

namespace layers {
struct ImageComparison;
}

namespace models {
class TaskModel;
}

namespace views {

class EngineWishes;
struct ExportRequest;
class ImageListPage;
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

    /// What is selected, if it is one row: the name and the platform of the last imageSelected().
    [[nodiscard]] QString selectedName() const;

    [[nodiscard]] InspectPanel *inspectPanel() const { return m_inspect; }
    /// Tags, archives and copies: what the person wants of them.
    [[nodiscard]] ImageTransfers *transfers() const { return m_transfers; }
    /// What only an engine can do: what the person wants of it.
    [[nodiscard]] EngineWishes *engineWishes() const { return m_wishes; }
    [[nodiscard]] TaskDrawer *taskDrawer() const { return m_tasks; }
    /// Where engines are added and changed.
    [[nodiscard]] StorePane *storePane() const { return m_stores; }

public Q_SLOTS:
    /// The engines beside the own store.
    void setEngines(const QList<views::StoreEntry> &engines);
    /// Chooses a store in the sidebar; storeChosen() follows if it was another one.
    void chooseStore(const QString &id);
    /// Forgets the images of the store that was shown: those of another one are being read.
    /// \a hasUsers: its images can be used by containers.
    void beginStore(bool hasUsers);
    /// The same of the store that is shown, when an engine came or went.
    void setHasUsers(bool hasUsers);
    /// The whole content of the store, as it is now; ends a setRefreshing(true).
    void setImages(const QList<store::Image> &images);
    void setListError(const core::Error &error);
    /// Bytes of all blobs of the store, each once, for the status bar; -1 if unknown.
    void setDiskUsage(qint64 bytes);
    void setRefreshing(bool refreshing);
    /// Selects a row, for instance of what was just pulled; nothing happens if it is not there.
    void selectImage(const QString &name, const std::optional<oci::Platform> &platform = {});

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

    /// Exactly these tasks; or one that changed or is new.
    void setTasks(const QList<models::TaskSnapshot> &tasks);
    void updateTask(const models::TaskSnapshot &task);
    void removeTask(quint64 id);

    /// Asks the person; removalConfirmed() follows if the answer is yes.
    void showRemovalPlan(const store::RemovalPlan &plan);
    /// The answer to removalPartRequested(); dropped if the question is closed.
    void showRemovalPart(const QStringList &names, const store::RemovalPlan &plan);
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
    /// Without a platform: the one of this machine.
    void pullRequested(const oci::Reference &reference,
                       const std::optional<oci::Platform> &platform);
    void refreshRequested();
    /// Another store is to be shown: an ID of setEngines(), or empty for the own one.
    void storeChosen(const QString &id);
    /// The names, as ImageStore takes them; answered by showRemovalPlan().
    void removalRequested(const QStringList &names);
    /// What would a part of what was planned do? Answered by showRemovalPart().
    void removalPartRequested(const QStringList &names);
    /// With the containers that are to go first.
    void removalConfirmed(const store::RemovalPlan &plan);
    void undoRequested();
    void reclaimRequested();
    /// The names, as ImageStore takes them.
    void pinRequested(const QStringList &names, bool pinned);
    /// The review of a prune is open: it says by its own signals what it wants to know, and what
    /// was agreed to.
    void pruneReviewOpened(views::PruneDialog *review);
    /// Without a platform: the one that suits this machine best. Answered by showDetails() and
    /// showAnalysis().
    void imageSelected(const QString &name, const std::optional<oci::Platform> &platform);
    void selectionCleared();
    /// A report is wanted as a file. Answered by showDone() or showMessage().
    void exportRequested(const views::ExportRequest &request);
    /// Two rows are selected: their differences are wanted, the older image first.
    void comparisonRequested(const views::SelectedImage &before, const views::SelectedImage &after);
    void cancelTaskRequested(quint64 id);
    void retryTaskRequested(quint64 id);
    void dismissTaskRequested(quint64 id);
    void openSampleRequested();
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
    void followSelection();
    void forgetSelection();
    void compare(QList<SelectedImage> selection);
    void updateSums();
    void copyNames();
    void copyDigests();
    void pinSelection();
    void pullAgain();
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
    TaskDrawer *m_tasks;
    models::TaskModel *m_taskModel;
    MessagePanel *m_message;
    UndoBar *m_undo;
    HairSplitter *m_columns;
    QLabel *m_sums;

    QList<store::Image> m_images;
    QDateTime m_refreshed;
    qint64 m_diskUsage = -1;
    std::unique_ptr<SelectedImage> m_selected; ///< The one selected row, or null.
    QStringList m_compared;                    ///< Digests of the two selected rows, or empty.
    bool m_mayClose = false;
};

} // namespace views
