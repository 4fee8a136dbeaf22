// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/layers/filterbar.h"

#include "models/filesieve.h"
#include "views/format.h"
#include "views/layers/marks.h"
#include "views/theme/icons.h"
#include "views/tr.h"
#include "views/widgets/elidedlabel.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QToolTip>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace views {

using layers::ChangeKind;
using models::ChangeKinds;
using models::FileFamily;
using models::FileFilter;
using models::FileOwner;

namespace {

void mark(QLineEdit *field, QAction *error, bool isWrong)
{
    if (isWrong == field->actions().contains(error))
        return;
    if (isWrong)
        field->addAction(error, QLineEdit::TrailingPosition);
    else
        field->removeAction(error);
    field->setAccessibleDescription(isWrong ? error->text() : QString());
}

} // namespace

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

/// Some to choose from; any other can be typed.
void FilterBar::buildSizes()
{
    constexpr std::array<qint64, 5> Sizes{100'000, 1'000'000, 10'000'000, 100'000'000,
                                          1'000'000'000};
    m_size = addCombo(u"filterSize"_s, Tr::tr("Size"), Tr::tr("Any size"));
    for (const qint64 size : Sizes)
        //: %1 is a size: files of at least so many bytes.
        m_size->addItem(Tr::tr("From %1").arg(format::size(size)), size);
    m_sizeError =
        letType(m_size, Tr::tr("Choose a size or type one: 10 MB, 1.5 GiB, 1..5 MB, < 20 kB"),
                Tr::tr("This is no size"));
}

/// Returns the sign in the field for what means nothing.
QAction *FilterBar::letType(QComboBox *combo, const QString &hint, const QString &error)
{
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->setCompleter(nullptr);
    combo->setToolTip(hint);
    combo->lineEdit()->installEventFilter(this);
    connect(combo, &QComboBox::editTextChanged, this, &FilterBar::read);
    return new QAction(icon("messagebox_warning"_L1), error, this);
}

void FilterBar::buildKinds()
{
    constexpr std::array Kinds{ChangeKind::Unchanged, ChangeKind::Added, ChangeKind::Modified,
                               ChangeKind::Deleted};
    m_kind = addCombo(u"filterKind"_s, Tr::tr("Kind of change"), Tr::tr("Any change"));
    const ChangeKinds changed{ChangeKind::Added, ChangeKind::Modified, ChangeKind::Deleted};
    //: Of a file: added, modified or deleted.
    m_kind->addItem(Tr::tr("Changed in any way"), QVariant::fromValue(changed));
    for (const ChangeKind kind : Kinds)
        m_kind->addItem(marks::kindName(kind), QVariant::fromValue(ChangeKinds{kind}));
}

/// Nothing if what was typed means no size.
std::optional<models::SizeRange> FilterBar::sizes() const
{
    const int index = m_size->findText(m_size->currentText());
    if (index >= 0)
        return models::SizeRange{.smallest = m_size->itemData(index).toLongLong()};
    return models::parseSizeRange(m_size->currentText());
}

/// The same of an owner.
std::optional<FileOwner> FilterBar::owner() const
{
    const int index = m_owner->findText(m_owner->currentText());
    if (index >= 0)
        return m_owner->itemData(index).value<FileOwner>();
    return models::parseFileOwner(m_owner->currentText());
}

void FilterBar::buildCriteria()
{
    auto *row = new QHBoxLayout(m_criteria);
    row->setContentsMargins(0, 0, 0, 0);
    m_criteria->setObjectName(u"fileCriteria"_s);
    buildSizes();
    buildKinds();
    m_family = addCombo(u"filterFamily"_s, Tr::tr("Type of file"), Tr::tr("Any type"));
    for (int family = 0; family < models::FileFamilyCount; ++family)
        m_family->addItem(models::familyName(FileFamily(family)), family);
    m_owner =
        addCombo(u"filterOwner"_s, Tr::tr("Owner, as user and group number"), Tr::tr("Any owner"));
    m_ownerError = letType(
        m_owner, Tr::tr("Choose an owner or type one: 1000 is a user, :50 a group, 1000:50 both"),
        Tr::tr("This is no owner"));
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
    const QSignalBlocker quiet(m_owner);
    for (const quint32 user : m_files->owners().users)
        //: %1 is the number of a user who owns files.
        m_owner->addItem(Tr::tr("User %1").arg(user), QVariant::fromValue(FileOwner{.user = user}));
    for (const quint32 group : m_files->owners().groups)
        //: %1 is the number of a group that owns files.
        m_owner->addItem(Tr::tr("Group %1").arg(group),
                         QVariant::fromValue(FileOwner{.group = group}));
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
    const auto size = sizes();
    filter.size = size.value_or(models::SizeRange());
    mark(m_size->lineEdit(), m_sizeError, !size);
    const auto whose = owner();
    filter.owner = whose.value_or(FileOwner());
    mark(m_owner->lineEdit(), m_ownerError, !whose);
    filter.kinds = m_kind->currentData().value<ChangeKinds>();
    if (m_family->currentIndex() > 0)
        filter.family = FileFamily(m_family->currentData().toInt());
    const FileFilter before = std::exchange(m_filter, filter);
    const QString wrong = error();
    const bool wasWrong = std::exchange(m_isWrong, !wrong.isEmpty());
    const bool isNew = filter != before || wasWrong != m_isWrong;
    if (isNew || m_isWrong)
        showError(wrong);
    if (isNew)
        Q_EMIT filterChanged();
}

QString FilterBar::error() const
{
    if (!sizes())
        return Tr::tr("“%1” is no size.").arg(m_size->currentText().left(40));
    if (!owner())
        return Tr::tr("“%1” is no owner.").arg(m_owner->currentText().left(40));
    return models::patternError(m_filter);
}

/// Whole below the field, where there may not be room for it.
void FilterBar::showError(const QString &text)
{
    m_found->setFullText(text);
    for (QLineEdit *field : {m_field, m_size->lineEdit(), m_owner->lineEdit()}) {
        if (!text.isEmpty() && field->hasFocus())
            QToolTip::showText(field->mapToGlobal(QPoint(0, field->height())), text.toHtmlEscaped(),
                               field);
    }
}

void FilterBar::showFound(const models::FileSieve &sieve)
{
    if (!error().isEmpty())
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
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape
        && (m_isWrong || !m_filter.isEmpty())) {
        clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace views
