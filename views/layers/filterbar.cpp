// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/filterbar.h"

#include "models/filesieve.h"
#include "views/format.h"
#include "views/layers/marks.h"
#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QToolTip>

#include <array>

using namespace Qt::StringLiterals;

namespace views {

using layers::ChangeKind;
using models::FileFamily;
using models::FileFilter;

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit)
    , m_pattern(new QToolButton)
    , m_more(new QToolButton)
    , m_found(new ElidedLabel)
    , m_criteria(new QWidget)
{
    buildField();
    buildCriteria();
    auto *row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(m_field, 1);
    row->addWidget(m_pattern);
    row->addWidget(m_more);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_found);
    setMaximumWidth(420);
}

void FilterBar::buildField()
{
    m_field->setObjectName(u"fileSearch"_s);
    m_field->setPlaceholderText(Tr::tr("Find files"));
    m_field->setAccessibleName(Tr::tr("Find files"));
    m_field->setToolTip(Tr::tr("A part of the path"));
    m_field->setClearButtonEnabled(true);
    m_field->setMinimumWidth(112);
    m_field->addAction(icon("search"_L1), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_pattern->setObjectName(u"fileSearchPattern"_s);
    m_pattern->setText(u".*"_s);
    m_pattern->setAccessibleName(Tr::tr("Regular expression"));
    m_pattern->setToolTip(Tr::tr("Take the text as a regular expression"));
    m_pattern->setAutoRaise(true);
    m_pattern->setCheckable(true);
    m_pattern->setFocusPolicy(Qt::TabFocus);
    m_found->setObjectName(u"fileSearchFound"_s);
    m_found->setElideMode(Qt::ElideRight);
    m_found->setForegroundRole(QPalette::PlaceholderText);
    m_found->setAlignment(Qt::AlignRight);
    m_found->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_found->setMinimumHeight(m_found->fontMetrics().height());
    m_more->setObjectName(u"fileCriteriaButton"_s);
    m_more->setIcon(icon("view-filter"_L1));
    m_more->setAutoRaise(true);
    m_more->setCheckable(true);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setToolTip(Tr::tr("Filter by size, change, type and owner"));
    m_more->setAccessibleName(m_more->toolTip());
    connect(m_field, &QLineEdit::textChanged, this, &FilterBar::read);
    connect(m_pattern, &QToolButton::toggled, this, &FilterBar::read);
    connect(m_more, &QToolButton::toggled, this, [this](bool open) {
        if (open)
            fillOwners();
        m_criteria->setVisible(open);
    });
}

QComboBox *FilterBar::addCombo(const QString &name, const QString &accessibleName,
                               const QString &any)
{
    auto *combo = new QComboBox;
    combo->setObjectName(name);
    combo->setAccessibleName(accessibleName);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(6);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    combo->addItem(any);
    m_criteria->layout()->addWidget(combo);
    connect(combo, &QComboBox::currentIndexChanged, this, &FilterBar::read);
    return combo;
}

void FilterBar::buildCriteria()
{
    constexpr std::array<qint64, 5> Sizes{100'000, 1'000'000, 10'000'000, 100'000'000,
                                          1'000'000'000};
    constexpr std::array Kinds{ChangeKind::Unchanged, ChangeKind::Added, ChangeKind::Modified,
                               ChangeKind::Deleted};
    auto *row = new QHBoxLayout(m_criteria);
    row->setContentsMargins(0, 0, 0, 0);
    m_criteria->setObjectName(u"fileCriteria"_s);
    m_size = addCombo(u"filterSize"_s, Tr::tr("Smallest size"), Tr::tr("Any size"));
    for (const qint64 size : Sizes)
        //: %1 is a size: files of at least so many bytes.
        m_size->addItem(Tr::tr("From %1").arg(format::size(size)), size);
    m_kind = addCombo(u"filterKind"_s, Tr::tr("Kind of change"), Tr::tr("Any change"));
    for (const ChangeKind kind : Kinds)
        m_kind->addItem(marks::kindName(kind), int(kind));
    m_family = addCombo(u"filterFamily"_s, Tr::tr("Type of file"), Tr::tr("Any type"));
    for (int family = 0; family < models::FileFamilyCount; ++family)
        m_family->addItem(models::familyName(FileFamily(family)), family);
    m_owner = addCombo(u"filterOwner"_s, Tr::tr("Owner, as a user number"), Tr::tr("Any owner"));
    auto *clear = new QToolButton;
    clear->setObjectName(u"filterClear"_s);
    clear->setAutoRaise(true);
    clear->setIcon(icon("edit-clear"_L1));
    clear->setToolTip(Tr::tr("Show all files"));
    clear->setAccessibleName(clear->toolTip());
    row->addWidget(clear);
    connect(clear, &QToolButton::clicked, this, &FilterBar::clear);
    m_criteria->hide();
}

/// Reading them takes some milliseconds, and few ask for them.
void FilterBar::fillOwners()
{
    if (!m_files || m_owner->count() > 1)
        return;
    for (const quint32 owner : m_files->owners())
        //: %1 is the number of a user who owns files.
        m_owner->addItem(Tr::tr("User %1").arg(owner), owner);
}

void FilterBar::setFiles(std::shared_ptr<const models::FileFacts> files)
{
    m_files = std::move(files);
    clear();
    const QSignalBlocker quiet(m_owner);
    while (m_owner->count() > 1)
        m_owner->removeItem(1);
    if (m_more->isChecked())
        fillOwners();
}

void FilterBar::read()
{
    FileFilter filter{.text = m_field->text(), .isPattern = m_pattern->isChecked()};
    filter.minimumSize = m_size->currentData().toLongLong();
    if (m_kind->currentIndex() > 0)
        filter.kind = ChangeKind(m_kind->currentData().toInt());
    if (m_family->currentIndex() > 0)
        filter.family = FileFamily(m_family->currentData().toInt());
    if (m_owner->currentIndex() > 0)
        filter.owner = m_owner->currentData().toUInt();
    if (filter == m_filter)
        return;
    m_filter = filter;
    showError(models::patternError(filter));
    Q_EMIT filterChanged();
}

/// Whole below the field, where there may not be room for it.
void FilterBar::showError(const QString &text)
{
    m_found->setFullText(text);
    if (!text.isEmpty() && m_field->hasFocus())
        QToolTip::showText(m_field->mapToGlobal(QPoint(0, m_field->height())), text.toHtmlEscaped(),
                           m_field);
}

void FilterBar::showFound(const models::FileSieve &sieve)
{
    if (!models::patternError(m_filter).isEmpty())
        return;
    QString text;
    if (sieve.isCut())
        text = Tr::tr("The pattern takes too long.");
    else if (!m_filter.isEmpty())
        //: %1 is the size of the files that were found.
        text = Tr::tr("%n file(s), %1", nullptr, sieve.count()).arg(format::size(sieve.bytes(0)));
    m_found->setFullText(text);
}

void FilterBar::clear()
{
    {
        const QSignalBlocker quietField(m_field);
        m_field->clear();
        for (QComboBox *combo : {m_size, m_kind, m_family, m_owner}) {
            const QSignalBlocker quiet(combo);
            combo->setCurrentIndex(0);
        }
    }
    read();
}

bool FilterBar::wantsCriteria() const
{
    return m_more->isChecked();
}

void FilterBar::activate()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

/// Escape gives back all files; a second one is for who is around.
bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !m_filter.isEmpty()) {
        clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace views
