// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/layers/imageanalysis.h"
#include "core/store/imagestore.h"
#include "views/widgets/placeholder.h"

#include <QWidget>

#include <memory>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTreeView;
class QVBoxLayout;

namespace models {
class WasteModel;
}

namespace views {

class AnalysisFigures;
class ElidedLabel;

/// What of an image is useless, which layer made it so, and what to write in the Dockerfile
/// instead. GUI thread.
class WastePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WastePage(QWidget *parent = nullptr);

    /// \a details is the image that \a analysis, which is not null, is of.
    void setAnalysis(std::shared_ptr<const layers::ImageAnalysis> analysis,
                     const store::ImageDetails &details);
    /// Keeps the place and says \a text.
    void setLoading(const QString &text);
    /// The same with a button; offerTaken() follows if it is pressed.
    void setOffer(const Offer &offer);
    void clear();

Q_SIGNALS:
    void offerTaken();
    /// A path was activated: a node of the FileTree and the layer that stored it.
    void nodeActivated(quint32 node, int layer);
    void layerActivated(int layer);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildList();
    QWidget *buildFindings();
    void buildTable();
    QWidget *buildGroupingRow();
    void showFindings();
    void showList();
    void activate(const QModelIndex &index);
    void activateNode(quint32 node);
    void arrange();

    models::WasteModel *m_model;
    AnalysisFigures *m_figures;
    QLabel *m_word;
    ElidedLabel *m_dive;
    QTreeView *m_table;
    Placeholder *m_noWaste;
    QStackedWidget *m_list; ///< The table, or that there is nothing in it.
    QVBoxLayout *m_findings;
    Placeholder *m_nothing;
    QSplitter *m_splitter;
    QStackedWidget *m_pages;
    std::shared_ptr<const layers::ImageAnalysis> m_analysis;
};

} // namespace views
