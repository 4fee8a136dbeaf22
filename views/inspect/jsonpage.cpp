// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#include "views/inspect/jsonpage.h"

#include "models/jsonmodel.h"
#include "models/jsonscanner.h"
#include "views/inspect/jsontextview.h"
#include "views/inspect/jsontreeview.h"
#include "views/theme/icons.h"
#include "views/tr.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace views {

namespace {

constexpr qsizetype MaxMatches = 10'000;
constexpr qsizetype MaxString = 2000;      ///< Bytes of one string shown as text.
constexpr qsizetype MaxText = 1024 * 1024; ///< Bytes shown as text; more is slow to lay out.

} // namespace

JsonPage::JsonPage(QWidget *parent)
    : QWidget(parent)
    , m_titles(new QTabBar)
    , m_search(new QLineEdit)
    , m_matches(new QLabel)
    , m_note(new QLabel)
    , m_views(new QStackedWidget)
    , m_tree(new JsonTreeView)
    , m_text(new JsonTextView)
{
    auto *controls = new QHBoxLayout;
    controls->setContentsMargins(8, 8, 8, 4);
    controls->setSpacing(4);
    buildControls(controls);
    m_note->setObjectName(u"jsonNote"_s);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 4, 12, 4);
    m_tree->setObjectName(u"jsonTree"_s);
    m_text->setObjectName(u"jsonText"_s);
    m_text->setAccessibleName(Tr::tr("JSON text"));
    m_views->addWidget(m_tree);
    m_views->addWidget(m_text);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(controls);
    layout->addWidget(m_note);
    layout->addWidget(m_views, 1);
    connect(m_titles, &QTabBar::currentChanged, this, &JsonPage::showDocument);
    connect(m_tree, &JsonTreeView::digestActivated, this, &JsonPage::digestActivated);
    connect(m_text, &JsonTextView::digestActivated, this, &JsonPage::digestActivated);
    setDocuments({});
}

void JsonPage::buildControls(QHBoxLayout *row)
{
    m_titles->setObjectName(u"jsonTitles"_s);
    m_titles->setDrawBase(false);
    m_titles->setExpanding(false);
    row->addWidget(m_titles);
    m_treeButton = addButton(row, u"jsonAsTree"_s, "view-list-tree"_L1, Tr::tr("As a tree"));
    m_textButton = addButton(row, u"jsonAsText"_s, "code-context"_L1, Tr::tr("As text"));
    auto *group = new QButtonGroup(this);
    for (QToolButton *button : {m_treeButton, m_textButton}) {
        button->setCheckable(true);
        group->addButton(button);
    }
    m_treeButton->setChecked(true);
    m_search->setObjectName(u"jsonSearch"_s);
    m_search->setPlaceholderText(Tr::tr("Find"));
    m_search->setAccessibleName(Tr::tr("Find in the document"));
    m_search->setClearButtonEnabled(true);
    row->addWidget(m_search, 1);
    m_matches->setObjectName(u"jsonMatches"_s);
    row->addWidget(m_matches);
    QToolButton *previous = addButton(row, u"jsonPrevious"_s, "go-up"_L1, Tr::tr("Previous match"));
    QToolButton *next = addButton(row, u"jsonNext"_s, "go-down"_L1, Tr::tr("Next match"));
    QToolButton *copyAll =
        addButton(row, u"jsonCopy"_s, "edit-copy"_L1, Tr::tr("Copy the whole document"));

    connect(group, &QButtonGroup::buttonClicked, this, &JsonPage::showView);
    connect(m_search, &QLineEdit::textChanged, this, &JsonPage::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { step(1); });
    connect(previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(next, &QToolButton::clicked, this, [this] { step(1); });
    connect(copyAll, &QToolButton::clicked, this, &JsonPage::copy);
}

QToolButton *JsonPage::addButton(QHBoxLayout *row, const QString &name, QLatin1StringView icon,
                                 const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setIcon(views::icon(icon));
    button->setToolTip(text);
    button->setAccessibleName(text);
    row->addWidget(button);
    return button;
}

void JsonPage::setDocuments(const QList<Document> &documents)
{
    m_documents = documents;
    const QSignalBlocker blocker(m_titles);
    while (m_titles->count() > 0)
        m_titles->removeTab(0);
    for (const Document &document : documents)
        m_titles->addTab(document.title);
    m_titles->setVisible(documents.size() > 1
                         || (documents.size() == 1 && documents.constFirst().isTitled));
    showDocument(0);
}

void JsonPage::setLinks(const QSet<QString> &digests)
{
    m_tree->setLinks(digests);
    m_text->setLinks(digests);
}

void JsonPage::showDocument(int index)
{
    if (index < m_titles->count()) {
        const QSignalBlocker blocker(m_titles);
        m_titles->setCurrentIndex(index);
    }
    m_treeMatches.clear();
    m_tree->setJson(bytes());
    m_textIsMade = false;
    showView();
}

void JsonPage::showView()
{
    if (!isTree() && !m_textIsMade) {
        const bool isJson = m_tree->json()->rowCount() > 0;
        const auto pretty =
            isJson ? models::prettyJson(bytes(), MaxString, MaxText) : models::PrettyJson();
        m_shownText = QString::fromUtf8(pretty.text);
        m_textIsComplete = pretty.isComplete;
        m_text->setJsonText(m_shownText);
        m_textIsMade = true;
    }
    m_views->setCurrentWidget(isTree() ? static_cast<QWidget *>(m_tree) : m_text);
    updateNote();
    search();
}

QByteArray JsonPage::bytes() const
{
    return m_documents.value(qMax(0, m_titles->currentIndex())).bytes;
}

void JsonPage::updateNote()
{
    const bool isEmpty = m_tree->json()->rowCount() == 0;
    const bool isText = !isTree();
    QString note;
    if (isEmpty && !bytes().isEmpty())
        note = Tr::tr("There are no values in this document. Copying takes its bytes as they are.");
    else if (!isText && m_tree->json()->isTruncated())
        note = Tr::tr("This document has more than %n value(s); the tree shows the first ones.",
                      nullptr, int(models::JsonModel::MaxNodes));
    else if (isText && !m_textIsComplete)
        note = Tr::tr(
            "This document is large; the text shows the first part of it. Copying takes all.");
    else if (isText && !m_text->isHighlighted())
        note = Tr::tr("This document is large, so the text has no colours.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

bool JsonPage::isTree() const
{
    return m_treeButton->isChecked();
}

qsizetype JsonPage::matchCount() const
{
    return isTree() ? m_treeMatches.size() : m_textMatches.size();
}

void JsonPage::activateSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void JsonPage::search()
{
    const QString wanted = m_search->text();
    m_current = 0;
    m_treeMatches.clear();
    m_textMatches.clear();
    if (isTree()) {
        m_treeMatches = m_tree->json()->find(wanted, MaxMatches);
    } else if (!wanted.isEmpty()) {
        qsizetype at = m_shownText.indexOf(wanted, 0, Qt::CaseInsensitive);
        while (at >= 0 && m_textMatches.size() < MaxMatches) {
            m_textMatches.append(at);
            at = m_shownText.indexOf(wanted, at + wanted.size(), Qt::CaseInsensitive);
        }
    }
    showMatch();
}

void JsonPage::step(int by)
{
    const qsizetype count = matchCount();
    if (count == 0)
        return;
    m_current = (m_current + by + count) % count;
    showMatch();
}

void JsonPage::showMatch()
{
    const qsizetype count = matchCount();
    if (m_search->text().isEmpty())
        m_matches->clear();
    else if (count == 0)
        m_matches->setText(Tr::tr("Not found"));
    else
        m_matches->setText(Tr::tr("%1 of %2").arg(m_current + 1).arg(count));
    if (!isTree())
        m_text->showMatches(m_textMatches, m_search->text().size(), m_current);
    else if (count > 0)
        m_tree->showIndex(m_treeMatches.at(m_current));
}

void JsonPage::copy()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(bytes()));
}

} // namespace views
