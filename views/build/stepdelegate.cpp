// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/build/stepdelegate.h"

#include "models/buildstepmodel.h"
#include "views/theme/icons.h"

using namespace Qt::StringLiterals;

namespace views {

using models::BuildStepModel;

namespace {

QIcon iconOf(BuildStepModel::State state)
{
    switch (state) {
    case BuildStepModel::State::Running:
        return icon("media-playback-start"_L1);
    case BuildStepModel::State::Done:
        return icon("checkmark"_L1);
    case BuildStepModel::State::Cached:
        return icon("bookmarks"_L1);
    case BuildStepModel::State::Failed:
        return icon("messagebox_warning"_L1);
    case BuildStepModel::State::Cancelled:
        return icon("process-stop"_L1);
    }
    return {};
}

} // namespace

StepDelegate::StepDelegate(QObject *parent)
    : ValueDelegate(parent)
{
    setMonospaced(BuildStepModel::InstructionColumn);
    setNumeric({BuildStepModel::TimeColumn});
}

void StepDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    ValueDelegate::initStyleOption(option, index);
    if (index.column() == BuildStepModel::InstructionColumn) {
        option->textElideMode = Qt::ElideRight;
        return;
    }
    if (index.column() != BuildStepModel::StateColumn)
        return;
    const int side = option->fontMetrics.height();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {side, side};
    option->icon = iconOf(BuildStepModel::State(index.data(BuildStepModel::StateRole).toInt()));
}

} // namespace views
