// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/imagetransfers.h"

#include "views/images/imagelistpage.h"
#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/transfer/importdialog.h"
#include "views/transfer/savedialog.h"
#include "views/transfer/tagdialog.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

namespace {

QString archiveFilters()
{
    return Tr::tr("Archives (*.tar *.tar.gz *.tgz *.tar.zst *.tar.xz *.tar.bz2)") + u";;"_s
           + Tr::tr("All files (*)");
}

} // namespace

ImageTransfers::ImageTransfers(QWidget *window, Selection selection)
    : QObject(window)
    , m_window(window)
    , m_selection(std::move(selection))
    , m_tag(make(u"actionTag"_s, Tr::tr("&Tag…"), "tag"_L1, &ImageTransfers::askForTag))
    , m_save(
          make(u"actionSave"_s, Tr::tr("Sa&ve…"), "document-save"_L1, &ImageTransfers::askForSave))
    , m_load(make(u"actionLoad"_s, Tr::tr("&Load Archive…"), "document-open"_L1,
                  &ImageTransfers::askForLoad))
    , m_import(make(u"actionImport"_s, Tr::tr("&Import Root File System…"), "document-import"_L1,
                    &ImageTransfers::askForImport))
    , m_copy(std::make_unique<QMenu>(Tr::tr("C&opy To")))
{
    m_copy->setObjectName(u"copyMenu"_s);
    m_copy->setIcon(icon("edit-copy"_L1));
    m_tag->setToolTip(Tr::tr("Give the image another name (docker image tag)"));
    m_save->setToolTip(Tr::tr("Write the images to an archive (docker image save)"));
    m_load->setToolTip(Tr::tr("Take the images of an archive (docker image load)"));
    m_import->setToolTip(
        Tr::tr("Make an image of a tar that holds a root file system (docker image import)"));
    for (QAction *action : rowActions())
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_tag->setShortcut(Qt::Key_F2);
    m_save->setShortcut(QKeySequence::Save);
    m_load->setShortcut(QKeySequence::Open);
    follow();
}

ImageTransfers::~ImageTransfers() = default;

QAction *ImageTransfers::make(const QString &name, const QString &text, QLatin1StringView iconName,
                              void (ImageTransfers::*run)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, run);
    return action;
}

QList<QAction *> ImageTransfers::rowActions() const
{
    return {m_tag, m_save, m_copy->menuAction()};
}

void ImageTransfers::setStores(const QList<StoreEntry> &stores, const QString &shown)
{
    m_stores = stores;
    m_shown = shown;
    m_copy->clear();
    for (const StoreEntry &store : stores) {
        if (store.id == shown)
            continue;
        QAction *action = m_copy->addAction(store.name);
        action->setEnabled(store.problem.isEmpty());
        connect(action, &QAction::triggered, this, [this, id = store.id] { copyTo(id); });
    }
    follow();
}

void ImageTransfers::follow()
{
    const QStringList names = selectedNames();
    m_tag->setEnabled(names.size() == 1);
    m_save->setEnabled(!names.isEmpty());
    m_copy->menuAction()->setEnabled(!names.isEmpty() && !m_copy->isEmpty());
}

QStringList ImageTransfers::selectedNames() const
{
    QStringList names;
    for (const SelectedImage &selected : m_selection())
        names.append(selected.name);
    names.removeDuplicates();
    return names;
}

void ImageTransfers::askForTag()
{
    const QStringList names = selectedNames();
    if (names.size() != 1)
        return;
    const auto selection = m_selection();
    auto *dialog = new TagDialog(selection.constFirst().title(), m_names, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TagDialog::requested, this,
            [this, image = names.constFirst()](const oci::Reference &name) {
                Q_EMIT tagRequested(m_shown, image, name);
            });
    dialog->open();
}

void ImageTransfers::askForSave()
{
    const QStringList names = selectedNames();
    const auto selection = m_selection();
    if (names.isEmpty())
        return;
    const auto platform =
        selection.size() == 1 ? selection.constFirst().platform : std::optional<oci::Platform>();
    const QString title = names.size() == 1 ? selection.constFirst().title() : Tr::tr("images");
    auto *dialog = new SaveDialog(title, platform, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveDialog::requested, this, [this, names](const store::SaveRequest &request) {
        Q_EMIT saveRequested(m_shown, names, request);
    });
    dialog->open();
}

void ImageTransfers::askForLoad()
{
    auto *dialog = new QFileDialog(m_window, Tr::tr("Load Archives"), {}, archiveFilters());
    dialog->setObjectName(u"loadDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ImageTransfers::load);
    dialog->open();
}

void ImageTransfers::askForImport()
{
    auto *files =
        new QFileDialog(m_window, Tr::tr("Import Root File System"), {}, archiveFilters());
    files->setObjectName(u"importFileDialog"_s);
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setFileMode(QFileDialog::ExistingFile);
    connect(files, &QFileDialog::fileSelected, this, [this](const QString &path) {
        auto *dialog = new ImportDialog(path, m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &ImportDialog::requested, this,
                [this](const QString &from, const store::ImportOptions &options) {
                    Q_EMIT importRequested(m_shown, from, options);
                });
        dialog->open();
    });
    files->open();
}

QStringList ImageTransfers::archives(const QMimeData *dragged)
{
    static const QRegularExpression archive(u"\\.(tar|tgz|tzst|txz|tar\\.[a-z0-9]{1,5})$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    QStringList paths;
    for (const QUrl &url : dragged->urls()) {
        if (url.isLocalFile() && url.toLocalFile().contains(archive))
            paths += url.toLocalFile();
    }
    return paths;
}

void ImageTransfers::load(const QStringList &paths)
{
    Q_EMIT loadRequested(m_shown, paths);
}

void ImageTransfers::copyTo(const QString &store)
{
    const auto to = std::ranges::find(m_stores, store, &StoreEntry::id);
    const QStringList names = selectedNames();
    if (to != m_stores.end() && store != m_shown && !names.isEmpty())
        Q_EMIT copyRequested(m_shown, names, *to);
}

} // namespace views
