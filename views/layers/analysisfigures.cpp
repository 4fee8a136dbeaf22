// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/analysisfigures.h"

#include "core/layers/imageanalysis.h"
#include "views/format.h"
#include "views/tr.h"

#include <QBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace views {

AnalysisFigures::AnalysisFigures(Topic topic, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"analysisFigures"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    if (topic == Topic::Layers) {
        //: Bytes of all files in all layers.
        row->addWidget(build(Stored, Tr::tr("Stored")));
        //: Bytes of the files that can be seen in the finished image.
        row->addWidget(build(Live, Tr::tr("Live")));
    }
    //: Bytes that later layers hide.
    row->addWidget(build(Wasted, Tr::tr("Wasted")));
    if (topic == Topic::Waste)
        //: Bytes of files whose content is stored elsewhere too.
        row->addWidget(build(Duplicated, Tr::tr("Duplicated")));
    //: Live bytes as a part of the stored ones.
    row->addWidget(build(Efficiency, Tr::tr("Efficiency")));
    row->addStretch();
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred); // Numbers are whole or wrong.
    setAnalysis(nullptr);
}

QWidget *AnalysisFigures::build(Figure figure, const QString &caption)
{
    auto *number = new QLabel;
    QFont font = number->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    font.setFeature(QFont::Tag("tnum"), 1);
    number->setFont(font);
    number->setTextFormat(Qt::PlainText);
    // The widest number, so that nothing moves when it comes.
    number->setMinimumWidth(QFontMetrics(font).horizontalAdvance(u"88.8 MB"_s));
    m_numbers[figure] = number;

    auto *name = new QLabel(caption);
    name->setForegroundRole(QPalette::PlaceholderText);
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(name);
    column->addWidget(number);
    return box;
}

void AnalysisFigures::set(Figure figure, const QString &number, const QString &toolTip)
{
    QLabel *label = m_numbers[figure];
    if (!label)
        return;
    label->setText(number);
    label->parentWidget()->setToolTip(toolTip);
    label->parentWidget()->setAccessibleDescription(toolTip);
}

void AnalysisFigures::setAnalysis(const layers::ImageAnalysis *analysis)
{
    const auto size = [analysis](qint64 bytes) { return analysis ? format::size(bytes) : u"–"_s; };
    const auto explain = [analysis](const QString &definition, qint64 bytes) {
        return analysis ? format::exactBytes(bytes) + u'\n' + definition : definition;
    };
    const layers::ImageAnalysis nothing;
    const layers::ImageAnalysis &sums = analysis ? *analysis : nothing;
    set(Stored, size(sums.storedBytes),
        explain(Tr::tr("All files in all layers, unpacked."), sums.storedBytes));
    set(Live, size(sums.liveBytes),
        explain(Tr::tr("The files that can be seen in the finished image."), sums.liveBytes));
    set(Wasted, size(sums.wastedBytes),
        explain(Tr::tr("Stored but not live: later layers removed or replaced it."),
                sums.wastedBytes));
    set(Duplicated, size(sums.duplicateBytes),
        explain(Tr::tr("Live content that is stored more than once: all copies but one."),
                sums.duplicateBytes));
    set(Efficiency, analysis ? format::percent(sums.efficiency, 1) : u"–"_s,
        Tr::tr("Live bytes as a part of the stored bytes."));
}

} // namespace views
