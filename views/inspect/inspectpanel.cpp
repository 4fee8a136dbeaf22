// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/inspect/inspectpanel.h"

#include "views/compare/comparepage.h"
#include "views/exportrequest.h"
#include "views/format.h"
#include "views/images/imagelistpage.h"
#include "views/inspect/historypage.h"
#include "views/inspect/jsonpage.h"
#include "views/inspect/overviewpage.h"
#include "views/inspect/usedbypage.h"
#include "views/layers/layerselection.h"
#include "views/layers/layerspage.h"
#include "views/tr.h"
#include "views/waste/wastepage.h"
#include "views/widgets/elidedlabel.h"
#include "views/widgets/messagepanel.h"
#include "views/widgets/placeholder.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace views {

namespace {

QString subtitleOf(const oci::Platform &platform, qint64 bytes, const QDateTime &created)
{
    QStringList parts{platform.toString(), format::size(bytes)};
    if (created.isValid())
        parts += format::age(created);
    return parts.join(u" · "_s);
}

} // namespace

InspectPanel::InspectPanel(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
    , m_nothing(new Placeholder)
    , m_compare(new ComparePage)
    , m_title(new ElidedLabel)
    , m_subtitle(new ElidedLabel)
    , m_error(new MessagePanel)
    , m_tabs(new QTabWidget)
    , m_overview(new OverviewPage)
    , m_layers(new LayersPage)
    , m_waste(new WastePage)
    , m_manifest(new JsonPage)
    , m_config(new JsonPage)
    , m_history(new HistoryPage)
    , m_usedBy(new UsedByPage)
{
    setObjectName(u"inspectPanel"_s);
    buildTabs();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    m_error->setObjectName(u"inspectError"_s);
    column->addWidget(m_error);
    column->addWidget(m_tabs, 1);
    m_error->hide();
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(content);
    m_pages->addWidget(m_compare);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    for (JsonPage *page : {m_manifest, m_config})
        connect(page, &JsonPage::digestActivated, this, &InspectPanel::showDigest);
    connect(m_layers, &LayersPage::retryRequested, this, &InspectPanel::analysisRequested);
    const auto takeOffer = [this] {
        if (m_isReading)
            Q_EMIT remoteAnalysisCancelled();
        else
            Q_EMIT remoteAnalysisRequested();
    };
    connect(m_layers, &LayersPage::offerTaken, this, takeOffer);
    connect(m_waste, &WastePage::offerTaken, this, takeOffer);
    connect(m_history, &HistoryPage::layerActivated, this, &InspectPanel::showLayer);
    connect(m_usedBy, &UsedByPage::actionRequested, this, &InspectPanel::containerActionRequested);
    connect(m_waste, &WastePage::layerActivated, this, &InspectPanel::showLayer);
    connect(m_waste, &WastePage::nodeActivated, this, &InspectPanel::showNode);
}

QWidget *InspectPanel::buildHeader()
{
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    m_title->setFont(font);
    m_title->setObjectName(u"inspectTitle"_s);
    m_subtitle->setObjectName(u"inspectSubtitle"_s);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    auto *header = new QWidget;
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(16, 4, 12, 8);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    return header;
}

void InspectPanel::buildTabs()
{
    m_tabs->setObjectName(u"inspectTabs"_s);
    m_tabs->setAccessibleName(Tr::tr("About the image"));
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    m_manifest->setObjectName(u"manifestPage"_s);
    m_config->setObjectName(u"configPage"_s);
    m_history->setObjectName(u"historyPage"_s);
    m_tabs->addTab(m_overview, Tr::tr("Overview"));
    m_tabs->addTab(m_layers, Tr::tr("Layers"));
    //: Tab: bytes of the image that are of no use.
    m_tabs->addTab(m_waste, Tr::tr("Waste"));
    m_tabs->addTab(m_manifest, Tr::tr("Manifest"));
    m_tabs->addTab(m_config, Tr::tr("Config"));
    m_tabs->addTab(m_history, Tr::tr("History"));
    m_tabs->addTab(m_usedBy, QString());
    setUses({});
}

void InspectPanel::setUses(const QList<store::ContainerUse> &uses)
{
    m_usedBy->setUses(uses);
    //: Tab: the containers that use the image, with their number.
    m_tabs->setTabText(UsedByTab, uses.isEmpty() ? Tr::tr("Used By")
                                                 : Tr::tr("Used By (%1)").arg(uses.size()));
}

void InspectPanel::clear(const QString &heading, const QString &text)
{
    m_details.reset();
    m_analysis.reset();
    m_layers->clear();
    m_waste->clear();
    m_nothing->setTexts(heading, text);
    m_pages->setCurrentIndex(0);
}

void InspectPanel::setCompared(const QString &before, const QString &after)
{
    clear({}, {});
    m_compare->setImages(before, after);
    m_pages->setCurrentWidget(m_compare);
}

void InspectPanel::setComparison(std::shared_ptr<const layers::ImageComparison> comparison)
{
    m_compare->setComparison(std::move(comparison));
}

void InspectPanel::setComparisonError(const core::Error &error)
{
    m_compare->setError(error);
}

void InspectPanel::setImage(const SelectedImage &selected)
{
    m_details.reset();
    m_analysis.reset();
    m_error->hide();
    m_title->setFullText(selected.title());
    m_subtitle->setFullText(selected.platform ? selected.platform->toString() : QString(u' '));
    m_overview->setImage(selected.image);
    m_usedBy->clear(); // The first one is chosen anew.
    setUses(selected.image.usedBy);
    m_layers->setLoading(Tr::tr("Reading the image…"));
    m_waste->setLoading(Tr::tr("Reading the image…"));
    m_manifest->setDocuments({});
    m_config->setDocuments({});
    m_history->clear();
    m_pages->setCurrentIndex(1);
}

void InspectPanel::updateImage(const store::Image &image)
{
    setUses(image.usedBy);
    if (!m_details)
        return m_overview->setImage(image);
    m_details->image = image;
    m_overview->setDetails(*m_details);
}

void InspectPanel::setDetails(const store::ImageDetails &details)
{
    m_details = std::make_unique<store::ImageDetails>(details);
    m_analysis.reset();
    m_error->hide();
    m_subtitle->setFullText(
        subtitleOf(details.config.platform, details.manifest.totalSize(), details.config.created));
    collectLinks(details);
    m_layers->setLoading(Tr::tr("Reading the layers…"));
    m_waste->setLoading(Tr::tr("Reading the layers…"));
    m_overview->setDetails(details);
    showDocuments(details);
    m_history->setDetails(details);
}

void InspectPanel::showDocuments(const store::ImageDetails &details)
{
    // An engine keeps the documents to itself, and has words of its own instead.
    const JsonPage::Document told{Tr::tr("What the engine says"), details.engineJson, true};
    QList<JsonPage::Document> manifests{{Tr::tr("Manifest"), details.manifestJson}};
    if (!details.indexJson.isEmpty())
        manifests.append({Tr::tr("Index"), details.indexJson});
    const bool isEngine = details.manifestJson.isEmpty() && !told.bytes.isEmpty();
    m_manifest->setDocuments(isEngine ? QList{told} : manifests);
    m_config->setDocuments(
        {isEngine ? told : JsonPage::Document{Tr::tr("Config"), details.configJson}});
}

void InspectPanel::setDetailsError(const core::Error &error)
{
    m_layers->clear();
    m_waste->clear();
    m_error->setMessage(Message::fromError(Tr::tr("The image could not be read."), error));
    m_error->show();
}

void InspectPanel::setAnalysis(const std::shared_ptr<const layers::ImageAnalysis> &analysis)
{
    if (!m_details)
        return;
    m_analysis = analysis;
    m_layers->setAnalysis(analysis, *m_details);
    m_waste->setAnalysis(analysis, *m_details);
}

void InspectPanel::setAnalysisError(const core::Error &error)
{
    m_layers->setError(error);
    m_waste->setLoading(Tr::tr("The layers could not be read."));
}

void InspectPanel::offer(const Offer &offer, bool isReading)
{
    m_isReading = isReading;
    m_layers->setOffer(offer);
    m_waste->setOffer(offer);
}

void InspectPanel::offerAnalysis(const oci::Digest &manifest, qint64 bytes)
{
    if (manifestDigest() == manifest)
        offer({.heading = Tr::tr("The layers are in the registry"),
               .text = Tr::tr("To show what is in them, %1 have to be read from there. Nothing of "
                              "it is stored here.")
                           .arg(format::size(bytes)),
               .action = Tr::tr("Analyze Layers")},
              false);
}

void InspectPanel::setReading(const oci::Digest &manifest, qint64 done, qint64 total)
{
    if (manifestDigest() == manifest && !m_analysis)
        offer({.heading = Tr::tr("Reading the layers…"),
               .text = total > 0 ? format::sizeOf(done, total) : QString(u' '),
               .action = Tr::tr("Cancel")},
              true);
}

std::optional<oci::Digest> InspectPanel::manifestDigest() const
{
    return m_details ? std::optional(m_details->manifestDescriptor.digest) : std::nullopt;
}

void InspectPanel::collectLinks(const store::ImageDetails &details)
{
    m_layerOfDigest.clear();
    const QList<oci::Descriptor> &blobs = details.manifest.layers;
    for (int i = 0; i < blobs.size(); ++i)
        m_layerOfDigest.insert(blobs.at(i).digest.toString(), i);
    for (int i = 0; i < qMin(blobs.size(), details.config.diffIds.size()); ++i)
        m_layerOfDigest.insert(details.config.diffIds.at(i).toString(), i);

    QSet<QString> links(m_layerOfDigest.keyBegin(), m_layerOfDigest.keyEnd());
    links.insert(details.manifest.config.digest.toString());
    for (const store::PlatformImage &platform : details.image.platforms)
        links.insert(platform.manifest.digest.toString());
    m_manifest->setLinks(links);
    m_config->setLinks(links);
}

std::optional<ExportRequest> InspectPanel::exportRequest() const
{
    constexpr QSize PictureSize(1200, 675);
    if (!m_details || !m_analysis)
        return {};
    return ExportRequest{.path = {},
                         .reference = m_title->fullText(),
                         .details = *m_details,
                         .analysis = m_analysis,
                         .picture = m_layers->drawPicture(PictureSize)};
}

void InspectPanel::showPage(Page page)
{
    m_tabs->setCurrentIndex(page);
}

void InspectPanel::showLayer(int layer)
{
    showPage(LayersTab);
    m_layers->selectLayer(layer);
}

void InspectPanel::showNode(quint32 node, int layer)
{
    showPage(LayersTab);
    m_layers->selection()->selectNode(node, layer);
}

bool InspectPanel::showDigest(const oci::Digest &digest)
{
    if (!m_details)
        return false;
    if (digest == m_details->manifest.config.digest) {
        showPage(ConfigTab);
        return true;
    }
    if (digest == m_details->manifestDescriptor.digest) {
        showPage(ManifestTab);
        m_manifest->showDocument(0);
        return true;
    }
    if (const auto layer = m_layerOfDigest.constFind(digest.toString());
        layer != m_layerOfDigest.cend()) {
        showLayer(*layer);
        return true;
    }
    for (const store::PlatformImage &platform : m_details->image.platforms) {
        if (platform.manifest.digest == digest) {
            Q_EMIT platformRequested(platform.platform);
            return true;
        }
    }
    return false;
}

bool InspectPanel::activateSearch()
{
    if (m_pages->currentWidget() == m_compare) {
        m_compare->activateSearch();
        return true;
    }
    if (m_tabs->currentWidget() == m_layers) {
        m_layers->activateSearch();
        return true;
    }
    auto *page = qobject_cast<JsonPage *>(m_tabs->currentWidget());
    if (!page)
        return false;
    page->activateSearch();
    return true;
}

} // namespace views
