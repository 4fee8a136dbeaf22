// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/pathbar.h"

#include "views/tr.h"

#include <QLabel>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace views {

using layers::FileNode;
using layers::FileTree;

int PathBar::Step::width() const
{
    return button->sizeHint().width() + (separator ? separator->sizeHint().width() : 0);
}

/// Shows the step at \a x; where the next one goes.
int PathBar::Step::place(int x, int height) const
{
    if (separator) {
        separator->setGeometry(x, 0, separator->sizeHint().width(), height);
        separator->show();
        x += separator->width();
    }
    button->setGeometry(x, 0, button->sizeHint().width(), height);
    button->show();
    return x + button->width();
}

void PathBar::Step::hide() const
{
    button->hide();
    if (separator)
        separator->hide();
}

PathBar::PathBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"pathBar"_s);
    setAccessibleName(Tr::tr("Folder shown"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

PathBar::Step PathBar::addStep(const QString &text, const QString &toolTip)
{
    Step step{.button = new QToolButton(this)};
    if (!m_steps.empty()) {
        step.separator = new QLabel(u"›"_s, this);
        step.separator->setForegroundRole(QPalette::PlaceholderText);
    }
    QString label = text;
    step.button->setText(label.replace(u'&', u"&&"_s));
    step.button->setToolTip(toolTip.toHtmlEscaped());
    step.button->setAccessibleName(toolTip);
    step.button->setAutoRaise(true);
    step.button->setFocusPolicy(Qt::TabFocus);
    return step;
}

void PathBar::clear()
{
    if (m_gap)
        m_steps.push_back(*m_gap);
    for (const Step &step : m_steps) {
        // One of them may be in the middle of its click.
        step.hide();
        step.button->deleteLater();
        if (step.separator)
            step.separator->deleteLater();
    }
    m_steps.clear();
    m_gap.reset();
}

void PathBar::setFolder(const FileTree *tree, quint32 folder)
{
    clear();
    if (!tree)
        return;
    std::vector<quint32> way;
    for (quint32 node = folder; node != FileNode::None; node = tree->node(node).parent)
        way.push_back(node);
    std::ranges::reverse(way);
    // Names of a folder that is nested deeper than anyone can read do not become buttons.
    constexpr std::size_t MostSteps = 64;
    if (way.size() > MostSteps)
        way.erase(way.begin() + 1, way.end() - (MostSteps - 1));

    for (const quint32 node : way) {
        const QString name = tree->displayName(tree->node(node));
        const Step step = addStep(m_steps.empty() ? Tr::tr("All files") : name,
                                  tree->displayPath(tree->node(node)));
        connect(step.button, &QToolButton::clicked, this,
                [this, node] { Q_EMIT folderActivated(node); });
        m_steps.push_back(step);
    }
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_steps.back().button->setFont(bold);
    if (way.size() > 2) {
        m_gap = std::make_unique<Step>(addStep(u"…"_s, QString()));
        m_gap->button->setEnabled(false);
    }
    arrange();
}

void PathBar::arrange()
{
    if (m_steps.empty())
        return;
    int room = width() - m_steps.front().width();
    int needed = 0;
    for (std::size_t i = 1; i < m_steps.size(); ++i)
        needed += m_steps[i].width();
    std::size_t firstShown = 1;
    if (needed > room && m_gap) {
        room -= m_gap->width();
        while (firstShown + 1 < m_steps.size() && needed > room)
            needed -= m_steps[firstShown++].width();
    }
    int x = m_steps.front().place(0, height());
    if (m_gap && firstShown > 1)
        x = m_gap->place(x, height());
    else if (m_gap)
        m_gap->hide();
    for (std::size_t i = 1; i < m_steps.size(); ++i) {
        if (i < firstShown)
            m_steps[i].hide();
        else
            x = m_steps[i].place(x, height());
    }
}

void PathBar::resizeEvent(QResizeEvent *)
{
    arrange();
}

QSize PathBar::sizeHint() const
{
    QToolButton sample;
    sample.setText(u"x"_s);
    return {240, sample.sizeHint().height()};
}

QSize PathBar::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

} // namespace views
