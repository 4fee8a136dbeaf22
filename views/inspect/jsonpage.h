// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/oci/digest.h"

#include <QByteArray>
#include <QList>
#include <QModelIndexList>
#include <QSet>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace views {

class JsonTextView;
class JsonTreeView;

/// One or a few JSON documents, as a tree or as text, with search, copy, and digests as links.
/// Whatever the size, it stays quick: long values are cut in the view (copying takes them whole),
/// large documents have no colours.
class JsonPage final : public QWidget
{
    Q_OBJECT

public:
    struct Document
    {
        QString title;         ///< "Index", "Manifest"; shown if there is more than one,
        QByteArray bytes;      ///< Exactly as stored.
        bool isTitled = false; ///< or it is not what the page is called.
    };

    explicit JsonPage(QWidget *parent = nullptr);

    void setDocuments(const QList<Document> &documents);
    /// The digests that lead somewhere.
    void setLinks(const QSet<QString> &digests);
    void showDocument(int index);
    void activateSearch();

Q_SIGNALS:
    void digestActivated(const oci::Digest &digest);

private:
    void buildControls(QHBoxLayout *row);
    QToolButton *addButton(QHBoxLayout *row, const QString &name, QLatin1StringView icon,
                           const QString &text);
    void search();
    void step(int by);
    void showMatch();
    void copy();
    void showView();
    void updateNote();
    [[nodiscard]] QByteArray bytes() const;
    [[nodiscard]] bool isTree() const;
    [[nodiscard]] qsizetype matchCount() const;

    QTabBar *m_titles;
    QToolButton *m_treeButton = nullptr;
    QToolButton *m_textButton = nullptr;
    QLineEdit *m_search;
    QLabel *m_matches;
    QLabel *m_note;
    QStackedWidget *m_views;
    JsonTreeView *m_tree;
    JsonTextView *m_text;

    QList<Document> m_documents;
    QString m_shownText;
    bool m_textIsComplete = true;
    bool m_textIsMade = false; ///< Only when it is looked at: large documents take their time.
    QList<qsizetype> m_textMatches;
    QModelIndexList m_treeMatches;
    qsizetype m_current = 0;
};

} // namespace views
