// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/imagestore.h"
#include "views/containeraction.h"

#include <QHash>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace layers {
struct ImageComparison;
}

namespace views {

class ComparePage;
class ElidedLabel;
struct ExportRequest;
class HistoryPage;
class JsonPage;
class LayersPage;
class MessagePanel;
class OverviewPage;
class Placeholder;
class UsedByPage;
class WastePage;
struct Offer;
struct SelectedImage;

/// Everything about the selected image. One selection for all pages: a digest in the JSON or a step
/// of the history leads to the page, the layer or the platform that it means.
class InspectPanel final : public QWidget
{
    Q_OBJECT

public:
    enum Page { OverviewTab, LayersTab, WasteTab, ManifestTab, ConfigTab, HistoryTab, UsedByTab };

    explicit InspectPanel(QWidget *parent = nullptr);

    /// Names the image at once; what has to be read comes with setDetails().
    void setImage(const SelectedImage &selected);
    /// Other names or sums of the image that is shown; the pages stay as they are.
    void updateImage(const store::Image &image);
    void setDetails(const store::ImageDetails &details);
    void setDetailsError(const core::Error &error);
    void setAnalysis(const std::shared_ptr<const layers::ImageAnalysis> &analysis);
    void setAnalysisError(const core::Error &error);
    /// The layers are in a registry. To analyze them, \a bytes would be read; \a manifest is that
    /// of the image, here and below, and what is said of another one is dropped.
    void offerAnalysis(const oci::Digest &manifest, qint64 bytes);
    /// They are being read; \a total is 0 while that is not known.
    void setReading(const oci::Digest &manifest, qint64 done, qint64 total);
    /// Two images are selected: names them, the older first; then come their differences.
    void setCompared(const QString &before, const QString &after);
    void setComparison(std::shared_ptr<const layers::ImageComparison> comparison);
    void setComparisonError(const core::Error &error);
    /// Nothing selected, or many: says so.
    void clear(const QString &heading, const QString &text);

    /// The manifest that is shown, once its details are here.
    [[nodiscard]] std::optional<oci::Digest> manifestDigest() const;
    /// Of the image that is shown; null until they are here.
    [[nodiscard]] const store::ImageDetails *details() const { return m_details.get(); }
    [[nodiscard]] LayersPage *layersPage() const { return m_layers; }
    void showPage(Page page);
    /// A report of the image shown, without a file name; nothing before it is analysed.
    [[nodiscard]] std::optional<ExportRequest> exportRequest() const;
    /// Follows a digest as a click on it does. False if it leads nowhere.
    bool showDigest(const oci::Digest &digest);
    /// Puts the cursor into the search field of the page; false if the page has none.
    bool activateSearch();

Q_SIGNALS:
    /// The manifest of another platform of the image was followed.
    void platformRequested(const oci::Platform &platform);
    /// The analysis is to be tried again after an error.
    void analysisRequested();
    /// What offerAnalysis() offered was taken, or what setReading() tells is to end.
    void remoteAnalysisRequested();
    void remoteAnalysisCancelled();
    /// Nothing was asked of the person yet.
    void containerActionRequested(views::ContainerAction action,
                                  const QList<store::ContainerUse> &uses);

private:
    QWidget *buildHeader();
    void buildTabs();
    void setUses(const QList<store::ContainerUse> &uses);
    void offer(const Offer &offer, bool isReading);
    void showDocuments(const store::ImageDetails &details);
    void collectLinks(const store::ImageDetails &details);
    void showLayer(int layer);
    void showNode(quint32 node, int layer);

    QStackedWidget *m_pages;
    Placeholder *m_nothing;
    ComparePage *m_compare;
    ElidedLabel *m_title;
    ElidedLabel *m_subtitle;
    MessagePanel *m_error;
    QTabWidget *m_tabs;
    OverviewPage *m_overview;
    LayersPage *m_layers;
    WastePage *m_waste;
    JsonPage *m_manifest;
    JsonPage *m_config;
    HistoryPage *m_history;
    UsedByPage *m_usedBy;

    std::unique_ptr<store::ImageDetails> m_details;
    std::shared_ptr<const layers::ImageAnalysis> m_analysis; ///< Of m_details, or null.
    bool m_isReading = false;                                ///< From a registry.
    QHash<QString, int> m_layerOfDigest;                     ///< By blob digest and by DiffID.
};

} // namespace views
