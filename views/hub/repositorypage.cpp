// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/hub/repositorypage.h"

#include "views/format.h"
#include "views/hub/hubwords.h"
#include "views/hub/platformchoice.h"
#include "views/hub/readmepane.h"
#include "views/hub/tagpane.h"
#include "views/theme/icons.h"
#include "views/theme/palettes.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/hairsplitter.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace views {

RepositoryPage::RepositoryPage(const PlaceEntry &place, QWidget *parent)
    : QWidget(parent)
    , m_place(place)
    , m_back(new QToolButton)
    , m_name(new ElidedLabel)
    , m_figures(new QLabel)
    , m_description(new ElidedLabel)
    , m_platform(new PlatformChoice)
    , m_to(new QLabel(Tr::tr("to", "pull to a store")))
    , m_store(new StoreChoice)
    , m_pullButton(new QPushButton(Tr::tr("Pull")))
    , m_more(new QToolButton)
    , m_meaning(new ElidedLabel)
    , m_tags(new TagPane)
    , m_readme(new ReadmePane)
    , m_pull(make(u"actionHubPull"_s, Tr::tr("&Pull"), "download"_L1, &RepositoryPage::pull))
    , m_pullAll(make(u"actionHubPullAll"_s, Tr::tr("Pull &All Tags…"), "download"_L1,
                     &RepositoryPage::pullAll))
    , m_inspect(make(u"actionHubInspect"_s, Tr::tr("&Inspect"), "document-preview"_L1,
                     &RepositoryPage::inspect))
    , m_tag(make(u"actionHubTag"_s, Tr::tr("&Tag…"), "tag"_L1, &RepositoryPage::tag))
    , m_copy(make(u"actionHubCopy"_s, Tr::tr("Copy to a Re&gistry…"), "cloud-upload"_L1,
                  &RepositoryPage::copy))
    , m_remove(make(u"actionHubRemove"_s, Tr::tr("Re&move from the Registry…"), "edit-delete"_L1,
                    &RepositoryPage::remove))
    , m_copyReference(make(u"actionHubCopyReference"_s, Tr::tr("&Copy Reference"), "edit-copy"_L1,
                           &RepositoryPage::copyReferences))
    , m_copyDigest(make(u"actionHubCopyDigest"_s, Tr::tr("Copy &Digest"), "edit-copy"_L1,
                        &RepositoryPage::copyDigest))
    , m_browse(make(u"actionHubBrowse"_s, Tr::tr("Open in &Browser"), "globe"_L1,
                    &RepositoryPage::openInBrowser))
{
    setObjectName(u"repositoryPage"_s);
    auto *columns = new HairSplitter(Qt::Horizontal);
    columns->addWidget(m_tags);
    columns->addWidget(m_readme);
    columns->setStretchFactor(0, 3);
    columns->setStretchFactor(1, 2);
    columns->setChildrenCollapsible(false);
    m_readme->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    m_readme->setVisible(place.isHub());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHeader();
    buildActions();
    layout->addWidget(columns, 1);

    buildRemoteActions();
    connect(m_tags, &TagPane::selectionChanged, this, &RepositoryPage::follow);
    // To look costs nothing at a registry; the Hub counts it as a pull.
    m_rested.setSingleShot(true);
    m_rested.setInterval(250ms);
    connect(&m_rested, &QTimer::timeout, this, &RepositoryPage::inspect);
    if (!place.isHub())
        connect(m_tags, &TagPane::selectionChanged, &m_rested, qOverload<>(&QTimer::start));
    connect(m_tags, &TagPane::pullRequested, this, &RepositoryPage::pull);
    connect(m_platform, &QComboBox::currentIndexChanged, this, [this] {
        m_tags->setPlatform(platform().value_or(oci::Platform::host()));
        follow();
    });
    connect(m_store, &QComboBox::currentIndexChanged, this, &RepositoryPage::follow);
    connect(m_pullButton, &QPushButton::clicked, this, &RepositoryPage::pull);
    connect(m_back, &QToolButton::clicked, this, &RepositoryPage::backRequested);
}

QAction *RepositoryPage::make(const QString &name, const QString &text, QLatin1StringView iconName,
                              void (RepositoryPage::*run)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void RepositoryPage::buildHeader()
{
    m_back->setObjectName(u"hubBack"_s);
    m_back->setAutoRaise(true);
    m_back->setIcon(icon("go-previous"_L1));
    m_back->setToolTip(Tr::tr("Back to the list"));
    m_back->setAccessibleName(Tr::tr("Back to the list"));
    m_back->setShortcut(QKeySequence::Back);
    m_name->setObjectName(u"repositoryName"_s);
    QFont title = m_name->font();
    title.setPointSizeF(title.pointSizeF() * 1.35);
    title.setBold(true);
    m_name->setFont(title);
    m_figures->setObjectName(u"repositoryFigures"_s);
    m_description->setObjectName(u"repositoryDescription"_s);
    m_description->setElideMode(Qt::ElideRight);
    m_description->setForegroundRole(QPalette::PlaceholderText);
    m_figures->setTextFormat(Qt::PlainText);
    auto *browse = new QToolButton;
    browse->setAutoRaise(true);
    browse->setDefaultAction(m_browse);

    auto *first = new QHBoxLayout;
    first->setContentsMargins(4, 8, 8, 0);
    first->setSpacing(8);
    first->addWidget(m_back);
    first->addWidget(m_name, 1);
    first->addWidget(m_figures);
    first->addWidget(browse);
    static_cast<QVBoxLayout *>(layout())->addLayout(first);
    auto *second = new QHBoxLayout;
    second->setContentsMargins(12, 0, 12, 0);
    second->addWidget(m_description, 1);
    static_cast<QVBoxLayout *>(layout())->addLayout(second);
}

void RepositoryPage::buildActions()
{
    m_meaning->setObjectName(u"hubMeaning"_s);
    m_meaning->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_platform->setObjectName(u"hubPlatform"_s);
    m_store->setObjectName(u"hubStore"_s);
    m_to->hide();
    m_pullButton->setObjectName(u"hubPull"_s);
    m_pullButton->setIcon(icon("download"_L1));
    m_pullButton->setToolTip(Tr::tr("Fetch the selected tags (docker pull). Enter does the same; "
                                    "they can also be dragged to a store."));
    m_pull->setToolTip(m_pullButton->toolTip());
    m_inspect->setToolTip(m_place.isHub()
                              ? Tr::tr("Show manifest, configuration and history without pulling. "
                                       "Docker Hub counts it as a pull.")
                              : Tr::tr("Show manifest, configuration and history without pulling"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_meaning, 1);
    row->addWidget(m_platform);
    row->addWidget(m_to);
    row->addWidget(m_store);
    row->addWidget(m_pullButton);
    row->addWidget(m_more);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void RepositoryPage::buildRemoteActions()
{
    const QList<QAction *> actions{m_pull,          m_pullAll,    m_inspect, m_tag,   m_copy,
                                   m_copyReference, m_copyDigest, m_browse,  m_remove};
    m_pullAll->setToolTip(Tr::tr("Fetch every tag of the repository; how many there are is said "
                                 "before"));
    m_tag->setToolTip(Tr::tr("Give the image another tag on its registry"));
    m_copy->setToolTip(Tr::tr("Send the selected tags from their registry to another one"));
    m_remove->setToolTip(Tr::tr("Remove the tag, or the image with all its tags, from its "
                                "registry"));
    m_tag->setShortcut(Qt::Key_F2);
    m_copyReference->setShortcut(QKeySequence::Copy);
    m_remove->setShortcut(QKeySequence::Delete);
    for (QAction *action : actions)
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_tags->setRowActions(actions);
    auto *menu = new QMenu(m_more);
    menu->addActions(actions);
    m_more->setObjectName(u"hubMore"_s);
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAutoRaise(true);
    m_more->setIcon(icon("overflow-menu"_L1));
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setToolTip(Tr::tr("What else can be done with the selected tag"));
    m_more->setAccessibleName(m_more->toolTip());
}

void RepositoryPage::open(const oci::Reference &reference)
{
    m_repository = reference;
    const QString name = reference.familiarRepository();
    m_name->setFullText(m_place.isHub() ? name : reference.path());
    showSummary({.name = name});
    m_readme->setNote({}, Tr::tr("Reading the description…"));
    m_platform->setOffered({});
    const bool namesTag = !reference.digest() && reference.tag() != "latest"_L1;
    m_tags->setRepository(reference, namesTag ? reference.tag() : QString());
    follow();
    if (m_place.isHub())
        Q_EMIT detailsRequested(name);
}

void RepositoryPage::showSummary(const hub::RepositoryDetails &details)
{
    QStringList figures;
    if (m_place.isHub() && m_repository && m_repository->path().startsWith("library/"_L1))
        figures += hubwords::trust(hub::Trust::Official);
    if (details.stars > 0)
        figures += hubwords::stars(details.stars);
    if (const QString pulls = hubwords::pulls(details.pulls); !pulls.isEmpty())
        figures += pulls;
    if (details.updated.isValid())
        figures += Tr::tr("updated %1").arg(format::age(details.updated));
    m_figures->setText(figures.join(u" · "_s));
    m_figures->setToolTip(format::date(details.updated));
    QStringList words;
    if (!details.description.isEmpty())
        words += details.description.simplified();
    if (!details.categories.isEmpty())
        words += details.categories.join(u", "_s);
    m_description->setFullText(words.join(u" · "_s));
}

void RepositoryPage::showDetails(const QString &name,
                                 const core::Result<hub::RepositoryDetails> &details)
{
    if (!m_repository || name != m_repository->familiarRepository())
        return;
    if (!details)
        return m_readme->setNote(Tr::tr("The description could not be read."),
                                 details.error().message);
    showSummary(*details);
    if (details->readme.isEmpty())
        m_readme->setNote({}, Tr::tr("It has no description."));
    else
        m_readme->setReadme(details->readme, webPage());
}

void RepositoryPage::setStores(const QList<StoreEntry> &stores, const QString &target)
{
    m_store->setStores(stores, target);
    m_to->setVisible(m_store->count() > 1);
    follow();
}

void RepositoryPage::setDetails(const hub::TagDetails &tag,
                                const QList<registry::AttachedArtifact> &attached)
{
    m_tags->setDetails(tag, attached);
    follow(); // Which platforms there are may only be known now.
}

std::optional<oci::Platform> RepositoryPage::platform() const
{
    const auto selected = m_tags->selectedPlatform();
    return selected ? selected : m_platform->platform();
}

QList<oci::Platform> RepositoryPage::offeredPlatforms() const
{
    return m_tags->offeredPlatforms();
}

bool RepositoryPage::isForeign() const
{
    return !m_tags->selectedPlatform() && m_platform->isForeign();
}

PullWish RepositoryPage::wish(const QString *store) const
{
    return {.store = store ? *store : m_store->store(),
            .references = m_tags->selection(),
            .platform = platform()};
}

void RepositoryPage::follow()
{
    m_platform->setOffered(m_tags->offeredPlatforms());
    const QList<oci::Reference> selected = m_tags->selection();
    const bool isAny = !selected.isEmpty();
    m_pull->setEnabled(isAny);
    m_pullButton->setEnabled(isAny);
    m_inspect->setEnabled(selected.size() == 1);
    m_copy->setEnabled(isAny);
    for (QAction *action : {m_tag, m_remove})
        action->setEnabled(selected.size() == 1);
    m_remove->setVisible(!m_place.isHub()); // The Hub has another API for that.
    m_more->setEnabled(m_repository.has_value());
    m_copyReference->setEnabled(isAny);
    m_copyDigest->setEnabled(!m_tags->selectedDigest().isEmpty());
    m_browse->setVisible(m_place.isHub());
    if (selected.size() == 1)
        m_meaning->setFullText(selected.first().toString());
    else if (isAny)
        m_meaning->setFullText(Tr::tr("%n tags selected", nullptr, int(selected.size())));
    else
        m_meaning->setFullText(m_repository ? m_repository->repository() : QString());
    const auto single = m_tags->selectedPlatform();
    m_platform->setEnabled(!single);
    m_platform->chooseMeanwhile(single);
    const auto chosen = platform();
    m_tags->setDragNote(chosen ? chosen->toString() : QString());
}

void RepositoryPage::pull()
{
    if (const PullWish wanted = wish(); !wanted.references.isEmpty())
        Q_EMIT pullRequested(wanted);
}

void RepositoryPage::pullAll()
{
    if (m_repository)
        Q_EMIT allTagsWanted({.store = m_store->store(),
                              .references = {*m_repository},
                              .platform = m_platform->platform()});
}

void RepositoryPage::inspect()
{
    m_rested.stop();
    const QList<oci::Reference> selected = m_tags->selection();
    if (selected.size() == 1)
        Q_EMIT inspectRequested(selected.first(), platform());
}

void RepositoryPage::tag()
{
    const QList<oci::Reference> selected = m_tags->selection();
    if (selected.size() == 1)
        Q_EMIT tagWanted(selected.first(), m_tags->names());
}

void RepositoryPage::copy()
{
    const QList<oci::Reference> selected = m_tags->selection();
    if (selected.size() == 1)
        Q_EMIT copyWanted(selected.first(), offeredPlatforms());
    else if (!selected.isEmpty())
        Q_EMIT copiesWanted(selected);
}

void RepositoryPage::remove()
{
    const QList<oci::Reference> selected = m_tags->selection();
    if (selected.size() == 1)
        Q_EMIT removalWanted(selected.first());
}

void RepositoryPage::copyReferences()
{
    QStringList names;
    for (const oci::Reference &reference : m_tags->selection())
        names += reference.familiar();
    QGuiApplication::clipboard()->setText(names.join(u'\n'));
}

void RepositoryPage::copyDigest()
{
    QGuiApplication::clipboard()->setText(m_tags->selectedDigest());
}

QUrl RepositoryPage::webPage() const
{
    if (!m_place.isHub() || !m_repository)
        return {};
    const QString path = m_repository->path();
    return QUrl(path.startsWith("library/"_L1) ? u"https://hub.docker.com/_/"_s + path.sliced(8)
                                               : u"https://hub.docker.com/r/"_s + path);
}

void RepositoryPage::openInBrowser()
{
    if (const QUrl page = webPage(); page.isValid() && !page.isEmpty())
        QDesktopServices::openUrl(page);
}

} // namespace views
