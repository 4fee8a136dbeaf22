// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QUrl>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace views {

class Placeholder;
class ReadmeView;

/// The description of a repository, and a bar that offers its pictures, which come from elsewhere.
class ReadmePane final : public QWidget
{
    Q_OBJECT

public:
    explicit ReadmePane(QWidget *parent = nullptr);

    void setReadme(const QString &readme, const QUrl &page);
    /// Instead of a description.
    void setNote(const QString &heading, const QString &text);
    /// The answer to pictureRequested(); a null picture cannot be had.
    void showPicture(const QUrl &address, const QImage &picture);

Q_SIGNALS:
    /// The person wants this picture; its host learns of it.
    void pictureRequested(const QUrl &address);
    void linkActivated(const QUrl &link);

private:
    void askForPictures();
    void offerPictures();

    QStackedWidget *m_pages;
    ReadmeView *m_view;
    Placeholder *m_note;
    QWidget *m_bar;
    QLabel *m_words;
    QPushButton *m_show;
};

} // namespace views
