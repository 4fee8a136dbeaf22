// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "app/tour.h"

#include "app/language.h"
#include "app/session.h"
#include "models/filetreemodel.h"
#include "models/imagelistmodel.h"
#include "views/layers/filetreeview.h"
#include "views/mainwindow.h"
#include "views/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

constexpr auto PollEvery = 20ms;
constexpr auto Settle = 400ms; ///< Animations end, late numbers arrive.
constexpr auto StepLimit = 20s;

/// How the window looks while it walks through its pages once.
struct Look
{
    Language language;
    views::ThemeChoice theme;
    QSize size;

    [[nodiscard]] QString name() const
    {
        return u"%1-%2-%3x%4"_s
            .arg(language == Language::French ? u"fr"_s : u"en"_s,
                 theme == views::ThemeChoice::Dark ? u"dark"_s : u"light"_s)
            .arg(size.width())
            .arg(size.height());
    }
};

/// One page: what brings it up, and how to see that it is there.
struct Step
{
    QString name;
    std::function<void()> act;
    std::function<bool()> isThere;
};

class Tour final : public QObject
{
public:
    explicit Tour(const QString &folder)
        : m_folder(folder)
    {
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
            for (const Language language : {Language::English, Language::French}) {
                for (const auto theme : {views::ThemeChoice::Light, views::ThemeChoice::Dark})
                    m_looks.append({language, theme, size});
            }
        }
        m_poll.setInterval(PollEvery);
        connect(&m_poll, &QTimer::timeout, this, &Tour::poll);
    }

    void begin()
    {
        if (m_looks.isEmpty())
            return QApplication::exit(m_hasFailed ? 1 : 0);
        m_look = m_looks.takeFirst();
        installTranslations(m_look.language);
        m_store = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<views::MainWindow>();
        m_window->resize(m_look.size);
        m_session = std::make_unique<Session>(
            *m_window, m_theme,
            views::Settings{.language = {},
                            .theme = m_look.theme,
                            .storeFolder = m_store->filePath(u"images"_s)});
        m_window->show();
        m_window->activateWindow();
        m_steps = steps();
        next();
    }

private:
    QList<Step> steps()
    {
        return {
            {u"1-empty"_s, [] {}, [this] { return isVisible(u"imagesEmpty"_s); }},
            {u"2-reference"_s, [this] { m_window->offerToPull(u"docker pull nginx:1.24"_s); },
             [this] { return isVisible(u"pullHint"_s); }},
            {u"3-overview"_s,
             [this] {
                 m_window->offerToPull({});
                 m_session->openSample();
             },
             [this] { return isVisible(u"overviewPage"_s); }},
            {u"3a-first-visit"_s, [this] { showPage(u"layersPage"_s); },
             [this] { return isVisible(u"treemap"_s); }},
            {u"4-layers"_s,
             [this] {
                 m_window->findChild<QWidget *>(u"layersIntroduction"_s)
                     ->findChild<QToolButton *>(u"messageClose"_s)
                     ->click();
             },
             [this] { return isVisible(u"treemap"_s); }},
            {u"4a-files"_s, [this] { showFiles(); }, [this] { return isVisible(u"fileTree"_s); }},
            {u"4b-walk"_s, [this] { walkTo(3); }, [this] { return isVisible(u"fileTree"_s); }},
            {u"4ba-range"_s, [this] { chooseExtent(3); },
             [this] { return isVisible(u"scopeFirst"_s); }},
            {u"4c-change"_s, [this] { chooseColors(1); },
             [this] { return isVisible(u"treemap"_s); }},
            {u"4d-waste"_s,
             [this] {
                 chooseExtent(0);
                 m_window->findChild<QTabBar *>(u"layerLists"_s)->setCurrentIndex(0);
                 chooseColors(2);
             },
             [this] { return isVisible(u"treemap"_s); }},
            {u"4e-type"_s, [this] { chooseColors(3); }, [this] { return isVisible(u"treemap"_s); }},
            {u"4f-age"_s, [this] { chooseColors(4); }, [this] { return isVisible(u"treemap"_s); }},
            {u"4fa-preview"_s, [this] { showPreview(u"/opt/vitrine/vitrine.toml"_s); },
             [this] { return isVisible(u"previewText"_s); }},
            {u"4fb-versions"_s,
             [this] {
                 auto *before = m_window->findChild<QComboBox *>(u"previewBefore"_s);
                 before->setCurrentIndex(1);
                 Q_EMIT before->activated(1);
             },
             [this] { return isVisible(u"previewDifferenceAfter"_s); }},
            {u"4fc-bytes"_s, [this] { showPreview(u"/opt/vitrine/bin/vitrine"_s); },
             [this] { return isVisible(u"previewBytes"_s); }},
            {u"4g-search"_s,
             [this] {
                 closeDialog();
                 chooseColors(0);
                 m_window->findChild<QToolButton *>(u"fileCriteriaButton"_s)->setChecked(true);
                 m_window->findChild<QLineEdit *>(u"fileSearch"_s)->setText(u"vitrine"_s);
             },
             [this] { return isVisible(u"fileTree"_s); }},
            {u"4h-waste-page"_s, [this] { showPage(u"wastePage"_s); },
             [this] { return isVisible(u"wasteTable"_s); }},
            {u"5-manifest"_s, [this] { showPage(u"manifestPage"_s); },
             [this] { return isVisible(u"manifestPage"_s); }},
            {u"6-config"_s, [this] { showPage(u"configPage"_s); },
             [this] { return isVisible(u"configPage"_s); }},
            {u"7-history"_s, [this] { showPage(u"historyPage"_s); },
             [this] { return isVisible(u"historyPage"_s); }},
            // Nothing listens on port 1: a pull that fails, with its words.
            {u"8-failed-pull"_s,
             [this] {
                 Q_EMIT m_window->pullRequested(
                     {}, *oci::Reference::parse(u"127.0.0.1:1/library/nginx:1.24"_s), {});
             },
             [this] { return isVisible(u"taskError"_s); }},
            {u"8a-help"_s, [this] { trigger(u"actionHelp"_s); },
             [this] { return isVisible(u"helpText"_s); }},
            {u"9-remove"_s,
             [this] {
                 closeDialog();
                 trigger(u"actionRemove"_s);
             },
             [] { return QApplication::activeModalWidget() != nullptr; }},
            {u"9a-pinned"_s,
             [this] {
                 closeDialog();
                 trigger(u"actionPin"_s);
             },
             [this] { return isPinned(); }},
            {u"9b-prune"_s,
             [this] {
                 closeDialog();
                 trigger(u"actionPin"_s);
                 trigger(u"actionPrune"_s);
                 m_window->findChild<QComboBox *>(u"pruneWhich"_s)->setCurrentIndex(1);
             },
             [this] { return pruneConfirm() && pruneConfirm()->isEnabled(); }},
            {u"9c-undo"_s, [this] { pruneConfirm()->click(); },
             [this] { return isVisible(u"undoBar"_s); }},
            {u"10-settings"_s,
             [this] {
                 closeDialog();
                 trigger(u"actionSettings"_s);
             },
             [] { return QApplication::activeModalWidget() != nullptr; }},
            {u"11-add-engine"_s,
             [this] {
                 closeDialog();
                 trigger(u"actionAddEngine"_s);
                 m_window->findChild<QLineEdit *>(u"engineAddress"_s)->setText(u"tcp://build"_s);
             },
             [] { return QApplication::activeModalWidget() != nullptr; }},
        };
    }

    void next()
    {
        if (m_steps.isEmpty()) {
            closeDialog();
            m_session.reset();
            m_window.reset();
            return QTimer::singleShot(0, this, &Tour::begin);
        }
        m_clock.start();
        m_seen.reset();
        m_steps.first().act();
        m_poll.start();
    }

    void poll()
    {
        const bool isLate = m_clock.durationElapsed() > StepLimit;
        if (!isLate && !m_steps.first().isThere())
            return m_seen.reset();
        if (!m_seen)
            m_seen.emplace().start();
        if (!isLate && m_seen->durationElapsed() < Settle)
            return;
        m_poll.stop();
        const Step step = m_steps.takeFirst();
        if (isLate) {
            m_hasFailed = true;
            QTextStream(stderr) << "the page did not come: " << step.name << Qt::endl;
        }
        QWidget *dialog = shownDialog();
        const QString file = m_folder.filePath(m_look.name() + u'-' + step.name + u".png"_s);
        if (!(dialog ? dialog : m_window.get())->grab().save(file)) {
            m_hasFailed = true;
            QTextStream(stderr) << "cannot be written: " << file << Qt::endl;
        }
        next();
    }

    [[nodiscard]] bool isVisible(const QString &name) const
    {
        const auto *widget = m_window->findChild<QWidget *>(name);
        return widget && widget->isVisible();
    }

    [[nodiscard]] bool isPinned() const
    {
        const auto *images = m_window->findChild<QTreeView *>(u"imageTable"_s);
        return images->currentIndex().data(models::ImageListModel::PinnedRole).toBool();
    }

    [[nodiscard]] QPushButton *pruneConfirm() const
    {
        return m_window->findChild<QPushButton *>(u"pruneConfirm"_s);
    }

    void showPage(const QString &name)
    {
        auto *tabs = m_window->findChild<QTabWidget *>(u"inspectTabs"_s);
        tabs->setCurrentWidget(tabs->findChild<QWidget *>(name));
    }

    /// The tree, with something in it selected.
    void showFiles()
    {
        m_window->findChild<QTabBar *>(u"layerLists"_s)->setCurrentIndex(1);
        auto *tree = m_window->findChild<QTreeView *>(u"fileTree"_s);
        QModelIndex index = tree->model()->index(1, 0);
        while (tree->model()->hasChildren(index))
            index = tree->model()->index(0, 0, index);
        tree->setCurrentIndex(index);
    }

    /// What is in the latest version of the file \a path.
    void showPreview(const QString &path)
    {
        auto *tree = m_window->findChild<views::FileTreeView *>(u"fileTree"_s);
        QModelIndex found;
        for (const QString &name : path.split(u'/', Qt::SkipEmptyParts)) {
            const QModelIndexList hits =
                tree->files()->match(tree->files()->index(0, 0, found), Qt::DisplayRole, name, -1,
                                     Qt::MatchStartsWith | Qt::MatchCaseSensitive);
            const auto latest = std::ranges::max_element(hits, {}, [](const QModelIndex &hit) {
                return hit.siblingAtColumn(models::FileTreeModel::LayerColumn).data().toInt();
            });
            found = latest == hits.end() ? QModelIndex() : *latest;
        }
        tree->setCurrentIndex(found);
        m_window->findChild<QToolButton *>(u"openPreview"_s)->click();
    }

    void walkTo(int layer)
    {
        auto *tree = m_window->findChild<QTreeView *>(u"fileTree"_s);
        QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        QApplication::sendEvent(tree, &escape);
        m_window->findChild<QSlider *>(u"scopeLayer"_s)->setValue(layer);
    }

    void chooseExtent(int index)
    {
        auto *extent = m_window->findChild<QComboBox *>(u"scopeExtent"_s);
        extent->setCurrentIndex(index);
        Q_EMIT extent->activated(index);
    }

    void chooseColors(int index)
    {
        m_window->findChild<QComboBox *>(u"treemapColors"_s)->setCurrentIndex(index);
    }

    void trigger(const QString &name)
    {
        if (auto *action = m_window->findChild<QAction *>(name))
            action->trigger();
    }

    [[nodiscard]] QDialog *shownDialog() const
    {
        if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
            return dialog;
        for (auto *dialog : m_window->findChildren<QDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    void closeDialog()
    {
        if (QDialog *dialog = shownDialog())
            dialog->reject();
    }

    QDir m_folder;
    QList<Look> m_looks;
    Look m_look = {};
    views::Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_store;
    std::unique_ptr<views::MainWindow> m_window;
    std::unique_ptr<Session> m_session;
    QList<Step> m_steps;
    QTimer m_poll;
    QElapsedTimer m_clock;               ///< Since the step began.
    std::optional<QElapsedTimer> m_seen; ///< Since its page is there.
    bool m_hasFailed = false;
};

} // namespace

int runTour(const QString &folder)
{
    if (!QDir().mkpath(folder)) {
        QTextStream(stderr) << "the folder cannot be made: " << folder << Qt::endl;
        return 1;
    }
    // Between two looks there is no window.
    QApplication::setQuitOnLastWindowClosed(false);
    Tour tour(folder);
    QTimer::singleShot(0, &tour, &Tour::begin);
    return QApplication::exec();
}

} // namespace app
