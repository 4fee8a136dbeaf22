// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"
#include "core/store/imagestore.h"
#include "views/layers/treemappicture.h"
#include "views/widgets/placeholder.h"

#include <QWidget>

#include <array>

class QLayout;
class QSplitter;
class QStackedWidget;

namespace models {
class FileFacts;
class FileSearch;
class FileSieve;
class LayerListModel;
} // namespace models

namespace views {

class AnalysisFigures;
class FilterBar;
class LayerLists;
class LayerSelection;
class MessagePanel;
class PreviewDialog;
class TreemapPane;

/// What the layers of an image hold: the sums, the treemap, and beside or below it the layers and
/// the files, with one selection for all. GUI thread.
class LayersPage final : public QWidget
{
    Q_OBJECT

public:
    explicit LayersPage(QWidget *parent = nullptr);
    ~LayersPage() override;

    /// \a details is the image that \a analysis, which is not null, is of.
    void setAnalysis(std::shared_ptr<const layers::ImageAnalysis> analysis,
                     const store::ImageDetails &details);
    /// Keeps the place and says \a text, for instance which layer is being read.
    void setLoading(const QString &text);
    /// The same with a button; offerTaken() follows if it is pressed.
    void setOffer(const Offer &offer);
    void setError(const core::Error &error);
    void clear();

    /// The whole image in the colours chosen, for a report; empty if nothing is shown.
    [[nodiscard]] TreemapPicture drawPicture(QSize size) const;

    /// Makes one layer stand out, 0 is the base.
    void selectLayer(int layer);
    /// Puts the cursor into the search field.
    void activateSearch();
    [[nodiscard]] LayerSelection *selection() const { return m_selection; }
    [[nodiscard]] PreviewDialog *preview() const { return m_preview; }

    /// The proportions of the parts, scale and colours, and whether the picture was explained, for
    /// the settings.
    [[nodiscard]] QByteArray saveState() const;
    /// False, and nothing changed, if saveState() did not write \a state.
    bool restoreState(const QByteArray &state);

Q_SIGNALS:
    /// The person wants the analysis tried again after an error.
    void retryRequested();
    void offerTaken();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Page { NothingPage, ErrorPage, ContentPage };

    QWidget *buildErrorPage();
    QLayout *buildTop();
    void buildIntroduction();
    void showPage(Page page);
    void search();
    void showFound(const std::shared_ptr<const models::FileSieve> &sieve);
    void arrange();
    void rememberShare();
    [[nodiscard]] bool isWide() const;

    LayerSelection *m_selection;
    models::LayerListModel *m_model;
    models::FileSearch *m_search;
    AnalysisFigures *m_figures;
    FilterBar *m_filter;
    TreemapPane *m_treemap;
    LayerLists *m_lists;
    PreviewDialog *m_preview;
    MessagePanel *m_introduction;
    Placeholder *m_nothing;
    MessagePanel *m_error;
    QSplitter *m_splitter;
    QStackedWidget *m_pages;
    std::shared_ptr<const models::FileFacts> m_files; ///< Null if there is nothing to show.
    bool m_isIntroduced = false;                      ///< The person has read what the picture is.
    std::array<double, 2> m_shares{0.62, 0.64};       ///< Of the treemap: above, beside the lists.
};

} // namespace views
