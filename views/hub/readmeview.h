// SPDX-FileCopyrightText: 2026 The Millefeuille authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QImage>
#include <QTextBrowser>
#include <QUrl>

namespace views {

/// The description of a repository, a stranger's Markdown. Pictures in it are not fetched unless
/// the person asks for them; links are told, not followed. GUI thread.
class ReadmeView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ReadmeView(QWidget *parent = nullptr);

    /// \a page is where it stands on the web.
    void setReadme(const QString &readme, const QUrl &page);
    /// The addresses of pictures in it that are not shown, each once.
    [[nodiscard]] QList<QUrl> missingPictures() const;
    /// One of them has come; a null one cannot be had.
    void showPicture(const QUrl &address, const QImage &picture);

    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    /// A link that leads to the web was followed.
    void linkActivated(const QUrl &link);
    /// What a link is that is pointed at; empty for none.
    void linkPointedAt(const QString &address);

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    void follow(const QUrl &link);

    QString m_markdown;
    QUrl m_page;
    QHash<QUrl, QImage> m_pictures; ///< That may be shown; null ones cannot be had.
    QList<QUrl> m_wanted;           ///< All that the text names.
};

} // namespace views
