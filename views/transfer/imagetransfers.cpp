// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/transfer/imagetransfers.h"

#include "views/images/selectedimage.h"
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

ImageTransfers::ImageTransfers(QWidget *window, Selection selection, Names names)
    : QObject(window)
    , m_window(window)
    , m_selection(std::move(selection))
    , m_names(std::move(names))
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

void ImageTransfers::setStores(const QList<StoreEntry> &stores, const QString &target)
{
    m_stores = stores;
    m_target = target;
    m_copy->clear();
    for (const StoreEntry &store : stores) {
        QAction *action = m_copy->addAction(store.name);
        action->setEnabled(store.problem.isEmpty());
        action->setData(store.id);
        connect(action, &QAction::triggered, this, [this, id = store.id] { copyTo(id); });
    }
    follow();
}

void ImageTransfers::follow()
{
    const QMap<QString, QStringList> names = selectedNames();
    m_tag->setEnabled(names.size() == 1 && names.first().size() == 1);
    m_save->setEnabled(names.size() == 1);
    m_save->setText(names.size() > 1 ? Tr::tr("Sa&ve… (Images of One Store)") : Tr::tr("Sa&ve…"));
    for (QAction *to : m_copy->actions()) // Elsewhere than all of them are.
        to->setVisible(names.size() != 1 || to->data().toString() != names.firstKey());
    m_copy->menuAction()->setEnabled(!names.isEmpty() && m_stores.size() > 1);
}

QMap<QString, QStringList> ImageTransfers::selectedNames() const
{
    return namesByStore(m_selection());
}

void ImageTransfers::askForTag()
{
    const auto names = selectedNames();
    if (names.size() != 1 || names.first().size() != 1)
        return;
    const QString store = names.firstKey();
    const QString title = m_selection().constFirst().title();
    auto *dialog = new TagDialog(title, m_names(store), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TagDialog::requested, this,
            [this, store, image = names.first().constFirst()](const oci::Reference &name) {
                Q_EMIT tagRequested(store, image, name);
            });
    dialog->open();
}

void ImageTransfers::askForSave()
{
    const auto names = selectedNames();
    if (names.size() != 1)
        return;
    const auto selection = m_selection();
    const auto platform =
        selection.size() == 1 ? selection.constFirst().platform : std::optional<oci::Platform>();
    const QString title =
        names.first().size() == 1 ? selection.constFirst().title() : Tr::tr("images");
    auto *dialog = new SaveDialog(title, platform, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveDialog::requested, this, [this, names](const store::SaveRequest &request) {
        Q_EMIT saveRequested(names.firstKey(), names.first(), request);
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
    connect(files, &QFileDialog::fileSelected, this,
            [this](const QString &path) { openImport(m_target, path, false); });
    files->open();
}

void ImageTransfers::offerImport(const QString &store, const QString &path)
{
    openImport(store, path, true);
}

void ImageTransfers::openImport(const QString &store, const QString &path, bool isOffered)
{
    auto *dialog = new ImportDialog(path, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOffered(isOffered);
    connect(dialog, &ImportDialog::requested, this,
            [this, store](const QString &from, const store::ImportOptions &options) {
                Q_EMIT importRequested(store, from, options);
            });
    dialog->open();
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
    Q_EMIT loadRequested(m_target, paths);
}

void ImageTransfers::copyTo(const QString &store)
{
    const auto to = std::ranges::find(m_stores, store, &StoreEntry::id);
    if (to == m_stores.end())
        return;
    for (const auto &[from, names] : selectedNames().asKeyValueRange()) {
        if (from != store)
            Q_EMIT copyRequested(from, names, *to);
    }
}

} // namespace views
